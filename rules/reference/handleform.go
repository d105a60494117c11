package reference

import (
	"strings"

	"veil/rules/dfa"
	"veil/rules/names/lexicon"
)

// humped reports and takes words of two or more that are written as one, each
// with a capital, "KezzaLou", if a name or what is in no list is one of them.
func (h *handleScan) humped(i, j int) bool {
	v := h.text[i:j]
	if !camel.MatchString(v) || !odd(v) || inWord(h.text, i) || inWord(h.text, j) || i > 0 && strings.IndexByte("@/\\.-_%+='", h.text[i-1]) >= 0 ||
		j < len(h.text) && strings.IndexByte("@/\\=_(-", h.text[j]) >= 0 {
		return false
	}
	if scan := strings.ReplaceAll(v, "l", "I"); scan == strings.ToUpper(scan) { // "CONFlDENTlAL"
		return false
	}
	if _, known := labels[strings.ToLower(v)]; known || fieldName(v) {
		return false
	}
	strange := isDigit(v[len(v)-1])
	for at, k := 0, 1; k <= len(v) && !strange; k++ {
		if k < len(v) && (!isUpper(v[k]) || isUpper(v[k-1])) {
			continue
		}
		f := lexicon.Word(v[at:k])
		strange = k-at >= 3 && (f.Ordinary() == 0 || f.Fore() > 0 && f.Ordinary() < 3)
		at = k
	}
	if strange {
		h.add(i, j, 0.5, "Words written as one, as user names are")
	}
	return strange
}

// fieldName reports a name of which a word is one of those that the fields of
// forms and databases end or begin with, "PayeeRef", "AddrType".
func fieldName(v string) bool {
	w := strings.Fields(strings.ToLower(parted(strings.TrimRight(v, "0123456789"))))
	return (len(w) > 1 || len(w) > 0 && isUpper(v[0])) && (ofField[w[len(w)-1]] || ofField[w[0]])
}

var ofField = set(`ref refs id ids no num number name names date dates type code status comment comments notes note addr address line
	dob initials amount narrative desc description flag key field value count total reason outcome category created updated modified by at time start end
	client person payee worker manager carer service placement referral case contact record document team column row sheet table list export import file`)

// camel are two words or more written as one.
var camel = dfa.MustCompile(`^[A-Z][a-z]+(?:[A-Z][a-z]{2,})+\d*$`)

// underlined reports and takes a word in no list with a line under its end,
// "lilmo__".
func (h *handleScan) underlined(i, j int) bool {
	k := j
	for k < len(h.text) && h.text[k] == '_' {
		k++
	}
	if inWord(h.text, i) || k < len(h.text) && (isLetter(h.text[k]) || isDigit(h.text[k]) || h.text[k] == '.') || !unknown(strings.ToLower(h.text[i:j])) || isUpper(h.text[i+1]) {
		return false
	}
	h.add(i, k, 0.5, "A word in no list with a line at its end")
	return true
}

// figured judges a word with figures at its end, "daddybear44": a user name
// where the word is in no list.
func (h *handleScan) figured(i, j int) {
	k := j
	for isDigit(h.text[k-1]) && k > i+1 {
		k--
	}
	v, stem := h.text[i:j], h.text[i:k]
	if k-i < 4 || j-k > 5 || j-k == 1 && v[k-i] <= '1' || stem == strings.ToUpper(stem) || !unknown(strings.ToLower(stem)) || harmless(v) || inWord(h.text, i) || inWord(h.text, j) ||
		i > 0 && strings.IndexByte("@/\\.-_%+=", h.text[i-1]) >= 0 || j < len(h.text) && (strings.IndexByte("@/\\=_", h.text[j]) >= 0 || h.text[j] == '.' && j+1 < len(h.text) && isLetter(h.text[j+1])) {
		return
	}
	h.add(i, j, 0.55, "A word in no list with figures after it, as user names are")
}

