package pdftest

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"veil/internal/pdf"
)

// Repeated makes a document of n pages, those of the files again and again. Pages
// share their fonts, as in any document, but not their content.
func Repeated(n int, files ...string) ([]byte, error) {
	type source struct {
		*copier
		pages []pdf.Page
	}
	var out pdf.Builder
	root, tree := out.Reserve(), out.Reserve()
	var sources []source
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		f, err := pdf.Load(context.Background(), data, "")
		if err != nil {
			return nil, err
		}
		sources = append(sources, source{&copier{f, &out, map[pdf.Ref]pdf.Ref{}}, f.Pages()})
	}
	if len(sources) == 0 {
		return nil, fmt.Errorf("pdftest: no files to repeat")
	}
	var kids pdf.Array
	for i := 0; len(kids) < n; i++ {
		s := sources[i%len(sources)]
		for _, p := range s.pages {
			content, complete := s.file.Contents(p)
			if !complete {
				return nil, fmt.Errorf("pdftest: page %d is damaged", p.Number)
			}
			box := pdf.Array{}
			for _, x := range p.MediaBox {
				box = append(box, x)
			}
			kids = append(kids, out.Add(pdf.Dict{"Type": pdf.Name("Page"), "Parent": tree, "MediaBox": box,
				"Resources": s.copied(p.Resources), "Contents": out.AddStream(nil, content)}))
		}
	}
	kids = kids[:n]
	out.Set(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": len(kids)})
	out.Set(root, pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree})
	var w bytes.Buffer
	err := out.Write(&w, root)
	return w.Bytes(), err
}

// copier takes objects from a file into a new one, each once.
type copier struct {
	file *pdf.File
	out  *pdf.Builder
	refs map[pdf.Ref]pdf.Ref
}

func (c *copier) copied(o pdf.Object) pdf.Object {
	switch v := o.(type) {
	case pdf.Ref:
		r, ok := c.refs[v]
		if !ok {
			r = c.out.Reserve()
			c.refs[v] = r
			c.out.Set(r, c.copied(c.file.Resolve(v)))
		}
		return r
	case pdf.Array:
		out := make(pdf.Array, len(v))
		for i, x := range v {
			out[i] = c.copied(x)
		}
		return out
	case pdf.Dict:
		out := pdf.Dict{}
		for k, x := range v {
			if k != "Parent" {
				out[k] = c.copied(x)
			}
		}
		return out
	case *pdf.Stream:
		return &pdf.Stream{Dict: c.copied(v.Dict).(pdf.Dict), Raw: v.Raw}
	}
	return o
}
