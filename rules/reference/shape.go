package reference

import (
	"strings"

	"veil/rules"
	"veil/rules/dfa"
)

// shape is the form of a number that needs no label.
type shape struct {
	name   string
	kind   string
	re     *dfa.Regexp
	valid  string // one of rules.Validators
	digits int    // digits it has at least
	score  float64
	why    string
}

func byForm(name, expr, valid string, digits int, score float64, why string) shape {
	return shape{name, rules.CaseNumber, dfa.MustCompile(`^(?:` + expr + `)$`), valid, digits, score, why}
}

// shapes lists the forms, the surest first.
var shapes = []shape{
	byForm("family-court", `[A-Z]{2}\d{2}[A-Z]\d{5}|[A-Z]{2}[0-9OIl]{2}[A-Z][0-9OIlS]{5}`, "", 4, 0.95,
		"A case number of the Family Court: court, year, kind, serial (HMCTS)"),
	byForm("upn", `[A-Z]\d{11}[A-Z0-9]`, "upn", 11, 0.95,
		"A unique pupil number with its check letter (DfE, Unique pupil numbers, annex A)"),
	byForm("ico", `IC-\d{5,7}-[A-Z0-9]{4}|RFA\d{6,8}|FS5\d{7}|CAS-\d{4,8}(?:-[A-Z0-9]+)*`, "", 5, 0.95,
		"A case reference of the Information Commissioner"),
	byForm("claim", `[A-Z0-9]{2,8}[A-Z0-9/-]+`, "claim-number", 4, 0.88,
		"A claim number of the County Court, High Court, Crown Court or a tribunal (HMCTS)"),
	byForm("pnc", `(?:19|20)?\d{2}/\d{3,7}[A-HJ-NP-RT-Z]|\d{1,6}/\d{2}[A-HJ-NP-RT-Z]`, "", 5, 0.85,
		"A number of the Police National Computer or the Criminal Records Office: year, serial, check letter"),
	byForm("crime", `\d{1,2}[A-Z]{0,2}/\d{4,7}/\d{2,4}|\d{4}/\d{5,8}|\d{5,8}/\d{2}|[A-Z]{2,3}/\d{2}/\d{4,8}`, "", 6, 0.85,
		"A crime number: force, serial and year between strokes"),
	byForm("merlin", `\d{2}[A-Z]{3}\d{6}`, "", 8, 0.8, "A report of the Metropolitan Police: year, kind, serial"),
	byForm("case-urn", `\d{2}[A-Z][A-Z0-9]\d{7}`, "", 9, 0.75,
		"A unique reference number of a police case: force, station, serial, year (CPS)"),
	byForm("prison", `A\d{4}[A-HJ-NP-Z][A-Z]`, "", 4, 0.8, "A prison number of England and Wales (HMPPS)"),
	byForm("professional", `SW\d{4,7}|(?:PYL|OT|SL|PH|DT|PO|AS|CH|CS|ODP|PA|RA|BS)\d{5,6}|\d{2}[A-L]\d{4}[A-Z]`, "", 4, 0.75,
		"A registration number of Social Work England, HCPC or NMC"),
	{"residence-permit", rules.Passport, dfa.MustCompile(`^[ZR][A-Z0-9]\d{7}$`), "", 7, 0.6, "A biometric residence permit (Home Office)"},
	byForm("lettered", `[A-Z]{1,4}\d{6,10}[A-Z]?`, "", 6, 0.7,
		"One to four capitals and six to ten digits, as case systems number people"),
	byForm("upn-like", `[A-Z]\d{11}[A-Z0-9]|\d{10,12}[A-Z]`, "", 10, 0.6, "A long number that begins or ends in a letter"),
	byForm("joined", `(?:[A-Z]{1,8}|[A-Z]{1,3}\d{1,12}|\d{1,4}[A-Z]{1,4})(?:[/\-–_][A-Z0-9]{1,12}){1,5}`, "reference-shape", 4, 0.75,
		"Capitals and digits joined by strokes or hyphens"),
	byForm("figures-first", `\d{5,8}(?:[/\-][A-Z][A-Za-z0-9]{0,9}){1,3}`, "", 5, 0.65,
		"Five figures or more and words after strokes or hyphens"),
	byForm("joined-small", `[A-Za-z]{1,4}(?:/[A-Za-z]{1,6}){1,3}/[A-Z0-9]*\d{3,}[A-Z0-9]*(?:[.\-/][A-Z0-9]{1,4})*`, "", 3, 0.7,
		"Initials and a number between strokes, as solicitors refer to files"),
	byForm("joined-mixed", `[A-Z]{2,6}[-/_][A-Za-z0-9]{1,10}(?:[-/_][A-Za-z0-9]{1,10})+`, "", 4, 0.65,
		"Capitals, words and digits joined by strokes and hyphens"),
	byForm("log-of-day", `\d{2,5}[-/][0-3]\d[01]\d(?:20)?\d\d|20\d\d[01]\d[0-3]\d-\d{2,5}`, "", 8, 0.75,
		"The number of a police log and its day"),
	byForm("cqc", `1-\d{9,11}`, "", 9, 0.8, "A location or provider at the Care Quality Commission"),
}