// dotted judges small words with full stops between them from i and returns
// where they end: "mia.j.tc" is a user name, "end.next" a slip, "e.g." neither.
func (h *handleScan) dotted(i, j int) int {
	text := h.text
	e, parts, short, names, strange := j, 1, 0, 0, false
	look := func(a, b int) {
		if lexicon.Word(text[a:b]).Fore() > 0 {
			names++
		}
		switch w := text[a:b]; {
		case b-a <= 2:
			short++
		case isDigit(w[len(w)-1]):
			strange = true
		case len(w) >= 4 && lexicon.Word(w).Ordinary() == 0:
			strange = true
		}
	}
	look(i, j)
	last := j
	for e+1 < len(text) && text[e] == '.' && (text[e+1] >= 'a' && text[e+1] <= 'z' || isDigit(text[e+1]) || text[e+1] == '_') {
		k := e + 1
		for k < len(text) && (text[k] >= 'a' && text[k] <= 'z' || isDigit(text[k]) || text[k] == '_') {
			k++
		}
		last = e + 1
		look(last, k)
		parts++
		e = k
	}
	if i > 0 && strings.IndexByte("@/\\.-%+=:", text[i-1]) >= 0 || inWord(text, i) || inWord(text, e) || e < len(text) && (strings.IndexByte("@/\\(=-", text[e]) >= 0) || text[i:i+1] != strings.ToLower(text[i:i+1]) {
		return e
	}
	marked := i > 0 && text[i-1] == '_' || text[e-1] == '_'
	named := names == parts || parts > 2 && names > 0
	if domain[text[last:e]] || short == parts || !strange && !marked && !named && (short == 0 || parts < 3) || e-i < 6 {
		return e
	}
	h.add(i, e, 0.6, "Small words joined by full stops, as user names are")
	return e
}

// domain are the ends of names of machines and files.
var domain = set(`uk com org net info example wales scot cymru io me co link ie eu gov nhs tv gg ly app doc docx pdf tif tiff gif bmp webp heic xls xlsx ppt pptx rtf odt msg eml
	jpg jpeg png heic mp3 mp4 m4a wav mov zip csv txt html htm exe dll local lan`)

// nameEnd returns where a user name ends that begins at position at.
func nameEnd(text string, at int) int {
	e := at
	for e < len(text) && (isLetter(text[e]) || isDigit(text[e]) || strings.IndexByte("_.#-", text[e]) >= 0) {
		e++
	}
	for e > at && (text[e-1] == '.' || text[e-1] == '-' || text[e-1] == '#') {
		e--
	}
	return e
}

// odd reports a word that is written as user names are: with a figure, an
// underscore or a full stop in it, or capitals in the middle.
func odd(v string) bool {
	digit, letter, sign, hump := false, false, false, false
	for i := range len(v) {
		switch c := v[i]; {
		case isDigit(c):
			digit = true
		case isLetter(c):
			letter = true
			hump = hump || i > 1 && isUpper(c) && 'a' <= v[i-1] && v[i-1] <= 'z'
		case c == '_' || c == '#' || c == '.' && i > 1 && i+2 < len(v):
			sign = true
		}
	}
	if hump && !digit && !sign {
		return !brand[strings.ToLower(v)] && !strings.HasPrefix(v, "Mc") && !strings.HasPrefix(v, "Mac")
	}
	return letter && (digit && (hump || !harmless(v) && !form.MatchString(v)) || sign)
}

// brand are words with capitals in the middle that are no user names.
var brand = set(`epipen assetplus jobcentre youtube cashapp tiktok playstation facetime whatsapp snapchat iphone ipad linkedin facebook chatgpt parentpay classdojo lifestory systmone
	liquidlogic carefirst accessni myconcern parentmail sharepoint onedrive powerpoint javascript paypal ebay bereal onlyfans mind surestart nrpf edukey capitaone caredirector careworks googleclassroom showbie tapestry famly brightwell goodreads mailchimp microsoft openreach firstcry autotrader rightmove mcdonald mcdonalds whatsapps snapmap evisas
	smartsurvey docusign egress schoolcomms parentevening paypoint payslip healthwatch barnardo childline youngminds kooth homestart mylearning
	evisa homechoice coram adoptuk firstgroup lifeline openrio trakcare patientcentre webex googlemeet imessage dfe`)

// unknown reports a word in small letters that is in no list of words.
func unknown(low string) bool {
	if len(low) < 4 || strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "ed") {
		return false
	}
	f := lexicon.Word(low)
	if f.Ordinary() > 0 || f&lexicon.Place != 0 {
		return false
	}
	return !strings.HasSuffix(low, "s") || lexicon.Word(low[:len(low)-1]).Ordinary() == 0
}
