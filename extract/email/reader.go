package email

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"veil/extract"
	"veil/extract/aside"
	"veil/internal/lazyregexp"
)

// reader gathers the parts of one e-mail.
type reader struct {
	ctx      context.Context
	parts    int // entities so far
	size     int // bytes of text so far
	header   []line
	body     string
	aside    *aside.Lists
	gaps     []extract.Gap
	files    []attached
	embedded map[string]bool // content IDs of the pictures that HTML shows
	pictures int             // that are in the text
	formed   bool            // some of the text had a form
	signed   int
}

func newReader(ctx context.Context) *reader {
	return &reader{ctx: ctx, embedded: map[string]bool{}, aside: aside.New("message",
		aside.List{Name: "alternative", Kind: extract.Hidden}, aside.List{Name: "hidden", Kind: extract.Hidden},
		aside.List{Name: "calendar", Kind: extract.Hidden}, aside.List{Name: "links", Kind: extract.Link},
		aside.List{Name: "names", Kind: extract.Metadata}, aside.List{Name: "reports", Kind: extract.Metadata},
		aside.List{Name: "headers", Kind: extract.Metadata}, aside.List{Name: "properties", Kind: extract.Metadata})}
}

// line is a header that shows.
type line struct {
	id, text string
	slots    []Slot
}

func (r *reader) gap(where, why string) {
	g := extract.Gap{Where: where, Why: why, Blocking: true}
	for _, have := range r.gaps {
		if have == g {
			return
		}
	}
	r.gaps = append(r.gaps, g)
}

// file reads a message as mail programs save it.
func (r *reader) file(b []byte) error {
	b, after := appleMail(b)
	r.note("properties", loose(after))
	e := readEntity(b, "text/plain")
	if len(e.header) == 0 {
		return &extract.Error{Reason: extract.Damaged, What: "the e-mail has no headers", Do: "save it again in the mail program"}
	}
	if e.header[0].name == "" && anotherMessage.Match(e.body) {
		return &extract.Error{Reason: extract.Unsupported, What: "this is a mailbox of several messages", Do: "save each message as a file of its own (.eml)"}
	}
	if err := short(e.header); err != nil {
		return err
	}
	r.header = r.shown(e.header)
	v, err := r.entity(e, place{root: true})
	r.body = v.text
	return err
}

// anotherMessage is the line between the messages of a mailbox (RFC 4155).
var anotherMessage = lazyregexp.New(`\n\r?\nFrom [^\n]* [0-9]{2}:[0-9]{2}(?::[0-9]{2})? [^\n]*[0-9]{4}\r?\n[!-9;-~]+:`)

// showing are the headers that a reader sees, in the order in which they show.
var showing = []struct {
	name    string
	persons bool
}{{"From", true}, {"Sender", true}, {"Reply-To", true}, {"To", true}, {"Cc", true}, {"Bcc", true}, {"Subject", false}, {"Date", false}}

// shown are the headers that a reader sees. All others are noted.
func (r *reader) shown(h header) (out []line) {
	visible := map[string]bool{}
	for _, s := range showing {
		low := strings.ToLower(s.name)
		visible[low] = true
		var values []string
		for _, f := range h {
			if strings.EqualFold(f.name, s.name) && f.value != "" {
				values = append(values, f.value)
			}
		}
		if len(values) == 0 {
			continue
		}
		l, ok := line{}, true
		if s.persons {
			l.text, l.slots, ok = addresses(s.name+": ", strings.Join(values, ", "))
		} else {
			l.text, ok = decodeWords(values[0])
			if low == "date" {
				l.text = weekday.ReplaceAllString(l.text, "")
			}
			l.slots = []Slot{{len(s.name) + 2, len(s.name) + 2 + len(l.text), Value}}
			l.text = s.name + ": " + l.text
			for _, v := range values[1:] {
				r.note("headers", v)
			}
		}
		if !ok {
			r.gap("the header "+s.name, "it is in a character set that is not known")
		}
		if l.id = low; len(l.text) > len(s.name)+2 {
			out = append(out, l)
		}
	}
	for _, f := range h {
		if !visible[strings.ToLower(f.name)] {
			r.aloof(f)
		}
	}
	return out
}

// weekday may stand before a date (RFC 5322, 3.3), where it looks like a name.
var weekday = lazyregexp.New(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), +`)

// aloof notes a header that does not show.
func (r *reader) aloof(f field) {
	for _, l := range technical(f) {
		r.note("headers", l)
	}
}

// note adds text to what a copy does not carry.
func (r *reader) note(list, s string) {
	if strings.Contains(s, "=?") {
		s, _ = decodeWords(s)
	}
	r.aside.Note(list, strings.TrimSpace(clean(s)))
}

// document is what was gathered.
func (r *reader) document() (*Document, error) {
	d := &Document{slots: map[string][]Slot{}}
	add := func(id string, kind extract.Kind, text string, slots []Slot) {
		d.parts = append(d.parts, extract.Part{ID: id, Kind: kind, Text: text})
		d.slots[id] = slots
	}
	for _, l := range r.header {
		add(l.id, extract.Header, l.text, l.slots)
	}
	body, files := splitList(r.body)
	if strings.TrimSpace(body) != "" {
		add("body", extract.Body, body, []Slot{{0, len(body), Value}})
	}
	if files = append(files, r.list(d, len(files))...); len(files) > 0 {
		text := strings.Join(files, "\n")
		add("attachments", extract.Attachment, text, listSlots(text))
	}
	d.parts = append(d.parts, r.aside.Parts()...)
	if r.pictures > 0 {
		g := extract.Gap{Where: "the message", Why: strconv.Itoa(r.pictures) + plural(r.pictures, " picture", " pictures") + " in the text not read; left out"}
		g.Blocking = !strings.ContainsFunc(body, unicode.IsLetter)
		r.gaps = append(r.gaps, g)
	}
	if r.signed > 0 {
		r.gaps = append(r.gaps, extract.Gap{Where: "the message", Why: "its digital signature was not read; left out"})
	}
	d.gaps = append(r.gaps, d.gaps...)
	d.dropped = r.dropped()
	return d, nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func (r *reader) dropped() (out []extract.Dropped) {
	has := map[string]bool{}
	for _, p := range r.aside.Parts() {
		has[p.ID] = true
	}
	if r.formed {
		out = append(out, extract.Dropped{What: "how the text looks (fonts, colours, tables)"})
	}
	for _, d := range []struct{ list, what string }{
		{"alternative", "another version of the text"}, {"hidden", "hidden text and comments"}, {"calendar", "calendar entries"},
		{"links", "the targets of links"}, {"reports", "reports of delivery"}, {"headers", "technical headers"}, {"properties", "the properties of the item"},
	} {
		if has["message#"+d.list] {
			out = append(out, extract.Dropped{What: d.what})
		}
	}
	return out
}
