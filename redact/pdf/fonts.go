package pdf

import (
	"bytes"
	"fmt"
	"math"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf16"

	"veil/internal/pdf"
	"veil/internal/pdf/font"
)

// fontUse is a font of the source with the codes that the copy still shows.
type fontUse struct {
	font *pdf.Font
	seen [2][1 << 10]atomic.Uint64 // one bit a code of one and of two bytes, to spare the lock

	mu    sync.Mutex
	codes map[code]shown
}

// code is a character code of n bytes.
type code struct {
	v uint32
	n int
}

type shown struct{ text, name string }

// use returns the use of a font, made once.
func (c *copy) use(f *pdf.Font) *fontUse {
	c.mu.Lock()
	defer c.mu.Unlock()
	u := c.fonts[f]
	if u == nil {
		u = &fontUse{font: f, codes: map[code]shown{}}
		c.fonts[f] = u
	}
	return u
}

// see notes that a glyph stays.
func (u *fontUse) see(g *pdf.Shown) {
	if u.seenCode(g.Code, g.N) {
		return
	}
	if g.Code < 1<<16 && g.N < 3 {
		u.seen[g.N-1][g.Code>>6].Or(1 << (g.Code & 63))
	}
	u.mu.Lock()
	text := g.Text
	if g.Route != font.ToUnicode { // readers take the glyph named fi for two letters
		text = ligatures.Replace(text)
	}
	u.codes[code{g.Code, g.N}] = shown{text, g.Name}
	u.mu.Unlock()
}

// seenCode reports whether a code of n bytes is known to stay.
func (u *fontUse) seenCode(c uint32, n int) bool {
	return c < 1<<16 && n < 3 && u.seen[n-1][c>>6].Load()&(1<<(c&63)) != 0
}

// ligatures are the characters that stand for several letters.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// sorted lists the codes in order.
func (u *fontUse) sorted() []code {
	out := make([]code, 0, len(u.codes))
	for c := range u.codes {
		out = append(out, c)
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].n < out[j].n || out[i].n == out[j].n && out[i].v < out[j].v
	})
	return out
}

func (u *fontUse) fontCodes() []font.Code {
	out := make([]font.Code, 0, len(u.codes))
	for c := range u.codes {
		out = append(out, font.Code{V: c.v, N: c.n})
	}
	return out
}

// font builds a font dictionary (PDF 32000-1, 9.6 to 9.8): from the source,
// what drawing the remaining codes needs; what they mean is written anew.
func (o *output) font(u *fontUse) pdf.Object {
	f, src := o.file, u.font.Dict
	if len(u.codes) == 0 {
		// Nothing is shown in it any more. A font that was cut down to the
		// letters of a name would tell the name.
		return pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": pdf.Name("Helvetica")}
	}
	subtype := f.Name(src["Subtype"])
	d := pdf.Dict{"Type": pdf.Name("Font"), "Subtype": subtype}
	if t := u.toUnicode(); t != nil {
		d["ToUnicode"] = o.b.AddStream(nil, t)
	}
	switch subtype {
	case "Type0":
		o.type0(d, u)
		return d
	case "Type3":
		o.type3(d, u)
	default:
		desc := f.Dict(src["FontDescriptor"])
		name := o.fontName(src, desc)
		d["BaseFont"] = name
		if desc != nil {
			d["FontDescriptor"] = o.descriptor(desc, name, false)
		}
	}
	o.encoding(d, src["Encoding"], u)
	o.widths(d, src, u)
	return d
}

// encodingNames are the encodings that a simple font may name (PDF 32000-1,
// annex D). Others mean nothing to a viewer.
var encodingNames = map[pdf.Name]bool{"WinAnsiEncoding": true, "MacRomanEncoding": true, "MacExpertEncoding": true,
	"StandardEncoding": true, "PDFDocEncoding": true}

// encoding copies the names of the codes that stay.
func (o *output) encoding(d pdf.Dict, src pdf.Object, u *fontUse) {
	f := o.file
	switch e := f.Resolve(src).(type) {
	case pdf.Name:
		if encodingNames[e] {
			d["Encoding"] = e
		}
	case pdf.Dict:
		enc := pdf.Dict{"Type": pdf.Name("Encoding")}
		if b := f.Name(e["BaseEncoding"]); encodingNames[b] {
			enc["BaseEncoding"] = b
		}
		var diff pdf.Array
		names := f.Differences(e["Differences"])
		for c := 0; c < 256; c++ {
			n, ok := names[byte(c)]
			if _, used := u.codes[code{uint32(c), 1}]; ok && used {
				diff = append(diff, c, pdf.Name(o.glyphName(n)))
			}
		}
		if diff != nil {
			enc["Differences"] = diff
		}
		d["Encoding"] = enc
	}
}

