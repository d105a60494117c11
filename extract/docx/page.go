package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
)

// page is what a web page says. It is read without its looks: lines end where
// blocks do, and cells are parted by tabs.
type page struct {
	lines    []string
	asides   []string // titles, comments, tips: what does not stand in the page
	pictures int

	line  strings.Builder
	space bool // one is due before the next word
	cells int  // of the row so far
	pre   int  // elements open in which white space counts
	title bool
}

// errPage means that a page is not read to its end.
var errPage = errors.New("docx: a web page that is not well formed")

var (
	pageComment   = regexp.MustCompile(`(?s)<!--(.*?)-->`)
	pageCondition = regexp.MustCompile(`<!\[[^>]*>|(?i)<!doctype[^>]*>`)
	pageScript    = regexp.MustCompile(`(?is)<script\b[^>]*>.*?</script\s*>|<style\b[^>]*>.*?</style\s*>`)
)

// readPage reads a web page as leniently as encoding/xml can. A page that it
// cannot read is an error: nothing is passed over.
func readPage(s string) (*page, error) {
	p := &page{}
	for _, m := range pageComment.FindAllStringSubmatch(s, -1) {
		p.aside(m[1])
	}
	s = pageComment.ReplaceAllString(s, "")
	for _, m := range pageScript.FindAllString(s, -1) {
		p.aside(m)
	}
	s = pageCondition.ReplaceAllString(pageScript.ReplaceAllString(s, ""), "")
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			p.end()
			return p, nil
		}
		if err != nil {
			return nil, errPage
		}
		switch t := tok.(type) {
		case xml.StartElement:
			p.start(t)
		case xml.EndElement:
			p.stop(strings.ToLower(t.Name.Local))
		case xml.CharData:
			p.text(string(t))
		case xml.Comment:
			p.aside(string(t))
		case xml.Directive, xml.ProcInst:
		}
	}
}

// blocks are the elements that stand in lines of their own.
var blocks = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure
		footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody tfoot thead tr ul`) {
		m[w] = true
	}
	return m
}()

func (p *page) start(t xml.StartElement) {
	name := strings.ToLower(t.Name.Local)
	switch {
	case blocks[name]:
		p.end()
	case name == "td", name == "th":
		if p.cells > 0 {
			p.line.WriteByte('\t')
			p.space = false
		}
		p.cells++
	case name == "img":
		p.pictures++
	case name == "title":
		p.title = true
	}
	switch name {
	case "pre", "textarea":
		p.pre++
	}
	for _, a := range t.Attr {
		switch key := strings.ToLower(a.Name.Local); key {
		case "value", "placeholder", "label": // of a field, which shows it
			p.space = p.line.Len() > 0
			p.text(a.Value)
		case "style", "class", "id", "width", "height", "align", "valign", "border", "cellpadding", "cellspacing", "xmlns", "lang", "dir":
		default:
			p.aside(a.Value)
		}
	}
}

func (p *page) stop(name string) {
	switch {
	case blocks[name]:
		p.end()
	case name == "title":
		p.title = false
	}
	if (name == "pre" || name == "textarea") && p.pre > 0 {
		p.pre--
	}
}

// text adds words. White space is one blank, except where it counts.
func (p *page) text(s string) {
	if p.title {
		p.aside(s)
		return
	}
	if p.pre > 0 {
		for i, l := range plainLines(s + "\n") {
			if i > 0 {
				p.end()
			}
			p.line.WriteString(l)
		}
		return
	}
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r', '\f':
			p.space = true
			continue
		}
		if t := p.line.String(); p.space && t != "" && !strings.HasSuffix(t, "\t") {
			p.line.WriteByte(' ')
		}
		p.space = false
		p.line.WriteRune(r)
	}
}

// end ends the line, unless it is empty.
func (p *page) end() {
	if p.line.Len() > 0 {
		p.lines = append(p.lines, p.line.String())
	}
	p.line.Reset()
	p.space, p.cells = false, 0
}

func (p *page) aside(s string) {
	if s = strings.TrimSpace(s); s != "" && !dull(s) {
		p.asides = append(p.asides, s)
	}
}
