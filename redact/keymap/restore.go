package keymap

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// labelLike is what must have been meant as a label of ours, whatever kind it
// names.
var labelLike = regexp.MustCompile(`\\?\[([A-Z][A-Z_ -]* [0-9A-Z]+)\\?\]`)

// Restored is a text with the originals back in place.
type Restored struct {
	Text    string
	Labels  int      // how many marks were replaced
	Unknown []string // labels that the map does not have, sorted
}

// Restore replaces every whole label by its original, in one pass: what was put
// in is not looked at again, and "[PERSON 1]" is no part of "[PERSON 10]".
// Labels count as such in brackets, in any case, with blanks, hyphens or
// underscores, also as Markdown escapes them and with a possessive inside
// ("[Person_1's]"); and without brackets where they have a number or letter
// and begin with a capital ("PERSON 1", "Child A").
func (m Map) Restore(text string) Restored {
	original := map[string]string{}
	for _, e := range m.Entries {
		original[fold(e.Label)] = e.Original
	}
	unknown := map[string]bool{}
	for _, k := range labelLike.FindAllStringSubmatch(text, -1) {
		if _, ok := original[fold(k[1])]; !ok {
			unknown[fold(k[1])] = true
		}
	}
	var out Restored
	var b strings.Builder
	at := 0
	for _, k := range m.marks().FindAllStringSubmatchIndex(text, -1) {
		var label, owner string
		if k[2] >= 0 {
			label = text[k[2]:k[3]]
			if k[4] >= 0 {
				owner = text[k[4]:k[5]]
			}
		} else if label = text[k[6]:k[7]]; !upper(label) || inWord(text, k[0], k[1]) {
			continue
		}
		o, ok := original[fold(label)]
		if !ok {
			unknown[fold(label)] = true
			continue
		}
		b.WriteString(text[at:k[0]] + o + owner)
		at = k[1]
		out.Labels++
	}
	b.WriteString(text[at:])
	out.Text = b.String()
	out.Unknown = slices.Sorted(maps.Keys(unknown))
	return out
}

// marks is what a label may look like in an answer: those of the map, and
// others of the same kinds, in brackets, and those with a number or letter
// without.
func (m Map) marks() *regexp.Regexp {
	var kinds, whole []string
	for _, e := range m.Entries {
		words := strings.FieldsFunc(fold(e.Label), between)
		for i, w := range words {
			words[i] = regexp.QuoteMeta(w)
		}
		if n := len(words) - 1; n >= 1 && numbering.MatchString(words[n]) {
			kinds = append(kinds, strings.Join(words[:n], `[\s_-]+`))
		} else {
			whole = append(whole, strings.Join(words, `[\s_-]+`))
		}
	}
	numbered := `(?:` + alternatives(kinds) + `)[\s_-]+(?:[0-9]+|[A-Z]{1,2})`
	const reason = `(?:\s*/\s*[A-Z])?` // a code of why it was masked
	return regexp.MustCompile(`(?i)\\?[\[{<【⟦]\s*(` + alternatives(append(whole, numbered)) + `)` + reason + `(['’]s)?\s*\\?[\]}>】⟧]|(` + numbered + `)`)
}

// numbering is the last word of labels that come in numbers.
var numbering = regexp.MustCompile(`^(?:[0-9]+|[A-Z]{1,2})$`)

// alternatives joins patterns, each once, longer words before those that begin
// them. Of none it makes a pattern that fits nothing.
func alternatives(patterns []string) string {
	if len(patterns) == 0 {
		return `$^x`
	}
	slices.Sort(patterns)
	patterns = slices.Compact(patterns)
	slices.Reverse(patterns)
	return strings.Join(patterns, "|")
}

// upper reports whether each word of a label begins as a name does, and its
// number or letter is one.
func upper(label string) bool {
	for _, w := range strings.FieldsFunc(label, between) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// inWord reports whether bytes [start, end) are part of a longer word.
func inWord(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return wordRune(before) || wordRune(after)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// between is what separates the words of a label.
func between(r rune) bool { return unicode.IsSpace(r) || r == '_' || r == '-' }

// fold is the form in which labels are compared.
func fold(label string) string {
	return strings.ToUpper(strings.Join(strings.FieldsFunc(label, between), " "))
}
