package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode/utf16"

	"veil/internal/pdf/font"
)

// Place is one text-bearing place of a file, in one way of reading it.
type Place struct {
	Where string // "object 12"; no text of the document
	View  string // which way of reading
	Text  string
}

// Views of a file's content.
const (
	viewBytes   = "bytes"   // the file as it is
	viewInside  = "inside"  // streams inflated, byte by byte
	viewStrings = "strings" // strings and names, decoded
	viewShown   = "shown"   // the strings that a content stream shows, joined
	viewWide    = "wide"    // streams as UTF-16
)

// Places lists every text-bearing place of a file: its bytes, every string and
// name, every stream inflated, read as text in several ways. It finds the
// objects by looking for them in the bytes, not by the cross-reference table,
// so it also sees objects that nothing refers to. Names that the PDF
// specification itself defines are left out.
func Places(data []byte) []Place {
	out := []Place{{Where: "the file's bytes", View: viewBytes, Text: latin1(withoutKeywords(withoutNames(data)))}}
	f := Repair(data)
	if f == nil {
		return out
	}
	nums := make([]int, 0, len(f.Objects))
	for num := range f.Objects {
		nums = append(nums, num)
	}
	sort.Ints(nums)
	for _, num := range nums {
		w := placer{f: f, where: fmt.Sprintf("object %d", num)}
		w.object(f.Objects[num], 0)
		if w.text.Len() > 0 {
			out = append(out, Place{Where: w.where, View: viewStrings, Text: w.text.String()})
		}
		if s, ok := f.Objects[num].(*Stream); ok {
			out = append(out, f.streamPlaces(w.where, s)...)
		}
	}
	return out
}

func (f *File) streamPlaces(where string, s *Stream) []Place {
	data, _, err := f.decode(s) // not kept: this looks at every stream of a file
	if err != nil || len(data) == 0 {
		return nil
	}
	out := []Place{{Where: where, View: viewInside, Text: latin1(withoutNames(data))}}
	if shown := shownStrings(data); shown != "" {
		out = append(out, Place{Where: where, View: viewShown, Text: shown})
	}
	if wide := fromWide(data); wide != "" {
		out = append(out, Place{Where: where, View: viewWide, Text: wide})
	}
	return out
}

// placer collects the strings and names of one object.
type placer struct {
	f     *File
	where string
	text  strings.Builder
}

func (w *placer) object(o Object, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := o.(type) {
	case String:
		w.text.WriteString(Text(string(v)) + "\n")
	case Name:
		if !vocabulary(v) {
			w.text.WriteString(latin1([]byte(v)) + "\n")
		}
	case Array:
		for _, x := range v {
			w.object(x, depth+1)
		}
	case Dict:
		for _, k := range v.Keys() {
			w.object(k, depth+1)
			w.object(v[k], depth+1)
		}
	case *Stream:
		w.object(v.Dict, depth)
	}
}

// shownStrings joins the strings of a content stream: without anything between
// those of one operator, with a space between operators.
func shownStrings(data []byte) string {
	var b strings.Builder
	c := NewContent(data)
	for {
		op, ok := c.Next()
		if !ok {
			return b.String()
		}
		switch op.Op {
		case "Tj", "TJ", "'", "\"":
			for _, a := range op.Args {
				if a.Kind == Str {
					b.WriteString(latin1(a.Bytes))
				}
				for _, e := range a.Elems {
					if e.Kind == Str {
						b.WriteString(latin1(e.Bytes))
					}
				}
			}
			b.WriteByte(' ')
		}
	}
}

// withoutNames returns data with the names of the specification's vocabulary
// blanked, so that /Page is not somebody called Page.
func withoutNames(data []byte) []byte {
	var out []byte
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '/')
		if i < 0 {
			break
		}
		at += i + 1
		end := at
		for end < len(data) && class[data[end]] == clsRegular {
			end++
		}
		if end > at && end-at < 32 && vocabulary(Name(data[at:end])) {
			if out == nil {
				out = bytes.Clone(data)
			}
			for k := at; k < end; k++ {
				out[k] = ' '
			}
		}
		at = end
	}
	if out == nil {
		return data
	}
	return out
}

// vocabulary reports whether a name says nothing of a document: the standard
// has it, it is a usual glyph's ("backslash"), or it is that of a font which
// comes with every computer.
func vocabulary(n Name) bool { return standard[n] || font.Usual(string(n)) }

