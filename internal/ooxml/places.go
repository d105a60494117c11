package ooxml

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"veil/internal/lazyregexp"
)

// Place is a spot of a package where text can be, and the text there.
type Place struct {
	Where string // "word/document.xml: text"; names an entry, so it may hold text of the package
	Text  string
	// Vocabulary marks an attribute or an instruction that is a word of the
	// standard and nothing else.
	Vocabulary bool
}

// Places lists all text that anybody could dig out of a package, for
// verification: names, comments and extra fields of the archive; of XML the
// text, joined in every way a reader may join it, attributes, comments and
// processing instructions; everything else as bytes in UTF-8, Latin-1 and
// UTF-16, but for pictures that are nothing but pixels. It shares no code with the reader but for the standard library, so
// that a mistake in one is not a mistake in both. An entry that is not well
// formed is listed as bytes.
func Places(ctx context.Context, r io.ReaderAt, size int64) ([]Place, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged(err)
	}
	if len(z.File) > MaxEntries {
		return nil, tooLarge("the package has too many parts")
	}
	p := &places{seen: map[Place]bool{}}
	p.raw("zip comment", []byte(z.Comment))
	total := int64(0)
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.add("entry name", f.Name, standardEntry.MatchString(f.Name))
		p.raw("entry comment", []byte(f.Comment))
		p.raw("entry extra field", f.Extra)
		n, err := p.entry(f)
		if err != nil {
			return nil, damaged(err)
		}
		if total += n; total > MaxTotal {
			return nil, tooLarge("the package inflates to too much")
		}
	}
	return p.list, nil
}

type places struct {
	list []Place
	seen map[Place]bool
	// values are the attributes of the entry that have been looked at: the same
	// ones occur thousands of times.
	values map[[2]string]bool
}

// entry lists what is in one entry and returns how long it is. Most are XML,
// which is read as it is inflated.
func (p *places) entry(f *zip.File) (int64, error) {
	rc, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer rc.Close()
	in := &counter{r: io.LimitReader(rc, MaxPart+1)}
	r := bufio.NewReader(in)
	p.values = map[[2]string]bool{}
	head, _ := r.Peek(64)
	narrow := !bytes.HasPrefix(head, []byte("<\x00")) && bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff \t\r\n"), []byte("<"))
	if narrow && p.xml(f.Name, r) && in.n <= MaxPart {
		return in.n, nil
	}
	b, err := inflateAll(f)
	if pixelsOnly(b) {
		return int64(len(b)), err
	}
	if err == nil && (narrow || !p.xml(f.Name, bytes.NewReader(toNarrow(b)))) {
		p.raw(f.Name, b)
	}
	return int64(len(b)), err
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

// inflateAll is all that is in an entry.
func inflateAll(f *zip.File) ([]byte, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, MaxPart+1))
	if err == nil && len(b) > MaxPart {
		err = tooLarge("the package inflates to too much")
	}
	return b, err
}

// toNarrow decodes UTF-16.
func toNarrow(b []byte) []byte {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{'<', 0}):
		return []byte(strings.TrimPrefix(wide(b, false), "\ufeff"))
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}), bytes.HasPrefix(b, []byte{0, '<'}):
		return []byte(strings.TrimPrefix(wide(b, true), "\ufeff"))
	}
	return b
}

func (p *places) add(where, text string, vocabulary bool) {
	pl := Place{where, text, vocabulary}
	if strings.TrimSpace(text) == "" || p.seen[pl] {
		return
	}
	p.seen[pl] = true
	p.list = append(p.list, pl)
}

// raw lists bytes in every way that they could be text.
func (p *places) raw(where string, b []byte) {
	if len(b) == 0 {
		return
	}
	p.add(where+": bytes", strings.ToValidUTF8(string(b), "\uFFFD"), false)
	if !utf8.Valid(b) {
		latin, _ := charmap.Windows1252.NewDecoder().Bytes(b)
		p.add(where+": bytes as Latin", string(latin), false)
	}
	if bytes.IndexByte(b, 0) >= 0 {
		for from := range 2 {
			p.add(where+": bytes as UTF-16", wide(b[from:], false), false)
			p.add(where+": bytes as UTF-16", wide(b[from:], true), false)
		}
	}
}

func wide(b []byte, big bool) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		lo, hi := b[i], b[i+1]
		if big {
			lo, hi = hi, lo
		}
		units = append(units, uint16(lo)|uint16(hi)<<8)
	}
	return string(utf16.Decode(units))
}

// ends are the elements, by their name in whatever vocabulary, at whose end a
// reader sees a new line or a new column.
var ends = map[string]string{"p": "\n", "tr": "\n", "tc": "\t", "tab": "\t", "br": "\n", "cr": "\n",
	"h": "\n", "table-row": "\n", "table-cell": "\t", "line-break": "\n", "s": " ",
	"row": "\n", "c": "\t", "v": " ", "f": " ", "si": "\n\n"}

