package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
	"veil/rules/room"
)

// unit is one word of a name as a reader sees it: "Jane", "O'Neill",
// "Okafor-Hughes", "J.", "Oka-\nfor"; or one other atom.
type unit struct {
	start, end int // bytes; a full stop after an initial is inside
	shape      lexicon.Shape
	flags      lexicon.Flags
	class      lexicon.Class
	hash       uint32
	punct      rune // of punctuation and breaks, else 0
	parts      uint8
	sentence   bool // begins a sentence, a line or a quotation
	evident    bool // a name found elsewhere in the part
	spelled    bool // letter by letter
}

func (u *unit) is(c lexicon.Class) bool { return u.class&c != 0 }

// capital reports whether u can be part of a name by its shape.
func (u *unit) capital() bool { return u.shape.IsCapital() }

type scan struct {
	text   string
	units  []unit
	known  *lexicon.Set // words of names that the first reading found
	loud   []bool       // by unit: the line is in capitals or title case
	shout  []bool       // by unit: nearly all words of the line are in capitals
	quiet  []bool       // by unit: the line has no capital but at its head
	casual bool         // most sentences begin small
	low    []bool       // by unit: written without capitals, as messages are
	habit  [128]bool    // letters that the text uses for people, see letter
	idle   []bool       // by unit: no name begins here, see markIdle
	speaks []int32      // by unit: where the name of who speaks, begun here, ends
	named  []bool       // by unit: part of a name; for initials and Known
	taken  []bool       // the same, for what Known returns
	found  []candidate  // room for Detect
}

// scans keeps scans that are done with, for the room of their slices.
var scans room.Room[scan]

// newScan reads a text. The scan is the caller's until its free.
func newScan(text string) *scan {
	s := scans.Take()
	atoms := lexicon.Atoms(text)
	n := len(atoms)
	*s = scan{
		text: text, units: joinAtoms(slices.Grow(s.units[:0], n), text, atoms), known: lexicon.NewSet(""),
		loud: s.loud, shout: s.shout, quiet: s.quiet, low: s.low, idle: s.idle, speaks: s.speaks, named: s.named, taken: s.taken, found: s.found[:0],
	}
	n = len(s.units)
	for _, b := range []*[]bool{&s.loud, &s.shout, &s.quiet, &s.low, &s.idle, &s.named, &s.taken} {
		*b = cleared(*b, n)
	}
	s.speaks = cleared(s.speaks, n)
	s.markLines()
	s.markSpeakers()
	s.casual = s.isCasual()
	s.markLow()
	s.markIdle()
	return s
}

// cleared returns n zero values, in the room of b where there is enough.
func cleared[T any](b []T, n int) []T {
	b = slices.Grow(b[:0], n)[:n]
	clear(b)
	return b
}

// free gives the room of a scan back. What was made of it may stay.
func (s *scan) free() {
	s.text = ""
	scans.Give(s)
}

// fronts are words with which the Welsh, Irish and Gaelic names of schools and bodies
// begin, and no person's.
var fronts = hashes("ysgol coleg bunscoil gaelscoil scoil sgoil meddygfa canolfan eglwys")

// joinAtoms appends the units to some.
func joinAtoms(units []unit, text string, atoms []lexicon.Atom) []unit {
	begin := true
	for i := 0; i < len(atoms); {
		a := atoms[i]
		u := unit{start: a.Start, end: a.End, shape: a.Shape, flags: a.Flags, class: a.Class, hash: a.Hash, parts: 1, sentence: begin}
		i++
		if a.Shape == lexicon.Alnum || a.Shape == lexicon.Title {
			u.mend(text)
		}
		switch {
		case u.shape.IsWord():
			if j := i; oneLetter(text, a) {
				if i = u.spell(text, atoms, i); i > j {
					begin = false
					break
				}
			}
			i = u.extend(text, atoms, i)
			if u.flags.Fore() < 2 && u.class&lexicon.Kin == 0 && shortForm(u.hash) {
				u.flags = lexicon.MakeFlags(2, u.flags.Ordinary(), u.flags&lexicon.Surname != 0, u.flags&lexicon.Place != 0)
			}
			if fronts.Has(u.hash) {
				u.class |= lexicon.Org
			}
			begin = false
		case a.Shape == lexicon.Punct || a.Shape == lexicon.Break:
			u.punct = rune(a.Hash)
			begin = begin || beginsAfter(text, atoms, i-1)
			if a.Shape == lexicon.Break {
				begin = lineEnds(text, a, begin)
			}
		default:
			begin = false
		}
		units = append(units, u)
	}
	return units
}

// beginsAfter reports whether punctuation i begins a sentence or cell.
func beginsAfter(text string, atoms []lexicon.Atom, i int) bool {
	switch r := rune(atoms[i].Hash); r {
	case '!', '?', '|', '•', '·', '*', '>', '#', '"', '“', '‘', ':', ']', '▪', '●', '–', '—', '☐', '☒':
		return true
	case '.':
		// "Dr. Keane": a full stop after a title does not end a sentence.
		return i == 0 || atoms[i-1].Class&lexicon.Honorific == 0 || atoms[i-1].End != atoms[i].Start
	case '-':
		return i == 0 || atoms[i-1].Shape == lexicon.Break
	}
	return false
}

// shortLine is the length in bytes under which a line was not wrapped.
const shortLine = 45