// widths copies the widths of the codes that stay. The others get widths that
// tell nothing: the mean of these or, where the font does not come along, what
// a standard font of the same breadth has, since viewers fit a stand-in by how
// wide its m is.
func (o *output) widths(d, src pdf.Dict, u *fontUse) {
	w := o.file.Nums(src["Widths"])
	codes := u.sorted()
	if w == nil || len(codes) == 0 {
		return
	}
	first, last := int(codes[0].v), int(codes[len(codes)-1].v)
	from := o.file.Int(src["FirstChar"], 0)
	desc := o.file.Dict(src["FontDescriptor"])
	standIn := o.fontFileKey(desc) == "" && u.font.Subtype != "Type3"
	if standIn && from <= 'm' && 'm' < from+len(w) {
		first, last = min(first, 'm'), max(last, 'm')
	}
	out := make(pdf.Array, last-first+1)
	missing, _ := o.file.Num(desc["MissingWidth"])
	sum, own, standard := 0.0, 0.0, 0.0
	for _, c := range codes {
		width := missing
		if i := int(c.v) - from; i >= 0 && i < len(w) {
			width = w[i]
		}
		out[int(c.v)-first] = width
		sum += width
		if v, ok := u.font.StandardWidth(byte(c.v)); ok && width > 0 {
			own, standard = own+width, standard+v
		}
	}
	for i := range out {
		if out[i] != nil {
			continue
		}
		out[i] = math.Round(sum / float64(len(codes)))
		if v, ok := u.font.StandardWidth(byte(first + i)); standIn && ok && standard > 0 {
			out[i] = math.Round(v * own / standard)
		}
	}
	d["FirstChar"], d["LastChar"], d["Widths"] = first, last, out
}

// descriptorKeys are the numbers of a font descriptor (PDF 32000-1, table 122).
var descriptorKeys = []pdf.Name{"Flags", "ItalicAngle", "Ascent", "Descent", "Leading", "CapHeight", "XHeight",
	"StemV", "StemH", "AvgWidth", "MaxWidth", "MissingWidth", "FontWeight"}

func (o *output) descriptor(src pdf.Dict, name pdf.Name, composite bool) pdf.Ref {
	f := o.file
	d := pdf.Dict{"Type": pdf.Name("FontDescriptor"), "FontName": name}
	for _, k := range descriptorKeys {
		if v, ok := f.Num(src[k]); ok {
			d[k] = v
		}
	}
	if n := f.Nums(src["FontBBox"]); len(n) == 4 {
		d["FontBBox"] = pdf.Array{n[0], n[1], n[2], n[3]}
	}
	o.embed(d, src, composite)
	return o.b.Add(d)
}

// toUnicode writes a ToUnicode CMap of the codes that stay (PDF 32000-1,
// 9.10.3); nil where there is none to write.
func (u *fontUse) toUnicode() []byte {
	codes := u.sorted()
	if len(codes) == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
	u.codeSpace(&b, codes)
	for len(codes) > 0 {
		n := min(100, len(codes))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, c := range codes[:n] {
			fmt.Fprintf(&b, "<%0*X> <", 2*c.n, c.v)
			for _, x := range utf16.Encode([]rune(u.codes[c].text)) {
				fmt.Fprintf(&b, "%04X", x)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
		codes = codes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// codeSpace writes the ranges of codes. Codes of one length take one range;
// those of several take one for each first byte.
func (u *fontUse) codeSpace(b *bytes.Buffer, codes []code) {
	type span struct{ lo, hi code }
	var spans []span
	if codes[0].n == codes[len(codes)-1].n {
		n := codes[0].n
		spans = []span{{code{0, n}, code{uint32(uint64(1)<<(8*n) - 1), n}}}
	} else {
		for _, c := range codes {
			shift := 8 * (c.n - 1)
			s := span{code{c.v >> shift << shift, c.n}, code{c.v>>shift<<shift | (1<<shift - 1), c.n}}
			if len(spans) == 0 || spans[len(spans)-1] != s {
				spans = append(spans, s)
			}
		}
	}
	for len(spans) > 0 {
		n := min(100, len(spans))
		fmt.Fprintf(b, "%d begincodespacerange\n", n)
		for _, s := range spans[:n] {
			fmt.Fprintf(b, "<%0*X> <%0*X>\n", 2*s.lo.n, s.lo.v, 2*s.hi.n, s.hi.v)
		}
		b.WriteString("endcodespacerange\n")
		spans = spans[n:]
	}
}
