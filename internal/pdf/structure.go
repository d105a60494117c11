package pdf

import (
	"bytes"
	"regexp"
	"strings"

	"veil/internal/pdf/font"
)

// A file is full of words and numbers that say nothing: keywords, coordinates,
// widths, the numbers of objects. In a long one some sequence of them is
// somebody's date of birth or sort code by chance, as in "12314 0 obj".

// shownStrings joins the strings that a content stream shows: without anything
// between those of one operator, with a space between operators. rest is the
// stream with the numbers blanked that are an operator's operands; data does not
// change.
func shownStrings(data []byte) (shown string, rest []byte) {
	var b strings.Builder
	rest = bytes.Clone(data)
	c := NewContent(data)
	for {
		op, ok := c.Next()
		if !ok {
			return b.String(), rest
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
		case "sc", "SC", "scn", "SCN":
			blankNumbers(rest, op.Args)
		default:
			if op.needs == len(op.Args) {
				blankNumbers(rest, op.Args)
			}
		}
	}
}

func blankNumbers(b []byte, args []Operand) {
	for _, a := range args {
		if a.Kind == Number {
			blank(b, int(a.Start), int(a.End))
		}
	}
}

func blank(b []byte, from, to int) {
	for i := from; i < to; i++ {
		b[i] = ' '
	}
}

// blankNames blanks the names of the specification's vocabulary in data, which it
// returns, so that /Page is not somebody called Page.
func blankNames(data []byte) []byte {
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '/')
		if i < 0 {
			return data
		}
		at += i + 1
		end := at
		for end < len(data) && class[data[end]] == clsRegular {
			end++
		}
		if end > at && end-at < 32 && vocabulary(Name(data[at:end])) {
			blank(data, at, end)
		}
		at = end
	}
}

// vocabulary reports whether a name says nothing of a document: the standard
// has it, it is a usual glyph's ("backslash"), or it is that of a font which
// comes with every computer.
func vocabulary(n Name) bool {
	return standard[n] || font.Usual(string(n)) || standard[Name(spaces.Replace(string(n)))]
}

// spaces takes the spaces out of a name, decoded or not: /Times#20New#20Roman.
var spaces = strings.NewReplacer("#20", "", " ", "")

// keywords of a file's structure, each on a line of its own.
var keywords = []string{"trailer", "startxref", "xref", "stream", "endstream", "endobj"}

// crossReference is an entry of the cross-reference table (7.5.4).
var crossReference = regexp.MustCompile(`(?m)^[0-9]{10} [0-9]{5} [nf] ?\r?$`)

// withoutStructure returns data with the lines that are keywords, those of the
// cross-reference table and the numbers of structure blanked.
func withoutStructure(data []byte) []byte {
	out := bytes.Clone(data)
	blankStructure(out, data)
	for _, at := range crossReference.FindAllIndex(data, -1) {
		blank(out, at[0], at[1])
	}
	for _, k := range keywords {
		line := []byte("\n" + k + "\n")
		for at := 0; ; {
			i := bytes.Index(out[at:], line)
			if i < 0 {
				break
			}
			at += i + 1
			blank(out, at, at+len(k))
		}
	}
	return out
}

// numeric are the keys whose numbers are sizes, places and codes: of the file's
// structure (7.5), of pages and forms (7.7.3, 8.10), of fonts (9.6 to 9.8), of
// functions, patterns, shadings and graphics states (7.10, 8.4, 8.7).
var numeric = func() map[Name]bool {
	t := map[Name]bool{}
	for _, k := range strings.Fields(`Length Length1 Length2 Length3 Size Prev Index First N Count Kids
		MediaBox CropBox BBox Rect Matrix Rotate UserUnit Contents
		Widths W W2 DW DW2 FirstChar LastChar Differences FontBBox FontMatrix Ascent Descent CapHeight XHeight
		Leading AvgWidth MaxWidth MissingWidth StemV StemH ItalicAngle Flags
		Domain Range Encode Decode Bounds C0 C1 Coords BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample
		WhitePoint BlackPoint Gamma BC Background XStep YStep Width Height Columns Colors D ca CA LW ML FL SM`) {
		t[Name(k)] = true
	}
	return t
}()

// blankStructure blanks in out, which is like data, the numbers of objects and
// references and those of the keys of numeric. What stands in streams and
// between objects is left as it is.
func blankStructure(out, data []byte) {
	l := Lexer{Buf: data, reuse: true}
	var before [2]Token
	sizes := 0 // how many of the next numbers are structure
	for {
		l.arena = l.arena[:0]
		t := l.Next()
		switch t.Kind {
		case EOF:
			return
		case NameTok:
			if sizes = 0; numeric[Name(t.Bytes)] {
				sizes = len(data)
			}
		case DictOpen, DictClose, Str:
			sizes = 0
		case Number:
			if sizes > 0 {
				blank(out, t.Start, t.End)
				sizes--
			}
		case Keyword:
			switch word := string(t.Bytes); word {
			case "obj", "R":
				if before[0].IsInt && before[1].IsInt {
					blank(out, before[0].Start, before[1].End)
				}
				if word == "obj" { // an array of widths, or a length
					sizes = len(data)
				}
			case "xref":
				sizes = 2
			case "startxref":
				sizes = 1
			case "stream":
				sizes = 0
				if i := bytes.Index(data[t.End:], []byte("endstream")); i >= 0 {
					l.Pos = t.End + i
				}
			default:
				sizes = 0
			}
		}
		before[0], before[1] = before[1], t
	}
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
