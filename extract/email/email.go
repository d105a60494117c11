// Package email opens e-mails: files of one message as mail programs save them
// (.eml, .emlx), and those of Outlook (.msg).
//
// The headers that a reader sees (From, To, Subject and their like) are a Part
// each, "Subject: ..."; then comes the body as text, with the messages that are
// attached to it; then the list of attachments. Of a body given twice, as plain
// text and as HTML, the plain text is read where it says all that the HTML shows,
// and else the HTML as a reader sees it; what only the other one has is a Part
// that a copy does not carry, as are hidden text, the targets of links and all
// other headers. Quoted messages stay as they stand.
//
// White space is what a reader sees of it; lines that a mail program cut in a
// quoted message are whole again. What Outlook wraps in winmail.dat is read.
//
// Attachments are not read: each is a Gap and one of the document's Members.
// Encrypted content, text in code and in unknown character sets are Gaps. Of
// headers that programs write for programs only addresses are read. It does not
// read mailboxes of several messages. Facts are from RFC 5322, 2045 to 2047, 2231
// and 3676, and from [MS-OXMSG].
package email

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/lazyregexp"
	"veil/internal/outlook"
)

// Format is the entry for the table of formats. Files of Outlook (.msg) are of this
// format, too, but their copies are .eml.
var Format = extract.Format{Name: "email", Exts: []string{".eml"}, Sniff: Sniff, Open: open}

// Limits that protect the machine.
const (
	maxFile     = 256 << 20 // bytes
	maxHeader   = 4 << 20   // bytes of the headers of one part
	maxText     = 64 << 20  // bytes of text
	maxParts    = 10_000
	maxMessages = 20  // messages in each other
	maxDepth    = 100 // parts in each other
)

// followed is why an attachment is a Gap.
const followed = "attachments are not part of the copy; veil batch redacts them as files of their own"

// Followed reports whether a gap is nothing but an attachment that is among the
// document's Members.
func Followed(g extract.Gap) bool { return g.Why == followed }

// Slot is a stretch of a part's text, [Start, End), that a copy may change. What
// stands between the slots of a part is its frame: the header's name, the brackets
// around an address, the number of an attachment.
type Slot struct {
	Start, End int
	Role       Role
}

// Role says what a slot holds, and so how it is written.
type Role int

// The roles.
const (
	Value   Role = iota // free text
	Name                // the name that an address goes with
	Address             // an address
)

// Document is an opened e-mail.
type Document struct {
	parts   []extract.Part
	slots   map[string][]Slot
	gaps    []extract.Gap
	dropped []extract.Dropped
	members []extract.Member
}

var _ extract.Container = (*Document)(nil)

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document.
func (d *Document) Gaps() []extract.Gap { return d.gaps }

// Dropped implements extract.Dropping.
func (d *Document) Dropped() []extract.Dropped { return d.dropped }

// Members implements extract.Container: the attachments, those of attached
// messages included.
func (d *Document) Members() []extract.Member { return d.members }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Slots are the stretches of a part that a copy may change, in order.
func (d *Document) Slots(part string) []Slot { return d.slots[part] }

// Sniff reports whether a file that starts with head is an e-mail. An e-mail that
// was printed or typed, with no header but those that show, is plain text.
func Sniff(head []byte) bool { return outlook.Sniff(head) || sniffMessage(string(head)) }

// sure are headers that only a file of a mail program has.
var sure = words(`mime-version content-type content-transfer-encoding return-path message-id delivered-to dkim-signature
	arc-seal x-mailer user-agent x-mozilla-status x-unsent x-originating-ip authentication-results thread-index list-unsubscribe`)

// hop is how a mail server says that a message came by.
var hop = lazyregexp.New(`(?i)^(?:from|by) .*;`)

// typed are headers that somebody may have typed.
var typed = words("from to cc bcc subject date sent reply-to sender")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func sniffMessage(head string) bool {
	message, _ := appleMail([]byte(head))
	fields, _, whole := splitHeader(message)
	known := false
	for _, f := range fields {
		low := strings.ToLower(f.name)
		if sure[low] || low == "received" && hop.MatchString(f.value) || wordStart.MatchString(f.value) {
			return len(fields) > 1 || low == "mime-version"
		}
		known = known || typed[low]
	}
	// Headers longer than what one gets to see: nobody types such.
	return known && !whole && len(head) >= extract.SniffLen
}

// appleMail takes a message out of a file of Apple Mail (.emlx): its length in
// bytes stands on a line before it, and what the program knows of it after it.
func appleMail(b []byte) (message, after []byte) {
	line, rest, ok := bytes.Cut(b, []byte("\n"))
	n, err := strconv.Atoi(string(bytes.TrimSpace(line)))
	if !ok || err != nil || n < 0 {
		return b, nil
	}
	n = min(n, len(rest))
	return rest[:n], rest[n:]
}

func open(ctx context.Context, f io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if size > maxFile {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the e-mail is larger than 256 MB", Do: "save its attachments as files of their own"}
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), b); err != nil {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	r := newReader(ctx)
	var err error
	if outlook.Sniff(b) {
		err = r.outlook(b)
	} else {
		err = r.file(b)
	}
	if err != nil {
		return nil, err
	}
	return r.document()
}
