package keymap

import (
	"regexp"
	"slices"
	"strings"
)

// mark is a label in brackets, also as Markdown escapes it.
var mark = regexp.MustCompile(`\\?\[([^\[\]\\\n]{1,60})\\?\]`)

// labelLike are the contents of brackets that must have been a label of ours.
var labelLike = regexp.MustCompile(`^[A-Z][A-Z_ -]* [0-9A-Z]+$`)

// Restored is a text with the originals back in place.
type Restored struct {
	Text    string
	Labels  int      // how many marks were replaced
	Unknown []string // labels in brackets that the map does not have, sorted
}

// Restore replaces every whole mark, "[PERSON 1]", by its original, in one
// pass: what was put in is not looked at again, and "[PERSON 1]" is no part of
// "[PERSON 10]". Case and white space inside the brackets do not matter.
func (m Map) Restore(text string) Restored {
	original := map[string]string{}
	for _, e := range m.Entries {
		original[fold(e.Label)] = e.Original
	}
	var out Restored
	out.Text = mark.ReplaceAllStringFunc(text, func(s string) string {
		label := strings.Trim(s, `\[]`)
		if o, ok := original[fold(label)]; ok {
			out.Labels++
			return o
		}
		if labelLike.MatchString(label) && !slices.Contains(out.Unknown, label) {
			out.Unknown = append(out.Unknown, label)
		}
		return s
	})
	slices.Sort(out.Unknown)
	return out
}

// fold is the form in which labels are compared.
func fold(label string) string {
	return strings.ToUpper(strings.Join(strings.Fields(label), " "))
}
