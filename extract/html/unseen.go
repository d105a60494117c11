package html

import (
	"encoding/base64"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"veil/extract/aside"
	"veil/internal/lazyregexp"
)

// tidy is text that is not carried, with white space made one blank and blank
// lines left out.
func tidy(s string) string {
	var lines []string
	for _, l := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		l = strings.Map(func(r rune) rune {
			if !aside.Shows(r) {
				return -1
			}
			return r
		}, l)
		if l = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '\t' || r == '\f' }), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// markup is the text of a piece of a page that is not carried: of a comment, of
// what stands in for scripts. Markup within comments in it is read as well.
func markup(s string) string { return plain(s, 4) }

func plain(s string, depth int) string {
	if !strings.ContainsAny(s, "<&") {
		return tidy(s)
	}
	var b strings.Builder
	z := tokens(s)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return tidy(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.CommentToken:
			if depth > 0 {
				b.WriteString("\n" + plain(string(z.Text()), depth-1) + "\n")
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if blocks[string(name)] || string(name) == "br" {
				b.WriteByte('\n')
			}
			z.NextIsNotRawText()
		}
	}
}

// attributes are the values of attributes in a piece of a page that people may have
// written.
func attributes(s string) (out []string) {
	z := tokens(s)
	for t := z.Next(); t != html.ErrorToken; t = z.Next() {
		if t != html.StartTagToken && t != html.SelfClosingTagToken {
			continue
		}
		for _, a := range z.Token().Attr {
			if told[a.Key] || written[a.Key] || targets[a.Key] || strings.HasPrefix(a.Key, "data-") || aside.Phrase(a.Val) && a.Key != "style" && a.Key != "class" {
				out = append(out, a.Val)
			}
		}
		z.NextIsNotRawText()
	}
	return out
}

var (
	// told are attributes that say what something is.
	told = words("alt title aria-label aria-description aria-roledescription aria-valuetext aria-placeholder summary label abbr placeholder")
	// plainTold is what programs say so.
	plainTold = words("header footer image picture logo")
	// written are further ones that people write.
	written = words("value content cite srcdoc standby datetime download accept prompt onclick onload onerror onsubmit onchange onmouseover onfocus")
	// targets are those that hold an address.
	targets = words("href src action formaction background longdesc poster data codebase classid archive srcset lowsrc usemap manifest ping xlink:href profile icon dynsrc imagesrcset itemid itemtype")
	// called are those that hold names given by people or programs.
	called = words("id name for headers form list itemprop")
	// known are those that hold nothing but the language's own words.
	known = words(`class style lang dir width height align valign border cellpadding cellspacing bgcolor color face size type rel rev media charset
		http-equiv colspan rowspan start role tabindex hidden checked selected disabled readonly required maxlength minlength min max step rows cols wrap
		method enctype target hspace vspace nowrap clear compact noshade scope span text link vlink alink frameborder scrolling marginwidth
		marginheight allowfullscreen loading decoding fetchpriority referrerpolicy crossorigin integrity async defer sizes kind preload controls autoplay
		loop muted contenteditable spellcheck draggable translate xmlns viewbox d fill stroke xml:lang autocomplete property itemscope`)
)

// given are the names that programs give.
var given = lazyregexp.New(`^[A-Za-z_.:#-]{0,24}[0-9]*$|^[0-9a-fA-F-]+$|^Picture_x0020_[0-9]+$`)

// attributes notes what the attributes of a tag say.
func (r *reader) attributes(t html.Token, hidden bool) {
	for _, a := range t.Attr {
		key, v := a.Key, a.Val
		switch {
		case v == "":
		case key == "lang" || key == "xml:lang":
			if t.Data == "html" && language.MatchString(v) {
				r.lang = v
			}
		case key == "style":
			noteCSS(r.aside, v)
		case targets[key] || key == "srcdoc":
			if key == "srcset" || key == "imagesrcset" || key == "ping" || key == "archive" {
				for _, u := range strings.FieldsFunc(v, func(c rune) bool { return c == ' ' || c == ',' }) {
					noteURL(r.aside, u)
				}
				break
			}
			if t.Data == "a" && key == "href" && !hidden && !strings.HasPrefix(v, "#") {
				r.count.links++
			}
			if key == "srcdoc" {
				r.comment(listHidden, v)
				break
			}
			if place, ok := strings.CutPrefix(v, "#"); ok {
				if !given.MatchString(place) {
					r.aside.Note(listNames, tidy(place))
				}
				break
			}
			noteURL(r.aside, v)
		case told[key]:
			if plainTold[strings.ToLower(v)] {
				break
			}
			if key == "alt" || key == "title" {
				r.count.alternatives++
			}
			r.aside.Note(listPictures, tidy(v))
		case key == "value":
			r.aside.Note(listFields, tidy(v))
		case key == "content":
			if t.Data == "meta" && !technical.MatchString(v) && !strings.EqualFold(attr(t, "name"), "generator") {
				r.count.properties = true
				r.aside.Note(listProperties, tidy(v))
			}
		case called[key]:
			if !given.MatchString(v) {
				r.aside.Note(listNames, tidy(v))
			}
		case known[key]:
		case strings.HasPrefix(key, "data-"), written[key], strings.HasPrefix(key, "on"), aside.Phrase(v), t.Data == "param":
			r.aside.Note(listNames, tidy(v))
		}
	}
}

var (
	// language is what may be said of the language; two letters tell nobody's name.
	language = lazyregexp.New(`^[a-z]{2}(?:-[A-Z]{2})?$`)
	// technical are values that pages say of themselves for programs.
	technical = lazyregexp.New(`(?i)^(?:text/html.*|width=.*|ie=.*|word\.document|microsoft word [0-9]+.*|[a-z0-9_#.,=;:/+-]*|no-?cache)$`)
)

// noteURL notes an address, with its escapes undone, or the text in one that is
// data.
func noteURL(l *aside.Lists, v string) {
	v = strings.TrimSpace(v)
	if len(v) > 5 && strings.EqualFold(v[:5], "data:") {
		head, data, _ := strings.Cut(v[5:], ",")
		low := strings.ToLower(head)
		if strings.HasPrefix(low, "image/") && !strings.Contains(low, "svg") || strings.HasPrefix(low, "font/") || strings.HasPrefix(low, "application/font") {
			return // counted where it is shown
		}
		if u, err := url.PathUnescape(data); err == nil {
			data = u
		}
		if strings.Contains(low, ";base64") {
			data = strings.Join(strings.Fields(data), "")
			b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(data, "="))
			if err != nil {
				return
			}
			data = string(b)
		}
		l.Note(listHidden, markup(strings.ToValidUTF8(data, "\ufffd")))
		return
	}
	if u, err := url.PathUnescape(v); err == nil {
		v = u
	}
	l.Note(listLinks, tidy(v))
}

// quoted are strings and comments in scripts.
var quoted = lazyregexp.New("(?s)\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`|//[^\n]*|/\\*.*?\\*/")

// telling are strings in scripts that may say something of somebody.
var telling = lazyregexp.New(`^.?\s*\p{Lu}|[0-9]{6}|@| `)

// script notes what a script holds in words. Data is noted whole.
func (r *reader) script(t html.Token, s string) {
	r.count.scripts++
	if kind := strings.ToLower(attr(t, "type")); kind != "" && !strings.Contains(kind, "javascript") && kind != "module" && kind != "text/babel" {
		r.comment(listHidden, s)
		return
	}
	for _, q := range quoted.FindAllString(s, -1) {
		if telling.MatchString(q) {
			r.aside.Note(listHidden, tidy(strings.Trim(q, "\"'`")))
		}
	}
}