// lineEnds decides whether what follows a line end begins something. Text
// wrapped by a layout goes on in the next line; a tab begins a cell.
func lineEnds(text string, a lexicon.Atom, begin bool) bool {
	if a.Hash == '\t' {
		return true
	}
	if a.Start < shortLine {
		return true
	}
	prev := text[a.Start-shortLine : a.Start]
	if a.Hash == '\n' {
		prev = strings.TrimSuffix(prev, "\r")
	}
	if strings.ContainsAny(prev, "\n\r") {
		return true
	}
	if prev = strings.TrimRight(prev, " "); prev == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(prev)
	return begin || !(unicode.IsLetter(r) || r == ',' || r == '-' || r == ';')
}

const hyphens = "-‐‑"

// extend takes in what belongs to the word: hyphenated parts, O' and d', the
// full stop of an initial. It returns the next atom to look at.
func (u *unit) extend(text string, atoms []lexicon.Atom, i int) int {
	if u.shape == lexicon.Initial {
		if i < len(atoms) && atoms[i].Hash == '.' && atoms[i].Start == u.end {
			u.end = atoms[i].End
			return i + 1
		}
	}
	for i+1 < len(atoms) && atoms[i].Shape == lexicon.Punct && atoms[i].Start == u.end {
		r, next := rune(atoms[i].Hash), atoms[i+1]
		j := i + 1
		switch {
		case strings.ContainsRune(hyphens, r):
			for j < len(atoms) && j < i+3 && atoms[j].Shape == lexicon.Break && atoms[j].Hash != '\t' {
				j++
			}
			if j == len(atoms) || !atoms[j].Shape.IsWord() || (j == i+1 && atoms[j].Start != atoms[i].End) || atoms[j].Start > atoms[i].End+4 {
				return i
			}
			next = atoms[j]
			broken := j > i+1
			if broken && next.Shape == lexicon.Lower {
				// A word divided at the line end: look up the whole.
				whole := lexicon.HashOn(u.hash, text[next.Start:next.End])
				f := lexicon.Lookup(whole)
				u.hash, u.flags, u.class = whole, f, 0
				u.end = next.End
				i = j + 1
				continue
			}
			if !u.joins(next) {
				return i
			}
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`':
			// O'Neill, D'Souza, N'Golo; not Jane's and not don't.
			if next.Start != atoms[i].End || u.end-u.start > 3 || !u.capital() && !u.smallO(text, next) || u.capital() && !next.Shape.IsCapital() {
				return i
			}
		default:
			return i
		}
		u.hash = lexicon.HashOn(u.hash, text[next.Start:next.End])
		u.flags = union(u.flags, next.Flags)
		if whole := lexicon.Lookup(u.hash); whole.Name() {
			u.flags = union(u.flags, whole)
		} else if r != '-' && r != '‐' && r != '‑' {
			u.flags |= lexicon.Surname // O' and a capital
			u.flags &^= lexicon.MakeFlags(0, 3, false, false)
		}
		u.class &= next.Class & (lexicon.Role | lexicon.Domain | lexicon.Org)
		if u.shape == lexicon.Initial && next.Shape == lexicon.Initial || u.shape == lexicon.Upper && next.Shape != lexicon.Title {
			u.shape = lexicon.Upper
		} else if next.Shape != u.shape && (u.shape != lexicon.Lower || next.Shape.IsCapital()) {
			u.shape = lexicon.Title
		}
		u.end = next.End
		u.parts++
		i = j + 1
	}
	return i
}

// smallO reports whether a small o and an apostrophe before next begin a surname:
// "o'dowd".
func (u *unit) smallO(text string, next lexicon.Atom) bool {
	if u.shape != lexicon.Lower || u.end-u.start != 1 || text[u.start] != 'o' || next.Shape != lexicon.Lower {
		return false
	}
	return lexicon.Lookup(lexicon.HashOn(u.hash, text[next.Start:next.End]))&lexicon.Surname != 0
}

// joins reports whether a hyphen before next is inside a name or a word, not
// between two words.
func (u *unit) joins(next lexicon.Atom) bool {
	if !u.capital() {
		return u.shape == lexicon.Lower && (next.Shape == lexicon.Lower || u.class&lexicon.Particle != 0)
	}
	return next.Shape.IsWord()
}

// union keeps the more name-like of two sets of flags: a hyphenated name needs
// only one known half.
func union(a, b lexicon.Flags) lexicon.Flags {
	sur := (a|b)&lexicon.Surname != 0
	return lexicon.MakeFlags(max(a.Fore(), b.Fore()), min(a.Ordinary(), b.Ordinary()), sur, a&b&lexicon.Place != 0)
}

// markLines finds lines that are written like headings, in which a capital
// says nothing.
func (s *scan) markLines() {
	from := 0
	caps, low, upper, inside, small := 0, 0, 0, 0, 0
	flush := func(to int) {
		loud := low == 0 && caps > 2 || upper > 3 && upper >= caps-1 && low == 0
		for i := from; i < to; i++ {
			s.loud[i] = loud
			s.shout[i] = small == 0 && upper > 2 && upper >= caps-1
			s.quiet[i] = inside == 0 && small > 2
		}
		from, caps, low, upper, inside, small = to, 0, 0, 0, 0, 0
	}
	for i := range s.units {
		u := &s.units[i]
		if u.shape == lexicon.Lower {
			small++
		}
		switch {
		case u.shape == lexicon.Break && u.punct != '\t':
			flush(i)
		case u.shape == lexicon.Lower && !u.is(lexicon.Function|lexicon.Particle):
			low++
		case u.capital():
			caps++
			if !u.sentence && u.shape != lexicon.Initial {
				inside++
			}
			if u.shape == lexicon.Upper {
				upper++
			}
		}
	}
	flush(len(s.units))
}
