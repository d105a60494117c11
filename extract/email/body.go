package email

import (
	"strings"

	"veil/extract"
)

// unfold joins the lines of headers and of calendar entries (RFC 5545, 3.1).
func unfold(s string) string {
	return strings.NewReplacer("\n ", "", "\n\t", " ", `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";").Replace(s)
}

// text is an entity's text, clean.
func (r *reader) text(e entity) (string, error) {
	data, err := r.bytes(e)
	if err != nil || data == nil {
		return "", err
	}
	s, ok := decodeCharset(data, e.params["charset"])
	if !ok {
		r.unread("some of it is in a character set that is not known")
		return "", nil
	}
	return clean(s), nil
}

// bytes is what an entity of text holds; nil where that is not known.
func (r *reader) bytes(e entity) ([]byte, error) {
	data, stray, ok := e.data()
	if !ok {
		r.unread("some of it is in a coding that is not known")
		return nil, nil
	}
	if len(data) == 0 {
		data = []byte(stray) // not in code at all
	} else {
		r.note("hidden", stray)
	}
	if r.size += len(data); r.size > maxText {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the e-mail has more than 64 MB of text"}
	}
	return data, nil
}

// readable is a text without what stands there in code.
func (r *reader) readable(s string) string {
	s, found := withoutCode(s)
	if found != "" {
		r.gap("the text of the message", found+" in it was not read")
	}
	return s
}

func (r *reader) html(e entity) (view, error) {
	data, err := r.bytes(e)
	if err != nil || data == nil {
		return view{}, err
	}
	return r.page(data, e.params["charset"])
}

func (r *reader) page(data []byte, charset string) (view, error) {
	p, known, err := readHTML(r.ctx, data, charset)
	if err != nil {
		return view{}, err
	}
	if !known {
		r.unread("some of it is in a character set that is not known")
		return view{}, nil
	}
	r.formed = true
	r.pictures += p.pictures
	for id := range p.embedded {
		r.embedded[id] = true
	}
	for _, s := range p.hidden {
		r.note("hidden", s)
	}
	for _, s := range p.links {
		r.note("links", s)
	}
	return view{text: r.readable(p.shown()), rich: true}, nil
}
