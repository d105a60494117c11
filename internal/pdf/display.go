package pdf

import (
	"context"
	"errors"
	"sync"
)

// Display is what a page draws, kept so that several Sinks can go through it:
// the page's content is interpreted once. It is for one goroutine.
//
// What a page that is very long draws is not kept, but interpreted each time:
// the memory that a Display takes is bounded.
type Display struct {
	again  func(Sink) error // interprets the page; nil where it was kept
	m      *Machine         // in the state of the event that is told
	events []event
	ctms   []Matrix
	shows  []Show
	images []Image
	forms  []*Form
	inner  []Dict // resources of the forms, by their place in forms
	glyphs []Shown
	used   []*Content
	kept   operands
	made   int  // how often memory was made for glyphs
	watch  Sink // is told what is kept; may be nil
}

// event is one call of a Sink. at is its place among what is of its kind.
type event struct {
	op      Operation
	at      int32
	ctm     int32
	painted int32
	kind    eventKind
	hidden  bool
}

type eventKind uint8

const (
	eventOp eventKind = iota
	eventShow
	eventImage
	eventBegin
	eventEnd
)

// Limits of what is kept of one page: some ten megabytes.
const (
	maxEvents = 1 << 17
	maxRooms  = 64
)

// errLong ends the keeping of a page that draws very much.
var errLong = errors.New("pdf: a page draws too much to be kept")

// displays are used again: what a page draws takes most of a megabyte.
var displays = sync.Pool{New: func() any { return &Display{} }}

// Displayed interprets a page. Meanwhile, the Sink that watch makes is told of text
// and of the forms that hold it, and of nothing else; watch may be nil. It is asked
// for another one where the page has to be begun again.
func Displayed(ctx context.Context, f *File, fonts *Fonts, layers *Layers, p Page, watch func() Sink) (*Display, error) {
	d := displays.Get().(*Display)
	if watch != nil {
		d.watch = watch()
	}
	d.m = NewMachine(ctx, f, fonts, layers, d)
	d.m.display = d
	_, err := d.m.Page(p)
	d.m.display = nil
	switch {
	case errors.Is(err, errLong):
		d.Release()
		d = &Display{again: func(s Sink) error {
			_, err := NewMachine(ctx, f, fonts, layers, s).Page(p)
			return err
		}}
		if watch != nil {
			if err := d.Play(watch()); err != nil {
				return nil, err
			}
		}
		return d, nil
	case err != nil:
		d.Release()
		return nil, err
	}
	d.m.Resources, d.watch = p.Resources, nil
	return d, nil
}

// Play tells a Sink what the page draws, as Machine.Page does. Operands and glyphs
// last until Release.
func (d *Display) Play(s Sink) error {
	if d.again != nil {
		return d.again(s)
	}
	m, last := d.m, int32(-1)
	page := m.Resources
	outer := []Dict{}
	for i := range d.events {
		e := &d.events[i]
		if e.ctm != last {
			m.gs.ctm, last = d.ctms[e.ctm], e.ctm
		}
		m.painted, m.hidden = e.painted, 0
		if e.hidden {
			m.hidden = 1
		}
		switch e.kind {
		case eventOp:
			s.Op(m, e.op)
		case eventShow:
			s.Show(m, &d.shows[e.at])
		case eventImage:
			s.Image(m, d.images[e.at])
		case eventBegin:
			outer = append(outer, m.Resources)
			m.Resources = d.inner[e.at]
			s.Begin(m, d.forms[e.at])
		case eventEnd:
			s.End(m, d.forms[e.at])
			m.Resources, outer = outer[len(outer)-1], outer[:len(outer)-1]
		}
	}
	m.Resources = page
	return nil
}

// Release ends the use of the Display and of what it told.
func (d *Display) Release() {
	if d.again != nil {
		return
	}
	for _, c := range d.used {
		c.restart(nil, nil)
		contents.Put(c)
	}
	d.kept.clear()
	*d = Display{kept: d.kept, events: d.events[:0], ctms: d.ctms[:0], shows: d.shows[:0], images: d.images[:0], forms: d.forms[:0],
		inner: d.inner[:0], glyphs: d.glyphs[:0], used: d.used[:0]}
	displays.Put(d)
}

// event notes a call of the Sink.
func (d *Display) event(m *Machine, kind eventKind, op Operation, at int) {
	if n := len(d.ctms); n == 0 || d.ctms[n-1] != m.gs.ctm {
		d.ctms = append(d.ctms, m.gs.ctm)
	}
	d.events = append(d.events, event{op: op, at: int32(at), ctm: int32(len(d.ctms) - 1), painted: m.painted, kind: kind, hidden: m.Hidden()})
	if len(d.events) > maxEvents {
		m.err = errLong
	}
}

// Op implements Sink.
func (d *Display) Op(m *Machine, op Operation) { d.event(m, eventOp, op, 0) }

// Show implements Sink.
func (d *Display) Show(m *Machine, s *Show) {
	if d.watch != nil {
		d.watch.Show(m, s)
	}
	d.shows = append(d.shows, *s)
	d.event(m, eventShow, Operation{}, len(d.shows)-1)
}

// Image implements Sink.
func (d *Display) Image(m *Machine, i Image) {
	d.images = append(d.images, i)
	d.event(m, eventImage, Operation{}, len(d.images)-1)
}

// Begin implements Sink.
func (d *Display) Begin(m *Machine, f *Form) {
	if d.watch != nil {
		d.watch.Begin(m, f)
	}
	d.forms, d.inner = append(d.forms, f), append(d.inner, m.Resources)
	d.event(m, eventBegin, Operation{}, len(d.forms)-1)
}

// End implements Sink.
func (d *Display) End(m *Machine, f *Form) {
	if d.watch != nil {
		d.watch.End(m, f)
	}
	at := len(d.forms) - 1
	for d.forms[at] != f {
		at--
	}
	d.event(m, eventEnd, Operation{}, at)
}

// reader is a Content whose operations last.
func (d *Display) reader(data []byte) *Content {
	c := contents.Get().(*Content)
	c.restart(data, &d.kept)
	d.used = append(d.used, c)
	return c
}

// rooms is how often memory was made for operands and glyphs.
func (d *Display) rooms() int { return d.kept.rooms + d.made }

// glyphRoom is how many glyphs room is made for at once.
const glyphRoom = 4096

// further is room for the glyphs of the next string behind those of the last.
func (d *Display) further(used []Shown) []Shown {
	if cap(used) == 0 {
		used = d.glyphs
	}
	if used = used[len(used):]; cap(used) < glyphRoom/16 {
		used = make([]Shown, 0, glyphRoom)
		d.glyphs = used
		d.made++
	}
	return used
}
