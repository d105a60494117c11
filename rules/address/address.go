// Package address finds postal addresses, streets and postcodes in the forms
// in use in Britain and Northern Ireland, in letters, forms, tables, running
// text and messages.
//
// It walks the words of a text once. An address is put together from what it is
// made of: a flat, a house by name or number, a street, towns and a postcode,
// any of which may be missing, on one line or several. It promises no
// completeness: a street whose name is like any other name ("the Ridings") is
// found only where a number, a label or a postcode stands with it. Addresses of
// public offices look the same and are found as well.
package address

import (
	"context"
	"strings"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/lexicon"
)

// New returns the Detector of addresses (ADDRESS) and postcodes (POSTCODE). A
// postcode in an address is listed as well.
func New() rules.Detector { return detector{} }

type detector struct{}

// RuleName is the Rule of this detector's findings.
const RuleName = "address"

func (detector) Name() string { return RuleName }

// Detect walks the part once.
func (detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	s := newScan(p.Text)
	s.postcodes()
	for i := range s.atoms {
		if i&4095 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.begin(i)
	}
	s.again(s.learn())
	s.besides()
	s.join()
	out := make([]rules.Finding, 0, len(s.found))
	for _, f := range s.found {
		for f.first < f.after && s.loose(f.first) {
			f.first++
		}
		if f.first >= f.after {
			continue
		}
		out = append(out, rules.Finding{
			Span:  extract.Span{Part: p.ID, Start: s.atoms[f.first].Start, End: s.atoms[f.after-1].End},
			Label: f.label, Rule: RuleName, Score: f.score, Why: f.why,
		})
	}
	return out, nil
}

// hit is a finding, in atoms.
type hit struct {
	first, after int
	label        string
	score        float64
	why          string
}

// scan is a text on its way through the detector.
type scan struct {
	text  string
	atoms []lexicon.Atom
	words []word
	post  map[int]int // postcodes: first atom to the atom after
	posts []uint64    // by atom, a bit: whether a postcode begins there
	found []hit
	until int // atom before which a numbered address was found
}

func newScan(text string) *scan {
	s := &scan{text: text, atoms: lexicon.Atoms(text), post: map[int]int{}}
	s.words, s.posts = make([]word, len(s.atoms)), make([]uint64, len(s.atoms)/64+1)
	for i, a := range s.atoms {
		switch {
		case a.Shape.IsWord():
			s.words[i] = vocabulary.Of(a.Hash)
			if k := s.wrapped(i); k > i {
				s.words[i] |= vocabulary.Of(lexicon.HashOn(a.Hash, text[s.atoms[k-1].Start:s.atoms[k-1].End]))
			}
		case a.Shape == lexicon.Alnum && a.End-a.Start > 2 && a.End-a.Start < 14:
			s.words[i] = vocabulary.Of(lexicon.Hash(letters.Replace(text[a.Start:a.End]))) & (strong | lane | flat | house | block | part)
		}
	}
	return s
}

func (s *scan) add(first, after int, label string, score float64, why string) {
	s.found = append(s.found, hit{first, after, label, score, why})
}

// enter notes a postcode.
func (s *scan) enter(first, after int) {
	s.post[first] = after
	s.posts[first/64] |= 1 << (first % 64)
}

// begin looks at what begins, or hangs, at atom i.
func (s *scan) begin(i int) {
	if s.posts[i/64]>>(i%64)&1 != 0 {
		s.before(i, s.post[i])
	}
	a, w := s.atoms[i], s.words[i]
	if i >= s.until {
		switch {
		case s.at(i+1)&abroad != 0 && s.capital(i+1): // read with its street
		case w&(flat|floor|number) != 0, a.Hash == hashC, a.Hash == hashSite, a.Hash == hashThe, a.Hash == hashPO, a.Shape == lexicon.Digits, a.Shape == lexicon.Alnum, a.Shape.IsWord() && a.End-a.Start <= 2 && s.numberish(i):
			if s.lead(i) {
				return
			}
		}
	}
	if w&(part|boxed) != 0 && i >= s.until && (s.fields(i) || s.boxNumber(i)) {
		return
	}
	if w&flat != 0 && i >= s.until {
		s.unitAfter(i)
		s.flatAlone(i)
	}
	switch {
	case w&(strong|lane|common) != 0:
		s.street(i)
	case w&welsh != 0 && a.Shape.IsCapital():
		s.welshStreet(i)
	}
	if w&abroad != 0 {
		s.foreignStreet(i)
	}
	if w&(lives|thing) != 0 && i >= s.until {
		s.living(i)
	}
	if a.Hash == hashAt && a.Shape.IsWord() {
		s.staying(i)
	}
	if w&house != 0 {
		s.houseName(i)
	}
	if a.Hash == hashSite && a.Shape == lexicon.Lower {
		s.siteName(i)
	}
	if w&number != 0 && i >= s.until {
		s.door(i)
	}
	if a.Shape == lexicon.Alnum && i >= s.until && s.hashAt(i-1) == hashAt && s.digits(i) && s.closed(i+1) && s.neighbour(i) {
		s.add(i, i+1, rules.Address, 0.6, "a house by its number") // "the neighbour at 17B"
	}
	if w&way != 0 && i >= s.until {
		s.wayAlone(i)
	}
	if w&label != 0 {
		s.labelled(i)
	}
	if h := a.Hash; (h == hashHome || h == hashLives || h == hashLiving) && (s.punct(i+1) == '|' || s.punct(i+1) == '\t') {
		s.column(i)
	}
	s.block(i)
}

