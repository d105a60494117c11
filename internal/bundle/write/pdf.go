package write

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"veil/internal/bundle/paper"
)

// Numbering is how the pages of a bundle are numbered at their foot.
type Numbering struct {
	First int          // number of the first page; 0 for none
	Skip  map[int]bool // numbers that are missing
	Empty int          // number of a page on which nothing else stands; 0 for none
}

const perPage, perLine = 58, 92

// PDF writes a paper as a PDF of its own making, in Helvetica, uncompressed.
// Letters that the font's own encoding lacks get codes as the paper needs
// them, and a table that says what they mean. It returns the number of pages.
func PDF(p *paper.Paper, num Numbering) ([]byte, int) {
	var pages [][]string
	for _, blocks := range p.Pages() {
		var ls []string
		for _, b := range blocks {
			text := paper.Linear([]paper.Block{b}).S
			for _, l := range strings.Split(strings.ReplaceAll(text, "\t", "   "), "\n") {
				ls = append(ls, strings.Split(wrap(l, perLine), "\n")...)
			}
			ls = append(ls, "")
		}
		for len(ls) > perPage {
			pages = append(pages, ls[:perPage])
			ls = ls[perPage:]
		}
		pages = append(pages, ls)
	}
	w := &pdfWriter{codes: map[rune]byte{}, next: 161}
	var contents [][]byte
	number := num.First
	for i := 0; i < len(pages); i++ {
		for num.Skip[number] {
			number++
		}
		ls := pages[i]
		if num.First > 0 && number == num.Empty {
			ls = nil
			i--
		}
		foot := p.Footer.S
		if num.First > 0 {
			foot = strings.TrimSpace(fmt.Sprintf("%s   Bundle page %04d", foot, number))
			number++
		}
		contents = append(contents, w.page(p.Header.S, ls, foot))
	}
	return w.file(contents, p.Author.S), len(contents)
}

type pdfWriter struct {
	codes map[rune]byte
	next  int
}

func (w *pdfWriter) page(head string, ls []string, foot string) []byte {
	var b bytes.Buffer
	line := func(size, y float64, s string) {
		if s != "" {
			fmt.Fprintf(&b, "BT /F1 %g Tf 50 %g Td (%s) Tj ET\n", size, y, w.encode(s))
		}
	}
	line(8, 815, head)
	for i, l := range ls {
		line(10, 785-float64(i)*13, l)
	}
	line(8, 22, foot)
	return b.Bytes()
}

// encode writes a string in the codes of the font.
func (w *pdfWriter) encode(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x7f:
			b.WriteRune(r)
		default:
			c, ok := w.codes[r]
			if !ok {
				if w.next > 255 {
					c = '?' // no paper has a hundred letters beyond ASCII
				} else {
					c = byte(w.next)
					w.next++
					w.codes[r] = c
				}
			}
			fmt.Fprintf(&b, "\\%03o", c)
		}
	}
	return b.String()
}

// file puts the objects together: catalogue, page tree, font, table of
// meanings, properties, then two objects a page.
func (w *pdfWriter) file(contents [][]byte, author string) []byte {
	var diff, cmap, kids strings.Builder
	var letters []rune
	for r := range w.codes {
		letters = append(letters, r)
	}
	sort.Slice(letters, func(i, j int) bool { return w.codes[letters[i]] < w.codes[letters[j]] })
	for _, r := range letters {
		fmt.Fprintf(&diff, " %d /uni%04X", w.codes[r], r)
	}
	entries := []string{"<20> <7E> <0020>"}
	for _, r := range letters {
		entries = append(entries, fmt.Sprintf("<%02X> <%02X> <%04X>", w.codes[r], w.codes[r], r))
	}
	fmt.Fprintf(&cmap, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfrange\n%s\nendbfrange\nendcmap end end", len(entries), strings.Join(entries, "\n"))
	for i := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", 6+2*i)
	}
	objs := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(contents)),
		fmt.Sprintf("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [%s] >> /ToUnicode 4 0 R >>", diff.String()),
		stream(cmap.String()),
		fmt.Sprintf("<< /Author %s >>", utf16Hex(author)),
	}
	for i, c := range contents {
		objs = append(objs,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 7+2*i),
			stream(string(c)))
	}
	return assemble(objs, "/Info 5 0 R")
}

func stream(s string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s), s)
}

func utf16Hex(s string) string {
	b, _ := Encode(s, "utf-16")
	var h strings.Builder
	h.WriteString("<FEFF")
	for i := 2; i+1 < len(b); i += 2 {
		fmt.Fprintf(&h, "%02X%02X", b[i+1], b[i])
	}
	return h.String() + ">"
}

// assemble writes objects, the first being the catalogue, as a file. trailer is
// added to its trailer.
func assemble(objs []string, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var at []int
	for i, o := range objs {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objs)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objs)+1, trailer, start)
	return b.Bytes()
}

// PicturePDF writes pages that are one JPEG each, w by h pixels.
func PicturePDF(jpegs [][]byte, w, h int) []byte {
	kids := ""
	for i := range jpegs {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	objs := []string{"<< /Type /Catalog /Pages 2 0 R >>", fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(jpegs))}
	for i, j := range jpegs {
		n := 3 + 3*i
		objs = append(objs,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /P %d 0 R >> >> /Contents %d 0 R >>", n+2, n+1),
			stream("595 0 0 842 0 0 cm /P Do"),
			fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream", w, h, len(j), j))
	}
	return assemble(objs, "")
}

// LockedPDF is a PDF that says it is encrypted, with keys that open nothing.
func LockedPDF(text string) []byte {
	p := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", stream(text),
		fmt.Sprintf("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >>", strings.Repeat("5A", 32), strings.Repeat("A5", 32))}
	return assemble(p, "/Encrypt 5 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]")
}