// keywords of a file's structure, each on a line of its own.
var keywords = []string{"trailer", "startxref", "xref", "stream", "endstream", "endobj"}

// crossReference is an entry of the cross-reference table (7.5.4).
var crossReference = regexp.MustCompile(`(?m)^[0-9]{10} [0-9]{5} [nf] ?\r?$`)

// withoutKeywords returns data with the lines that are keywords and those of
// the cross-reference table blanked.
func withoutKeywords(data []byte) []byte {
	out := bytes.Clone(data)
	for _, at := range crossReference.FindAllIndex(data, -1) {
		copy(out[at[0]:], strings.Repeat(" ", at[1]-at[0]))
	}
	for _, k := range keywords {
		line := []byte("\n" + k + "\n")
		for at := 0; ; {
			i := bytes.Index(out[at:], line)
			if i < 0 {
				break
			}
			at += i + 1
			copy(out[at:], strings.Repeat(" ", len(k)))
		}
	}
	return out
}

// latin1 reads each byte as the character of that number, keeping UTF-8 as it
// is where the whole is UTF-8.
func latin1(b []byte) string {
	ascii := true
	for _, c := range b {
		if c >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return string(b)
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/4)
	for _, c := range b {
		out.WriteRune(rune(c))
	}
	return out.String()
}

// fromWide reads big-endian UTF-16 at both alignments where there is some;
// runs of letters count, the rest becomes spaces.
func fromWide(data []byte) string {
	var out strings.Builder
	for shift := 0; shift < 2; shift++ {
		run := 0
		var u []uint16
		flush := func() {
			if run >= 4 {
				out.WriteString(string(utf16.Decode(u)))
				out.WriteByte(' ')
			}
			u, run = u[:0], 0
		}
		for i := shift; i+1 < len(data); i += 2 {
			v := uint16(data[i])<<8 | uint16(data[i+1])
			if v < 0x20 || v > 0x24f {
				flush()
				continue
			}
			u = append(u, v)
			run++
		}
		flush()
	}
	return out.String()
}

// standard are names that say nothing of a document: those words of the
// vocabulary of PDF 32000-1 and of glyph names that can also be names of
// people, the 14 standard fonts and others that are on most computers.
var standard = func() map[Name]bool {
	t := map[Name]bool{}
	for _, s := range strings.Fields(`Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique
		Times-Roman Times-Bold Times-Italic Times-BoldItalic Courier Courier-Bold Courier-Oblique
		Courier-BoldOblique Symbol ZapfDingbats Page Pages Parent Kids Count Type Subtype Font Flags
		Widths Length Filter Contents Resources Form Group Pattern Shading Function Domain Range
		Size Encode Decode Order Bounds Matrix Root Catalog Identity-H Identity-V Adobe Identity
		DeviceGray DeviceRGB DeviceCMYK CalGray CalRGB Lab Indexed Separation Transparency Normal
		Thorn thorn Eth eth Caron caron Ring ring Grave grave Acute acute Cedilla cedilla Tilde tilde
		breve Bar bar Euro florin section paragraph Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota
		Kappa Lambda Omicron Sigma Tau Upsilon Omega alpha beta gamma delta theta lambda sigma omega
		space period comma colon hyphen dagger bullet currency ampersand dollar percent
		Ascent Descent Leading Bold Italic Roman Black White Luminosity Alpha Isolated Knockout
		Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference
		Exclusion Hue Saturation Color Compatible
		Arial ArialMT Arial-BoldMT Arial-ItalicMT Arial-BoldItalicMT ArialNarrow Arial-Black
		TimesNewRoman TimesNewRomanPSMT TimesNewRomanPS-BoldMT TimesNewRomanPS-ItalicMT TimesNewRomanPS-BoldItalicMT
		CourierNew CourierNewPSMT CourierNewPS-BoldMT CourierNewPS-ItalicMT CourierNewPS-BoldItalicMT
		Calibri Calibri-Bold Cambria Candara Consolas Corbel Constantia Georgia Georgia-Bold Verdana Verdana-Bold
		Tahoma Tahoma-Bold TrebuchetMS Garamond Palatino-Roman LucidaGrande LucidaSans LucidaConsole SegoeUI
		ComicSansMS CenturyGothic BookAntiqua Wingdings`) {
		t[Name(s)] = true
	}
	return t
}()
