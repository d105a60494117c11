// Package names knows how people are named in British papers and finds them in
// running text.
//
// New is the Detector. It works by lists, shape and context together: a
// forename before a capitalised word, a word after a title, a label, a relative
// or before "said". It is made for recall: whatever is probably a name is found,
// also where the word is in no list. What the places of a word say is added up
// over the whole part. Text messages, which are written without capitals, are
// read by the places of words among others. Known looks for what
// people already named are called for short: initials, a first letter, "Kwab".
// It does not know who is meant (package link
// does) nor find every later mention of a name that was found once (package
// spread does); it never looks outside the part it is given.
package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// Name is a personal name taken apart. All fields are as written but for
// Initials, which is capital letters only. A lone word without a title is in
// Given unless it is known as a surname only.
type Name struct {
	Title    string   // "Mrs", "DC", "Nana"; empty where there is none
	Given    []string // forenames in order
	Initials string   // "JK" of "J.K. Okafor"; all of "G.O."
	Surname  string   // with its particles: "van der Berg", "Okafor-Hughes"
}

// Parse takes a name apart. It accepts "Mrs J. Smith", "SMITH, Jane", "Jane
// SMITH", "Jane van der Berg", "T O-P", a possessive ending and names over a
// line end.
func Parse(s string) Name {
	s = joinLines(s)
	s = trimPossessive(strings.Trim(s, " \t\r\n.,;:()[]<>\"“”"))
	if sur, given, ok := strings.Cut(s, ","); ok {
		n := parseWords(append(strings.Fields(given), "\x00"))
		n.Surname = strings.TrimSpace(sur)
		if w := strings.Fields(n.Surname); n.Title == "" && len(w) > 1 && isTitle(w[0]) {
			n.Title, n.Surname = w[0], strings.Join(w[1:], " ")
		}
		n.Initials = plainInitials(n.Initials)
		return n
	}
	n := parseWords(strings.Fields(s))
	n.Initials = plainInitials(n.Initials)
	return n
}

// plainInitials are initials without accents, as initial makes them of names:
// "ȘI" is SI.
func plainInitials(s string) string {
	return strings.Map(func(r rune) rune {
		f := lexicon.Fold(string(r))
		if r < utf8.RuneSelf || len(f) != 1 || unicode.IsLower(r) {
			return r
		}
		return unicode.ToUpper(rune(f[0]))
	}, s)
}

// joinLines undoes line ends inside a name: "Oka-\nfor" is Okafor, "Okafor-\n
// Hughes" is Okafor-Hughes.
func joinLines(s string) string {
	if !strings.ContainsAny(s, "\n\u00ad") {
		return s
	}
	var b strings.Builder
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\u00ad\n", ""), "\u00ad", "")
	for i, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		r, _ := utf8.DecodeRuneInString(line)
		switch sofar := b.String(); {
		case i == 0:
		case strings.HasSuffix(sofar, "-") && unicode.IsLower(r):
			b.Reset()
			b.WriteString(strings.TrimSuffix(sofar, "-"))
		case !strings.HasSuffix(sofar, "-"):
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

func trimPossessive(s string) string {
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		if t, ok := strings.CutSuffix(s, end); ok {
			return t
		}
	}
	return strings.TrimRight(s, "'’")
}

// isTitle reports whether a word stands before a name and is not part of it.
func isTitle(w string) bool {
	c := lexicon.ClassOf(strings.TrimSuffix(w, "."))
	return c&(lexicon.Honorific|lexicon.Kin) != 0
}

// isEpithet reports whether a word stands before a forename to tell its bearer
// from others: "Wee" of "Wee Angus".
func isEpithet(w string) bool { return epithets.Has(lexicon.Hash(w)) && unicode.IsUpper(firstRune(w)) }

// parseWords takes a name in the usual order apart. A word "\x00" stands for a
// surname that the caller fills in.
func parseWords(words []string) Name {
	var n Name
	for len(words) > 1 && (isTitle(words[0]) || isEpithet(words[0]) && letters(words[1]) == "") && words[1] != "\x00" {
		n.Title = strings.TrimSpace(n.Title + " " + words[0])
		words = words[1:]
	}
	if len(words) == 0 {
		return n
	}
	if len(words) == 1 {
		return parseLone(n, words[0])
	}
	if isParticle(words[0]) && unicode.IsLower(firstRune(words[0])) {
		n.Surname = strings.Join(words, " ") // "van der Berg"
		return n
	}
	at := surnameAt(words)
	n.Surname = strings.TrimSuffix(strings.Join(words[at:], " "), "\x00")
	given := words[:at]
	if at == 0 { // "OKAFOR Jane"
		n.Surname, given = words[0], words[1:]
	}
	for _, w := range given {
		if l := letters(w); l != "" {
			n.Initials += l
		} else {
			n.Given = append(n.Given, w)
		}
	}
	if l := letters(strings.Join(words, ".")); l != "" && n.Given == nil && letters(n.Surname) != "" {
		n.Initials, n.Surname = l, "" // "T O-P"
	}
	return n
}

func parseLone(n Name, w string) Name {
	if w == "\x00" {
		return n
	}
	f := lexicon.Word(w)
	kin := lexicon.ClassOf(n.Title)&lexicon.Kin != 0
	switch l := letters(w); {
	case l != "" && !f.Name(), strings.Contains(w, ".") && l != "":
		n.Initials = l
	case n.Title != "" && !kin:
		n.Surname = w
	case !kin && f.Fore() == 0 && f&lexicon.Surname != 0:
		n.Surname = w
	default:
		n.Given = []string{w}
	}
	return n
}

// surnameAt returns the index at which the surname begins; 0 means that the
// first word is the surname and the others are forenames.
func surnameAt(words []string) int {
	last := len(words) - 1
	if isUpper(words[0]) && !isUpper(words[last]) && words[last] != "\x00" && letters(words[0]) == "" {
		return 0
	}
	at := last
	for at > 1 && isParticle(words[at-1]) {
		at--
	}
	return at
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func isParticle(w string) bool {
	return lexicon.ClassOf(strings.Trim(w, "'’"))&lexicon.Particle != 0
}

// isUpper reports whether w has two letters or more and all are capitals.
func isUpper(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n > 1
}

// letters returns the letters of "J.", "J.K.", "JK", "TO-P" as capitals, and ""
// for anything that is not initials. Written without full stops, initials are
// at most four capitals.
func letters(w string) string {
	var b strings.Builder
	dots := 0
	for _, r := range w {
		switch {
		case r == '.':
			dots++
		case r == '-' || r == '‑':
		case unicode.IsUpper(r):
			b.WriteRune(r)
		default:
			return ""
		}
	}
	n := utf8.RuneCountInString(b.String())
	if n == 0 || n > 4 || (n > 1 && dots == 0 && lexicon.Word(w).Name()) {
		return ""
	}
	return b.String()
}

// Words returns the folded words of the name that tell people apart: forenames
// and the parts of the surname, without particles and initials.
func (n Name) Words() []string {
	var out []string
	for _, g := range n.Given {
		out = append(out, Split(g)...)
	}
	for _, w := range Split(n.Surname) {
		if !isParticle(w) || len(Split(n.Surname)) == 1 {
			out = append(out, w)
		}
	}
	return out
}

// Split returns the folded pieces of a word or words between spaces, hyphens
// and full stops.
func Split(s string) []string {
	f := strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '-', '‐', '‑', '–', '.':
			return true
		}
		return unicode.IsSpace(r)
	})
	for i, w := range f {
		f[i] = lexicon.Fold(w)
	}
	return slices.DeleteFunc(f, func(w string) bool { return w == "" })
}

