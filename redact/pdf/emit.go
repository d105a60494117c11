package pdf

import (
	"bytes"
	"context"
	"strings"
	"sync"

	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/redact/plan"
)

// page writes one page's content anew. The plan has the page's edits alone.
func (c *copy) page(ctx context.Context, src *source.Page, p plan.Plan) (*page, error) {
	switch {
	case src.Scan != nil:
		return c.scanned(src, p)
	case src.Blank:
		return c.blank(src), nil
	}
	e := &emitter{copy: c, masks: newMasks(src, p), shared: map[pdf.Ref]*form{}, insets: c.greyInsets(src, p), rotate: src.Rotate}
	var s *survey
	var watch func() pdf.Sink
	if len(e.masks.edits) > 0 {
		watch = func() pdf.Sink { s = newSurvey(src, e.masks); return s }
	}
	d, err := pdf.Displayed(ctx, c.file, c.src.Fonts, c.src.Layers, src.Page, watch)
	if err != nil {
		return nil, err
	}
	defer d.Release()
	if s != nil {
		s.flush()
		e.setLines(s.spots, src, p)
		s.done()
	}
	if c.keepPictures {
		if e.album, err = c.albumOf(d, src); err != nil {
			return nil, err
		}
	}
	e.drawn = src.DrawnBy // also where pictures are kept: it is most likely text
	e.push()
	e.cur.buf.WriteString("q\n")
	if err := d.Play(e); err != nil {
		return nil, err
	}
	e.cur.closePage()
	if e.drawn != nil {
		e.drawPictures(src.Drawn)
	}
	if err := e.drawMasks(d, p); err != nil {
		return nil, err
	}
	e.drawInsets(p)
	out := &page{src: src, content: pdf.NewStream(nil, e.cur.buf.Bytes()), res: e.cur.res}
	e.cur.done()
	out.group = c.group(src.Dict["Group"])
	return out, nil
}

// emitter is the Sink that writes what the machine meets. Each content stream,
// the page's or a form's, has a frame; a form's frame becomes a stream of its
// own when it ends.
type emitter struct {
	copy   *copy
	masks  *masks
	frames []*frame
	cur    *frame
	set    *setting          // where the glyphs of rows with masks go
	shared map[pdf.Ref]*form // forms of this page in which nothing was removed
	album  []bool            // which pictures may be kept, in their order
	seen   int               // pictures met so far
	insets []*source.Inset   // pictures whose words stand in their grey boxes
	rotate int               // the page's
	drawn  map[int32]bool    // paths that are writing or pictures
	last   *fontUse          // the font used last
	text   []byte            // of the string being set, used again
	glyph  bool              // inside a Type 3 font's glyph: stencils are kept
}

// frame is a content stream being written.
type frame struct {
	buf     *bytes.Buffer
	res     *resources
	open    int  // q without Q
	text    bool // between BT and ET
	pen     pen
	path    path
	closed  bool // a page's own content has ended; annotations follow
	edited  bool // something was removed: the result serves this one use only
	gstate  *gstate
	pattern *pattern
}

// use is copy.use.
func (e *emitter) use(f *pdf.Font) *fontUse {
	if e.last == nil || e.last.font != f {
		e.last = e.copy.use(f)
	}
	return e.last
}

func (e *emitter) push() {
	e.cur = &frame{buf: buffers.Get().(*bytes.Buffer), res: newResources()}
	e.frames = append(e.frames, e.cur)
}

// buffers are to be used again: what a page draws takes tens of kilobytes.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxBuffer is the size above which a buffer is not kept.
const maxBuffer = 1 << 20

// done ends the use of a frame's buffer.
func (f *frame) done() {
	if f.buf.Cap() <= maxBuffer {
		f.buf.Reset()
		buffers.Put(f.buf)
	}
	f.buf = nil
}

func (e *emitter) pop() *frame {
	f := e.cur
	e.frames = e.frames[:len(e.frames)-1]
	e.cur = e.frames[len(e.frames)-1]
	return f
}

// balance ends what the content left open.
func (f *frame) balance() {
	if f.text {
		f.buf.WriteString("ET\n")
		f.text = false
		f.pen.end()
	}
	for ; f.open > 0; f.open-- {
		f.buf.WriteString("Q\n")
	}
}

// closePage ends the page's own content, which is enclosed in q and Q.
func (f *frame) closePage() {
	if !f.closed {
		f.balance()
		f.buf.WriteString("Q\n")
		f.closed = true
	}
}

