package xlsx

import (
	"strings"

	"veil/internal/ooxml"
)

// shared reads the table of strings. A string with several runs is their text
// joined; how East Asian words sound is read aside.
func (r *reader) shared(name string) error {
	tree, err := r.each(name, "x:si", func(n *ooxml.Node) error {
		r.strings = append(r.strings, r.item(n))
		return nil
	})
	if err != nil {
		return err
	}
	r.used = make([]bool, len(r.strings))
	r.gather("other", tree.Root)
	return nil
}

// orphans notes the strings of the table that no cell shows.
func (r *reader) orphans() {
	for i, used := range r.used {
		if !used {
			r.note("hidden", r.strings[i])
		}
	}
}

// item is the text of a string: of x:t, and of x:r with x:t in it.
func (r *reader) item(n *ooxml.Node) string {
	if len(n.Kids) == 1 && n.Kids[0].Tag == "x:t" && len(n.Kids[0].Kids) == 0 {
		return clean(n.Kids[0].Text)
	}
	var b strings.Builder
	for _, k := range n.Kids {
		switch k.Tag {
		case "x:t":
			b.WriteString(unescape(k.AllText()))
		case "x:r":
			for _, t := range k.Kids {
				if t.Tag == "x:t" {
					b.WriteString(unescape(t.AllText()))
				} else if t.Tag != "x:rPr" {
					r.gather("hidden", t)
				}
			}
		default:
			r.gather("hidden", k)
		}
	}
	r.stray("hidden", n.Text)
	return tidy(b.String())
}
