package pdf

// xobject carries out Do (PDF 32000-1, 8.8).
func (m *Machine) xobject(name Name) {
	o := m.resource("XObject", name)
	s := m.File.Stream(o)
	if s == nil {
		return
	}
	hidden := m.layers.Hidden(m.File, s.Dict["OC"])
	if hidden {
		m.hidden++
		defer func() { m.hidden-- }()
	}
	ref, _ := o.(Ref)
	switch m.File.Name(s.Dict["Subtype"]) {
	case "Form":
		m.form(&Form{Kind: FormXObject, Name: name, Ref: ref, Stream: s})
	case "Image":
		m.image(Image{Name: name, Stream: s})
	}
}

// image reports a picture with its place.
func (m *Machine) image(i Image) {
	i.Box = m.gs.ctm.Bounds([4]float64{0, 0, 1, 1})
	i.Hidden = m.Hidden()
	m.sink.Image(m, i)
}

// pattern walks the cell of a tiling pattern, whose space is that of the page
// rather than the current one (PDF 32000-1, 8.7.3).
func (m *Machine) pattern(name Name) {
	o := m.resource("Pattern", name)
	s := m.File.Stream(o)
	if s == nil {
		return
	}
	ref, _ := o.(Ref)
	save := m.gs.ctm
	m.gs.ctm = Identity
	m.form(&Form{Kind: FormPattern, Name: name, Ref: ref, Stream: s})
	m.gs.ctm = save
}

// formCost is how many operators a form weighs in a Budget: an empty one takes
// time, too.
const formCost = 16

// form interprets a content stream that another one uses, in its own space and
// with its own resources. One that uses itself is not entered again.
func (m *Machine) form(f *Form) {
	if m.forms++; m.forms > maxInstance {
		m.err = ErrTooComplex
		return
	}
	if m.Budget != nil && m.Budget.ops.Add(-formCost) < 0 {
		m.err = ErrTooComplex
	}
	if m.depth >= maxForms || m.active[f.Stream] || m.err != nil {
		return
	}
	data, rest, err := m.File.Decode(f.Stream)
	if err != nil || rest != "" {
		m.incomplete = true
		return
	}
	m.depth++
	m.active[f.Stream] = true
	gs, tm, tlm, res := m.gs, m.tm, m.tlm, m.Resources
	f.Hidden = m.Hidden()

	if f.Kind == FormAnnot {
		m.gs.ctm = f.Place.Mul(m.gs.ctm)
	}
	if n := m.File.Nums(f.Stream.Dict["Matrix"]); len(n) >= 6 {
		if x := Matrix(n[:6]).Mul(m.gs.ctm); x.Valid() {
			m.gs.ctm = x
		}
	}
	if r := m.File.Dict(f.Stream.Dict["Resources"]); r != nil {
		m.Resources = r
	}
	m.sink.Begin(m, f)
	m.run(data)
	m.sink.End(m, f)

	m.gs, m.tm, m.tlm, m.Resources = gs, tm, tlm, res
	delete(m.active, f.Stream)
	m.depth--
}

// Annotation flags (PDF 32000-1, table 165).
const (
	annotHidden = 1 << 1
	annotNoView = 1 << 5
)

// annotations interprets the appearances of the page's annotations, as a
// viewer draws them on top of the page (PDF 32000-1, 12.5.5).
func (m *Machine) annotations(p Page) {
	for _, o := range m.File.Array(p.Dict["Annots"]) {
		d := m.File.Dict(o)
		flags := m.File.Int(d["F"], 0)
		if d == nil || flags&(annotHidden|annotNoView) != 0 || m.File.Name(d["Subtype"]) == "Popup" {
			continue
		}
		hide := m.layers.Hidden(m.File, d["OC"])
		if hide {
			m.hidden++
		}
		m.gs = gstate{ctm: Identity, text: textState{th: 1}}
		s, ref := m.appearance(d)
		m.annotation(d, s, ref)
		if m.File.Leaves(d) {
			m.annotation(d, m.File.Variable(m.Fonts, d), 0)
		}
		if hide {
			m.hidden--
		}
	}
}

// annotation interprets an appearance of an annotation; s may be nil.
func (m *Machine) annotation(d Dict, s *Stream, ref Ref) {
	if s == nil {
		return
	}
	place, ok := m.place(d, s)
	if !ok {
		return
	}
	if m.File.Name(d["Subtype"]) == "Ink" {
		r, ctm := m.File.box(d["Rect"], [4]float64{}), m.gs.ctm
		m.gs.ctm = Matrix{r[2] - r[0], 0, 0, r[3] - r[1], r[0], r[1]}
		m.image(Image{Ink: true})
		m.gs.ctm = ctm
		return
	}
	m.form(&Form{Kind: FormAnnot, Ref: ref, Stream: s, Place: place})
}

// Leaves reports whether an annotation leaves it to the viewer to draw its text:
// it has no appearance stream, or one without text in a form that asks for new
// ones (PDF 32000-1, table 218, NeedAppearances).
func (f *File) Leaves(d Dict) bool {
	sub := f.Name(d["Subtype"])
	if sub != "Widget" && sub != "FreeText" {
		return false
	}
	n := f.Resolve(f.Dict(d["AP"])["N"])
	if n == nil {
		return true
	}
	s, ok := n.(*Stream)
	need, _ := f.Resolve(f.Dict(f.Dict(f.Trailer["Root"])["AcroForm"])["NeedAppearances"]).(bool)
	if !ok || !need || sub != "Widget" {
		return false
	}
	data, rest, err := f.Decode(s)
	if err != nil || rest != "" {
		return false
	}
	c := NewContent(data)
	for range maxLook {
		op, ok := c.Next()
		if !ok {
			return true
		}
		switch op.Op {
		case "Tj", "TJ", "'", "\"", "Do", "BI":
			return false
		}
	}
	return false
}

// maxLook is how many operators are looked at for text.
const maxLook = 1000

// appearance finds an annotation's normal appearance stream, in its current
// state where there are several.
func (m *Machine) appearance(d Dict) (*Stream, Ref) {
	o := m.File.Dict(d["AP"])["N"]
	if sub, ok := m.File.Resolve(o).(Dict); ok {
		o = sub[m.File.Name(d["AS"])]
	}
	ref, _ := o.(Ref)
	return m.File.Stream(o), ref
}

// place computes the matrix that maps an appearance's box onto the
// annotation's rectangle (PDF 32000-1, algorithm 8.1).
func (m *Machine) place(d Dict, s *Stream) (Matrix, bool) {
	rect := m.File.box(d["Rect"], [4]float64{})
	bbox := m.File.box(s.Dict["BBox"], [4]float64{})
	matrix := Identity
	if n := m.File.Nums(s.Dict["Matrix"]); len(n) >= 6 {
		matrix = Matrix(n[:6])
	}
	b := matrix.Bounds(bbox)
	w, h := b[2]-b[0], b[3]-b[1]
	if w <= 0 || h <= 0 || rect[2] <= rect[0] || rect[3] <= rect[1] {
		return Identity, false
	}
	sx, sy := (rect[2]-rect[0])/w, (rect[3]-rect[1])/h
	a := Matrix{sx, 0, 0, sy, rect[0] - b[0]*sx, rect[1] - b[1]*sy}
	return a, a.Valid()
}
