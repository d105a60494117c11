package profile

import (
	"strings"

	"veil/rules/names/lexicon"
)

// line says how the line around a word is written.
type line uint8

const (
	mixed line = iota
	quiet      // no capital but "I": messages
	loud       // capitals only
)

// lines tells for each atom how its line is written.
func lines(atoms []lexicon.Atom) []line {
	out := make([]line, len(atoms))
	from, low, high := 0, 0, 0
	flush := func(to int) {
		l := mixed
		switch {
		case high == 0 && low > 0:
			l = quiet
		case low == 0 && high > 2:
			l = loud
		}
		if l != mixed {
			for i := from; i < to; i++ {
				out[i] = l
			}
		}
		from, low, high = to, 0, 0
	}
	for i, a := range atoms {
		switch a.Shape {
		case lexicon.Break:
			flush(i)
		case lexicon.Lower:
			low++
		case lexicon.Upper:
			high++
		case lexicon.Title:
			high++
			low++ // neither quiet nor loud
		}
	}
	flush(len(atoms))
	return out
}

// page is a text cut up, and how its lines are written.
type page struct {
	text  string
	atoms []lexicon.Atom
	lines []line
}

// newPage cuts a text up. A word with an apostrophe inside it is one: "O'Neill".
func newPage(text string) *page {
	atoms := lexicon.Atoms(text)
	out := make([]lexicon.Atom, 0, len(atoms))
	for i := 0; i < len(atoms); i++ {
		a := atoms[i]
		if i+2 < len(atoms) && apostrophe(atoms[i+1]) && a.End-a.Start <= 3 && a.Shape <= lexicon.Alnum && atoms[i+1].Start == a.End {
			if b := atoms[i+2]; b.Start == atoms[i+1].End && b.Shape <= lexicon.Alnum && (b.End-b.Start > 2 || b.End-b.Start == 2 && b.Shape.IsCapital()) {
				b.Hash = lexicon.HashOn(a.Hash, text[b.Start:b.End])
				b.Start = a.Start
				b.Flags, b.Class = lexicon.Lookup(b.Hash), lexicon.ClassOf(text[b.Start:b.End])
				if a.Shape > lexicon.Mixed {
					b.Shape = lexicon.Alnum
				}
				a = b
				i += 2
			}
		}
		out = append(out, a)
	}
	return &page{text, out, lines(out)}
}

func apostrophe(a lexicon.Atom) bool {
	return a.Shape == lexicon.Punct && (a.Hash == '\'' || a.Hash == '’' || a.Hash == '‘' || a.Hash == 'ʼ' || a.Hash == '`')
}

// at is an atom, or a line end beyond the text.
func (p *page) at(i int) lexicon.Atom {
	if i < 0 || i >= len(p.atoms) {
		return lexicon.Atom{Shape: lexicon.Break, Hash: '\n'}
	}
	return p.atoms[i]
}

// stands reports whether the word at i, which is of the file, can be taken for
// a name by itself. An ordinary word is one where its capital or its context
// says so; a small letter is trusted where the word is none in English.
func (p *page) stands(i int, e *entry) bool {
	a := p.atoms[i]
	switch {
	case e.part&company != 0:
		return false
	case a.Shape == lexicon.Alnum:
		return e.how != doubt || e.size > 2
	case a.Shape == lexicon.Lower || a.Shape == lexicon.Mixed && e.size > 2:
		return p.small(i, e)
	case p.lines[i] == loud && a.Shape == lexicon.Upper:
		return e.how != doubt && (e.plain == 0 && e.class&^nameClass == 0 || e.plain < 3 && !p.denied(i) && !p.opens(i+1) || p.spoken(i, e))
	}
	prev, next := p.at(i-1), p.at(i+1)
	switch {
	case e.class&lexicon.Calendar != 0 && p.dated(i):
		return false
	case e.class&(lexicon.Org|lexicon.Street) != 0 && prev.Shape == lexicon.Title && a.Start-prev.End == 1 && prev.Class&(lexicon.Honorific|lexicon.Kin|lexicon.Role) == 0:
		return false // "Larch Close"
	case e.plain < 2 && e.class&(lexicon.Function|lexicon.Be) == 0:
		return true
	case next.Shape == lexicon.Title && next.Class&(lexicon.Org|lexicon.Street) != 0 && next.Class&lexicon.Role == 0 && next.Start-a.End == 1:
		return false // "the Bear Inn"
	case starts(prev):
		return !p.opens(i + 1)
	}
	return next.Shape != lexicon.Punct || next.Hash != '-' || e.plain < 3
}

