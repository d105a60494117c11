package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

const openQuotes, closeQuotes = "\"“‘'", "\"”’'"

// nicknamed reports whether the word at i stands in quotation marks as what
// somebody is called: after or inside a full name, or after "called".
func (s *scan) nicknamed(i int) bool {
	u, p, n := &s.units[i], s.at(i-1), s.at(i+1)
	if u.shape != lexicon.Title && u.shape != lexicon.Upper || !strings.ContainsRune(openQuotes, p.punct) || !strings.ContainsRune(closeQuotes, n.punct) ||
		p.punct == 0 || n.punct == 0 || p.end != u.start || n.start != u.end || u.is(lexicon.Function|lexicon.Honorific) {
		return false
	}
	b := s.at(i - 2)
	if b.punct == '(' {
		b = s.at(i - 3)
		return b.capital() && (b.flags.Name() || b.evident)
	}
	if b.capital() && (b.flags.Fore() > 0 || b.evident) && s.at(i+2).capital() {
		return true // Anna "Nan" Lee
	}
	for k := i - 2; k >= 0 && k > i-6; k-- {
		switch v := &s.units[k]; {
		case calling.Has(v.hash) && v.shape.IsWord():
			return true
		case v.punct == '.' || v.punct == ';':
			return false
		}
	}
	return false
}

var calling = hashes("called calls call calling known nicknamed nickname aka alias named goes")
