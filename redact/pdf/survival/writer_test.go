package survival

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// file is a PDF in the making, as text: whatever syntax a test wants to write
// goes in as it is. Sizes are in points; pages are small, so that rendering
// them is quick.
type file struct {
	objects []string
	catalog dict
	trailer dict
	pages   []*page
	page    *page // the one that is being written
	font    int   // Helvetica

	header   string // before %PDF
	between  string // after each object
	tail     string // after %%EOF
	acroForm string // entries of the form dictionary
	plain    bool   // streams are not compressed
	// free are lines of the cross-reference table for objects that are free;
	// after is what becomes of the finished file.
	free  map[int]bool
	after []func([]byte) []byte
}

// dict is a dictionary's entries, each value written as PDF syntax.
type dict map[string]string

func (d dict) String() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, k := range slices.Sorted(maps.Keys(d)) {
		fmt.Fprintf(&b, "/%s %s\n", k, d[k])
	}
	b.WriteString(">>")
	return b.String()
}

// page is one page; res are its resources by category.
type page struct {
	dict    dict
	res     map[string]dict
	content strings.Builder
	number  int // of its object
}

// Page size: room for the seven details in a type that OCR reads.
const (
	width  = 420
	height = 320
)

// The first objects have fixed numbers.
const (
	catalogNumber = 1
	treeNumber    = 2
)

// control is a sentence that identifies nobody.
const control = "The tortoise walked slowly round the pond in the garden."

// newFile starts a file with a page that says the control sentence.
func newFile() *file {
	f := &file{catalog: dict{"Type": "/Catalog", "Pages": ref(treeNumber)}, trailer: dict{}, free: map[int]bool{}}
	f.add("")
	f.add("")
	f.font = f.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	f.newPage()
	f.text(40, 30, 11, control)
	return f
}

// newPage adds an empty page.
func (f *file) newPage() *page {
	p := &page{number: f.add(""), dict: dict{"Type": "/Page", "Parent": ref(treeNumber),
		"MediaBox": fmt.Sprintf("[0 0 %d %d]", width, height)}, res: map[string]dict{}}
	f.pages = append(f.pages, p)
	f.page = p
	p.use("Font", "F1", ref(f.font))
	return p
}

// use adds a resource to the page.
func (p *page) use(category, name, value string) {
	if p.res[category] == nil {
		p.res[category] = dict{}
	}
	p.res[category][name] = value
}

func (p *page) resources() string {
	d := dict{}
	for k, v := range p.res {
		d[k] = v.String()
	}
	return d.String()
}

func ref(n int) string { return fmt.Sprintf("%d 0 R", n) }

// add takes an object and returns its number.
func (f *file) add(body string) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// ref adds an object and returns a reference to it.
func (f *file) ref(format string, args ...any) string {
	return ref(f.add(fmt.Sprintf(format, args...)))
}

// stream adds a stream, compressed unless the entries name a filter, and
// returns a reference to it.
func (f *file) stream(entries, data string) string {
	return ref(f.add(f.streamBody(entries, data)))
}

func (f *file) streamBody(entries, data string) string {
	if !f.plain && !strings.Contains(entries, "/Filter") {
		entries += "/Filter/FlateDecode"
		data = deflate(data)
	}
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

func deflate(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data)) // a bytes.Buffer does not fail
	w.Close()
	return b.String()
}

// draw adds to the page's content.
func (f *file) draw(format string, args ...any) {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	f.page.content.WriteString(format + "\n")
}

// text shows one line.
func (f *file) text(x, y, size float64, s string) {
	f.draw("%s", line(x, y, size, s))
}

func line(x, y, size float64, s string) string {
	return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET", size, x, y, lit(s))
}

// form adds a form XObject with the font F1 and returns a reference to it.
func (f *file) form(content, extra string) string {
	if !strings.Contains(extra, "/BBox") {
		extra += fmt.Sprintf("/BBox[0 0 %d %d]", width, height)
	}
	if !strings.Contains(extra, "/Resources") {
		extra += f.formResources()
	}
	return f.stream("/Type/XObject/Subtype/Form"+extra, content)
}

func (f *file) formResources() string { return "/Resources<</Font<</F1 " + ref(f.font) + ">>>>" }

// bytes writes the file (PDF 32000-1, 7.5).
func (f *file) bytes() []byte {
	var kids []string
	for _, p := range f.pages {
		if _, ok := p.dict["Contents"]; !ok {
			p.dict["Contents"] = f.stream("", p.content.String())
		}
		if _, ok := p.dict["Resources"]; !ok {
			p.dict["Resources"] = p.resources()
		}
		f.objects[p.number-1] = p.dict.String()
		kids = append(kids, ref(p.number))
	}
	if f.objects[treeNumber-1] == "" {
		f.objects[treeNumber-1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids))
	}
	f.objects[catalogNumber-1] = f.catalog.String()

	var b bytes.Buffer
	b.WriteString(f.header + "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n%s", i+1, o, f.between)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for i, at := range offsets {
		state := "00000 n"
		if f.free[i+1] {
			state = "00001 f"
		}
		fmt.Fprintf(&b, "%010d %s \n", at, state)
	}
	f.trailer["Root"], f.trailer["Size"] = ref(catalogNumber), fmt.Sprint(len(f.objects)+1)
	fmt.Fprintf(&b, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n%s", f.trailer, start, f.tail)
	out := b.Bytes()
	for _, then := range f.after {
		out = then(out)
	}
	return out
}
