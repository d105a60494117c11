package pdf

import (
	"bytes"
	"strings"

	"veil/internal/pdf"
)

// data copies a stream that colours and shadings are made of: as much of it as
// they can use, in a form that holds nothing else. One that cannot be decoded
// is left out.
func (o *output) data(s *pdf.Stream, depth int) pdf.Object {
	b, rest, err := o.file.Decode(s)
	if err != nil || rest != "" {
		return nil
	}
	kind, function := o.file.Num(s.Dict["FunctionType"])
	_, mesh := o.file.Num(s.Dict["ShadingType"])
	switch {
	case function && kind == 0:
		b = b[:min(len(b), o.samples(s.Dict))]
	case function && kind == 4:
		b = calculator(b)
	case function, mesh:
	default:
		b, _ = cleanProfile(b)
	}
	return pdf.NewStream(o.dict(s.Dict, depth), b)
}

// samples is how many bytes the samples of a function take (PDF 32000-1,
// 7.10.2).
func (o *output) samples(d pdf.Dict) int {
	bits := float64(o.file.Int(d["BitsPerSample"], 0)) * float64(len(o.file.Array(d["Range"]))/2)
	for _, n := range o.file.Nums(d["Size"]) {
		bits *= max(n, 0)
	}
	if !(bits < 1<<40) {
		return 1 << 37
	}
	return (int(bits) + 7) / 8
}

// calculatorOps are the operators of PostScript calculator functions (PDF
// 32000-1, table 42).
var calculatorOps = func() map[string]bool {
	t := map[string]bool{}
	for _, s := range strings.Fields(`abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin
		sqrt sub truncate and bitshift eq false ge gt le lt ne not or true xor if ifelse copy dup exch index pop roll`) {
		t[s] = true
	}
	return t
}()

// calculator writes the program of a function anew: numbers, operators and
// braces, up to the brace that closes the first.
func calculator(src []byte) []byte {
	var out bytes.Buffer
	l := pdf.Lexer{Buf: src}
	depth := 0
	for {
		t := l.Next()
		switch t.Kind {
		case pdf.EOF:
			return out.Bytes()
		case pdf.Number:
			pdf.AppendNum(&out, t.Num)
			out.WriteByte(' ')
		case pdf.Keyword:
			op := string(t.Bytes)
			switch {
			case op == "{":
				depth++
			case op == "}":
				depth--
			case !calculatorOps[op]:
				continue
			}
			out.WriteString(op + " ")
			if depth <= 0 {
				return out.Bytes()
			}
		}
	}
}

// indexed copies an indexed colour space with as much of its table as its
// colours take (PDF 32000-1, 8.6.6.3).
func (o *output) indexed(v pdf.Array, depth int) pdf.Object {
	if len(v) < 4 {
		return pdf.Name("DeviceGray")
	}
	var table []byte
	switch t := o.file.Resolve(v[3]).(type) {
	case pdf.String:
		table = []byte(t)
	case *pdf.Stream:
		if b, rest, err := o.file.Decode(t); err == nil && rest == "" {
			table = b
		}
	}
	last := min(max(o.file.Int(v[2], 0), 0), 255)
	table = table[:min(len(table), (last+1)*o.components(v[1]))]
	base := o.value(v[1], depth+1)
	if n := o.file.Name(v[1]); n != "" {
		base = n
		if !valueNames[n] {
			base = pdf.Name("DeviceGray")
		}
	}
	return pdf.Array{pdf.Name("Indexed"), base, last, pdf.String(table)}
}

// components is how many numbers a colour of a colour space takes.
func (o *output) components(space pdf.Object) int {
	a := o.file.Array(space)
	n := o.file.Name(space)
	if len(a) > 0 {
		n = o.file.Name(a[0])
	}
	switch n {
	case "DeviceRGB", "CalRGB", "Lab":
		return 3
	case "DeviceCMYK":
		return 4
	case "ICCBased":
		if len(a) > 1 {
			return min(max(o.file.Int(o.file.Dict(a[1])["N"], 1), 1), 4)
		}
	case "DeviceN":
		if len(a) > 1 {
			return min(len(o.file.Array(a[1])), 32)
		}
	}
	return 1
}

// isProfile reports whether a stream is a colour profile.
func (o *output) isProfile(src pdf.Object) bool {
	s := o.file.Stream(src)
	if s == nil {
		return false
	}
	b, rest, err := o.file.Decode(s)
	if err != nil || rest != "" {
		return false
	}
	_, ok := cleanProfile(b)
	return ok
}

// deviceOf is the colour space of a device with n inks or lights.
func deviceOf(n int) pdf.Name {
	switch n {
	case 3:
		return "DeviceRGB"
	case 4:
		return "DeviceCMYK"
	}
	return "DeviceGray"
}