// InitialForms returns the initials that may stand for a full name, longest
// first: Jane Ann Okafor-Hughes is JAOH, JOH, JAO and JO. Names with a particle
// have more, with its small letters: Paul McKenna is PM, PMcK and PMK. It is
// empty unless both a forename (or its initial) and a surname are known.
func (n Name) InitialForms() []string {
	first := n.Initials
	short := first
	if len(n.Given) > 0 {
		first = ""
		for _, g := range n.Given {
			first += initial(g)
		}
		short = initial(n.Given[0])
		first += n.Initials
	}
	var sur string
	for _, p := range Split(n.Surname) {
		if !isParticle(p) {
			sur += initial(p)
		}
	}
	if first == "" || sur == "" {
		return nil
	}
	one := string(firstRune(sur))
	var out []string
	forms := []string{first + sur, short + sur, first + one, short + one}
	for _, p := range particled(n.Surname) {
		forms = append(forms, short+p, first+p)
	}
	for _, f := range forms {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// prefixes begin surnames within the word: McKenna, O'Neill.
var prefixes = []string{"Mac", "Mc", "Nic", "Fitz", "O", "D"}

// particled returns the initials of a surname that keep its particles: "aR" and
// "AR" of "ap Rhys", "McK" and "MK" of "McKenna", "ON" of "O'Neill".
func particled(surname string) []string {
	keep, loud, some := "", "", false
	for _, w := range strings.FieldsFunc(surname, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-‐‑", r) }) {
		if isParticle(w) {
			some = true
			keep += strings.ToLower(initial(w))
			loud += initial(w)
			continue
		}
		head, rest := "", w
		for _, p := range prefixes {
			t, ok := strings.CutPrefix(w, p)
			t = strings.TrimLeft(t, "'’")
			if ok && (len(p) > 1 || len(t) < len(w)-len(p)) && unicode.IsUpper(firstRune(t)) {
				head, rest, some = p, t, true
				break
			}
		}
		keep += head + initial(rest)
		if head != "" {
			loud += head[:1]
		}
		loud += initial(rest)
	}
	if !some {
		return nil
	}
	return []string{keep, loud}
}

func initial(w string) string {
	if w != "" && 'A' <= w[0] && w[0] <= 'Z' {
		return w[:1]
	}
	f := lexicon.Fold(w)
	if f == "" {
		return ""
	}
	return strings.ToUpper(string(firstRune(f)))
}
