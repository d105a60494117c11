package tagger

import (
	"veil/rules/names/lexicon"
)

const (
	// maxTokens is how much text is looked at in one go: some fifty pages.
	maxTokens = 1 << 15
	// maxSentence bounds a sentence, in tokens: text without stops is cut.
	maxSentence = 128
	// fullLine is the length, in bytes, from which a line is taken to go on
	// in the next.
	fullLine = 50
)

// Passage is a stretch of text, cut up and looked up: what features are made
// of. It is meant to be used again and again; its zero value is ready.
type Passage struct {
	Words     []Word
	Sentences []Sentence
	seen      tally
	casing    casing
	lists     *Lexicon // of memo
	memo      [1 << 12]lists
}

// lists is what the lists say of one word. Few words make up most of a text: a
// Passage remembers those last asked for, by the lowest bits of their hash.
type lists struct {
	Entry
	hash  uint32
	flags lexicon.Flags
	known bool
}

// ask looks a word up.
func (p *Passage) ask(h uint32, x *Lexicon) *lists {
	m := &p.memo[h%uint32(len(p.memo))]
	if m.hash != h || !m.known {
		*m = lists{*x.of(h), h, lexicon.Lookup(h), true}
	}
	return m
}

// Word is a token with what is known of it.
type Word struct {
	token
	low    uint32 // the word whatever its case; numbers by their length
	Flags  lexicon.Flags
	class  lexicon.Class
	fine   uint16
	coarse uint8
	count  uint8
	world  World  // what the lists know it to be a name of
	town   bool   // part of a place of several words
	net    bool   // part of an address of the internet
	label  label  // what the line or column says of what stands there
	head   uint32 // the word that says so
	gaz    uint32 // flags, case and frequency in one number
	gist   uint32 // the same in fewer bits
	form   uint64 // what it is by itself; see formOf
}

// Span returns the bytes of the text that the word takes up.
func (w *Word) Span() (start, end int) { return w.start, w.end }

// Kind returns how the word is written.
func (w *Word) Kind() Kind { return w.kind }

// Sentence is a range of Words, [From, To).
type Sentence struct {
	From, To int
	casing   casing
}

// casing says how a stretch of text is written.
type casing uint8

const (
	ordinary casing = iota
	allLower
	allUpper
)

// Read fills the passage from the text, beginning at byte from, and returns
// where it stopped: at the end or, in a long text, at the end of a sentence.
// Words whose hash hide reports are taken to be in no list of names; hide may
// be nil.
func (p *Passage) Read(text string, from int, x *Lexicon, hide func(uint32) bool) int {
	p.Words, p.Sentences = p.Words[:0], p.Sentences[:0]
	if p.lists != x {
		p.lists, p.memo = x, [len(p.memo)]lists{}
	}
	end := p.tokens(text, from, x, hide)
	p.towns(text, x)
	p.cut()
	if end < len(text) && len(p.Sentences) > 1 {
		// The last sentence may go on: it is read with what follows.
		last := p.Sentences[len(p.Sentences)-1].From
		end = p.Words[last].start
		p.Words, p.Sentences = p.Words[:last], p.Sentences[:len(p.Sentences)-1]
	}
	p.lines()
	p.addresses()
	p.note()
	for i := range p.Words {
		p.Words[i].summarise()
	}
	return end
}

func (p *Passage) tokens(text string, i int, x *Lexicon, hide func(uint32) bool) int {
	lineStart := i
	i, gap := space(text, i)
	if gap >= Line {
		lineStart = i
	}
	gap = Blank
	for i < len(text) && len(p.Words) < maxTokens {
		p.Words = append(p.Words, Word{token: scan(text, i)})
		w := &p.Words[len(p.Words)-1]
		w.before = gap
		p.look(w, text, x, hide)
		i, gap = space(text, w.end)
		if gap >= Line {
			if gap == Line && w.end-lineStart >= fullLine && w.initial != '|' {
				gap = Wrap
			}
			lineStart = i
		}
	}
	return i
}