// Op implements pdf.Sink: operators that draw or set state are written again
// with their operands; marks of structure and layers and what is unknown are not.
func (e *emitter) Op(m *pdf.Machine, op pdf.Operation) {
	f := e.cur
	f.gstate, f.pattern = nil, nil
	if f.path.begun && !pathOps[op.Op] {
		f.path.clips = true // what stands in between must not go with it
	}
	switch op.Op {
	case "q":
		f.open++
		f.pen.lose()
	case "Q":
		if f.open == 0 {
			return
		}
		f.open--
		f.pen.lose()
	case "BT":
		if f.text { // it starts afresh all the same
			f.write(nil, "ET")
		}
		f.text = true
		f.pen.begin()
	case "ET":
		if !f.text {
			return
		}
		f.text = false
		f.pen.end()
	case "cm":
		f.pen.lose()
	case "Td", "TD", "T*", "Tm", "TL", "Tc", "Tw":
		if e.set != nil { // each string is placed by itself: see reset
			return
		}
	case "m", "l", "c", "v", "y", "re", "h":
		f.path.add(f.buf, m.CTM(), op)
	case "n":
		if e.leaveOut(m) {
			return
		}
		f.path.begun = false
	case "W", "W*":
		f.path.clips = true
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		if f.path.drop(f.buf, e.set) {
			e.edited()
			return
		}
		if e.leaveOut(m) || m.Hidden() && !f.path.clips && f.path.cut(f.buf) {
			return
		}
		f.path.begun = false
		if m.Hidden() {
			f.write(nil, "n")
			return
		}
		if op.Op == "F" {
			op.Op = "f"
		}
	case "d":
		f.dash(op)
		return
	case "ri":
		if intents[string(op.Args[0].Bytes)] {
			f.write(op.Args, op.Op)
		}
		return
	case "Tf":
		e.font(m, op)
		return
	case "gs":
		e.extGState(m, op)
		return
	case "cs", "CS":
		e.colorSpace(m, op)
		return
	case "scn", "SCN":
		e.color(m, op)
		return
	case "sh":
		e.shading(m, op)
		return
	}
	if n, ok := plain[op.Op]; ok {
		f.numbers(op, n)
	}
}

// leaveOut takes out the path that an operator ends if it is one of those that
// draw writing or a picture. One that clips would let their shape through: what
// it clips is left out as well.
func (e *emitter) leaveOut(m *pdf.Machine) bool {
	f := e.cur
	clips := f.path.clips
	if !e.drawn[m.Painted()] || !f.path.cut(f.buf) {
		return false
	}
	if clips {
		f.write(nil, "0 0 0 0 re W n")
	}
	e.edited()
	return true
}

// plain are the operators whose operands are numbers, with how many they take;
// any for colours.
var plain = func() map[string]int {
	t := map[string]int{}
	for n, ops := range map[int]string{
		0:         "q Q BT ET T* h n W W* S s f f* B B* b b*",
		1:         "w J j M i g G Tc Tw Tz TL Tr Ts",
		2:         "m l Td TD d0",
		3:         "rg RG",
		4:         "v y re k K",
		6:         "cm c Tm d1",
		anyNumber: "sc SC scn SCN",
	} {
		for _, op := range strings.Fields(ops) {
			t[op] = n
		}
	}
	return t
}()

// anyNumber is any number of operands.
const anyNumber = -1

// numbers writes an operator with the numbers that it takes. Operands can be
// anything in a broken or hostile file, and nobody reads a string that stands
// where a number belongs: it counts as 0, as for the machine.
func (f *frame) numbers(op pdf.Operation, n int) {
	args := op.Args
	if n != anyNumber {
		args = args[max(0, len(args)-n):]
	}
	for i := range args {
		pdf.AppendNum(f.buf, args[i].Num)
		f.buf.WriteByte(' ')
	}
	f.write(nil, op.Op)
}

// dash writes d: an array of numbers and a number, the pattern of dashed lines. One
// that is longer than patterns are draws something, a row of pixels maybe, that
// nobody has read: such lines are solid.
func (f *frame) dash(op pdf.Operation) {
	if len(op.Args[0].Elems) > maxDashes {
		f.buf.WriteString("[] 0 d\n")
		return
	}
	f.buf.WriteByte('[')
	for i, a := range op.Args[0].Elems {
		if i > 0 {
			f.buf.WriteByte(' ')
		}
		pdf.AppendNum(f.buf, a.Num)
	}
	f.buf.WriteString("] ")
	pdf.AppendNum(f.buf, op.Args[1].Num)
	f.buf.WriteString(" d\n")
}

// maxDashes is how many dashes and gaps a pattern has at most.
const maxDashes = 12

// intents are the names that ri takes (PDF 32000-1, table 70).
var intents = map[string]bool{"AbsoluteColorimetric": true, "RelativeColorimetric": true, "Saturation": true, "Perceptual": true}

// write writes an operator with its operands.
func (f *frame) write(args []pdf.Operand, op string) {
	for i := range args {
		f.operand(&args[i])
		f.buf.WriteByte(' ')
	}
	f.buf.WriteString(op)
	f.buf.WriteByte('\n')
}

func (f *frame) operand(a *pdf.Operand) {
	switch a.Kind {
	case pdf.Number:
		pdf.AppendNum(f.buf, a.Num)
	case pdf.NameTok:
		pdf.AppendObject(f.buf, pdf.Name(a.Bytes))
	case pdf.Str:
		pdf.AppendString(f.buf, a.Bytes)
	case pdf.ArrayOpen:
		f.buf.WriteByte('[')
		for i := range a.Elems {
			if i > 0 {
				f.buf.WriteByte(' ')
			}
			f.operand(&a.Elems[i])
		}
		f.buf.WriteByte(']')
	default:
		f.buf.WriteString("null")
	}
}

// use writes an operator whose operand is a resource under its new name.
func (f *frame) use(name pdf.Name, op string) {
	pdf.AppendObject(f.buf, name)
	f.buf.WriteByte(' ')
	f.buf.WriteString(op)
	f.buf.WriteByte('\n')
}
