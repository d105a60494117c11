package email

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"veil/extract/aside"
	"veil/internal/lazyregexp"
)

// page is what a mail program shows of HTML, and what it does not.
type page struct {
	text     []byte          // shown; line ends and blanks are set right in the end
	pre      int             // depth of elements whose white space counts
	hidden   []string        // text, comments and attributes that do not show
	links    []string        // targets
	embedded map[string]bool // content IDs of the pictures it shows
	pictures int             // that are in the page itself
	unseen   map[string]bool // simple selectors of what its style sheets hide
}

// readHTML reads HTML as a reader sees it. label is the character set that the
// part names; the bool is whether it is known. The error is an *extract.Error or the
// context's.
func readHTML(ctx context.Context, b []byte, label string) (*page, bool, error) {
	if label == "" {
		if _, name, sure := charset.DetermineEncoding(b[:min(len(b), 1024)], ""); sure || name != "windows-1252" {
			label = name // as the page says of itself
		}
	}
	src, known := decodeCharset(b, label)
	if !known {
		return nil, false, nil
	}
	root, err := parse(ctx, src)
	if err != nil {
		return nil, true, err
	}
	p := &page{embedded: map[string]bool{}, unseen: map[string]bool{}}
	p.sheets(root)
	p.walk(root, false)
	return p, true, nil
}

