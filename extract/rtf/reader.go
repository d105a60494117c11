package rtf

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf16"

	"veil/extract"
	"veil/extract/aside"
)

// reader reads one document.
type reader struct {
	ctx     context.Context
	lex     lexer
	aside   *aside.Lists
	stories []*text
	stack   []group
	state   // of the innermost group
	page    Page

	ansi     int // the code page of the document
	fonts    map[int]face
	usual    int // the font where none is named
	pending  []byte
	high     rune // the first half of a character beyond the first plane
	skip     int  // characters to pass over after \u
	unseen   map[string]*strings.Builder
	row      RowLook
	numbers  map[string]int // of stories, by what they are
	property string         // the name of a drawing's property
	count    tally
	made     int // paragraphs, and pieces in them, so far
}

// tally counts what is not read and what is left out.
type tally struct {
	pictures, objects, comments, links, changes int
	hidden, properties, data                    bool
}

type face struct {
	page   int // code page; 0 for the document's
	family Family
	signs  bool // of symbols, not letters
}

// state is what holds within a group.
type state struct {
	does     does
	list     string           // of notes
	into     *strings.Builder // of notes and instruct
	story    *text
	either   bool // within a text that stands there twice
	outer    does // around it
	outerIn  *strings.Builder
	outerOf  string
	uc       int
	font     int
	look     Look
	size     uint8
	hidden   bool
	deleted  bool
	level    int // of \itap
	table    bool
	para     *Setting // shared by paragraphs: replaced, never changed
	object   bool     // within an object, whose result is shown as one box
	field    *field
	shape    *size
	fontdef  bool // within the table of fonts
	fontseen int
}

// field is one that is open: what it does is known before its result comes.
type field struct{ kind Field }

// group is what a group goes back to when it ends.
type group struct {
	state
	star, named bool   // it began with \*; its first control word has been read
	end         func() // what happens when it ends
}

// maxDepth is how deep groups may be within each other.
const maxDepth = 1000

func newReader(ctx context.Context, b []byte) *reader {
	r := &reader{ctx: ctx, lex: lexer{in: b}, fonts: map[int]face{}, ansi: 1252, unseen: map[string]*strings.Builder{}, numbers: map[string]int{},
		aside: aside.New("document", aside.List{Name: listComments, Kind: extract.Comment}, aside.List{Name: listDeleted, Kind: extract.Deleted},
			aside.List{Name: listHidden, Kind: extract.Hidden}, aside.List{Name: listPictures, Kind: extract.Drawing},
			aside.List{Name: listFields, Kind: extract.Field}, aside.List{Name: listLinks, Kind: extract.Link},
			aside.List{Name: listProperties, Kind: extract.Metadata}, aside.List{Name: listNames, Kind: extract.Metadata},
			aside.List{Name: listOther, Kind: extract.Hidden})}
	r.stories = []*text{{Story: Story{ID: "body", Kind: extract.Body, Word: "body"}}}
	r.state = state{story: r.stories[0], uc: 1, para: &Setting{}}
	return r
}

var errDeep = &extract.Error{Reason: extract.Unsupported, What: "the RTF document has more than 1,000 groups within each other", Do: "open it in Word or LibreOffice and save it anew"}

// maxPieces is how many pieces and paragraphs a document may have; some hundred
// thousand make a book.
const maxPieces = 4 << 20

var errLarge = &extract.Error{Reason: extract.TooLarge, What: "the RTF document has more paragraphs than a book", Do: "split it, or print it to a PDF"}

// pieces is about how many there are so far: those of a paragraph count when it
// ends.
func (r *reader) pieces() int { return r.made + len(r.story.now.Pieces) + 16*len(r.stories) }

// run reads all tokens.
func (r *reader) run() error {
	for n := 0; ; n++ {
		if n%(1<<14) == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
			if r.pieces() > maxPieces {
				return errLarge
			}
		}
		t := r.lex.next()
		if t.kind != char {
			r.flush()
		}
		switch t.kind {
		case end:
			for len(r.stack) > 0 {
				r.pop()
			}
			r.finish()
			return nil
		case opens:
			if len(r.stack) >= maxDepth {
				return errDeep
			}
			r.skip = 0
			r.stack = append(r.stack, group{state: r.state})
		case closes:
			r.skip = 0
			if len(r.stack) > 0 {
				r.pop()
			}
			if len(r.stack) == 0 {
				r.tail()
			}
		case char:
			if r.skip > 0 {
				r.skip--
			} else if r.does != drops && r.does != pictures {
				r.pending = append(r.pending, t.b)
			}
		case blob:
			if r.skip > 0 {
				r.skip--
			}
		case symbol:
			if r.skip > 0 {
				r.skip--
				continue
			}
			r.symbol(t.name)
		case word:
			if r.skip > 0 && t.name != "u" {
				r.skip--
				continue
			}
			r.word(t)
		}
	}
}

