package pdf

import (
	"context"
	"errors"
	"sync/atomic"

	"veil/internal/pdf/font"
)

// Sink receives what a Machine meets, in the order in which it is drawn. The
// reader's sink collects glyphs; the writer's writes the operators anew.
type Sink interface {
	// Op is every operator that has no method of its own, before it takes effect.
	Op(m *Machine, op Operation)
	// Show is a text-showing operator (Tj, TJ, ' and "), before Tm moves on.
	Show(m *Machine, s *Show)
	// Image is an image XObject that Do paints, or an inline image (Name "").
	Image(m *Machine, i Image)
	// Begin and End enclose the content of a form, a pattern cell, a soft
	// mask or an annotation's appearance, wherever it is used.
	Begin(m *Machine, f *Form)
	End(m *Machine, f *Form)
}

// Show is one text-showing operator, with every glyph that it shows.
type Show struct {
	Op     Operation
	Glyphs []Shown
	First  int // ordinal of the first glyph on its page
	Font   *Font
	Hidden bool // in a layer that is switched off
	Mode   int  // text rendering mode (PDF 32000-1, table 106)

	Tm     Matrix  // the text matrix before the first glyph
	Size   float64 // Tf's size, in units of text space
	Across float64 // Tz, 1 for 100 %
	Tc, Tw float64 // space after each character and each word, in units of text space
}

// Shown is one glyph where it is shown.
type Shown struct {
	*font.Glyph         // the font's own; not to be changed
	X, Y        float64 // origin in page space
	AX, AY      float64 // how far the pen moves, in page space
	UX, UY      float64 // one em upwards, in page space
	Adv         float64 // how far the pen moves, as the number that would undo it in a TJ array
	Elem        int32   // index of its string in the operator's array (TJ) or operands; the string operand of ' and " is 0
	At          int32   // offset of its code in that string, in bytes
	Off         bool    // wholly outside what the page shows, or of no size
}

// Image is a picture that is painted, or a drawing by hand, which is no more
// readable than one.
type Image struct {
	Name   Name // resource name; empty for an inline image
	Stream *Stream
	Inline *Operation
	Ink    bool       // the drawing of an ink annotation; CTM maps the unit square onto its place
	Box    [4]float64 // bounds in page space
	Hidden bool
}

// FormKind says where a form's content is used.
type FormKind uint8

// The kinds of form.
const (
	FormXObject FormKind = iota
	FormPattern          // a tiling pattern's cell
	FormMask             // a soft mask's group
	FormAnnot            // an annotation's appearance
)

// Form is a content stream that another one uses.
type Form struct {
	Kind   FormKind
	Name   Name // the resource name under which it is used
	Ref    Ref  // 0 where it is no indirect object
	Stream *Stream
	Place  Matrix // FormAnnot: what places the appearance on the page
	Hidden bool
}

// Limits of interpretation: what one page may take.
const (
	maxForms    = 24        // nesting
	maxOps      = 2_000_000 // operators
	maxStack    = 512       // saved graphics states
	maxGlyphs   = 1_000_000 // glyphs
	checkEvery  = 4096      // operators between looks at the context
	maxInstance = 20_000    // forms
)

// Budget is what all pages of a document may take together: pages can share
// one content, so that a small file asks for endless work.
type Budget struct{ ops, glyphs atomic.Int64 }

// NewBudget is a full budget: a file of ten thousand full pages is within it.
func NewBudget() *Budget {
	b := &Budget{}
	b.ops.Store(40_000_000)
	b.glyphs.Store(24_000_000)
	return b
}

// ErrTooComplex stops a page that takes more than the limits.
var ErrTooComplex = errors.New("pdf: a page's content is too complex")

// gstate is the part of the graphics state that matters here.
type gstate struct {
	ctm  Matrix
	text textState
}

type textState struct {
	font                         *Font
	size, tc, tw, th, leading, r float64
	mode                         int
}

// Machine interprets the content of one page (PDF 32000-1, 8 and 9). Running
// it twice over the same page gives the glyphs the same ordinals.
type Machine struct {
	File  *File
	Fonts *Fonts
	// Resources are those of the content stream being read.
	Resources Dict
	// Budget is shared with the document's other pages; may be nil.
	Budget *Budget

	ctx     context.Context
	sink    Sink
	layers  *Layers
	display *Display // keeps what the page draws; may be nil
	gs      gstate
	stack   []gstate
	tm, tlm Matrix
	marks   []bool // for each open marked-content sequence: does it hide?
	hidden  int    // how many enclosing things hide
	active  map[*Stream]bool
	crop    [4]float64
	ops     int
	forms   int
	ordinal int
	painted int32
	depth   int
	show    Show
	pen     pen
	emit    func(*font.Glyph) // m.glyph, bound once
	err     error

	markBase   int  // marked content opened outside the stream being read
	incomplete bool // a form could not be decoded
}

