package html

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"veil/extract"
)

// raw reads an element in which there is no markup.
func (r *reader) raw(t html.Token, hidden bool) {
	s := ""
	for {
		typ := r.z.Next()
		if typ == html.TextToken {
			s += string(r.z.Text())
			continue
		}
		break // its end tag, or the end of the page
	}
	switch t.Data {
	case "script":
		r.script(t, s)
	case "style":
		noteCSS(r.aside, s)
	case "title":
		if s = tidy(s); s != "" && s != Title {
			r.count.properties = true
			r.aside.Note(listProperties, s)
		}
	case "xmp", "plaintext", "textarea":
		if hidden {
			r.aside.Note(listHidden, tidy(s))
			return
		}
		if t.Data != "textarea" {
			r.closeOne("p", scopeEnd)
			r.end()
			defer r.end()
		}
		r.kept(strings.TrimPrefix(s, "\n"), r.top().look)
	default:
		r.comment(listHidden, s)
		if t.Data == "iframe" && !hidden {
			r.count.frames++
			r.image()
		}
	}
}

// Title is what copies have for a title, which says nothing.
const Title = "Document"

// shown counts a picture or an object that nobody reads.
func (r *reader) shown(t html.Token, style map[string]string, hidden bool) {
	if hidden {
		return
	}
	switch t.Data {
	case "img", "image", "canvas":
		if tiny(attr(t, "width")) || tiny(attr(t, "height")) || tiny(strings.TrimSuffix(style["width"], "px")) {
			return // what counts readers, or keeps a distance
		}
		r.count.pictures++
	default:
		r.count.frames++
	}
	r.image()
}

func tiny(v string) bool { return v == "0" || v == "1" || v == "2" }

// input shows what a form field does.
func (r *reader) input(t html.Token, hidden bool) {
	v := attr(t, "value")
	switch kind := strings.ToLower(attr(t, "type")); {
	case hidden || kind == "hidden" || kind == "password" || kind == "file":
	case kind == "checkbox" || kind == "radio":
		if has(t, "checked") {
			r.words("☒ ", r.top().look)
		} else {
			r.words("☐ ", r.top().look)
		}
	case kind == "image":
		r.count.pictures++
		r.image()
	default:
		r.words(v, r.top().look)
	}
}

// breakout are elements that end a drawing or a formula (13.2.6.5).
var breakout = words(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre
	ruby s small span strong strike sub sup table tt u ul var`)

// within are elements of drawings in which other markup may stand.
var within = words("foreignobject desc title annotation-xml annotation mi mo mn ms mtext")

// foreign reads a drawing or a formula. It is a picture with words in it.
func (r *reader) foreign(t html.Token, hidden bool) error {
	if !hidden {
		r.count.pictures++
		r.image()
	}
	if t.Type == html.SelfClosingTagToken {
		return nil
	}
	root, depth, inner := t.Data, 1, 0
	var b strings.Builder
	defer func() {
		if s := tidy(b.String()); s != "" && s != ImageText {
			r.aside.Note(listPictures, s)
		}
	}()
	for n := 0; ; n++ {
		if n%4096 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		r.z.AllowCDATA(true)
		typ := r.z.Next()
		r.z.AllowCDATA(false)
		switch typ {
		case html.ErrorToken:
			return nil // the tokens end once more for who asked
		case html.TextToken:
			b.Write(r.z.Text())
		case html.CommentToken:
			r.count.comments++
			r.comment(listComments, string(r.z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			k := r.z.Token()
			if inner == 0 && breakout[k.Data] {
				return r.start(k)
			}
			r.z.NextIsNotRawText()
			b.WriteByte('\n')
			r.attributes(k, true)
			if typ == html.StartTagToken && k.Data == root {
				depth++
			}
			if typ == html.StartTagToken && within[k.Data] {
				inner++
			}
		case html.EndTagToken:
			name, _ := r.z.TagName()
			switch k := string(name); {
			case k == root:
				if depth--; depth == 0 {
					return nil
				}
			case within[k] && inner > 0:
				inner--
			case inner == 0 && (k == "p" || k == "br"):
				r.endTag(k)
				return nil
			}
			b.WriteByte('\n')
		}
	}
}

// ImageText is what boxes in place of pictures say.
const ImageText = "[IMAGE]"

// PicturesOnly is why a page whose only content is pictures blocks.
const PicturesOnly = "it holds pictures and no text, as scans do"

// gaps are what nobody has read.
func (r *reader) gaps() []extract.Gap {
	var out []extract.Gap
	add := func(n int, one, many string, blocking bool) {
		switch {
		case n == 1:
			out = append(out, extract.Gap{Where: "page", Why: one, Blocking: blocking})
		case n > 1:
			out = append(out, extract.Gap{Where: "page", Why: fmt.Sprintf(many, n), Blocking: blocking})
		}
	}
	add(r.count.frames, "1 frame or embedded object (another page, a film, a file) not read; replaced by a box",
		"%d frames or embedded objects (other pages, films, files) not read; replaced by boxes", true)
	add(r.count.pictures, "1 picture not read; replaced by a box", "%d pictures not read; replaced by boxes", false)
	if r.count.pictures > 0 && strings.TrimSpace(string(r.buf)) == "" {
		out = append(out, extract.Gap{Where: "page", Why: PicturesOnly, Blocking: true})
	}
	return out
}

// dropped is what copies leave out.
func (r *reader) dropped() []extract.Dropped {
	var out []extract.Dropped
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			out = append(out, extract.Dropped{What: one, Count: 1})
		case n > 1:
			out = append(out, extract.Dropped{What: many, Count: n})
		}
	}
	add(r.count.comments, "comment in the page's code", "comments in the page's code")
	add(r.count.links, "link, of which the words stay", "links, of which the words stay")
	add(r.count.scripts, "script", "scripts")
	add(r.count.alternatives, "description of a picture or a link", "descriptions of pictures or links")
	if r.count.properties {
		out = append(out, extract.Dropped{What: "the page's title and properties"})
	}
	if r.count.hidden {
		out = append(out, extract.Dropped{What: "hidden text"})
	}
	return out
}
