package pdf

import "bytes"

// farKeys lead from a page to the rest of the document, or say nothing of how it
// looks.
var farKeys = map[Name]bool{"Parent": true, "P": true, "A": true, "AA": true, "Dest": true, "Popup": true, "IRT": true, "B": true,
	"StructParent": true, "StructParents": true, "PieceInfo": true, "Metadata": true, "Thumb": true, "Prev": true, "Next": true,
	"JS": true, "AF": true, "EF": true}

// maxExcerpt bounds how many objects one page takes.
const maxExcerpt = 100_000

// Excerpt returns a file that holds one page alone, as it looks: for a program
// that renders it. What the page shows is cut to its crop box.
func (f *File) Excerpt(p Page) []byte {
	e := excerpt{file: f, b: &Builder{}, done: map[Ref]Ref{}}
	root, tree, page := e.b.Reserve(), e.b.Reserve(), e.b.Reserve()
	box := Array{p.CropBox[0], p.CropBox[1], p.CropBox[2], p.CropBox[3]}
	d := Dict{"Type": Name("Page"), "Parent": tree, "MediaBox": box, "Resources": e.value(p.Resources, 0)}
	if p.Rotate != 0 {
		d["Rotate"] = p.Rotate
	}
	for _, k := range []Name{"Contents", "Annots", "Group"} {
		if v := p.Dict[k]; v != nil {
			d[k] = e.value(v, 0)
		}
	}
	e.b.Set(page, d)
	e.b.Set(tree, Dict{"Type": Name("Pages"), "Kids": Array{page}, "Count": 1})
	catalog := Dict{"Type": Name("Catalog"), "Pages": tree}
	if v := f.Dict(f.Trailer["Root"])["OCProperties"]; v != nil {
		catalog["OCProperties"] = e.value(v, 0)
	}
	e.b.Set(root, catalog)
	for len(e.queue) > 0 {
		r := e.queue[0]
		e.queue = e.queue[1:]
		e.b.Set(e.done[r], e.value(f.Objects[int(r)], 0))
	}
	var out bytes.Buffer
	e.b.Write(&out, root) // a bytes.Buffer does not fail
	return out.Bytes()
}

type excerpt struct {
	file  *File
	b     *Builder
	done  map[Ref]Ref
	queue []Ref
}

// value copies an object; what it refers to waits in the queue.
func (e *excerpt) value(o Object, depth int) Object {
	if depth > maxDepth {
		return nil
	}
	switch v := o.(type) {
	case Ref:
		if e.file.Objects[int(v)] == nil || len(e.done) > maxExcerpt {
			return nil
		}
		if _, ok := e.done[v]; !ok {
			e.done[v] = e.b.Reserve()
			e.queue = append(e.queue, v)
		}
		return e.done[v]
	case Array:
		out := make(Array, len(v))
		for i, x := range v {
			out[i] = e.value(x, depth+1)
		}
		return out
	case Dict:
		return e.dict(v, depth)
	case *Stream:
		return &Stream{Dict: e.dict(v.Dict, depth), Raw: v.Raw}
	}
	return o
}

func (e *excerpt) dict(v Dict, depth int) Dict {
	out := Dict{}
	for _, k := range v.Keys() { // in order: copying gives out numbers
		if !farKeys[k] {
			out[k] = e.value(v[k], depth+1)
		}
	}
	return out
}
