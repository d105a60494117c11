package email

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/internal/outlook"
	"veil/internal/outlook/outlooktest"
)

type props = map[uint16]any

// recipient is one of a kind.
func recipient(kind int, name, address string) outlooktest.Item {
	return outlooktest.Item{Props: props{outlook.PidRecipientType: kind, outlook.PidDisplayName: name, outlook.PidSMTPAddress: address}}
}

func TestOutlook(t *testing.T) {
	sent := time.Date(2024, 3, 5, 10, 11, 12, 0, time.UTC)
	inner := outlooktest.Item{Props: props{outlook.PidSubject: "Inner", outlook.PidBody: "Dear Bea", outlook.PidDeliveryTime: sent},
		Attachments: []outlooktest.Item{{Props: props{outlook.PidAttachFilename: "B.DOC", outlook.PidAttachData: []byte("DOC")}}}}
	for name, tc := range map[string]struct {
		in   outlooktest.Item
		want []string // the parts, in order, with their slots
		gaps []extract.Gap
	}{
		"a message": {outlooktest.Item{Props: props{outlook.PidSubject: "Re: Jay", outlook.PidSubmitTime: sent, outlook.PidBody: "Dear Jay,\r\nx\r\n",
			outlook.PidOnBehalfName: "Jane Roe", outlook.PidOnBehalfSMTPAddress: "jane@x", outlook.PidSenderName: "Office", outlook.PidSenderAddress: "/O=X/CN=OFFICE"},
			Recipients: []outlooktest.Item{recipient(2, "Roe, Tom", "tom@x"), recipient(1, "'ann@x'", "ann@x"), recipient(1, "Bea", ""), recipient(3, "", "cyd@x")}},
			[]string{"From: ‹Jane Roe› <«jane@x»>", "Sender: ‹Office›", "To: «ann@x», ‹Bea›", "Cc: ‹Roe, Tom› <«tom@x»>", "Bcc: <«cyd@x»>", "Subject: ‹Re: Jay›", "Date: ‹5 Mar 2024 10:11:12 +0000›",
				"body: Dear Jay,\nx", "message#properties: Jane Roe\nOffice\njane@x\nRoe, Tom\ntom@x\n'ann@x'\nann@x\nBea\ncyd@x"}, nil},
		"names alone": {outlooktest.Item{Props: props{outlook.PidSenderName: "Jane", outlook.PidSenderSMTPAddress: "jane@x", outlook.PidDisplayTo: "Ann; Bea"}},
			[]string{"From: ‹Jane› <«jane@x»>", "To: ‹Ann; Bea›", "message#properties: Jane\nAnn; Bea\njane@x"}, nil},
		"HTML": {outlooktest.Item{Props: props{outlook.PidHTML: []byte("<p>Zo\xeb</p><p style='display:none'>Ann</p>"), outlook.PidInternetCodepage: 28591}},
			[]string{"body: Zoë", "message#hidden: Ann"}, nil},
		"HTML and text": {outlooktest.Item{Props: props{outlook.PidBody: "Dear Jay <https://x>", outlook.PidHTML: []byte("<p>Dear <a href='https://x'>Jay</a></p>")}},
			[]string{"body: Dear Jay <https://x>", "message#links: https://x"}, nil},
		"HTML in rich text": {outlooktest.Item{Props: props{outlook.PidBody: "no", outlook.PidRTFCompressed: outlooktest.Stored(`{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Zo\'eb{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0}`)}},
			[]string{"body: Zoë", "message#alternative: no"}, nil},
		"rich text": {outlooktest.Item{Props: props{outlook.PidRTFCompressed: outlooktest.Stored(`{\rtf1\ansi Dear Jay\par x{\v Ann}}`)}},
			[]string{"body: Dear Jay\nx", "message#hidden: Ann"}, nil},
		"damaged rich text": {outlooktest.Item{Props: props{outlook.PidBody: "x", outlook.PidRTFCompressed: []byte("x")}},
			[]string{"body: x"}, []extract.Gap{{Where: "the text of the message", Why: "its rich text is damaged and was not read", Blocking: true}}},
		"attachments": {outlooktest.Item{Props: props{outlook.PidBody: "x", outlook.PidHTML: []byte("<p>x<img src='cid:i@x'></p>")}, Attachments: []outlooktest.Item{
			{Props: props{outlook.PidAttachLongFilename: "Jay_Roe.pdf", outlook.PidAttachData: []byte("PDF")}},
			{Props: props{outlook.PidAttachLongFilename: "i.png", outlook.PidAttachContentID: "i@x", outlook.PidAttachData: []byte("PNG")}},
			{Props: props{outlook.PidAttachLongFilename: "far.doc", outlook.PidAttachMethod: 7}},
			{Props: props{outlook.PidDisplayName: "FW: Inner"}, Embedded: &inner},
		}}, []string{"body: x\n\n-----Attached message-----\nSubject: Inner\nDate: 5 Mar 2024 10:11:12 +0000\n\nDear Bea",
			"attachments: [attachment 1: ‹Jay Roe (pdf)›]\n[attachment 2: ‹far (doc)›]\n[attachment 3: ‹B (doc)›]", "message#names: FW: Inner\ni (png)"},
			[]extract.Gap{{Where: "the message", Why: "1 picture in the text not read; left out"}, {Where: "attachment 1", Why: followed, Blocking: true},
				{Where: "attachment 2", Why: "only a link to a file, which is not in the message"}, {Where: "attachment 3", Why: followed, Blocking: true}}},
		"a contact": {outlooktest.Item{Props: props{outlook.PidMessageClass: "IPM.Contact", 0x3A06: "Jayden"}},
			[]string{"message#properties: Jayden"}, []extract.Gap{{Where: "the item", Why: "it is no message but an entry of Outlook, whose fields are not part of the copy", Blocking: true}}},
		"a signed message": {outlooktest.Item{Props: props{outlook.PidMessageClass: "IPM.Note.SMIME.MultipartSigned"}, Attachments: []outlooktest.Item{{Props: props{
			outlook.PidAttachData: []byte("Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nDear Jay\r\n--b\r\nContent-Type: application/pkcs7-signature\r\n\r\nx\r\n--b--")}}}},
			[]string{"body: Dear Jay"}, []extract.Gap{{Where: "the message", Why: "its digital signature was not read; left out"}}},
		"an encrypted message": {outlooktest.Item{Props: props{outlook.PidMessageClass: "IPM.Note.SMIME"}, Attachments: []outlooktest.Item{{Props: props{outlook.PidAttachData: []byte("x")}}}},
			nil, []extract.Gap{{Where: "the text of the message", Why: "it is encrypted, or wrapped in a digital signature, and was not read", Blocking: true}}},
	} {
		d, err := openBytes(tc.in.Bytes())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, p := range d.Parts() {
			s := p.Text
			switch p.Kind {
			case extract.Header:
				s = marked(s, d.Slots(p.ID))
			case extract.Attachment:
				s = p.ID + ": " + marked(s, d.Slots(p.ID))
			default:
				s = p.ID + ": " + s
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(tc.gaps, d.Gaps()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for _, m := range d.Members() {
			if b, err := m.Data(); err != nil || !strings.Contains("PDF DOC", string(b)) {
				t.Errorf("%s: %s: %q, %v", name, m.Name, b, err)
			}
		}
	}
}

// TestWinmail: what Outlook wraps in a file of its own is read.
func TestWinmail(t *testing.T) {
	message := func(text string, it outlooktest.Item) string {
		return head + lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", text, "--b", "Content-Type: application/ms-tnef; name=winmail.dat", "Content-Transfer-Encoding: base64", "",
			base64.StdEncoding.EncodeToString(it.TNEF()), "--b--")
	}
	it := outlooktest.Item{Props: props{outlook.PidSubject: "Jay", outlook.PidRTFCompressed: outlooktest.Stored(`{\rtf1 Dear Jay\par x}`)},
		Attachments: []outlooktest.Item{{Props: props{outlook.PidAttachLongFilename: "a.pdf", outlook.PidAttachData: []byte("PDF")}}}}
	for text, want := range map[string]string{"Dear Jay\r\n\r\nx": "Dear Jay\n\nx", "See below": "See below\n\nDear Jay\nx"} {
		d, err := openBytes([]byte(message(text, it)))
		if err != nil {
			t.Fatal(err)
		}
		got := partTexts(d)
		if got["body"] != want || got["attachments"] != "[attachment 1: a (pdf)]" || len(d.Members()) != 1 || len(d.Gaps()) != 1 || !Followed(d.Gaps()[0]) {
			t.Errorf("%q: %q, %v", text, got, d.Gaps())
		}
	}
}