// xml lists the text of an XML document, or reports that it is none. What it has
// listed by then stays.
func (p *places) xml(where string, r io.Reader) bool {
	in := bufio.NewReader(r)
	for {
		c, _, err := in.ReadRune()
		if err != nil || !strings.ContainsRune("\ufeff \t\r\n<", c) {
			return false
		}
		if c == '<' {
			in.UnreadRune()
			break
		}
	}
	d := xml.NewDecoder(in)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var shown, joined, spaced strings.Builder
	var stack []string
	instruction := ""
	sheet, index := false, false // in a part of a workbook's cells, in a cell that names a string by its number
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil || len(stack) > 1<<16 {
			return false
		}
		switch t := tok.(type) {
		case xml.StartElement:
			stack = append(stack, t.Name.Local)
			sheet = sheet || len(stack) == 1 && (t.Name.Local == "worksheet" || t.Name.Local == "sst")
			if sheet && t.Name.Local == "c" {
				index = false
			}
			t.Attr = slices.DeleteFunc(t.Attr, func(a xml.Attr) bool {
				index = index || sheet && t.Name.Local == "c" && a.Name.Local == "t" && a.Value == "s"
				return sheet && numbering(t.Name.Local, a)
			})
			p.attributes(where, t)
		case xml.EndElement:
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
			shown.WriteString(ends[t.Name.Local])
			spaced.WriteByte(' ')
			if t.Name.Local == "instrText" {
				p.add(where+": instruction", instruction, Vocabulary(instruction))
				instruction = ""
			}
		case xml.CharData:
			if len(stack) > 0 && stack[len(stack)-1] == "instrText" {
				instruction += string(t)
				continue
			}
			if index && len(stack) > 0 && stack[len(stack)-1] == "v" && indexOfString.Match(t) {
				shown.WriteString("###") // so that the numbers around it make none
				continue
			}
			shown.Write(t)
			if !sheet { // numbers of different cells make no number
				joined.Write(t)
				spaced.Write(t)
			}
		case xml.Comment:
			p.add(where+": comment", string(t), false)
		case xml.ProcInst:
			if t.Target != "xml" {
				p.add(where+": processing instruction", t.Target+" "+string(t.Inst), false)
			}
		case xml.Directive:
			p.add(where+": directive", string(t), false)
		}
	}
	p.add(where+": text", shown.String(), false)
	p.add(where+": text without breaks", joined.String(), false)
	p.add(where+": text with spaces", spaced.String(), false)
	return true
}

// numbering reports whether an attribute of a sheet says where a row or a cell is,
// how large, or which of the formats it has, and nothing else.
func numbering(element string, a xml.Attr) bool {
	switch element + " " + a.Name.Local {
	case "row r", "c s", "col min", "col max", "col style":
		return indexOfString.MatchString(a.Value)
	case "row ht", "col width", "sheetFormatPr defaultColWidth", "sheetFormatPr defaultRowHeight":
		return lengths.MatchString(a.Value)
	case "c r", "mergeCell ref", "dimension ref":
		return cellRef.MatchString(a.Value)
	}
	return false
}

var (
	indexOfString = lazyregexp.New(`^[0-9]{1,7}$`)
	lengths       = lazyregexp.New(`^[0-9]{1,3}(?:\.[0-9]{1,2})?$`)
	cellRef       = lazyregexp.New(`^[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?$`)
)

// attributes lists the values of an element's attributes.
func (p *places) attributes(where string, t xml.StartElement) {
	for _, a := range t.Attr {
		key := [2]string{a.Name.Local, a.Value}
		if p.values[key] {
			continue
		}
		p.values[key] = true
		if a.Name.Local == "style" {
			p.style(where, a.Value)
			continue
		}
		known := Vocabulary(a.Value) || standardNames[a.Value] || standardValue.MatchString(a.Value) || standardEntry.MatchString(a.Value)
		p.add(where+": attribute "+a.Name.Local, a.Value, known)
	}
}

// style lists the declarations of a style, without the words of the standard.
func (p *places) style(where, css string) {
	var own []string
	for _, d := range strings.Split(css, ";") {
		k, v, _ := strings.Cut(d, ":")
		if !StyleProperty(strings.TrimSpace(k)) {
			own = append(own, k)
		}
		if !Vocabulary(v) {
			own = append(own, v)
		}
	}
	p.add(where+": attribute style", strings.Join(own, " "), false)
}

var (
	// standardEntry are names of parts that every Word document has.
	standardEntry = lazyregexp.New(`^/?(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|word/(?:_rels/)?(?:document|styles|settings|numbering|footnotes|endnotes|(?:header|footer)[0-9]{0,4})\.xml(?:\.rels)?|xl/(?:_rels/)?(?:workbook|styles|sharedStrings|worksheets/sheet[0-9]{1,5})\.xml(?:\.rels)?|word/theme/theme1\.xml|word/media/image[0-9]{1,5}\.png)$`)
	// standardValue are types of parts and relationships, and their IDs.
	standardValue = lazyregexp.New(`^(?:application/(?:xml|vnd\.openxmlformats-(?:package|officedocument)\.[a-z.+-]{1,60})|image/png|http://schemas\.openxmlformats\.org/(?:officeDocument|package)/2006/relationships/(?:metadata/)?[A-Za-z-]{1,30}|http://schemas\.microsoft\.com/office/word|rId[A-Z]?[0-9]{1,5})$`)
)

// standardNames are the URIs of the vocabularies.
var standardNames = func() map[string]bool {
	m := map[string]bool{}
	for _, uri := range namespaces {
		m[uri] = true
	}
	return m
}()
