package pdf

import (
	"fmt"

	"veil/internal/pdf"
)

// resources are what a content stream uses, under new names.
type resources struct {
	entries []resource
	names   map[any]pdf.Name
	count   map[pdf.Name]int
}

// resource is one entry. its is *fontUse, *form, *gstate, *pattern, *picture,
// *made, *layerFont or raw.
type resource struct {
	category, name pdf.Name
	its            any
}

// raw is a colour space or shading of the source that is copied by value.
type raw struct {
	category pdf.Name
	ref      pdf.Ref // 0 where it stands in the resource dictionary itself
	object   *pdf.Object
}

func newResources() *resources {
	return &resources{names: map[any]pdf.Name{}, count: map[pdf.Name]int{}}
}

// name returns the name under which x is used; the same thing has one name.
func (r *resources) name(category pdf.Name, x any) pdf.Name {
	if n, ok := r.names[x]; ok {
		return n
	}
	r.count[category]++
	n := pdf.Name(fmt.Sprintf("%c%d", category[0], r.count[category]))
	r.names[x] = n
	r.entries = append(r.entries, resource{category, n, x})
	return n
}

// resource looks up what the machine's content stream calls name.
func (e *emitter) resource(m *pdf.Machine, category, name pdf.Name) pdf.Object {
	return e.copy.file.Dict(m.Resources[category])[name]
}

// font writes Tf.
func (e *emitter) font(m *pdf.Machine, op pdf.Operation) {
	font := e.copy.src.Fonts.Get(e.resource(m, "Font", pdf.Name(op.Args[0].Bytes)))
	if font == nil {
		return // its text is not shown either
	}
	e.setFont(font, op.Args[1].Num)
}

func (e *emitter) setFont(font *pdf.Font, size float64) {
	f := e.cur
	pdf.AppendObject(f.buf, f.res.name("Font", e.use(font)))
	f.buf.WriteByte(' ')
	pdf.AppendNum(f.buf, size)
	f.buf.WriteString(" Tf\n")
}

// gstate is a graphics state dictionary: what it sets and, apart, its soft mask.
type gstate struct {
	dict pdf.Dict
	soft pdf.Dict // the soft mask's dictionary in the source
	mask *form    // its group, written anew
}

// extGStateKeys are the entries that drawing needs (PDF 32000-1, table 58).
var extGStateKeys = []pdf.Name{"LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA", "ca", "AIS", "TK"}

// extGState writes gs. The mask follows when the machine has walked it.
func (e *emitter) extGState(m *pdf.Machine, op pdf.Operation) {
	f, file := e.cur, e.copy.file
	src := file.Dict(e.resource(m, "ExtGState", pdf.Name(op.Args[0].Bytes)))
	if src == nil {
		return
	}
	ref, _ := file.Dict(m.Resources["ExtGState"])[pdf.Name(op.Args[0].Bytes)].(pdf.Ref)
	_, soft := file.Resolve(src["SMask"]).(pdf.Dict)
	g := e.copy.gstate(ref, src, soft)
	if soft {
		g.soft = file.Dict(src["SMask"])
		f.gstate = g
	}
	f.use(f.res.name("ExtGState", g), "gs")
	if a := file.Array(src["Font"]); len(a) == 2 {
		if font := e.copy.src.Fonts.Get(a[0]); font != nil {
			size, _ := file.Num(a[1])
			e.setFont(font, size)
		}
	}
}

// gstate copies a graphics state dictionary, but for its soft mask. One that is an
// object, without such a mask, is copied once.
func (c *copy) gstate(ref pdf.Ref, src pdf.Dict, soft bool) *gstate {
	once := ref != 0 && !soft
	if once {
		c.mu.Lock()
		defer c.mu.Unlock()
		if g := c.gstates[ref]; g != nil {
			return g
		}
	}
	g := &gstate{dict: pdf.Dict{}}
	for _, k := range extGStateKeys {
		if v := c.file.Resolve(src[k]); v != nil && !(k == "D" && c.longDash(v)) {
			g.dict[k] = v
		}
	}
	if c.file.Name(src["SMask"]) != "" {
		g.dict["SMask"] = pdf.Name("None")
	}
	if once {
		c.gstates[ref] = g
	}
	return g
}

// longDash reports whether a pattern of dashes is one that lines are drawn without.
func (c *copy) longDash(v pdf.Object) bool {
	d := c.file.Array(v)
	return len(d) > 0 && len(c.file.Array(d[0])) > maxDashes
}

// colorSpace writes cs and CS; a name that is no resource is a device space.
func (e *emitter) colorSpace(m *pdf.Machine, op pdf.Operation) {
	f, name := e.cur, pdf.Name(op.Args[0].Bytes)
	o := e.resource(m, "ColorSpace", name)
	if o == nil {
		if deviceSpaces[name] {
			f.write(op.Args, op.Op)
		}
		return
	}
	f.use(f.res.name("ColorSpace", asRaw("ColorSpace", o)), op.Op)
}

var deviceSpaces = map[pdf.Name]bool{"DeviceGray": true, "DeviceRGB": true, "DeviceCMYK": true, "Pattern": true}

// asRaw makes a resource that is copied by value; two uses of one object are
// the same.
func asRaw(category pdf.Name, o pdf.Object) raw {
	if r, ok := o.(pdf.Ref); ok {
		return raw{category: category, ref: r}
	}
	return raw{category: category, object: &o}
}

// color writes scn and SCN, with the pattern that they may name.
func (e *emitter) color(m *pdf.Machine, op pdf.Operation) {
	f, n := e.cur, len(op.Args)
	if n == 0 || op.Args[n-1].Kind != pdf.NameTok {
		f.numbers(op, anyNumber)
		return
	}
	o := e.resource(m, "Pattern", pdf.Name(op.Args[n-1].Bytes))
	d := e.copy.file.Dict(o)
	if d == nil {
		return
	}
	p := &pattern{}
	if e.copy.file.Int(d["PatternType"], 0) == 2 {
		if !e.copy.file.Pictorial(d["Shading"]) {
			p.shading = d
		}
	} else {
		f.pattern = p // its cell follows
	}
	for i := range op.Args[:n-1] {
		pdf.AppendNum(f.buf, op.Args[i].Num)
		f.buf.WriteByte(' ')
	}
	f.use(f.res.name("Pattern", p), op.Op)
}

// shading writes sh.
func (e *emitter) shading(m *pdf.Machine, op pdf.Operation) {
	o := e.resource(m, "Shading", pdf.Name(op.Args[0].Bytes))
	if e.copy.file.Dict(o) == nil || m.Hidden() || e.copy.file.Pictorial(o) {
		return
	}
	e.cur.use(e.cur.res.name("Shading", asRaw("Shading", o)), "sh")
}
