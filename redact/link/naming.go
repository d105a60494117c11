package link

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// naming is one way to name somebody, taken apart: "Mrs Smith". Mentions are
// many and ways to name people few, so what is asked of each is kept.
type naming struct {
	names.Name
	level int
	key   string // the same for what says the same, titles apart
	sex   byte   // 'f', 'm' or 0
}

func newNaming(n names.Name) *naming {
	return &naming{Name: n, level: level(n), key: fullKey(n), sex: sexOf(n)}
}

// particled reports whether a naming begins with what may be a surname's particle,
// and may be a forename: "Mac Giolla".
func (n *naming) particled() bool {
	return len(n.Given) == 1 && n.Initials == "" && n.Surname != "" && lexicon.ClassOf(n.Given[0])&lexicon.Particle != 0
}

// styledAlone reports whether a naming is a title and one word that may be a
// forename: "Miss Miah".
func (n *naming) styledAlone() bool {
	return n.level == lone && names.Sex(n.Title) != 0 && len(n.Given) == 1 && n.Surname == "" && n.Initials == ""
}

// whole takes the particle as part of the surname where somebody is called so with
// a forename before it, and the word after a title as a surname where people have
// it as theirs and nobody as a forename.
func (n *naming) whole(b borne) {
	name := n.Name
	switch {
	case n.particled():
		name.Surname, name.Given = n.Given[0]+" "+n.Surname, nil
	case n.styledAlone() && !b.first[lexicon.Fold(n.Given[0])]:
		name.Surname, name.Given = n.Given[0], nil
	default:
		return
	}
	if b.last[surnameKey(name)] {
		*n = *newNaming(name)
	}
}

// borne are what the full names begin and end with.
type borne struct {
	first map[string]bool // forenames, folded
	last  map[string]bool // by surnameKey
}

func newBorne() borne { return borne{map[string]bool{}, map[string]bool{}} }

// add takes a naming in, if it is a full name.
func (b borne) add(n *naming) {
	if n.level == full {
		b.first[lexicon.Fold(n.Given[0])] = true
		b.last[surnameKey(n.Name)] = true
	}
}

// namings are all ways to name people that were met.
type namings struct {
	plain  map[string]*naming // by the mention's text
	titled map[withTitle]*naming
}

type withTitle struct{ title, text string }

func newNamings() *namings { return &namings{map[string]*naming{}, map[withTitle]*naming{}} }

// of takes the mention apart, with the title that stands before it.
func (k *namings) of(m mention) *naming {
	text := m.text()
	n := k.plain[text]
	if n == nil {
		n = newNaming(names.Parse(core(text)))
		k.plain[text] = n
	}
	if n.Title != "" {
		return n
	}
	title := strings.TrimSuffix(wordBefore(m.before()), ".")
	class := lexicon.ClassOf(title)
	if class&(lexicon.Honorific|lexicon.Kin) == 0 {
		return n
	}
	t := k.titled[withTitle{title, text}]
	if t == nil {
		name := n.Name
		name.Title = title
		if class&lexicon.Kin == 0 && len(n.Given) == 1 && n.Surname == "" && n.Initials == "" && lexicon.Word(n.Given[0]).Fore() < 2 {
			name.Surname, name.Given = n.Given[0], nil // "Mr Brânză"
		}
		t = newNaming(name)
		k.titled[withTitle{title, text}] = t
	}
	return t
}

// core is a mention without words that are no part of the name: what a table or
// a heading put before or after it ("Gave Tobi", "CHRONOLOGY Okafor", "tobi u").
func core(text string) string {
	text = brokenHyphen.ReplaceAllString(text, "$1-$2")
	words := strings.Fields(text)
	if len(words) > 1 && lexicon.ClassOf(words[len(words)-1])&lexicon.Honorific != 0 && lexicon.Word(words[len(words)-1]).Fore() == 0 {
		words = words[:len(words)-1] // the next name's: "Jane\nMrs"
		text = strings.Join(words, " ")
	}
	if n := len(words); n > 1 && unfinished[strings.ToLower(words[n-1])] { // the line ended: "Jane Mac"
		words = words[:n-1]
		text = strings.Join(words, " ")
	}
	if len(words) == 2 && words[0] == words[1] && lexicon.Word(words[0]).Fore() == 0 { // "Okafor Okafor" of two columns; Ali Ali is a name
		return words[0]
	}
	if words = besides(words); len(words) < len(strings.Fields(text)) {
		text = strings.Join(words, " ")
	}
	if len(words) < 2 || strings.Contains(text, "-\n") || strings.Contains(text, "-\r\n") { // a word in two pieces
		return text
	}
	proper := slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(r) && !stray(w, false)
	})
	drop := func(w string) bool { return stray(w, true) }
	if !proper { // "tobi love u": what is no word besides is the name
		drop = func(w string) bool { return lexicon.Word(w).Ordinary() > 0 || utf8.RuneCountInString(w) < 2 }
		if strings.ToLower(text) != text {
			return text
		}
	}
	kept := slices.DeleteFunc(slices.Clone(words), drop)
	if len(kept) == 0 || len(kept) == len(words) {
		return text
	}
	return strings.Join(kept, " ")
}