// at returns what the word at atom i means, 0 beyond the ends.
func (s *scan) at(i int) word {
	if i < 0 || i >= len(s.atoms) {
		return 0
	}
	return s.words[i]
}

// punct returns the character that atom i is, a line end as '\n', 0 for words,
// numbers and beyond the ends.
func (s *scan) punct(i int) rune {
	if i < 0 || i >= len(s.atoms) || s.atoms[i].Shape != lexicon.Punct && s.atoms[i].Shape != lexicon.Break {
		return 0
	}
	return rune(s.atoms[i].Hash)
}

// capital reports whether atom i is a word with a capital.
func (s *scan) capital(i int) bool {
	if i < 0 || i >= len(s.atoms) {
		return false
	}
	switch a := s.atoms[i]; {
	case a.Shape.IsCapital():
		return true
	case a.Shape == lexicon.Mixed, a.Shape == lexicon.Alnum && s.words[i] != 0:
		return s.upper(i) || s.misread(i)
	case a.Shape == lexicon.Alnum, a.Shape == lexicon.Lower:
		return s.misread(i) || s.inked(i)
	}
	return false
}

// misread reports whether the word at atom i begins with a capital that a scan
// took for a figure or a small l: "0ld", "5alter", "lnfirmary".
func (s *scan) misread(i int) bool {
	a := s.atoms[i]
	if a.End-a.Start < 3 {
		return false
	}
	c, d, e := s.text[a.Start], s.text[a.Start+1], s.text[a.Start+2]
	switch c {
	case '0', '5', '8':
		return a.Shape == lexicon.Alnum && 'a' <= d && d <= 'z' && 'a' <= e && e <= 'z' && (c == '0' || a.End-a.Start > 4)
	case 'l':
		return a.End-a.Start > 4 && 'a' <= d && d <= 'z' && strings.IndexByte("aeioulyw", d) < 0
	}
	return false
}

// inked reports whether the word at atom i has a capital and, inside, figures
// that a scan put for letters: "Stanm0uth".
func (s *scan) inked(i int) bool {
	a := s.atoms[i]
	if a.Shape != lexicon.Alnum || a.End-a.Start < 5 || !s.upper(i) {
		return false
	}
	figures := 0
	for _, c := range s.text[a.Start+1 : a.End] {
		switch {
		case c == '0' || c == '1' || c == '5' || c == '8':
			figures++
		case c < 'a' || c > 'z':
			return false
		}
	}
	return figures <= 2
}

// loose reports whether atom i is a mark or line end that no address begins
// with.
func (s *scan) loose(i int) bool {
	switch s.punct(i) {
	case ',', ';', '.', ':', '\n', '\r', '\t', '|', '>', '-', '–', ')':
		return true
	}
	return false
}

func (s *scan) upper(i int) bool {
	c := s.text[s.atoms[i].Start]
	return 'A' <= c && c <= 'Z'
}

// glued reports whether atom i begins where the one before it ends.
func (s *scan) glued(i int) bool {
	return i > 0 && i < len(s.atoms) && s.atoms[i].Start == s.atoms[i-1].End
}

// tied reports whether something before atom i is of one piece with it: more than
// a line's start or an opening bracket.
func (s *scan) tied(i int) bool {
	if !s.glued(i) {
		return false
	}
	switch s.punct(i - 1) {
	case '\n', '\t', '(', '[', '|', '"', '“':
		return false
	}
	return true
}

// word returns the atom after the word at i, with what hyphens and apostrophes
// tie to it ("St.", "Mary's", "Stockton-on-Tees", "Drovers'"); i if there is no
// word.
func (s *scan) word(i int) int {
	if i >= len(s.atoms) || !s.atoms[i].Shape.IsWord() && s.atoms[i].Shape != lexicon.Alnum {
		return i
	}
	j := i + 1
	if s.atoms[i].Hash == hashSt && s.punct(j) == '.' {
		return j + 1
	}
	if k := s.wrapped(i); k > i {
		j = k
	}
	for j < len(s.atoms) && s.glued(j) {
		switch s.punct(j) {
		case '\'', '’', '-', '‑':
			if s.glued(j+1) && s.atoms[j+1].Shape.IsWord() {
				j += 2
				continue
			}
			if s.punct(j) != '-' && s.punct(j) != '‑' {
				j++
			}
		}
		break
	}
	return j
}

// gap steps from atom i over what may stand between two parts of an address:
// blanks, a comma, a bar, one line end with the marks of a quotation. lines is
// the number of line ends.
func (s *scan) gap(i int) (j, lines int, comma bool) {
	for j = i; j < len(s.atoms) && j < i+6; j++ {
		switch s.punct(j) {
		case ',':
			if comma && lines == 0 {
				return j, lines, comma
			}
			comma = true
		case '|', '\t', '\r':
		case '/', '·', '•':
			if comma || lines > 0 || s.glued(j) || s.glued(j+1) {
				return j, lines, comma
			}
			comma = true
		case '.':
			if lines > 0 || comma {
				return j, lines, comma
			}
			comma = true
		case '\n':
			if lines++; lines > 1 {
				return j, lines, comma
			}
		case '>':
			if lines == 0 {
				return j, lines, comma
			}
		default:
			return j, lines, comma
		}
	}
	return j, lines, comma
}
