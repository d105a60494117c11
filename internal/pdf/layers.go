package pdf

// Layers tells which optional content is switched off in the document's
// default configuration (PDF 32000-1, 8.11).
type Layers struct {
	off map[Ref]bool
}

// NewLayers reads the catalog's OCProperties.
func NewLayers(f *File) *Layers {
	l := &Layers{off: map[Ref]bool{}}
	props := f.Dict(f.Dict(f.Trailer["Root"])["OCProperties"])
	if props == nil {
		return l
	}
	d := f.Dict(props["D"])
	if f.Name(d["BaseState"]) == "OFF" {
		for _, o := range f.Array(props["OCGs"]) {
			if r, ok := o.(Ref); ok {
				l.off[r] = true
			}
		}
	}
	for _, o := range f.Array(d["ON"]) {
		if r, ok := o.(Ref); ok {
			delete(l.off, r)
		}
	}
	for _, o := range f.Array(d["OFF"]) {
		if r, ok := o.(Ref); ok {
			l.off[r] = true
		}
	}
	return l
}

// Hidden reports whether the optional content group or membership dictionary o
// is not shown. Visibility expressions count as shown.
func (l *Layers) Hidden(f *File, o Object) bool {
	if o == nil || len(l.off) == 0 {
		return false
	}
	if r, ok := o.(Ref); ok && l.off[r] {
		return true
	}
	d := f.Dict(o)
	if f.Name(d["Type"]) != "OCMD" {
		return false
	}
	groups := f.Array(d["OCGs"])
	if groups == nil && d["OCGs"] != nil {
		groups = Array{d["OCGs"]}
	}
	if len(groups) == 0 {
		return false
	}
	off := 0
	for _, g := range groups {
		if r, ok := g.(Ref); ok && l.off[r] {
			off++
		}
	}
	switch f.Name(d["P"]) {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return off < len(groups)
	}
	return off == len(groups) // AnyOn
}

// beginMark opens a marked-content sequence; one of a layer that is off hides
// what it encloses.
func (m *Machine) beginMark(op Operation) {
	hides := false
	if op.Op == "BDC" && string(op.Args[0].Bytes) == "OC" {
		hides = m.layers.Hidden(m.File, m.resource("Properties", Name(op.Args[1].Bytes)))
	}
	m.marks = append(m.marks, hides)
	if hides {
		m.hidden++
	}
}

func (m *Machine) endMark() {
	n := len(m.marks)
	if n == m.markBase { // an end without its beginning
		return
	}
	if m.marks[n-1] {
		m.hidden--
	}
	m.marks = m.marks[:n-1]
}
