// Package aside gathers the text of a document that its copies do not carry:
// comments, properties, targets of links. Readers share it.
//
// It promises that each line is kept once, in the order of reading, and that the
// same document always gives the same Parts. It does not decide what is carried.
package aside

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
)

// List is one Part in the making.
type List struct {
	Name string // "comments"; the end of the Part's ID
	Kind extract.Kind
}

// Lists gathers lines by list.
type Lists struct {
	id    string
	order []List
	lines map[string][]string
	seen  map[string]map[string]bool
}

// New makes empty lists. Parts have IDs that begin with id: "page#comments".
func New(id string, order ...List) *Lists {
	return &Lists{id: id, order: order, lines: map[string][]string{}, seen: map[string]map[string]bool{}}
}

// Note adds a line, or several, to the list of a name, unless it is blank or was
// noted before.
func (l *Lists) Note(name, s string) {
	s = strings.TrimSpace(strings.ToValidUTF8(s, string(utf8.RuneError)))
	if s == "" || l.seen[name][s] {
		return
	}
	if l.seen[name] == nil {
		l.seen[name] = map[string]bool{}
	}
	l.seen[name][s] = true
	l.lines[name] = append(l.lines[name], s)
}

// Count is how many lines the list of a name has.
func (l *Lists) Count(name string) int { return len(l.lines[name]) }

// Parts are the lists that are not empty, in their order.
func (l *Lists) Parts() []extract.Part {
	var out []extract.Part
	for _, list := range l.order {
		if lines := l.lines[list.Name]; len(lines) > 0 {
			out = append(out, extract.Part{ID: l.id + "#" + list.Name, Kind: list.Kind, Text: strings.Join(lines, "\n")})
		}
	}
	return out
}

// Phrase reports whether a value has several words.
func Phrase(v string) bool {
	return strings.ContainsRune(strings.TrimSpace(v), ' ') && strings.ContainsFunc(v, unicode.IsLetter)
}

// Shows reports whether a character of running text can be seen or takes room.
// Control characters, soft hyphens and characters of no width do not: a name
// with one inside looks like the name.
func Shows(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return true
	case r < 0x20 || r >= 0x7f && r < 0xa0, r == '\u00ad', r == '\u180e', r == '\u200b', r == '\ufeff', r >= '\u2060' && r <= '\u2064':
		return false
	}
	return true
}
