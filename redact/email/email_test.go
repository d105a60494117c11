package email

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/mail"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	source "veil/extract/email"
	"veil/internal/isolate"
	"veil/internal/outlook"
	"veil/internal/outlook/outlooktest"
	"veil/redact/plan"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

func open(b []byte) (*source.Document, error) {
	d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, err
	}
	return d.(*source.Document), nil
}

// mask is a plan that masks some stretches of the text.
func mask(d *source.Document, style plan.Style, rnd *rand.Rand) plan.Plan {
	p := plan.Plan{Version: plan.Version, Format: "email", Style: style}
	for _, part := range d.Parts() {
		var runes []int
		for i := range part.Text {
			runes = append(runes, i)
		}
		runes = append(runes, len(part.Text))
		for i := 0; i+1 < len(runes); {
			from := i + rnd.IntN(12)
			to := from + 1 + rnd.IntN(12)
			if to >= len(runes) {
				break
			}
			s := extract.Span{Part: part.ID, Start: runes[from], End: runes[to]}
			p.Edits = append(p.Edits, plan.Edit{Span: s, Label: "PERSON 1", Mask: true, Text: part.Text[s.Start:s.End]})
			i = to
		}
	}
	return p
}

// copyOf writes a copy and holds it to the plan.
func copyOf(t *testing.T, d *source.Document, p plan.Plan) []byte {
	t.Helper()
	p = Fit(d, p)
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	c, err := open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[string]string{}, map[string]string{}
	for _, part := range c.Parts() {
		got[part.ID] = part.Text
	}
	for _, part := range d.Parts() {
		if Carried(part.Kind) {
			want[part.ID] = p.Apply(part)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%s", diff, b.Bytes())
	}
	for _, g := range c.Gaps() {
		if g.Blocking && !source.Followed(g) {
			t.Errorf("the copy has a gap: %v", g)
		}
	}
	for i, l := range strings.Split(b.String(), "\r\n") {
		if len(l) > maxLine {
			t.Errorf("line %d has %d bytes", i, len(l))
		}
	}
	return b.Bytes()
}

const message = "From: \"Roe, Jane (Team)\" <jane.roe@example.org>\r\nTo: =?utf-8?q?Zo=C3=AB?= <z@x>, \"a \\\"b\\\" c\" <b@x>; d@x, Jay (of e) <e@x>, undisclosed:;\r\n" +
	"Subject: Re: \U0001F467 =?utf-8?B?w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOp?= and a very long subject that goes on and on until it does not fit in one line\r\n" +
	"Date: Tue, 5 Mar 2024 10:00:00 +0000\r\nX-A: b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n Dear Jay,\r\n\r\n\t=41 x  \r\n.\r\nFrom here on\r\n" +
	"--b\r\nContent-Type: application/pdf; name=\"Jay_Roe, born.pdf\"\r\n\r\nx\r\n--b\r\nContent-Type: text/csv; name=a\r\n\r\nx\r\n--b--\r\n"

func TestWrite(t *testing.T) {
	d, err := open([]byte(message))
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(500) {
		style := plan.StyleLabel
		if seed%2 == 1 {
			style = plan.StyleBox
		}
		b := copyOf(t, d, mask(d, style, rand.New(rand.NewPCG(seed, 1))))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		if _, err := mail.ReadMessage(bytes.NewReader(b)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCopy: what a copy looks like.
func TestCopy(t *testing.T) {
	d, err := open([]byte("From: Jane Roe <jane@example.org>\r\nTo: council@example.gov.uk\r\nSubject: Zo\xc3\xab\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name=a_Zoe.pdf\r\n\r\nx"))
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Plan{Style: plan.StyleLabel}
	for _, e := range []plan.Edit{
		{Span: extract.Span{Part: "from", Start: 6, End: 32}, Label: "PERSON 1", Text: "Jane Roe <jane@example.org"},
		{Span: extract.Span{Part: "attachments", Start: 17, End: 20}, Label: "CHILD A", Text: "Zoe"},
	} {
		e.Mask = true
		p.Edits = append(p.Edits, e)
	}
	want := "From: \"[PERSON 1]\" <\"[PERSON 1]\">\r\nTo: council@example.gov.uk\r\nSubject: =?utf-8?q?Zo=C3=AB?=\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=fixed\r\nContent-Transfer-Encoding: 7bit\r\n\r\n[attachment 1: a [CHILD A] (pdf)]\r\n"
	if diff := cmp.Diff(want, string(copyOf(t, d, p))); diff != "" {
		t.Error(diff)
	}
}

// TestFit: edits are cut to what may change.
func TestFit(t *testing.T) {
	d, err := open([]byte("From: Jane Roe <jane@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx"))
	if err != nil {
		t.Fatal(err)
	}
	var edits []plan.Edit
	for _, s := range []struct {
		part, text string
	}{{"from", "From: Jane"}, {"from", "Roe <"}, {"from", "<"}, {"attachments", "attachment"}, {"attachments", ": a"}, {"headers", "x"}} {
		at := 0
		for _, p := range d.Parts() {
			if p.ID == s.part {
				at = strings.Index(p.Text, s.text)
			}
		}
		edits = append(edits, plan.Edit{Span: extract.Span{Part: s.part, Start: at, End: at + len(s.text)}, Mask: true, Text: s.text})
	}
	var got []string
	for _, e := range Fit(d, plan.Plan{Edits: edits}).Edits {
		got = append(got, fmt.Sprintf("%s %d-%d %q %v", e.Part, e.Start, e.End, e.Text, e.Mask))
	}
	want := []string{`from 6-10 "Jane" true`, `from 11-14 "Roe" true`, `from 15-16 "<" false`, `attachments 1-11 "attachment" false`, `attachments 15-16 "a" true`, `headers 0-1 "x" true`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLong: lines that no mail server lets through are coded.
func TestLong(t *testing.T) {
	long := strings.Repeat("word ", 300)
	for _, in := range []string{"\r\n" + long, "\r\n" + strings.Repeat("é", 600), "Subject: " + strings.Repeat("x", 2000) + "\r\n\r\nx", "To: " + strings.Repeat("x", 950) + " <a@x>\r\n\r\nx"} {
		d, err := open([]byte("MIME-Version: 1.0\r\n" + in))
		if err != nil {
			t.Fatal(err)
		}
		copyOf(t, d, plan.Plan{})
	}
}

// TestRefuses: a plan for another text, or one that was not fitted, is an error.
func TestRefuses(t *testing.T) {
	d, err := open([]byte(message))
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]plan.Edit{
		"another text": {Span: extract.Span{Part: "subject", Start: 9, End: 11}, Text: "Fw"},
		"a frame":      {Span: extract.Span{Part: "subject", Start: 0, End: 11}, Text: "Subject: Re"},
		"beyond":       {Span: extract.Span{Part: "subject", Start: 9, End: 900}, Text: "Re"},
	} {
		e.Mask = true
		if err := (Writer{}).Write(context.Background(), &bytes.Buffer{}, d, plan.Plan{Edits: []plan.Edit{e}}); err == nil {
			t.Errorf("%s: written", name)
		}
	}
}

// TestOutlook: the copy of a file of Outlook is a message like others.
func TestOutlook(t *testing.T) {
	it := outlooktest.Item{Props: map[uint16]any{outlook.PidSubject: "Jay", outlook.PidOnBehalfName: "Jane Roe", outlook.PidOnBehalfSMTPAddress: "jane@example.org",
		outlook.PidBody: "Dear Jay,\r\nx", outlook.PidSubmitTime: time.Date(2024, 3, 5, 10, 0, 0, 0, time.UTC)},
		Recipients: []outlooktest.Item{{Props: map[uint16]any{outlook.PidDisplayName: "Roe, Zoë", outlook.PidSMTPAddress: "z@x", outlook.PidRecipientType: 1}}}}
	d, err := open(it.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := "From: Jane Roe <jane@example.org>\r\nTo: =?utf-8?q?Roe=2C_Zo=C3=AB?= <z@x>\r\nSubject: Jay\r\nDate: 5 Mar 2024 10:00:00 +0000\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=fixed\r\nContent-Transfer-Encoding: 7bit\r\n\r\nDear Jay,\r\nx\r\n"
	if diff := cmp.Diff(want, string(copyOf(t, d, plan.Plan{}))); diff != "" {
		t.Error(diff)
	}
}

// TestSecond: the second reader sees all that the copy says.
func TestSecond(t *testing.T) {
	d, err := open([]byte(message))
	if err != nil {
		t.Fatal(err)
	}
	b := copyOf(t, d, plan.Plan{})
	text, err := isolate.Run(context.Background(), Second, bytes.NewReader(b), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Roe, Jane (Team)", "jane.roe@example.org", "Zoë", "ééééééé", "From here on", "Jay Roe, born (pdf)"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

// TestPlaces: nothing that stands in a message is in no place.
func TestPlaces(t *testing.T) {
	for name, in := range map[string]string{
		"bytes":             "X: y\r\n\r\nJayden",
		"a header":          "Subject: =?utf-8?b?SmF5ZGVu?=\r\n\r\nx",
		"quoted-printable":  "Content-Transfer-Encoding: quoted-printable\r\n\r\nJay=\r\nden",
		"base64":            "Content-Transfer-Encoding: base64\r\n\r\neEpheWRlbg==",
		"a part":            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\neEpheWRlbg==\r\n--b--",
		"a part's header":   "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nX: =?utf-8?q?Jay=64en?=\r\n\r\nx\r\n--b--",
		"an inner message":  "Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?q?Jay=64en?=\r\n\r\nx",
		"no message at all": "Jayden",
		"Outlook":           string(outlooktest.Item{Props: map[uint16]any{outlook.PidBody: "Jayden"}}.Bytes()),
	} {
		found := false
		for p := range Places([]byte(in)) {
			found = found || strings.Contains(p.Text, "Jayden")
		}
		if !found {
			t.Errorf("%s: not found", name)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add([]byte(message), uint64(1))
	f.Add([]byte("MIME-Version: 1.0\r\nTo: a: b, \"c\\\" <d\r\n\r\n[attachment 1: a]\r\nx\r\n[attachment 2]"), uint64(2))
	f.Add([]byte("MIME-Version: 1.0\r\nSubject: =?utf-8?q?=E2=80=8D?=\r\n\r\n\u0627\u200d\u0628 a\u200cb"), uint64(3))
	f.Fuzz(func(t *testing.T, b []byte, seed uint64) {
		if len(b) > 64<<10 {
			return
		}
		d, err := open(b)
		if err != nil {
			return
		}
		copyOf(t, d, mask(d, plan.StyleLabel, rand.New(rand.NewPCG(seed, 1))))
	})
}
