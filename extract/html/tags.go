package html

import (
	"strings"

	"golang.org/x/net/html"
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	// void are elements without content.
	void = words("area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr")
	// blocks are elements that begin and end lines.
	blocks = words(`address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption figure footer
		form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre search section select summary table
		tbody td textarea tfoot th thead tr ul head title`)
	inHead   = words("base basefont bgsound head link meta noframes noscript script style template title")
	headings = words("h1 h2 h3 h4 h5 h6")
	tables   = words("table tbody thead tfoot tr td th caption")
)

// bound is out of what no end tag reaches.
type bound uint8

const (
	scopeEnd bound = 1 << iota // of any
	cellsEnd                   // of a table's
	listEnd                    // of a list's
)

var bounds = func() map[string]bound {
	m := map[string]bound{}
	for b, tags := range map[bound]string{scopeEnd: "html table td th caption object applet template select button", cellsEnd: "td th caption",
		listEnd: "ul ol menu dir dl html table td th caption"} {
		for t := range words(tags) {
			m[t] |= b
		}
	}
	return m
}()

var tagLook = map[string]Look{"b": Bold, "strong": Bold, "th": Bold, "i": Italic, "em": Italic, "cite": Italic, "dfn": Italic, "var": Italic, "address": Italic,
	"u": Underline, "ins": Underline, "s": Strike, "strike": Strike, "del": Strike, "sub": Sub, "sup": Sup, "code": Code, "tt": Code, "kbd": Code, "samp": Code}

// blockStyle reports whether a style makes a block of an element.
func blockStyle(m map[string]string) bool {
	switch m["display"] {
	case "block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-cell":
		return true
	}
	return false
}

// hiddenTag reports whether an element does not show for what it is, or for an
// attribute.
func hiddenTag(t html.Token) bool {
	switch t.Data {
	case "head", "script", "style", "template", "noscript", "noframes", "noembed", "title", "datalist", "rp", "rt", "rtc":
		return true
	}
	for _, a := range t.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "open":
			if t.Data == "dialog" {
				return false
			}
		}
	}
	return t.Data == "dialog"
}

func attr(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(t html.Token, key string) bool {
	for _, a := range t.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
