package html

import (
	"strings"

	"golang.org/x/net/html"

	"veil/extract/aside"
	"veil/internal/lazyregexp"
)

// sheet is what the style sheets of a page say of single elements, classes and ids.
// Of each property it keeps the one that counts.
type sheet struct {
	rules map[string]map[string]style
	n     int // rules so far
}

// style is what is said of a property, and how much it counts against others.
type style struct {
	value string
	rank  int // important, then inline, id, class, element; then the later one
}

// asked are the properties that say whether and how words show.
var asked = words(`display visibility content-visibility font-size opacity color text-indent position left top clip clip-path overflow
	height width max-height max-width font-weight font-style text-decoration text-decoration-line vertical-align white-space direction unicode-bidi border`)

const (
	rankElement = iota << 32
	rankClass
	rankID
	rankInline
	rankImportant
)

var (
	cssComment  = lazyregexp.New(`(?s)/\*.*?(?:\*/|$)`)
	simple      = lazyregexp.New(`^([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?$`)
	cssURL      = lazyregexp.New(`(?i)url\(\s*["']?([^"')]*)`)
	cssContent  = lazyregexp.New(`(?i)content\s*:\s*([^;}]*)`)
	declaration = lazyregexp.New(`\s*([a-zA-Z-]+)\s*:\s*([^;]*)`)
)

// maxRules is how many rules of style sheets are looked at, and maxSelectors how
// many elements one is for.
const (
	maxRules     = 20000
	maxSelectors = 500
)

// add takes in a style sheet. Rules within others (@media) are passed over, and so
// are those for an element in a certain place.
func (s *sheet) add(css string) {
	css = cssComment.ReplaceAllString(css, " ")
	css = strings.NewReplacer("<!--", " ", "-->", " ").Replace(css)
	for ; s.n < maxRules; s.n++ {
		head, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		var body string
		body, css = block(rest)
		if i := strings.LastIndexByte(head, ';'); i >= 0 {
			head = head[i+1:] // after @import and the like
		}
		if strings.Contains(head, "@") {
			continue
		}
		said := declarations(body, s.n)
		if len(said) == 0 {
			continue
		}
		for _, selector := range strings.SplitN(head, ",", maxSelectors) {
			m := simple.FindStringSubmatch(strings.ToLower(strings.TrimSpace(selector)))
			if m == nil || m[0] == "" {
				continue
			}
			rank := rankElement
			switch m[2] {
			case ".":
				rank = rankClass
			case "#":
				rank = rankID
			}
			key := m[1] + m[2] + m[3]
			if s.rules[key] == nil {
				s.rules[key] = map[string]style{}
			}
			merge(s.rules[key], said, rank)
		}
	}
}