// look finds the word in the lists.
func (p *Passage) look(w *Word, text string, x *Lexicon, hide func(uint32) bool) {
	switch w.kind {
	case Punct:
		w.low = 0x9E3779B9 ^ uint32(w.initial)*0x85EBCA6B
		if w.end-w.start > 1 && isApostrophe(w.initial) {
			w.low++ // a possessive
		}
		return
	case Digits:
		w.low = 0xC2B2AE35 ^ uint32(min(w.runes, 8))*0x27D4EB2F
		return
	}
	if w.low = w.hash; !w.ascii {
		w.low = lexicon.Hash(text[w.start:w.end])
	}
	e := p.ask(w.low, x)
	w.class, w.fine, w.coarse, w.count, w.world = e.Class, e.Fine, e.Coarse, e.Count, e.World
	w.Flags = e.flags
	if hide != nil && hide(w.low) {
		w.Flags, w.world = lexicon.MakeFlags(0, w.Flags.Ordinary(), false, false), 0
	}
}

// towns marks the words of places, and of other names the lexicon has, that are
// longer than a word.
func (p *Passage) towns(text string, x *Lexicon) {
	for i := range p.Words {
		if !p.Words[i].kind.IsCapital() || p.Words[i].class&lexicon.Function != 0 {
			continue
		}
		h := p.Words[i].low
		for j := i + 1; j < len(p.Words) && j < i+5; j++ {
			w := &p.Words[j]
			if w.before > Space || !w.kind.IsWord() && w.initial != '-' && !isApostrophe(w.initial) {
				break
			}
			h = lexicon.HashOn(h, text[p.Words[j-1].end:w.end])
			if !w.kind.IsWord() {
				continue
			}
			if lexicon.Lookup(h)&lexicon.Place != 0 {
				for k := i; k <= j; k++ {
					p.Words[k].town = true
				}
			}
			if world := x.of(h).World; world != 0 {
				for k := i; k <= j; k++ {
					p.Words[k].world |= world | phrase
				}
			}
		}
	}
}

// cut finds the sentences. A line end is the end of one, unless the line is
// full; so is a stop before a capital, unless it ends a title or initial.
func (p *Passage) cut() {
	from := 0
	for i := range p.Words {
		if i > from && (p.ends(i) || i-from >= maxSentence) {
			p.Sentences = append(p.Sentences, Sentence{From: from, To: i})
			from = i
		}
	}
	if from < len(p.Words) {
		p.Sentences = append(p.Sentences, Sentence{From: from, To: len(p.Words)})
	}
	whole := counts{}
	for i := range p.Sentences {
		s := &p.Sentences[i]
		var n counts
		for j := s.From; j < s.To; j++ {
			n.add(p.Words[j].kind)
		}
		s.casing = n.casing(3)
		whole.lower += n.lower
		whole.title += n.title
		whole.upper += n.upper
	}
	p.casing = whole.casing(20)
}

// ends reports whether a sentence ends before word i.
func (p *Passage) ends(i int) bool {
	w, last := &p.Words[i], &p.Words[i-1]
	if w.before >= Line {
		return true
	}
	if w.before == None || last.initial != '.' && last.initial != '!' && last.initial != '?' || last.kind != Punct {
		return false
	}
	if !w.kind.IsCapital() && w.kind != Punct {
		return false
	}
	if last.initial == '.' && i > 1 {
		if q := &p.Words[i-2]; q.kind == Initial || q.class&lexicon.Honorific != 0 {
			return false
		}
	}
	return true
}

// counts is how many words of a stretch are written in which way.
type counts struct{ lower, title, upper int }

func (n *counts) add(k Kind) {
	switch k {
	case Lower:
		n.lower++
	case Title:
		n.title++
	case Upper:
		n.upper++
	}
}

// casing needs at least so many words to say that they are all alike.
func (n counts) casing(least int) casing {
	switch all := n.lower + n.title + n.upper; {
	case all < least:
		return ordinary
	case (n.title+n.upper)*50 < all:
		return allLower
	case n.upper*5 > all*4:
		return allUpper
	}
	return ordinary
}

// addresses marks the words of e-mail and web addresses: what stands without
// spaces around an "@" after a word, or a "/" after a slash or beside a dot.
func (p *Passage) addresses() {
	for i := range p.Words {
		w := &p.Words[i]
		if w.kind != Punct || i == 0 || w.before != None || w.net {
			continue
		}
		last := &p.Words[i-1]
		if !(w.initial == '@' && last.kind != Punct || w.initial == '/' && last.initial == '/' || w.initial == '.' && last.low == www) {
			continue
		}
		from, to := i, i+1
		for from > 0 && p.Words[from].before == None && p.Words[from-1].initial != '|' {
			from--
		}
		for to < len(p.Words) && p.Words[to].before == None && p.Words[to].initial != '|' {
			to++
		}
		for j := from; j < to; j++ {
			p.Words[j].net = true
		}
	}
}

var www = lexicon.Hash("www")