// shown is the text with its white space set right.
func (p *page) shown() string {
	lines := strings.Split(clean(string(p.text)), "\n")
	out := lines[:0]
	blank := 0
	for _, l := range lines {
		l = strings.Trim(strings.ReplaceAll(l, "\u00a0", " "), " \t")
		if l == "" {
			if blank++; blank > 1 {
				continue
			}
		} else {
			blank = 0
		}
		out = append(out, l)
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// sheets notes what the style sheets hide.
func (p *page) sheets(n *html.Node) {
	if n.DataAtom == atom.Style && n.FirstChild != nil {
		css := cssComment.ReplaceAllStringFunc(n.FirstChild.Data, func(s string) string {
			if s = strings.TrimSpace(strings.Trim(s, "/*")); !strings.HasSuffix(s, "Definitions") { // of Word
				p.hidden = append(p.hidden, s)
			}
			return ""
		})
		for _, m := range cssRule.FindAllStringSubmatch(cssMedia.ReplaceAllString(css, ""), -1) {
			if hides.MatchString(m[2]) {
				for _, s := range strings.Split(m[1], ",") {
					if s = strings.TrimSpace(s); s != "" && !strings.ContainsAny(s, " >+~:[*@") {
						p.unseen[strings.ToLower(s)] = true
					}
				}
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.sheets(c)
	}
}

var (
	cssComment = lazyregexp.New(`(?s)/\*.*?\*/`)
	cssMedia   = lazyregexp.New(`@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}`)
	cssRule    = lazyregexp.New(`([^{}]+)\{([^{}]*)\}`)
	hides      = lazyregexp.New(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0*)?\s*(?:[;!]|$)|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;!]|$)|max-height\s*:\s*0(?:px)?\s*(?:[;!]|$))`)
)

// blocks start on a line of their own; after a paragraph there is a free line.
var (
	blocks = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figure, atom.Footer, atom.Form, atom.Header, atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.Option, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr, atom.Ul, atom.Caption, atom.Legend, atom.Body)
	paragraphs = atoms(atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
	unshown    = atoms(atom.Head, atom.Title, atom.Script, atom.Template, atom.Noembed, atom.Noframes, atom.Object, atom.Datalist, atom.Audio, atom.Video, atom.Iframe)
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range list {
		m[a] = true
	}
	return m
}

func (p *page) walk(n *html.Node, hidden bool) {
	switch n.Type {
	case html.TextNode:
		p.say(n.Data, hidden)
		return
	case html.CommentNode:
		p.comment(n.Data)
		return
	case html.ElementNode:
		p.attributes(n)
		if n.DataAtom == atom.Style {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c != n.FirstChild || c.Type != html.TextNode { // markup in the style of a drawing
					p.walk(c, true)
				}
			}
			return
		}
		hidden = hidden || unshown[n.DataAtom] || p.hides(n)
	}
	if hidden {
		p.kids(n, true)
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		p.text = append(p.text, '\n')
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		p.cell(n)
	case paragraphs[n.DataAtom]:
		p.line()
		p.kids(n, false)
		p.line()
		if !strings.HasPrefix(attr(n, "class"), "Mso") { // whose paragraphs are lines
			p.text = append(p.text, '\n')
		}
	case blocks[n.DataAtom]:
		p.line()
		if n.DataAtom == atom.Pre {
			p.pre++
			defer func() { p.pre-- }()
		}
		p.kids(n, false)
		p.line()
	default:
		p.kids(n, false)
	}
}

// cell is a cell of a table, most of which are for layout alone: what is in it
// follows the cell before on the same line, and one that is a line does not end it.
func (p *page) cell(n *html.Node) {
	if last := p.last(); last != '\n' && last != '\t' {
		p.text = append(p.text, '\t')
	}
	start := len(p.text)
	p.kids(n, false)
	if in := bytes.TrimRight(p.text[start:], "\n "); !bytes.Contains(in, []byte("\n")) {
		p.text = p.text[:start+len(in)]
	}
}

func (p *page) kids(n *html.Node, hidden bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, hidden)
	}
}

// line ends the line.
func (p *page) line() {
	if last := p.last(); last != '\n' && last != '\t' { // a cell begins on the line of the one before
		p.text = append(p.text, '\n')
	}
}

// say writes text; white space is one blank, and none at the start of a line.
func (p *page) say(s string, hidden bool) {
	if hidden {
		if s = strings.TrimSpace(s); s != "" {
			p.hidden = append(p.hidden, s)
		}
		return
	}
	if p.pre > 0 {
		p.text = append(p.text, s...)
		return
	}
	for i, w := range strings.FieldsFunc(s, isBlank) {
		if (i > 0 || s != "" && isBlank(rune(s[0]))) && !p.fresh() {
			p.text = append(p.text, ' ')
		}
		p.text = append(p.text, w...)
	}
	if s != "" && isBlank(rune(s[len(s)-1])) && !p.fresh() {
		p.text = append(p.text, ' ')
	}
}

func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// fresh reports whether a blank would not show here.
func (p *page) fresh() bool { return isBlank(rune(p.last())) }

// last is the last byte of the text, or the end of a line before the first.
func (p *page) last() byte {
	if len(p.text) == 0 {
		return '\n'
	}
	return p.text[len(p.text)-1]
}

// ofPrograms are the names of what programs say of themselves.
var ofPrograms = words("generator progid originator viewport format-detection color-scheme supported-color-schemes x-apple-disable-message-reformatting")

// ifOutlook opens a comment that is for Outlook alone.
var ifOutlook = lazyregexp.New(`^\[if [^\]]*\]>|<!\[endif\]$`)

// comment notes a comment. What Outlook alone is to see is HTML.
func (p *page) comment(s string) {
	s = ifOutlook.ReplaceAllString(s, "")
	if strings.Contains(s, "<") {
		if z := html.NewTokenizer(strings.NewReader(s)); z != nil {
			var b strings.Builder
			for z.Next() != html.ErrorToken {
				t := z.Token()
				if t.Type == html.TextToken {
					b.WriteString(t.Data + " ")
				}
				for _, a := range t.Attr {
					if telling(a.Key) {
						b.WriteString(a.Val + " ")
					}
				}
			}
			s = b.String()
		}
	}
	p.hidden = append(p.hidden, strings.TrimSpace(s))
}

// layout are attributes that say how something looks.
var layout = words(`style class width height align valign border cellpadding cellspacing bgcolor color face size dir lang xml:lang type rel
	target colspan rowspan clear noshade hspace vspace charset http-equiv media nowrap start role tabindex link vlink background-color
	v:ext spidmax data o:spid`)

// names are attributes that programs fill in as a rule.
var names = words("id name for headers")

func telling(key string) bool { return !layout[key] && !strings.HasPrefix(key, "xmlns") }

// attributes notes what attributes say.
func (p *page) attributes(n *html.Node) {
	for _, a := range n.Attr {
		v := strings.TrimSpace(a.Val)
		low := strings.ToLower(v)
		switch {
		case v == "" || !telling(a.Key) || names[a.Key] && !aside.Phrase(v) && !strings.Contains(v, "@"):
		case n.DataAtom == atom.Meta && (a.Key == "content" || a.Key == "name") && ofPrograms[strings.ToLower(attr(n, "name"))]:
		case strings.HasPrefix(low, "cid:"):
			if id, err := url.PathUnescape(v[4:]); err == nil {
				p.embedded[id] = true
			}
			p.embedded[v[4:]] = true
		case strings.HasPrefix(low, "data:"):
			p.pictures++
		case a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "cite" || a.Key == "background":
			p.embedded[v] = p.embedded[v] || a.Key != "href" // by its location
			if d, err := url.PathUnescape(v); err == nil {
				v = d
			}
			p.links = append(p.links, v)
		default:
			p.hidden = append(p.hidden, v)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// hides reports whether an element and all in it do not show.
func (p *page) hides(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hides.MatchString(a.Val) || a.Key == "type" && n.DataAtom == atom.Input && strings.EqualFold(a.Val, "hidden") {
			return true
		}
	}
	if len(p.unseen) == 0 {
		return false
	}
	tag := n.Data
	if p.unseen[tag] || p.unseen["#"+strings.ToLower(attr(n, "id"))] {
		return true
	}
	for _, c := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		if p.unseen["."+c] || p.unseen[tag+"."+c] {
			return true
		}
	}
	return false
}
