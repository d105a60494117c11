package email

import (
	"strings"

	"veil/extract"
	"veil/internal/lazyregexp"
)

// place is where an entity stands.
type place struct {
	depth    int  // parts around it
	messages int  // messages around it
	root     bool // it is the whole message
	either   bool // it is one of several versions of the same
}

func (p place) inside() place {
	p.depth++
	p.root, p.either = false, false
	return p
}

// view is the text of an entity as a reader sees it.
type view struct {
	text string
	rich bool // it had a form
	// wrapped says that it may stand beside it once more: see winmail.
	wrapped bool
}

// entity reads a message or a part of one.
func (r *reader) entity(e entity, at place) (view, error) {
	if err := r.ctx.Err(); err != nil {
		return view{}, err
	}
	r.parts++
	switch {
	case r.parts > maxParts:
		return view{}, tooLarge("the e-mail has more than 10,000 parts")
	case at.depth > maxDepth:
		return view{}, tooLarge("the parts of the e-mail lie more than 100 deep in each other")
	}
	if err := short(e.header); err != nil {
		return view{}, err
	}
	if !at.root {
		for _, f := range e.header {
			r.aloof(f)
		}
	}
	kind, sub, _ := strings.Cut(e.typ, "/")
	switch {
	case kind == "multipart":
		return r.multipart(e, sub, at)
	case e.typ == "message/rfc822" || e.typ == "message/global" || e.typ == "message/news":
		return r.message(e, at)
	case signatures[e.typ]:
		r.signed++
		return view{}, nil
	case e.typ == "application/pkcs7-mime" || e.typ == "application/x-pkcs7-mime":
		what := "it is encrypted"
		if t := strings.ToLower(e.params["smime-type"]); strings.HasPrefix(t, "signed") || t == "compressed-data" {
			what = "it is wrapped in a digital signature"
		}
		r.unread(what)
		return view{}, nil
	case e.typ == "message/partial":
		r.unread("it is one piece of several")
		return view{}, nil
	case e.typ == "application/ms-tnef" || strings.EqualFold(e.file, "winmail.dat"):
		return r.winmail(e)
	case e.disposition == "attachment" || e.file != "" && !at.root && !at.either:
		r.attach(e, "")
		return view{}, nil
	case e.typ == "text/html" || e.typ == "application/xhtml+xml" || e.typ == "text/x-amp-html" || e.typ == "text/watch-html":
		return r.html(e)
	case e.typ == "text/calendar":
		s, err := r.text(e)
		r.note("calendar", unfold(s))
		return view{}, err
	case reports[e.typ]:
		s, err := r.text(e)
		r.note("reports", unfold(s))
		return view{}, err
	case e.typ == "text/enriched" || e.typ == "text/richtext":
		s, err := r.text(e)
		r.formed = true
		return view{text: r.readable(enriched.ReplaceAllString(s, ""))}, err
	case e.typ == "text/plain" || kind == "" || !strings.Contains(e.typ, "/"):
		s, err := r.text(e)
		switch format := strings.ToLower(e.params["format"]); format {
		case "flowed":
			s = unflow(s, strings.EqualFold(e.params["delsp"], "yes"))
		case "":
			s = rewrap(s)
		}
		return view{text: r.readable(s)}, err
	}
	r.attach(e, "")
	return view{}, nil
}

var (
	signatures = words("application/pkcs7-signature application/x-pkcs7-signature application/pgp-signature")
	reports    = words("message/delivery-status message/disposition-notification message/feedback-report message/global-delivery-status text/rfc822-headers message/external-body")
	enriched   = lazyregexp.New(`</?[A-Za-z-]+>`) // RFC 1896
)

// short is an error if headers are too long.
func short(h header) error {
	n := 0
	for _, f := range h {
		n += len(f.name) + len(f.value)
	}
	if n > maxHeader {
		return tooLarge("the headers of the e-mail are longer than 4 MB")
	}
	return nil
}

func tooLarge(what string) error {
	return &extract.Error{Reason: extract.TooLarge, What: what, Do: "open it in a mail program and save its pieces one by one"}
}

// unread notes that a message, or one attached to it, was not read.
func (r *reader) unread(why string) { r.gap("the text of the message", why+" and was not read") }

func (r *reader) multipart(e entity, sub string, at place) (view, error) {
	if sub == "encrypted" {
		r.unread("it is encrypted")
		return view{}, nil
	}
	parts, around := e.split()
	if len(parts) == 0 { // some programs code the parts together
		if data, _, ok := e.data(); ok {
			e.body = data
			parts, around = e.split()
		}
	}
	if len(parts) == 0 {
		e.typ = "text/plain" // broken: read as it stands
		s, err := r.text(e)
		return view{text: r.readable(s)}, err
	}
	r.note("hidden", loose(around))
	fallback := "text/plain"
	if sub == "digest" {
		fallback = "message/rfc822"
	}
	var views []view
	for _, b := range parts {
		inner := at.inside()
		inner.either = sub == "alternative"
		v, err := r.entity(readPart(b, fallback), inner)
		if err != nil {
			return view{}, err
		}
		views = append(views, v)
	}
	if sub == "alternative" {
		return r.choose(views), nil
	}
	return r.join(views), nil
}

// readPart is a part of a multipart, which may have no headers at all.
func readPart(b []byte, fallback string) entity {
	if line, rest := cutLine(b); strings.TrimSpace(line) == "" {
		e := entity{body: rest}
		e.describe(fallback)
		return e
	}
	return readEntity(b, fallback)
}

// message reads a message that is attached to another; it follows the text.
func (r *reader) message(e entity, at place) (view, error) {
	data, stray, ok := e.data()
	if !ok {
		r.unread("an attached message is in a coding that is not known")
		return view{}, nil
	}
	r.note("hidden", stray)
	r.note("names", listName(e.file))
	inner := readEntity(data, "text/plain")
	if at.messages++; at.messages > maxMessages {
		return view{}, tooLarge("more than 20 messages are attached to each other")
	}
	if err := short(inner.header); err != nil {
		return view{}, err
	}
	head := r.shown(inner.header)
	at = at.inside()
	at.root = true
	v, err := r.entity(inner, at)
	return nested(head, v), err
}

// nested is an attached message as text.
func nested(head []line, v view) view {
	var b strings.Builder
	b.WriteString("-----Attached message-----\n")
	for _, l := range head {
		b.WriteString(l.text + "\n")
	}
	b.WriteString("\n" + strings.Trim(v.text, "\n"))
	return view{text: b.String(), rich: v.rich}
}
