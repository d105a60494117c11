package rtf

import (
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"veil/internal/lazyregexp"
)

// Place is a stretch of a document's bytes that can hold text. View says how it was
// read.
type Place struct{ Where, View, Text string }

// own are the control words that copies are made of. They say nothing of a text:
// somebody may be called Page.
var own = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`pard plain intbl itap qc qr qj li ri fi sb sa tx rtlpar keepn pagebb par cell nestcell row nestrow nesttableprops trowd trgaph
		cellx clbrdrt clbrdrl clbrdrb clbrdrr brdrs brdrw sect sectd super sub chftn footnote ftnalt header headerl headerr headerf footer footerl footerr footerf
		chpgn field fldrslt b i ul strike caps f fs page tab line paperw paperh margl margr margt margb landscape facingp titlepg shp shpinst shptxt shpleft shptop
		shpright shpbottom shpfhdr shpbxcolumn shpbypara shpwr shpwrk shpfblwtxt`) {
		m[w] = true
	}
	return m
}()

// verbatim is what copies hold besides, word for word.
var verbatim = strings.NewReplacer(`{\*\fldinst PAGE}`, "", `{\*\fldinst NUMPAGES}`, "", kind, "")

var (
	hexRun = lazyregexp.New(`(?:[0-9a-fA-F]{2}\s*){12,}`)
	// breaks are control words that end a word of the text, and tabs and the like.
	breaks = map[string]string{"par": "\n", "cell": "\n", "nestcell": "\n", "row": "\n", "nestrow": "\n", "sect": "\n", "page": "\n", "line": "\n", "tab": "\t"}
	signs  = map[byte]string{'\\': `\`, '{': "{", '}': "}", '~': " ", '_': "-", '-': "", '*': ""}
)

// Places are a document as words, with control words of any other sort than those
// of copies as they stand, and what stands in hexadecimal in it.
func Places(b []byte) []Place {
	rest := strings.Replace(strings.ReplaceAll(string(b), Box(), ""), Head, "", 1)
	out := []Place{{"the document", "text", plainWords(verbatim.Replace(rest))}}
	for _, m := range hexRun.FindAllString(rest, -1) {
		m = strings.Join(strings.Fields(m), "")
		if d, err := hex.DecodeString(m[:len(m)/2*2]); err == nil {
			out = append(out, Place{"hexadecimal data", "hexadecimal", string(d)}, Place{"hexadecimal data", "wide", strings.ReplaceAll(string(d), "\x00", "")})
		}
	}
	return out
}

// plainWords takes a document's markup away, as far as it is that of copies.
func plainWords(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	var units []uint16
	for i := 0; i < len(s); {
		if n, after := unit(s[i:]); after > 0 {
			units = append(units, n)
			i += after
			continue
		}
		if units != nil {
			out.WriteString(string(utf16.Decode(units)))
			units = nil
		}
		switch c := s[i]; {
		case c == '{' || c == '}' || c == '\r' || c == '\n':
			i++
		case c != '\\' || i+1 == len(s):
			out.WriteByte(c)
			i++
		case s[i+1] == '\'' && i+3 < len(s):
			if n, err := strconv.ParseUint(s[i+2:i+4], 16, 8); err == nil {
				out.WriteRune(charmap.Windows1252.DecodeByte(byte(n)))
			} else {
				out.WriteString(s[i : i+4])
			}
			i += 4
		default:
			i += controlWord(&out, s[i:])
		}
	}
	out.WriteString(string(utf16.Decode(units)))
	return out.String()
}

// unit reads a character that is written as its number, and the question mark for
// it, and returns how long they are.
func unit(s string) (n uint16, size int) {
	if !strings.HasPrefix(s, `\u`) {
		return 0, 0
	}
	end := 2
	for end < len(s) && end < 8 && (s[end] >= '0' && s[end] <= '9' || end == 2 && s[end] == '-') {
		end++
	}
	v, err := strconv.Atoi(s[2:end])
	if err != nil {
		return 0, 0
	}
	if end < len(s) && s[end] == ' ' {
		end++
	}
	if end < len(s) && s[end] == '?' {
		end++
	}
	return uint16(v), end
}

// controlWord writes what stands for a control word or sign, and returns how long
// that is.
func controlWord(out *strings.Builder, s string) int {
	end := 1
	for end < len(s) && (s[end]|0x20) >= 'a' && (s[end]|0x20) <= 'z' {
		end++
	}
	if end == 1 {
		sign, ok := signs[s[1]]
		if !ok {
			sign = s[:2]
		}
		out.WriteString(sign)
		return 2
	}
	name := s[1:end]
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '-' && s[end-1] > '9') {
		end++
	}
	if end < len(s) && s[end] == ' ' {
		end++
	}
	switch t, ok := breaks[name]; {
	case ok:
		out.WriteString(t)
	case !own[name]:
		out.WriteString(s[:end])
	}
	return end
}
