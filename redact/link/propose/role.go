package propose

import (
	"fmt"
	"slices"
	"strings"

	"veil/redact/link"
	"veil/rules"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

const child = "CHILD"

// roles are the labels in the order of the file, each with the words that stand
// beside a name and say it. A space stands for any white space.
var roles = []struct{ label, words string }{
	{child, "child|baby|infant|pupil|young person|toddler|the boy|the girl|subject child|student"},
	{"MOTHER", "mother|mum|mam|mummy|birth mother|birth mum"},
	{"FATHER", "father|dad|daddy|birth father|birth dad"},
	{"STEPPARENT", "stepfather|stepdad|stepmother|stepmum|step-father|step-mother|step-dad|step-mum"},
	{"SIBLING", "brother|sister|sibling|half-brother|half-sister|twin"},
	{"GRANDPARENT", "grandmother|grandfather|gran|granny|nan|nana|nanny|grandma|grandad|granddad|grandpa|grandparent"},
	{"AUNT", "aunt|auntie|aunty"},
	{"UNCLE", "uncle"},
	{"COUSIN", "cousin"},
	{"PARTNER", "partner|boyfriend|girlfriend|husband|wife|fiance|ex-partner|ex-husband|ex-wife"},
	{"CARER", "carer|carers|foster carer|foster carers|foster mother|foster father|kinship carer|adopter|adopters|special guardian"},
	{"SOCIAL WORKER", "social worker|sw|asw|ssw|allocated worker|assessing worker|supervising social worker"},
	{"REVIEWING OFFICER", "iro|independent reviewing officer|reviewing officer"},
	{"MANAGER", "manager|team manager|service manager"},
	{"GUARDIAN", "guardian|children's guardian|cafcass"},
	{"SOLICITOR", "solicitor|barrister|counsel"},
	{"JUDGE", "judge|justice|hhj|magistrate"},
	{"DOCTOR", "dr|doctor|gp|consultant|paediatrician|psychiatrist|psychologist"},
	{"HEALTH VISITOR", "health visitor|hv|midwife"},
	{"NURSE", "nurse|school nurse"},
	{"THERAPIST", "therapist|counsellor"},
	{"TEACHER", "teacher|headteacher|head teacher|senco|sendco|dsl|form tutor|teaching assistant|ta|keyworker|key worker"},
	{"POLICE OFFICER", "pc|dc|ds|di|sgt|sergeant|officer in case|oic|police officer|constable|detective"},
	{"SUPPORT WORKER", "support worker|family support worker|youth worker|contact supervisor|advocate"},
}

// rank orders entries by role; those without one come last.
func rank(role string) int {
	i := slices.IndexFunc(roles, func(r struct{ label, words string }) bool { return r.label == role })
	if i < 0 {
		return len(roles)
	}
	return i
}

// phrases maps folded words to roles, by how many words they have.
var phrases = func() map[string]string {
	m := map[string]string{}
	for _, r := range roles {
		for _, w := range strings.Split(r.words, "|") {
			m[key(strings.Fields(w))] = r.label
		}
	}
	return m
}()

func key(words []string) string {
	for i, w := range words {
		words[i] = lexicon.Fold(w)
	}
	return strings.Join(words, " ")
}

// maxPhrase is the most words of a phrase in roles.
const maxPhrase = 3

// tally counts what the words beside somebody's mentions say.
type tally struct {
	votes map[string]int
	word  map[string]string // by role: the first words that said it
}

// reach is how much of the text beside a mention is looked at, in bytes.
const reach = 60

// look reads the words right before a mention ("his mother Grace", "Social
// worker: Tom") and those after it in brackets or after a comma or dash
// ("Grace, mother", "Tom (SW)").
func (t *tally) look(text string, f rules.Finding) {
	before := text[max(0, f.Start-reach):f.Start]
	after := text[f.End:min(len(text), f.End+reach)]
	if strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’") {
		after = "" // "Grace's brother" is somebody else
	}
	b := lexicon.Atoms(before)
	at, label := len(b), false
	for at > 0 && (b[at-1].Shape == lexicon.Punct && strings.ContainsRune(":(.|*,", rune(b[at-1].Hash)) || b[at-1].Shape == lexicon.Break && b[at-1].Hash == '\t') {
		at--
		label = label || b[at].Hash == ':' || b[at].Hash == '|' || b[at].Hash == '\t'
	}
	for n := min(maxPhrase, at); n > 0; n-- {
		// A label heads its line or cell; "as his wife: Tobi said" is none.
		heads := at == n && f.Start <= reach || at > n && (b[at-n-1].Shape == lexicon.Break || b[at-n-1].Hash == '|')
		if (!label || heads) && t.vote(before, b[at-n:at]) {
			return
		}
	}
	a := lexicon.Atoms(after)
	if len(a) < 2 || a[0].Shape != lexicon.Punct || !strings.ContainsRune("(,-–|", rune(a[0].Hash)) {
		return
	}
	a = a[1:]
	for from := range min(maxBefore, len(a)) { // "Hannah, his new social worker"
		if !a[from].Shape.IsWord() {
			return
		}
		for n := min(maxPhrase+1, len(a)-from); n > 0; n-- { // and a line end
			if t.vote(after, a[from:from+n]) {
				return
			}
		}
	}
}

