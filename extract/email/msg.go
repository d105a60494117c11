package email

import (
	"bytes"
	"errors"
	"strings"
	"unicode"

	"veil/extract"
	"veil/extract/aside"
	"veil/internal/ooxml"
	"veil/internal/outlook"
)

// outlook reads an item of Outlook.
func (r *reader) outlook(b []byte) error {
	it, err := outlook.Open(r.ctx, b)
	if errors.Is(err, outlook.ErrOther) {
		return otherCompound(b)
	}
	if err != nil {
		return err
	}
	r.header = r.itemHeader(it)
	v, err := r.item(it)
	r.body = v.text
	return err
}

// otherCompound says what a compound file is that is not Outlook's.
func otherCompound(b []byte) error {
	if _, err := ooxml.Open(bytes.NewReader(b), int64(len(b))); err != nil {
		return err
	}
	return &extract.Error{Reason: extract.Unsupported, What: "this is an old Office file"}
}

// The kinds of recipient ([MS-OXOMSG] 2.2.3.1).
const (
	to  = 1
	cc  = 2
	bcc = 3
)

// itemHeader are the headers that a reader sees of an item.
func (r *reader) itemHeader(it *outlook.Item) (out []line) {
	add := func(name string, entries ...person) {
		l := list{ok: true}
		l.out.WriteString(name + ": ")
		for i, p := range entries {
			l.name.WriteString(p.name)
			l.addr = p.addr
			sep := ""
			if i < len(entries)-1 {
				sep = ","
			}
			l.entry(sep)
		}
		if len(l.slots) > 0 {
			out = append(out, line{strings.ToLower(name), l.out.String(), l.slots})
		}
	}
	from := person{it.String(outlook.PidOnBehalfName), mailAddress(it, outlook.PidOnBehalfSMTPAddress, outlook.PidOnBehalfAddress)}
	sender := person{it.String(outlook.PidSenderName), mailAddress(it, outlook.PidSenderSMTPAddress, outlook.PidSenderAddress)}
	if from == (person{}) {
		from, sender = sender, person{}
	}
	if sender == from || sender.addr != "" && sender.addr == from.addr {
		sender = person{}
	}
	add("From", from.tidy())
	add("Sender", sender.tidy())
	add("Reply-To", person{name: it.String(outlook.PidReplyNames)}.tidy())
	people := map[int][]person{}
	for _, p := range it.Recipients {
		name := p.String(outlook.PidDisplayName)
		kind := p.Int(outlook.PidRecipientType) & 0xF
		people[kind] = append(people[kind], person{name, mailAddress(p, outlook.PidSMTPAddress, outlook.PidEmailAddress)}.tidy())
	}
	for _, k := range []struct {
		name string
		kind int
		pid  uint16
	}{{"To", to, outlook.PidDisplayTo}, {"Cc", cc, outlook.PidDisplayCc}, {"Bcc", bcc, outlook.PidDisplayBcc}} {
		if len(people[k.kind]) == 0 {
			people[k.kind] = []person{{name: it.String(k.pid)}}
		}
		add(k.name, people[k.kind]...)
	}
	value := func(name, v string) {
		if v = oneLine(v); v != "" {
			start := len(name) + 2
			out = append(out, line{strings.ToLower(name), name + ": " + v, []Slot{{start, start + len(v), Value}}})
		}
	}
	value("Subject", it.String(outlook.PidSubject))
	if t, ok := it.Time(outlook.PidSubmitTime); ok {
		value("Date", t.Format(dateFormat))
	} else if t, ok := it.Time(outlook.PidDeliveryTime); ok {
		value("Date", t.Format(dateFormat))
	}
	return out
}

// dateFormat is RFC 5322, 3.3, without the day of the week.
const dateFormat = "2 Jan 2006 15:04:05 -0700"

// person is a name and an address.
type person struct{ name, addr string }

// tidy says once what is both the name and the address.
func (p person) tidy() person {
	p.name, p.addr = oneLine(p.name), oneLine(p.addr)
	p.name = strings.Trim(p.name, "'")
	if p.addr == "" || strings.EqualFold(p.name, p.addr) {
		if p.name == "" {
			p.name = p.addr
		}
		p.addr = ""
	}
	return p
}

// mailAddress is the address for the internet. Those inside an Exchange server
// ("/o=...") are no addresses that a reader sees.
func mailAddress(it *outlook.Item, smtp, any uint16) string {
	if s := it.String(smtp); s != "" {
		return s
	}
	if s := it.String(any); strings.Contains(s, "@") && !strings.HasPrefix(s, "/") {
		return s
	}
	return ""
}

// item reads an item of Outlook and what is attached to it.
func (r *reader) item(it *outlook.Item) (view, error) {
	if err := r.ctx.Err(); err != nil {
		return view{}, err
	}
	class := strings.ToLower(it.String(outlook.PidMessageClass))
	switch {
	case strings.HasPrefix(class, "ipm.contact"), strings.HasPrefix(class, "ipm.task"), strings.HasPrefix(class, "ipm.activity"),
		strings.HasPrefix(class, "ipm.distlist"):
		r.gap("the item", "it is no message but an entry of Outlook, whose fields are not part of the copy")
	}
	r.properties(it)
	v, err := r.itemText(it)
	if err != nil {
		return v, err
	}
	views := []view{v}
	for _, a := range it.Attachments {
		inner, err := r.itemAttachment(a, strings.HasPrefix(class, "ipm.note.smime"))
		if err != nil {
			return v, err
		}
		views = append(views, inner)
	}
	return r.join(views), nil
}