// NewMachine prepares the interpretation of one page.
func NewMachine(ctx context.Context, f *File, fonts *Fonts, layers *Layers, sink Sink) *Machine {
	m := &Machine{File: f, Fonts: fonts, ctx: ctx, sink: sink, layers: layers, active: map[*Stream]bool{}}
	m.gs = gstate{ctm: Identity, text: textState{th: 1}}
	m.emit = m.glyph
	return m
}

// Page interprets the page's content and then its annotations' appearances.
// incomplete reports that some of the content could not be decoded.
func (m *Machine) Page(p Page) (incomplete bool, err error) {
	if err := m.ctx.Err(); err != nil {
		return false, err
	}
	m.Resources, m.crop = p.Resources, p.CropBox
	data, complete := m.File.Contents(p)
	m.run(data)
	m.annotations(p)
	if m.Budget != nil && m.Budget.glyphs.Add(-int64(m.ordinal)) < 0 {
		m.err = ErrTooComplex
	}
	return !complete || m.incomplete, m.err
}

// Hidden reports whether what is drawn now is in a layer that is off.
func (m *Machine) Hidden() bool { return m.hidden > 0 }

// Painted is the ordinal of the path that a painting operator ends, clipping
// included.
func (m *Machine) Painted() int32 { return m.painted }

// CTM is the current transformation to page space.
func (m *Machine) CTM() Matrix { return m.gs.ctm }

func (m *Machine) run(data []byte) {
	var c *Content
	if m.display != nil {
		c = m.display.reader(data)
	} else {
		c = contents.Get().(*Content)
		c.restart(data, nil)
		defer func() {
			c.restart(nil, nil)
			contents.Put(c)
		}()
	}
	base, marks := len(m.stack), m.markBase
	m.markBase = len(m.marks)
	for m.err == nil {
		op, ok := c.Next()
		if !ok {
			break
		}
		if m.ops++; m.ops > maxOps {
			m.err = ErrTooComplex
		} else if m.ops%checkEvery == 0 {
			m.err = m.ctx.Err()
			if m.Budget != nil && m.Budget.ops.Add(-checkEvery) < 0 {
				m.err = ErrTooComplex
			}
		}
		if m.display != nil && m.display.rooms() > maxRooms {
			m.err = errLong
		}
		m.do(op, base)
	}
	if len(m.stack) > base { // q without Q
		m.gs = m.stack[base]
		m.stack = m.stack[:base]
	}
	for len(m.marks) > m.markBase {
		m.endMark()
	}
	m.markBase = marks
}

// do carries out one operator. Operators with operands missing are passed over
// by reader and writer alike.
func (m *Machine) do(op Operation, base int) {
	if len(op.Args) < op.needs {
		return
	} else if n := op.needs; n > 0 && len(op.Args) > n {
		op.Args = op.Args[len(op.Args)-n:]
	}
	switch op.Op {
	case "Tj", "TJ", "'", "\"":
		m.showText(op)
		return
	case "BI":
		inline := op // op itself must not be moved to the heap
		m.image(Image{Inline: &inline})
		return
	case "Do":
		m.xobject(Name(op.Args[0].Bytes))
		return
	case "q":
		if len(m.stack) > maxStack {
			m.err = ErrTooComplex
			return
		}
	case "Q":
		if len(m.stack) <= base {
			return
		}
	case "BMC", "BDC":
		m.beginMark(op)
	case "EMC":
		m.endMark()
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		m.painted++
	}
	m.sink.Op(m, op)
	if m.textOp(op) {
		return
	}
	switch op.Op {
	case "q":
		m.stack = append(m.stack, m.gs)
	case "Q":
		m.gs = m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
	case "cm":
		if n := matrixOf(op.Args).Mul(m.gs.ctm); n.Valid() {
			m.gs.ctm = n
		}
	case "gs":
		m.extGState(m.File.Dict(m.resource("ExtGState", Name(op.Args[0].Bytes))))
	case "scn", "SCN":
		if n := len(op.Args); n > 0 && op.Args[n-1].Kind == NameTok {
			m.pattern(Name(op.Args[n-1].Bytes))
		}
	}
}

func matrixOf(args []Operand) (m Matrix) {
	for i := range m {
		m[i] = args[i].Num
	}
	return m
}

func (m *Machine) resource(category, name Name) Object {
	return m.File.Dict(m.Resources[category])[name]
}

// extGState takes the font out of a graphics state dictionary and walks its
// soft mask, which is content like any other (PDF 32000-1, 8.4.5).
func (m *Machine) extGState(d Dict) {
	if a := m.File.Array(d["Font"]); len(a) == 2 {
		m.gs.text.font = m.Fonts.Get(a[0])
		m.gs.text.size, _ = m.File.Num(a[1])
	}
	if sm, ok := m.File.Resolve(d["SMask"]).(Dict); ok {
		if s := m.File.Stream(sm["G"]); s != nil {
			ref, _ := sm["G"].(Ref)
			m.form(&Form{Kind: FormMask, Ref: ref, Stream: s})
		}
	}
}