// maxBefore is how many words may stand before a role that follows a name.
const maxBefore = 4

// vote counts a phrase if it is one of a role.
func (t *tally) vote(text string, atoms []lexicon.Atom) bool {
	var words []string
	for i, a := range atoms {
		if a.Shape == lexicon.Break && a.Hash == '\n' && 0 < i && i < len(atoms)-1 {
			continue // a cell's words may be divided over its lines
		}
		if !a.Shape.IsWord() {
			return false
		}
		words = append(words, text[a.Start:a.End])
	}
	k := key(words)
	role, ok := phrases[k]
	if rest := text[atoms[len(atoms)-1].End:]; !ok || strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") {
		return false // "the sister's" is somebody else's
	}
	if t.votes == nil {
		t.votes, t.word = map[string]int{}, map[string]string{}
	}
	t.votes[role]++
	if t.word[role] == "" {
		t.word[role] = k
	}
	return true
}

// best returns the role with the most votes, and of equals the one that comes
// first in the file, with the words that said it.
func (t *tally) best() (role, why string) {
	for _, r := range roles {
		if t.votes[r.label] > t.votes[role] {
			role = r.label
		}
	}
	return role, t.word[role]
}

// birth returns the date of birth that stands after a mention, before anybody
// else is named, as year-month-day. "His sister's date of birth" is somebody else's.
func birth(d link.Doc, text string, m link.Mention, own map[link.Mention]bool) string {
	var next rules.Finding
	for _, g := range d.Found {
		if g.Part == m.Part && g.Start >= m.End && (next.End == 0 || g.Start < next.Start) &&
			(g.Label == rules.Person && !own[link.Mention{Doc: m.Doc, Finding: g}] || g.Label == rules.DateOfBirth) {
			next = g
		}
	}
	if next.Label != rules.DateOfBirth || next.Start-m.End > reach || next.Score < sureBirth {
		return ""
	}
	if between := text[m.End:next.Start]; strings.Contains(between, "'s ") || strings.Contains(between, "’s ") {
		return ""
	}
	b, ok := dates.Parse(text[next.Start:next.End])
	if !ok {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", b.Year, b.Month, b.Day)
}

// sureBirth is the score below which a date beside a name may be that of a signature.
const sureBirth = 0.6

// adult is the age from which somebody is no child.
const adult = 18

// young reports whether somebody born then was a child in the year of the
// latest date in the papers.
func young(docs []link.Doc, born string) bool {
	b, ok := dates.Parse(born)
	if !ok {
		return false
	}
	latest := 0
	for _, d := range docs {
		for _, p := range d.Parts {
			for _, x := range dates.Find(p.Text, lexicon.Atoms(p.Text)) {
				latest = max(latest, x.Year)
			}
		}
	}
	return latest-b.Year < adult
}