// winmail reads a message that Outlook wrapped in a file of its own. What it says
// stands in the text as well, as a rule; what does not follows that.
func (r *reader) winmail(e entity) (view, error) {
	data, _, ok := e.data()
	it, err := outlook.TNEF(data)
	if !ok || err != nil {
		r.attach(e, "it is in the format of Outlook (winmail.dat) and damaged; ask the sender to send it as plain text or HTML")
		return view{}, nil
	}
	v, err := r.item(it)
	v.wrapped = true
	return v, err
}

// properties notes the texts of an item that are not read elsewhere.
func (r *reader) properties(it *outlook.Item) {
	fields, _, _ := splitHeader([]byte(it.String(outlook.PidTransportHeaders)))
	for _, l := range r.shown(fields) {
		if l.id != "date" && l.id != "subject" {
			_, persons, _ := strings.Cut(l.text, ": ")
			r.note("headers", persons)
		}
	}
	r.texts(it, outlook.PidTransportHeaders, outlook.PidBody, outlook.PidHTML, outlook.PidMessageClass, outlook.PidSubject,
		outlook.PidNormalizedSubject, outlook.PidConversationTopic)
	for _, p := range it.Recipients {
		r.texts(p)
	}
	for _, a := range it.Attachments {
		r.texts(a, outlook.PidAttachFilename, outlook.PidAttachLongFilename, outlook.PidAttachExtension, outlook.PidAttachMime,
			outlook.PidAttachContentID, outlook.PidDisplayName)
	}
}

// texts notes the texts of a part of an item that somebody can have written: names
// and addresses, or several words.
func (r *reader) texts(it *outlook.Item, without ...uint16) {
	for _, s := range it.Texts(without...) {
		low := strings.ToLower(s)
		word := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) < 0
		if aside.Phrase(s) || strings.Contains(s, "@") || word && s != low && s != strings.ToUpper(s) {
			r.note("properties", s)
		}
	}
}

// itemText is the body of an item: of plain text, HTML and rich text those that
// it has.
func (r *reader) itemText(it *outlook.Item) (view, error) {
	plain := view{text: clean(it.String(outlook.PidBody))}
	r.size += len(plain.text)
	html, charset := it.Bytes(outlook.PidHTML), it.Codepage()
	if html == nil {
		if s := it.String(outlook.PidHTML); s != "" {
			html, charset = []byte(s), "utf-8"
		}
	}
	if b := it.Bytes(outlook.PidRTFCompressed); b != nil && html == nil {
		rtf, err := outlook.Decompress(b)
		if err != nil {
			r.gap("the text of the message", "its rich text is damaged and was not read")
		}
		text, hidden, wrapped, pictures := outlook.Text(rtf)
		r.note("hidden", hidden)
		switch {
		case wrapped:
			html, charset = []byte(text), "utf-8"
		case strings.TrimSpace(plain.text) == "":
			plain = view{text: clean(text), rich: true}
			r.pictures += pictures
		default:
			r.pictures += pictures
			r.others(plain.text, clean(text))
		}
	}
	plain.text = r.readable(plain.text)
	if r.size += len(html); r.size > maxText {
		return view{}, &extract.Error{Reason: extract.TooLarge, What: "the e-mail has more than 64 MB of text"}
	}
	if html == nil {
		return plain, nil
	}
	rich, err := r.page(html, charset)
	if err != nil {
		return view{}, err
	}
	return r.choose([]view{plain, rich}), nil
}

// How an attachment is kept ([MS-OXCMSG] 2.2.2.9).
const (
	byReference        = 2
	byReferenceResolve = 3
	byReferenceOnly    = 4
	byWebReference     = 7
)

// itemAttachment reads what is attached to an item.
func (r *reader) itemAttachment(a *outlook.Item, secure bool) (view, error) {
	name := oneLine(a.String(outlook.PidAttachLongFilename))
	if name == "" {
		name = oneLine(a.String(outlook.PidAttachFilename))
	}
	if name == "" {
		name = oneLine(a.String(outlook.PidDisplayName))
	}
	if a.Embedded != nil {
		r.note("names", listName(name))
		head := r.itemHeader(a.Embedded)
		v, err := r.item(a.Embedded)
		return nested(head, v), err
	}
	data := a.Bytes(outlook.PidAttachData)
	mime := strings.ToLower(a.String(outlook.PidAttachMime))
	if secure {
		if e := readEntity(data, "text/plain"); strings.HasPrefix(e.typ, "multipart/") {
			return r.entity(e, place{root: true})
		}
		r.unread("it is encrypted, or wrapped in a digital signature,")
		return view{}, nil
	}
	f := attached{name: name, as: name, size: int64(len(data)), image: strings.HasPrefix(mime, "image/") || pictureName(name),
		ids: []string{strings.Trim(a.String(outlook.PidAttachContentID), " <>"), a.String(outlook.PidAttachContentPlace)}}
	switch m := a.Int(outlook.PidAttachMethod); {
	case m == byReference || m == byReferenceResolve || m == byReferenceOnly || m == byWebReference:
		f.linked = true
	case a.Object:
		f.unread = "it is an object of another program, which is not read"
	}
	f.contents = func() ([]byte, error) { return data, nil }
	r.files = append(r.files, f)
	return view{}, nil
}

func pictureName(name string) bool {
	low := strings.ToLower(name)
	for _, ext := range []string{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"} {
		if strings.HasSuffix(low, ext) {
			return true
		}
	}
	return false
}
