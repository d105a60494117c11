package pdf

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// Builder gathers the objects of a new file and writes them. Objects keep the
// numbers that they were given; the same objects always give the same bytes.
type Builder struct {
	objects []Object
}

// Add takes an object and returns its reference.
func (b *Builder) Add(o Object) Ref {
	b.objects = append(b.objects, o)
	return Ref(len(b.objects))
}

// Reserve returns the reference of an object that Set will give.
func (b *Builder) Reserve() Ref { return b.Add(nil) }

// Set gives a reserved object.
func (b *Builder) Set(r Ref, o Object) { b.objects[r-1] = o }

// AddStream takes a stream's data, which it compresses, and the entries of its
// dictionary but for Length and Filter.
func (b *Builder) AddStream(d Dict, data []byte) Ref {
	return b.Add(NewStream(d, data))
}

// deflaters are to be used again: each takes most of a megabyte. They are quick
// rather than thorough: with the usual level compressing takes longer than all the
// rest of writing a page, and saves a sixth of it.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // an error is of another level
	return w
}}

// NewStream compresses data into a stream object.
func NewStream(d Dict, data []byte) *Stream {
	z := buffers.Get().(*bytes.Buffer)
	z.Reset()
	w := deflaters.Get().(*zlib.Writer)
	w.Reset(z)
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	deflaters.Put(w)
	raw := bytes.Clone(z.Bytes())
	if z.Cap() <= maxBuffer {
		buffers.Put(z)
	}
	if d == nil {
		d = Dict{}
	}
	d["Filter"] = Name("FlateDecode")
	return &Stream{Dict: d, Raw: raw}
}

// Write writes the file: header, objects, cross-reference table, trailer
// (PDF 32000-1, 7.5).
func (b *Builder) Write(w io.Writer, root Ref) error {
	out := &counter{w: w}
	io.WriteString(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int64, len(b.objects))
	var buf bytes.Buffer
	for i, o := range b.objects {
		offsets[i] = out.n
		buf.Reset()
		fmt.Fprintf(&buf, "%d 0 obj\n", i+1)
		if s, ok := o.(*Stream); ok {
			s.Dict["Length"] = len(s.Raw)
			AppendObject(&buf, s.Dict)
			buf.WriteString("\nstream\n")
			buf.Write(s.Raw)
			buf.WriteString("\nendstream")
		} else {
			AppendObject(&buf, o)
		}
		buf.WriteString("\nendobj\n")
		out.Write(buf.Bytes())
	}
	start := out.n
	buf.Reset()
	fmt.Fprintf(&buf, "xref\n0 %d\n0000000000 65535 f \n", len(b.objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&buf, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&buf, "trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", root, len(b.objects)+1, start)
	out.Write(buf.Bytes())
	return out.err
}

// counter counts what it passes on and keeps the first error.
type counter struct {
	w   io.Writer
	n   int64
	err error
}

func (c *counter) Write(p []byte) (int, error) {
	if c.err == nil {
		_, c.err = c.w.Write(p)
	}
	c.n += int64(len(p))
	return len(p), c.err
}

// AppendObject writes an object as PDF syntax; dictionary keys are sorted.
func AppendObject(b *bytes.Buffer, o Object) {
	switch v := o.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case float64:
		AppendNum(b, v)
	case Name:
		writeName(b, string(v))
	case String:
		AppendString(b, []byte(v))
	case Ref:
		fmt.Fprintf(b, "%d 0 R", int(v))
	case Array:
		b.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			AppendObject(b, x)
		}
		b.WriteByte(']')
	case Dict:
		b.WriteString("<<")
		for _, k := range v.Keys() {
			writeName(b, string(k))
			b.WriteByte(' ')
			AppendObject(b, v[k])
		}
		b.WriteString(">>")
	default:
		b.WriteString("null")
	}
}

// AppendNum writes a number with as many decimals as matter.
func AppendNum(b *bytes.Buffer, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	if n := int(v); v == float64(n) && n > -1000 && n < 1000 {
		b.Write(appendSmall(b.AvailableBuffer(), n))
		return
	}
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		b.Write(strconv.AppendInt(b.AvailableBuffer(), int64(v), 10))
		return
	}
	if a := math.Abs(v); a >= 0.1 && a < 1e9 {
		b.Write(appendFive(b.AvailableBuffer(), v < 0, int64(a*1e5+0.5)))
		return
	}
	decimals := 5
	if math.Abs(v) < 0.1 {
		decimals = 10
	}
	var tmp [64]byte
	s := strconv.AppendFloat(tmp[:0], v, 'f', decimals, 64)
	s = bytes.TrimRight(s, "0")
	s = bytes.TrimSuffix(s, []byte("."))
	if len(s) == 0 || string(s) == "-" || string(s) == "-0" {
		s = append(s[:0], '0')
	}
	b.Write(s)
}

// appendSmall appends a number of up to three digits.
func appendSmall(out []byte, n int) []byte {
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	switch {
	case n >= 100:
		return append(out, '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10))
	case n >= 10:
		return append(out, '0'+byte(n/10), '0'+byte(n%10))
	}
	return append(out, '0'+byte(n))
}

// appendFive appends n hundred-thousandths as a decimal number. It is what takes
// the time in writing coordinates.
func appendFive(out []byte, negative bool, n int64) []byte {
	if negative {
		out = append(out, '-')
	}
	out = strconv.AppendInt(out, n/1e5, 10)
	rest := n % 1e5
	if rest == 0 {
		return out
	}
	out = append(out, '.')
	for unit := int64(1e4); rest > 0; unit /= 10 {
		out = append(out, '0'+byte(rest/unit))
		rest %= unit
	}
	return out
}

// AppendString writes a string: as a literal where it is mostly printable, in
// hexadecimal otherwise.
func AppendString(b *bytes.Buffer, s []byte) {
	odd := 0
	for _, c := range s {
		if c < ' ' || c > '~' {
			odd++
		}
	}
	out := b.AvailableBuffer()
	if odd*3 > len(s) {
		const digits = "0123456789ABCDEF"
		out = append(out, '<')
		for _, c := range s {
			out = append(out, digits[c>>4], digits[c&15])
		}
		b.Write(append(out, '>'))
		return
	}
	out = append(out, '(')
	for _, c := range s {
		switch {
		case c == '(' || c == ')' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ' || c > '~':
			out = append(out, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			out = append(out, c)
		}
	}
	b.Write(append(out, ')'))
}