// pop ends the innermost group.
func (r *reader) pop() {
	g := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if g.end != nil {
		g.end()
	}
	r.state = g.state
}

// tail notes what stands after the document's end, where no program looks.
func (r *reader) tail() {
	rest := strings.Trim(string(r.lex.in[r.lex.at:]), " \t\r\n\x00}")
	if len(rest) > 0 {
		r.aside.Note(listOther, clean(rest[:min(len(rest), 1<<20)]))
	}
	r.lex.at = len(r.lex.in)
}

func (r *reader) finish() {
	r.flush()
	r.reveal()
	for _, s := range r.stories {
		s.finish(&Setting{})
	}
}

func (r *reader) top() *group {
	if len(r.stack) == 0 {
		return &group{}
	}
	return &r.stack[len(r.stack)-1]
}

func (r *reader) symbol(name string) {
	switch name {
	case "*":
		r.top().star = true
	case "\r", "\n":
		r.word(token{kind: word, name: "par"})
	case "-", "|", ":":
	default:
		if s, ok := signs[name]; ok {
			r.out(s)
		}
	}
}

// flush decodes the bytes that came one after the other.
func (r *reader) flush() {
	if len(r.pending) == 0 {
		return
	}
	page := r.ansi
	if f := r.fonts[r.font]; f.page != 0 && r.ansi != 65001 && !r.fontdef {
		page = f.page
	}
	s := decode(r.pending, page)
	r.pending = r.pending[:0]
	r.out(s)
}

// unicode adds a character by its number, of which large ones come in halves.
func (r *reader) unicode(n int) {
	c := rune(n)
	if n < 0 {
		c = rune(n + 1<<16)
	}
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
		return
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.high, c)
	}
	r.high = 0
	if c < 0 || c > 0x10FFFF {
		c = '\ufffd'
	}
	r.out(string(c))
}

// out adds text to where it belongs.
func (r *reader) out(s string) {
	switch {
	case s == "" || r.does == drops || r.does == pictures:
	case r.does == fonts || r.does == notes || r.does == instruct || r.does == either:
		if r.into != nil {
			r.into.WriteString(s)
		}
	case r.deleted:
		r.conceal(listDeleted, s)
	case r.hidden:
		r.conceal(listHidden, s)
	default:
		r.reveal()
		if r.fonts[r.font].signs {
			s = strings.ReplaceAll(s, "·", "•") // what a font of symbols shows there
		}
		p := Piece{Look: r.look, Size: r.size, Font: r.fonts[r.font].family}
		if r.field != nil {
			p.Field = r.field.kind
		}
		r.story.write(s, p)
	}
}

// conceal gathers text that does not show; reveal notes it when text comes that
// does, or a paragraph ends.
func (r *reader) conceal(list, s string) {
	b := r.unseen[list]
	if b == nil {
		b = &strings.Builder{}
		r.unseen[list] = b
	}
	b.WriteString(s)
}

func (r *reader) reveal() {
	for list, b := range r.unseen {
		if t := clean(b.String()); t != "" {
			r.aside.Note(list, t)
			if list == listDeleted {
				r.count.changes++
			} else {
				r.count.hidden = true
			}
		}
		delete(r.unseen, list)
	}
}

// clean is text that is not carried, without what does not show.
func clean(s string) string {
	s = strings.Map(func(c rune) rune {
		if c = symbolic(c); !aside.Shows(c) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd"))
	var lines []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// open starts a story of its own.
func (r *reader) open(what, id string, kind extract.Kind) (int, *text) {
	r.numbers[id]++
	s := &text{Story: Story{ID: id + "#" + strconv.Itoa(r.numbers[id]), Kind: kind, Word: what}}
	r.stories = append(r.stories, s)
	return len(r.stories) - 1, s
}