// small judges a word in small letters.
func (p *page) small(i int, e *entry) bool {
	switch {
	case e.how == doubt, e.how == slip && (e.size < 6 || e.plain > 0), e.how == short && e.plain > 0 && p.lines[i] != quiet:
		return false
	case e.plain == 0 && e.class&^nameClass == 0:
		return e.size > 2 || p.lines[i] == quiet && !p.denied(i)
	case p.denied(i):
		return false
	case e.plain < 2 && e.class&^nameClass == 0:
		return true
	}
	return p.spoken(i, e)
}

// spoken reports whether what stands beside an ordinary word says that it is
// somebody: "mum grace", "grace said", "grace's".
func (p *page) spoken(i int, e *entry) bool {
	prev, next := p.at(i-1), p.at(i+1)
	a := p.atoms[i]
	word := prev.Shape.IsWord() && a.Start-prev.End == 1
	verb := e.class&(lexicon.Be|lexicon.Function|lexicon.Auxiliary|lexicon.Calendar) != 0
	switch {
	case p.denied(i):
		return false
	case word && prev.Class&(lexicon.Honorific|lexicon.Greeting) != 0, word && naming[prev.Hash]:
		return true
	case word && prev.Class&(lexicon.Kin|lexicon.Role) != 0 && !verb:
		return true
	case next.Shape == lexicon.Punct && (next.Hash == '\'' || next.Hash == '’') && next.Start == a.End && isS(p, i+2):
		return !verb || p.at(i+3).Shape == lexicon.Lower && p.at(i+3).Class&lexicon.Function == 0
	case next.Shape.IsWord() && next.Class&lexicon.Say != 0 && next.Class&(lexicon.Auxiliary|lexicon.Function) == 0 && next.Flags.Ordinary() > 0:
		return true
	case p.lines[i] == mixed:
		return false
	case word && spokenTo[prev.Hash]:
		return true
	case word && toward[prev.Hash]:
		return clauseEnds(next) || next.Class&(lexicon.Say|lexicon.Be) != 0
	case starts(prev):
		return !verb && (next.Class&lexicon.Be != 0 || clauseEnds(next))
	}
	return (prev.Hash == ',' || prev.Hash == '(') && clauseEnds(next) && e.class&(lexicon.Be|lexicon.Function) == 0
}

func isS(p *page, i int) bool {
	a := p.at(i)
	return a.Shape.IsWord() && a.End-a.Start == 1 && p.text[a.Start]|0x20 == 's'
}

// denied reports whether the word before makes i no name: "the hope", "i will".
func (p *page) denied(i int) bool {
	prev := p.at(i - 1)
	return prev.Shape.IsWord() && notBefore[prev.Hash] && p.atoms[i].Start-prev.End == 1
}

// opens reports whether the word at i follows a verb at the head of a sentence
// and no name: "Will the", "Mark this".
func (p *page) opens(i int) bool {
	a := p.at(i)
	return a.Shape.IsWord() && notAfter[a.Hash]
}

// dated reports whether a month or day at i is one: beside a number, or after a
// word of time.
func (p *page) dated(i int) bool {
	prev, next := p.at(i-1), p.at(i+1)
	numeric := func(a lexicon.Atom) bool { return a.Shape == lexicon.Digits || a.Shape == lexicon.Alnum }
	return numeric(prev) || numeric(next) || prev.Shape.IsWord() && (ofTime[prev.Hash] || prev.Class&lexicon.Calendar != 0) ||
		next.Class&lexicon.Calendar != 0 || next.Hash == '/' || prev.Hash == '/'
}

// starts reports whether a sentence, line or cell begins after an atom.
func starts(prev lexicon.Atom) bool {
	switch prev.Shape {
	case lexicon.Break:
		return true
	case lexicon.Punct:
		return !strings.ContainsRune(",;()/&-'’_@", rune(prev.Hash))
	}
	return false
}

func clauseEnds(next lexicon.Atom) bool {
	return next.Shape == lexicon.Break || next.Shape == lexicon.Punct && strings.ContainsRune(".,;:!?)\"”–|", rune(next.Hash))
}

func set(words string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(words) {
		m[lexicon.Hash(w)] = true
	}
	return m
}

var (
	naming    = set("called named aka nee nicknamed")
	toward    = set("with w to from and for by tell told ask asked ring rang call called text texted love hi hey miss met saw see know phone thanks night n")
	spokenTo  = set("tell told ask asked ring rang text texted phone phoned met thank")
	notBefore = set("the a an no any some little much i you we they he she it lets dont this that of in my your his her our their just only really not cant wont will would can could should must may might who what which there here so such every each")
	notAfter  = set("the a an this these that those there i you he she it we they them my your his her our their any anyone someone everyone everything be")
	ofTime    = set("in by until till since during early late mid last next this of before after from to through between each every")
)