// block cuts what stands up to the brace that closes a rule.
func block(s string) (in, after string) {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

// declarations are those of the properties that are asked for.
func declarations(s string, rank int) map[string]style {
	out := map[string]style{}
	if len(s) > 64<<10 {
		return out
	}
	for _, m := range declaration.FindAllStringSubmatch(s, -1) {
		name := strings.ToLower(m[1])
		if !asked[name] {
			continue
		}
		d := style{value: strings.ToLower(strings.TrimSpace(m[2])), rank: rank}
		if v, ok := strings.CutSuffix(d.value, "!important"); ok {
			d.value = strings.TrimSpace(v)
			d.rank += rankImportant
		}
		merge(out, map[string]style{name: d}, 0)
	}
	return out
}

// merge adds what is said to what was, as far as it counts more.
func merge(to, more map[string]style, rank int) {
	for name, d := range more {
		d.rank += rank
		if old, ok := to[name]; !ok || d.rank >= old.rank {
			to[name] = d
		}
	}
}

// of is what the sheets and its own attribute say of an element.
func (s *sheet) of(t html.Token) map[string]string {
	var own map[string]style
	keys := []string{t.Data}
	for _, a := range t.Attr {
		switch a.Key {
		case "class":
			for _, c := range strings.Fields(strings.ToLower(a.Val[:min(len(a.Val), 1<<10)])) {
				keys = append(keys, "."+c, t.Data+"."+c)
			}
		case "id":
			v := strings.ToLower(a.Val)
			keys = append(keys, "#"+v, t.Data+"#"+v)
		case "style":
			own = declarations(cssComment.ReplaceAllString(a.Val, " "), rankInline)
		}
	}
	all := own
	for _, k := range keys {
		if said := s.rules[k]; said != nil {
			if all == nil {
				all = map[string]style{}
			}
			merge(all, said, 0)
		}
	}
	if len(all) == 0 {
		return nil
	}
	m := map[string]string{}
	for name, d := range all {
		m[name] = d.value
	}
	return m
}

var (
	zero = lazyregexp.New(`^0*\.?0*(?:px|pt|em|rem|%|cm|mm|in|ex|ch|vh|vw)?$`)
	away = lazyregexp.New(`^-\d{4,}(?:\.\d*)?(?:px|pt)?$`)
)

func isZero(v string) bool { return v != "" && zero.MatchString(v) && strings.Contains(v, "0") }

// cover is what keeps words from showing. All but gone can be taken back by an
// element within: messages are often made of cells in letters of no size, with words
// of some size in them.
type cover uint8

const (
	gone  cover = 1 << iota // it is not there, or out of sight
	faint                   // its letters have no size
	veil                    // it takes room and does not show
	clear                   // its letters have no colour
)

// covered is what covers an element, by what covers the one around it and what is
// said of this.
func covered(around cover, m map[string]string) cover {
	set := func(c cover, name string, on bool) {
		if v := m[name]; v == "" || v == "inherit" {
			return
		}
		around &^= c
		if on {
			around |= c
		}
	}
	if relative := strings.HasSuffix(m["font-size"], "%") || strings.HasSuffix(m["font-size"], "em") && !strings.HasSuffix(m["font-size"], "rem"); !relative || around&faint == 0 {
		set(faint, "font-size", isZero(m["font-size"]))
	}
	set(veil, "visibility", m["visibility"] == "hidden" || m["visibility"] == "collapse")
	set(clear, "color", m["color"] == "transparent")
	if removed(m) {
		around |= gone
	}
	return around
}

// removed reports whether an element is taken away with all that is in it.
func removed(m map[string]string) bool {
	if m["display"] == "none" || m["content-visibility"] == "hidden" || isZero(m["opacity"]) || away.MatchString(m["text-indent"]) {
		return true
	}
	if p := m["position"]; p == "absolute" || p == "fixed" {
		if away.MatchString(m["left"]) || away.MatchString(m["top"]) || strings.Contains(m["clip-path"], "inset(50%)") || strings.HasPrefix(strings.ReplaceAll(m["clip"], " ", ""), "rect(0") {
			return true
		}
	}
	clipped := strings.HasPrefix(m["overflow"], "hidden") || strings.HasPrefix(m["overflow"], "clip")
	return clipped && (isZero(m["height"]) || isZero(m["width"]) || isZero(m["max-height"]) || isZero(m["max-width"]))
}

// looks adds what a style sheet says of the look of words.
func looks(l Look, m map[string]string) Look {
	set := func(on bool, bit Look) {
		if on {
			l |= bit
		}
	}
	if w := m["font-weight"]; w == "normal" || w == "400" {
		l &^= Bold
	} else {
		set(w == "bold" || w == "bolder" || len(w) == 3 && w >= "600", Bold)
	}
	if s := m["font-style"]; s == "normal" {
		l &^= Italic
	} else {
		set(s == "italic" || s == "oblique", Italic)
	}
	d := m["text-decoration"] + " " + m["text-decoration-line"]
	set(strings.Contains(d, "underline"), Underline)
	set(strings.Contains(d, "line-through"), Strike)
	set(m["vertical-align"] == "super", Sup)
	set(m["vertical-align"] == "sub", Sub)
	return l
}

// noteCSS keeps what in a style sheet can be text: comments, strings that are
// shown, addresses.
func noteCSS(l *aside.Lists, css string) {
	for _, m := range cssComment.FindAllString(css, -1) {
		l.Note(listComments, strings.TrimSuffix(strings.TrimPrefix(m, "/*"), "*/"))
	}
	for _, m := range cssContent.FindAllStringSubmatch(css, -1) {
		l.Note(listHidden, strings.Trim(m[1], ` "'`))
	}
	for _, m := range cssURL.FindAllStringSubmatch(css, -1) {
		noteURL(l, m[1])
	}
}