// besides leaves out of a mention's words the verb that asks for somebody ("Ring
// Jane") and, after initials that sign a note, the word that begins the next
// sentence ("J.O. I rang", "J.O. Can you").
func besides(words []string) []string {
	if len(words) < 2 {
		return words
	}
	if words[0] == "Ring" {
		words = words[1:]
	}
	if len(words) == 2 && initialsRe.MatchString(words[0]) {
		w := words[1]
		if w == "I" || lexicon.ClassOf(strings.ToLower(w))&(lexicon.Auxiliary|lexicon.Be) != 0 && lexicon.ClassOf(strings.ToLower(w))&lexicon.Calendar == 0 {
			words = words[:1]
		}
	}
	return words
}

// initialsRe are the initials with which a note is signed: "J.O.".
var initialsRe = regexp.MustCompile(`^(?:\p{Lu}\.){2,4}$`)

// unfinished are the beginnings of surnames that are none by themselves.
var unfinished = map[string]bool{"mac": true, "mc": true, "nic": true, "ní": true, "al": true, "el": true, "ap": true, "bin": true, "ibn": true, "bint": true, "von": true, "der": true, "del": true, "della": true, "dos": true, "das": true}

// brokenHyphen is a hyphen at which a line ended, where lines were joined.
var brokenHyphen = regexp.MustCompile(`(\p{L})-[ \t]+(\p{L})`)

// stray reports whether a word is an ordinary one that nobody bears as a name.
// Among words with capitals, one in small letters is.
func stray(word string, among bool) bool {
	w := strings.Trim(word, ".,;:()-–•*'’")
	low := strings.ToLower(w)
	f, c := lexicon.Word(low), lexicon.ClassOf(low)
	switch {
	case utf8.RuneCountInString(w) < 2 || strings.ContainsAny(w, ".-'’"):
		return w == "" || among && w == low && !strings.ContainsAny(w, ".-'’")
	case c&(lexicon.Particle|lexicon.Honorific|lexicon.Kin) != 0:
		return false
	case strings.HasSuffix(low, "day") && c&lexicon.Calendar != 0: // "Wednesday Tobi"
		return true
	case among && w == low:
		return f.Fore() == 0 || f.Ordinary() > 1 // "Serkan may"
	case f.Fore() > 0 || f&lexicon.Surname != 0:
		return false
	}
	return f.Ordinary() > 0 || c&^(lexicon.Forename|lexicon.Eponym) != 0
}

// wordBefore is the last word of a text that ends with a space, or nothing. Of the
// line before it is one only if it is a title: "Mrs\nOkafor".
func wordBefore(s string) string {
	line := strings.HasSuffix(s, "\n")
	if !line && !strings.HasSuffix(s, " ") {
		return ""
	}
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	if i := strings.LastIndexFunc(s, breaks); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		s = s[i+n:]
	}
	if line && lexicon.ClassOf(strings.TrimSuffix(s, "."))&lexicon.Honorific == 0 {
		return ""
	}
	return s
}

// breaks reports whether a word cannot go on over a rune: white space, and what
// stands between the cells of a table ("Panel,Mrs Okafor") or opens a bracket.
func breaks(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`,;:|/("“‘[`, r) }

func sexOf(n names.Name) byte {
	if s := names.Sex(n.Title); s != 0 {
		return s
	}
	if len(n.Given) == 0 {
		return 0
	}
	sex := names.ForenameSex(n.Given[0])
	for _, w := range names.Split(n.Given[0]) { // Jean-Baptiste is no Jean
		if names.ForenameSex(w) != sex {
			return 0
		}
	}
	return sex
}

// The levels of telling, in the order in which mentions are resolved.
const (
	full       = iota // forename and surname
	clipped           // forename and a surname's first letter
	initialed         // initials and surname
	titled            // title and surname
	lone              // one word
	lettersLvl        // initials only
	levels
)

func level(n names.Name) int {
	switch {
	case len(n.Given) > 0 && letter(n.Surname) != "":
		return clipped
	case len(n.Given) > 0 && n.Surname != "":
		return full
	case n.Initials != "" && n.Surname != "":
		return initialed
	case n.Surname != "" && names.Sex(n.Title) != 0:
		return titled
	case n.Surname != "" || len(n.Given) > 0:
		return lone
	}
	return lettersLvl
}

// letter returns a surname, folded, that is no more than the first letter of one:
// "B", or "Ll" as the Welsh count.
func letter(surname string) string {
	f := lexicon.Fold(strings.TrimSuffix(surname, "."))
	if len(f) == 1 || slices.Contains(welshLetters, f) {
		return f
	}
	return ""
}

// welshLetters are those of two characters with which surnames begin.
var welshLetters = []string{"ch", "ff", "ll", "ph", "rh", "th"}

func fullKey(n names.Name) string {
	return strings.Join(names.Split(strings.Join(n.Given, " ")), " ") + "|" + n.Initials + "|" + surnameKey(n)
}

func partKey(n *naming) string {
	return string(names.Sex(n.Title)) + string(rune('0'+styleOf(n.Title))) + "|" + n.key
}
