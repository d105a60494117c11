// Package email writes the redacted copy of an e-mail.
//
// It promises a message made from nothing but the text of the parts that the copy
// carries, with every masked edit replaced by its mark: the headers that show, one
// body of plain text, and the list of the attachments at its end. No attachment,
// no HTML and no other header of the original is in it. Names and addresses stay
// what they are to a mail program: "[PERSON 1]" <"[EMAIL 1]">.
//
// It does not promise that the message can be sent. Facts are from RFC 5322, 2045
// and 2047.
package email

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"veil/extract"
	source "veil/extract/email"
	"veil/redact/plan"
)

// Writer writes e-mails. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

// errPlan means that a plan was made for another document, or changed by hand in
// a way that cannot be done.
var errPlan = errors.New("e-mail writer: the plan does not match the document")

// Carried reports whether the copy holds parts of that kind.
func Carried(k extract.Kind) bool {
	return k == extract.Header || k == extract.Body || k == extract.Attachment
}

// Fit cuts masked edits to the parts' slots: an edit over a name and the address
// after it becomes two with the same label. What is between slots is kept.
func Fit(doc extract.Document, p plan.Plan) plan.Plan {
	d, ok := doc.(*source.Document)
	if !ok {
		return p
	}
	text := map[string]string{}
	for _, part := range d.Parts() {
		if Carried(part.Kind) {
			text[part.ID] = part.Text
		}
	}
	var edits []plan.Edit
	for _, e := range p.Edits {
		t, carried := text[e.Part]
		if !e.Mask || !carried || e.Start < 0 || e.End > len(t) {
			edits = append(edits, e)
			continue
		}
		before := len(edits)
		for _, s := range d.Slots(e.Part) {
			start, end := max(e.Start, s.Start), min(e.End, s.End)
			if start >= end {
				continue
			}
			piece := t[start:end]
			start += len(piece) - len(strings.TrimLeft(piece, " \t\n"))
			if core := strings.Trim(piece, " \t\n"); core != "" {
				cut := e
				cut.Start, cut.End, cut.Text = start, start+len(core), core
				edits = append(edits, cut)
			}
		}
		if len(edits) == before {
			e.Mask = false // words of the frame say nothing of anybody
			edits = append(edits, e)
		}
	}
	p.Edits = edits
	return p
}

// check refuses edits that do not match the text or reach into a frame.
func check(d *source.Document, p plan.Plan) error {
	for _, part := range d.Parts() {
		end := 0
		for _, e := range p.Masked(part.ID) {
			if e.Start < end || e.End <= e.Start || e.End > len(part.Text) || part.Text[e.Start:e.End] != e.Text || !utf8.ValidString(e.Text) {
				return errPlan
			}
			end = e.End
			if Carried(part.Kind) && !within(d.Slots(part.ID), e.Span) {
				return errPlan
			}
		}
	}
	return nil
}

func within(slots []source.Slot, s extract.Span) bool {
	for _, k := range slots {
		if k.Start <= s.Start && s.End <= k.End {
			return true
		}
	}
	return false
}

// Write implements plan.Writer. The plan must fit the document: see Fit.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("e-mail writer: a %s document", doc.Format())
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := check(d, p); err != nil {
		return err
	}
	var head, body []string
	for _, part := range d.Parts() {
		switch part.Kind {
		case extract.Header:
			head = append(head, headerLine(part, d.Slots(part.ID), p))
		case extract.Body, extract.Attachment:
			body = append(body, p.Apply(part))
		}
	}
	var b bytes.Buffer
	for _, l := range head {
		b.WriteString(l + "\r\n")
	}
	text := strings.ReplaceAll(strings.Join(body, "\n\n")+"\n", "\n", "\r\n")
	if coding := codingOf(text); coding != quotedPrintable {
		b.WriteString(mimeHeader + coding + "\r\n\r\n" + text)
	} else {
		b.WriteString(mimeHeader + coding + "\r\n\r\n")
		q := quotedprintable.NewWriter(&b)
		if _, err := io.WriteString(q, text); err != nil {
			return err
		}
		if err := q.Close(); err != nil {
			return err
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// mimeHeader are the last headers of every copy, up to the coding. Lines are as
// they should be: nothing joins them.
const mimeHeader = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=fixed\r\nContent-Transfer-Encoding: "

// The codings of a body.
const (
	sevenBit        = "7bit"
	eightBit        = "8bit"
	quotedPrintable = "quoted-printable"
)

// maxLine is how long a line may be, in bytes (RFC 5322, 2.1.1).
const maxLine = 998

// codingOf is the plainest coding that a text can stand in.
func codingOf(text string) string {
	coding := sevenBit
	for _, l := range strings.Split(text, "\r\n") {
		if len(l) > maxLine {
			return quotedPrintable
		}
		if strings.ContainsFunc(l, func(r rune) bool { return r >= utf8.RuneSelf }) {
			coding = eightBit
		}
	}
	return coding
}
