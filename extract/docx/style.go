package docx

import "veil/internal/ooxml"

// styles answers whether a style hides text.
type styles struct {
	byID      map[string]style
	paragraph string // the default paragraph style
	base      toggle // what the document defaults say
}

type style struct {
	basedOn string
	vanish  toggle
}

// toggle is a property that may be on, off or not given.
type toggle int8

const (
	unset toggle = iota
	on
	off
)

// isOn reads an on/off value; an absent one is on.
func isOn(v string) bool { return v != "0" && v != "false" && v != "off" }

// vanish reads w:vanish of run properties, which may be nil.
func vanish(rPr *ooxml.Node) toggle {
	v := rPr.Kid("w:vanish")
	switch {
	case v == nil:
		return unset
	case isOn(v.Attr("w:val")):
		return on
	}
	return off
}

func (r *reader) readStyles(rels []ooxml.Rel) (styles, error) {
	s := styles{byID: map[string]style{}}
	for _, rel := range rels {
		if rel.Kind != "styles" || rel.Extern {
			continue
		}
		if _, ok := r.pkg.Name(rel.Target); !ok {
			continue
		}
		t, err := r.xml(rel.Target)
		if err != nil {
			return s, err
		}
		s.base = vanish(t.Root.Kid("w:docDefaults", "w:rPrDefault", "w:rPr"))
		for _, n := range t.Root.Kids {
			if n.Tag != "w:style" {
				continue
			}
			id := n.Attr("w:styleId")
			st := style{vanish: vanish(n.Kid("w:rPr"))}
			if b := n.Kid("w:basedOn"); b != nil {
				st.basedOn = b.Attr("w:val")
			}
			s.byID[id] = st
			if d, ok := n.Lookup("w:default"); ok && isOn(d) && n.Attr("w:type") == "paragraph" {
				s.paragraph = id
			}
		}
	}
	return s, nil
}

// of follows a style and those it is based on to the first that says.
func (s styles) of(id string) toggle {
	for range 32 { // styles may be based on each other in a circle
		st, ok := s.byID[id]
		if !ok {
			break
		}
		if st.vanish != unset {
			return st.vanish
		}
		id = st.basedOn
	}
	return unset
}

// hidden reports whether a run is hidden: by itself, by its character style,
// by its paragraph's style, by the defaults, in that order.
func (s styles) hidden(rPr *ooxml.Node, paragraph string, outer bool) bool {
	char := unset
	if st := rPr.Kid("w:rStyle"); st != nil {
		char = s.of(st.Attr("w:val"))
	}
	for _, t := range []toggle{vanish(rPr), char, s.of(paragraph), s.base} {
		if t != unset {
			return t == on
		}
	}
	return outer
}