var (
	notShape   = dfa.MustCompile(`(?i)^(?:IMG|DSC|DSCF|DSCN|PXL|VID|MVI|MOV|PHOTO|SCAN|PTT|AUD|WA)[-_]\d|^(?:COVID|ISBN|ISSN|UTC|GMT|SARS|HTTP|EWHC|EWCA|EWFC|UKSC|UKHL)[/\-–_\d]|^(?:EU|UN|ISO|BS|EN|PRE|POST|MID|CF|RTF|MP|RFC|FFP|HbA)[/\-–_]?\d{1,4}(?:$|[/\-–_])|^[A-Z]\d{1,3}[-–/][A-Z]?\d{1,3}$|^(?:BP|HR|RR|SATS|TEMP|WT|HT)\d|^[FAS]Y(?:19|20)\d\d|^[A-Z]{3,5}/\d{1,2}-\d{1,2}$|^[A-Z]{1,2}\d{1,2}-[A-Z]$|^[A-Z]{2}\d{6}[A-D]$|^\d{1,2}/(?:19|20)\d\d/\d\d$|^EWHC|^EWCA|^EWFC|^UKSC`)
	crownCourt = dfa.MustCompile(`\A[TSA]20[0-3]\d \d{4}`)
	gapped     = dfa.MustCompile(`\A[A-Z]{2}\d{2} ?[A-Z] ?\d{5}`)
	// beside are signs that make a token part of something longer.
	beside = "/\\@=?&#_"
)

// childBenefit finds a Child Benefit number in groups: "CHB 40771625 BD".
func (s *scanner) childBenefit(t token) (match, bool) {
	if t.digits < 4 || t.letters+t.joints > 0 || t.start < 4 || s.text[t.start-4:t.start] != "CHB " {
		return match{}, false
	}
	_, n, ok := benefitGroups.Find(s.text[t.start:min(len(s.text), t.start+16)])
	if !ok || inWord(s.text, t.start+n) {
		return match{}, false
	}
	return match{start: t.start - 4, end: t.start + n, kind: rules.CaseNumber, rule: "child-benefit", score: 0.95, why: "A Child Benefit number (HMRC)", token: t}, true
}

var benefitGroups = dfa.MustCompile(`\A(?:\d{4} ?\d{4})(?: ?[A-Z]{2}\b)?`)

// shaped judges a token by its form alone.
func (s *scanner) shaped(t token) (match, bool) {
	if t.digits < 2 || t.letters == 0 && t.joints == 0 ||
		t.start > 0 && (strings.IndexByte(beside, s.text[t.start-1]) >= 0 || s.text[t.start-1] == '.' || s.text[t.start-1] == '-') ||
		t.end < len(s.text) && strings.IndexByte("@/\\=", s.text[t.end]) >= 0 {
		return match{}, false
	}
	v := s.text[t.start:t.end]
	if t.digits == 2 && t.letters <= 3 && t.joints == 0 {
		// A case number of the Family Court with gaps in it.
		if _, n, ok := gapped.Find(s.text[t.start:min(len(s.text), t.start+16)]); ok && !inWord(s.text, t.start+n) {
			return match{start: t.start, end: t.start + n, kind: rules.CaseNumber, rule: "family-court", score: 0.95, why: shapes[0].why, token: t}, true
		}
	}
	if t.digits == 5 && t.letters == 1 || t.digits == 4 && t.letters == 1 {
		if _, n, ok := crownCourt.Find(s.text[t.start:min(len(s.text), t.start+12)]); ok && !inWord(s.text, t.start+n) {
			return match{start: t.start, end: t.start + n, kind: rules.CaseNumber, rule: "crown-court", score: 0.85, why: "A case number of the Crown Court: kind, year, serial (HMCTS)", token: t}, true
		}
	}
	if notShape.MatchString(v) || scannedDate.MatchString(v) || ordinary(v) {
		return match{}, false
	}
	if t.digits < 4 {
		return match{}, false
	}
	for _, sh := range shapes {
		if t.digits >= sh.digits && sh.re.MatchString(v) && (sh.valid == "" || rules.Validators[sh.valid](v)) {
			return match{start: t.start, end: t.end, kind: sh.kind, rule: sh.name, score: sh.score, why: sh.why, token: t}, true
		}
	}
	return match{}, false
}

// behind is a label after its number: "48213 is the Mosaic number".
var behind = dfa.MustCompile(`(?i)\A,? (?:is|was|being|as) (?:the|her|his|their|our|your|my|its|a)?\s?(?:[\p{L}'’]+ ){0,3}(?:mosaic|liquidlogic|lcs|ics|ehm|reference|ref|case|file|record|crime|incident|client|person|pupil|hospital|complaint|court|id|pid|upn|uln|urn)(?: (?:no|number|id|ref|reference|log))?\b|\A\)? (?:on|in) (?:mosaic|liquid ?logic|lcs|ics|ehm|carefirst|protocol|rio|systmone|emis|cpoms)\b|\A (?:being )?the (?:\p{L}+ ){0,2}(?:number|reference|ref|id)\b`)

// named judges a number by the words after it.
func (s *scanner) named(t token) (match, bool) {
	if t.digits < 4 || t.end >= len(s.text) || s.text[t.end] != ' ' && s.text[t.end] != ',' && s.text[t.end] != ')' {
		return match{}, false
	}
	if !behind.MatchString(s.text[t.end:min(len(s.text), t.end+60)]) || ordinary(s.text[t.start:t.end]) {
		return match{}, false
	}
	return match{start: t.start, end: t.end, kind: rules.CaseNumber, rule: "label-after", score: 0.8, why: "A number before its label", token: t}, true
}
