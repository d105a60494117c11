package email

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/internal/isolate"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

func openBytes(b []byte) (*Document, error) {
	d, err := Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, err
	}
	return d.(*Document), nil
}

// lines joins lines as they stand in a file.
func lines(s ...string) string { return strings.Join(s, "\r\n") + "\r\n" }

const head = "From: a@example.org\r\nMIME-Version: 1.0\r\n"

// partTexts are the parts but the headers that show.
func partTexts(d *Document) map[string]string {
	m := map[string]string{}
	for _, p := range d.Parts() {
		if p.Kind != extract.Header {
			m[strings.TrimPrefix(p.ID, "message#")] = p.Text
		}
	}
	return m
}

// TestText: what is read of the bodies of many programs.
func TestText(t *testing.T) {
	type texts = map[string]string
	multi := func(kind string, parts ...string) string {
		return "Content-Type: multipart/" + kind + "; boundary=\"=_b\"\r\n\r\n--=_b\r\n" + strings.Join(parts, "\r\n--=_b\r\n") + "\r\n--=_b--\r\n"
	}
	html := func(s string) string { return "Content-Type: text/html; charset=utf-8\r\n\r\n" + s }
	plain := func(s string) string { return "Content-Type: text/plain; charset=utf-8\r\n\r\n" + s }
	for name, tc := range map[string]struct {
		in   string
		want texts
	}{
		"plain":                   {"\r\nDear Jay,\r\n\r\nx  y\r\n\r\n", texts{"body": "Dear Jay,\n\nx  y"}},
		"nothing":                 {"\r\n \r\n", texts{}},
		"line ends":               {"\r\na\nb\rc\x0cd", texts{"body": "a\nb\nc\nd"}},
		"no type, 8 bits":         {"\r\nBr\xe2nz\xc3\xa2", texts{"body": "Brânzâ"}},
		"Windows-1252":            {"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nZo\xeb\x92s", texts{"body": "Zoë’s"}},
		"cp1250":                  {"Content-Type: text/plain; charset=cp1250\r\n\r\n\xa3ucja", texts{"body": "Łucja"}},
		"UTF-7":                   {"Content-Type: text/plain; charset=utf-7\r\n\r\nZo+AOs- a+-b", texts{"body": "Zoë a+b"}},
		"Japanese":                {"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B;3ED\x1b(B", texts{"body": "山田"}},
		"quoted-printable":        {"Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJay=\r\nden Okaf=  \r\nor Br=C3=A2nz=c4=83 =ZZ 1=3D1 end \r\nx=", texts{"body": "Jayden Okafor Brânză =ZZ 1=1 end\nx"}},
		"base64":                  {"Content-Transfer-Encoding: BASE64\r\n\r\nSmF5ZGVu\r\nIE9rYWZvcg==\r\n", texts{"body": "Jayden Okafor"}},
		"base64 in pieces":        {"Content-Transfer-Encoding: base64\r\n\r\nSmF5ZA==\r\nZW4=\r\n\r\n___\r\nThe list's footer\r\n", texts{"body": "Jayden", "hidden": "___\nThe list's footer"}},
		"not base64 at all":       {"Content-Transfer-Encoding: base64\r\n\r\nDear Jayden, hello.\r\n", texts{"body": "Dear Jayden, hello."}},
		"uuencoded":               {"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n&2F%Y9&5N\r\n`\r\nend\r\n", texts{"body": "Jayden"}},
		"flowed":                  {"Content-Type: text/plain; format=flowed\r\n\r\nJayden \r\nOkafor is well.\r\n> On the \r\n> road\r\n>> a\r\n-- \r\nJane\r\n  stuffed", texts{"body": "Jayden Okafor is well.\n> On the road\n>> a\n-- \nJane\n stuffed"}},
		"flowed, delsp":           {"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nJay \r\nden", texts{"body": "Jayden"}},
		"quoted and cut":          {"\r\n> He lives with his foster carers, who are called Mr and Mrs Alan\r\n> Pettifer and is seen by Tamsin Oyelaran-Bassingthwaighte-Montmorency-\r\n> Brooke.\r\n>\r\n> short\r\n> lines\r\n", texts{"body": "> He lives with his foster carers, who are called Mr and Mrs Alan Pettifer and is seen by Tamsin Oyelaran-Bassingthwaighte-Montmorency-Brooke.\n>\n> short\n> lines"}},
		"no width":                {"\r\nJay\u200bd\u00ade\u200cn \u0627\u200c\u0628 \U0001F468\u200d\U0001F467", texts{"body": "Jayden \u0627\u200c\u0628 \U0001F468\u200d\U0001F467"}},
		"HTML":                    {html("<p>Dear&nbsp;Jay,</p><div>one<br>two  <b>th</b>ree</div><ul><li>a<li>b</ul>"), texts{"body": "Dear Jay,\n\none\ntwo three\na\nb"}},
		"HTML of Outlook":         {html(`<p class=MsoNormal>Dear Jay,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>x</p>`), texts{"body": "Dear Jay,\n\nx"}},
		"a table":                 {html("<table><tr><td>Child<td>Jay</tr><tr><td><p>Born</p></td><td><p>2 May</p></td></tr></table>after"), texts{"body": "Child\tJay\nBorn\t2 May\nafter"}},
		"preformatted":            {html("<pre>a\n  b</pre>"), texts{"body": "a\nb"}},
		"hidden":                  {html(`<style>/* Kit */ .pre{color:red;display:none} @media screen{.post{display:none}}</style><span class="pre">Ann</span><div style="DISPLAY: none !important">Bea</div><p hidden>Cyd</p><p class=post>Dee</p><div style="max-height:0;overflow:hidden">Eve</div><span style="font-size:0px">Fay</span>`), texts{"body": "Dee", "hidden": "Kit\nAnn\nBea\nCyd\nEve\nFay"}},
		"comments and attributes": {html(`<!-- Ann --><!--[if mso]><p title="Bea">Cyd</p><![endif]--><img alt="Dee" title="Eve"><script>Fay</script><title>Gil</title><input value="Hal"><meta name="author" content="Ida">x<noscript>y</noscript>`), texts{"body": "xy", "hidden": "Ann\nBea Cyd\nDee\nEve\nFay\nGil\nHal\nIda"}},
		"links":                   {html(`<a href="https://example.org/?u=Jay%20Roe">here</a>`), texts{"body": "here", "links": "https://example.org/?u=Jay Roe"}},
		"HTML that names a set":   {"Content-Type: text/html\r\n\r\n<meta charset=\"windows-1251\">\xc0\xed\xed\xe0", texts{"body": "Анна", "hidden": ""}},
		"the same twice":          {multi("alternative", plain("Dear Jay,\r\nsee https://example.org"), html("<p>Dear Jay,</p><p>see</p>")), texts{"body": "Dear Jay,\nsee https://example.org"}},
		"HTML says more":          {multi("alternative", plain("See the HTML."), html("<p>Dear Jay</p>")), texts{"body": "Dear Jay", "alternative": "See the HTML."}},
		"three versions":          {multi("alternative", plain("Dear Jay"), "Content-Type: text/x-amp-html\r\n\r\n<p>Dear Ann</p>", html("<p>Dear Jay</p>")), texts{"body": "Dear Jay", "alternative": "Dear Ann"}},
		"an empty version":        {multi("alternative", plain(" "), html("<p>Dear Jay</p>")), texts{"body": "Dear Jay"}},
		"mixed":                   {multi("mixed", plain("one\r\n"), html("<p>two"), "\r\nthree"), texts{"body": "one\n\ntwo\n\nthree"}},
		"around the parts":        {"Content-Type: multipart/mixed; boundary=b\r\n\r\nAnn\r\n--b\r\n\r\nx\r\n--b--\r\nBea\r\n", texts{"body": "x", "hidden": "Ann\nBea"}},
		"no end":                  {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\n\r\ny", texts{"body": "x\n\ny"}},
		"no boundary named":       {"Content-Type: multipart/mixed\r\n\r\n--=_NextPart1\r\n\r\nx\r\n--=_NextPart1\r\n\r\ny\r\n--=_NextPart1--\r\n", texts{"body": "x\n\ny"}},
		"no boundary at all":      {"Content-Type: multipart/mixed; boundary=b\r\n\r\nJayden", texts{"body": "Jayden"}},
		"a boundary like another": {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n--b1\r\n\r\nx\r\n--b1--\r\n--b  \r\n\r\ny\r\n--b--", texts{"body": "x\n\ny"}},
		"signed":                  {multi("signed", plain("Dear Jay"), "Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA"), texts{"body": "Dear Jay"}},
		"a calendar entry":        {multi("alternative", plain("Come"), "Content-Type: text/calendar\r\n\r\nSUMMARY:Visit Jay\r\n den\\, home\r\n"), texts{"body": "Come", "calendar": "SUMMARY:Visit Jayden, home"}},
		"a report":                {multi("report; report-type=delivery-status", plain("Failed"), "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; jay@example.org\r\n"), texts{"body": "Failed", "reports": "Final-Recipient: rfc822; jay@example.org"}},
		"an attached message":     {multi("mixed", plain("See below"), "Content-Type: message/rfc822; name=\"FW_Jay.eml\"\r\n\r\nFrom: Ann <ann@example.org>\r\nX-Child: Jay\r\nSubject: =?utf-8?q?Zo=C3=AB?=\r\n\r\nDear Bea\r\n"), texts{"body": "See below\n\n-----Attached message-----\nFrom: Ann <ann@example.org>\nSubject: Zoë\n\nDear Bea", "headers": "Jay", "names": "FW Jay (eml)"}},
		"an attached one, coded":  {"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDogSmF5DQoNCng=\r\n", texts{"body": "-----Attached message-----\nSubject: Jay\n\nx"}},
		"a digest":                {multi("digest", "\r\nSubject: Jay\r\n\r\nx"), texts{"body": "-----Attached message-----\nSubject: Jay\n\nx"}},
		"attachments":             {multi("mixed", plain("x"), "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''Br%C3%A2nz%C4%83_report.PDF\r\n\r\nPDF", "Content-Type: image/jpeg; name=\"=?utf-8?q?Zo=C3=AB?=\"\r\n\r\nJPG", "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\ny"), texts{"body": "x", "attachments": "[attachment 1: Brânză report (pdf)]\n[attachment 2: Zoë]\n[attachment 3]"}},
		"a list of attachments":   {"\r\nDear Jay\r\n\r\n[attachment 1: a]\r\n[attachment 2]\r\n", texts{"body": "Dear Jay", "attachments": "[attachment 1: a]\n[attachment 2]"}},
		"a picture in the text":   {multi("related", html(`Dear Jay<img src="cid:p1@x">`), "Content-Type: image/png; name=a_b.png\r\nContent-ID: <p1@x>\r\n\r\nPNG"), texts{"body": "Dear Jay", "names": "a b (png)"}},
		"other headers":           {"X-Child: =?utf-8?q?Zo=C3=AB?= Roe\r\nReceived: from x by y for <jay@example.org>; Mon, 4 Mar 2024 10:00:00 +0000\r\nMessage-ID: <1@host>\r\nThread-Topic: Jay\r\nDKIM-Signature: v=1; b=abcdef\r\n\r\nx", texts{"body": "x", "headers": "Zoë Roe\njay@example.org\n1@host\nJay"}},
	} {
		d, err := openBytes([]byte(head + tc.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := partTexts(d)
		for k, v := range tc.want {
			if v == "" {
				delete(tc.want, k)
				delete(got, k)
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestHeaders(t *testing.T) {
	for in, want := range map[string]string{
		"From: Jane Smith <jane@example.org>":                   "From: ‹Jane Smith› <«jane@example.org»>",
		"from:\r\n\tjane@example.org":                           "From: «jane@example.org»",
		`To: "Smith, Jane (Team \"A\")" <j@x.uk>,Bob <b@x>;c@x`: `To: ‹Smith, Jane (Team "A")› <«j@x.uk»>, ‹Bob› <«b@x»>; «c@x»`,
		"To: a@x\r\nTo: b@x":                                    "To: «a@x», «b@x»",
		"To: undisclosed-recipients:;":                          "To: ‹undisclosed-recipients:›",
		"Cc: jane@x.uk (Jane, Smith)":                           "Cc: «jane@x.uk (Jane, Smith)»",
		"Cc: =?utf-8?B?Wm/Dqw==?= =?UTF-8?q?_Roe?= <z@x>":       "Cc: ‹Zoë Roe› <«z@x»>",
		`Cc: "=?iso-8859-1?q?Zo=EB?=" <z@x>`:                    "Cc: ‹Zoë› <«z@x»>",
		"Cc: =?utf-8?q?Zo=C3?=\r\n =?utf-8?q?=AB?= <z@x>":       "Cc: ‹Zoë› <«z@x»>",
		"Cc: <z@x>, , Jane Smith":                               "Cc: <«z@x»>, ‹Jane Smith›",
		`Cc: "[PERSON 1]" <"[EMAIL 1]">`:                        "Cc: ‹[PERSON 1]› <«[EMAIL 1]»>",
		"Subject: Re:  Jay\r\n den":                             "Subject: ‹Re: Jay den›",
		"Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3FJay=3F=3D?=":      "Subject: ‹Jay›",
		"Subject: =?UTF-8? Q?Jay=20Roe":                         "Subject: ‹Jay Roe›",
		"Subject: =?utf-8?Q?How=20are you??= =?utf-8?q?=20Jay":  "Subject: ‹How are you? Jay›",
		"Subject: a =?us-ascii*en?Q?b?= c":                      "Subject: ‹a b c›",
		"Subject: Zo\xeb":                                       "Subject: ‹Zoë›",
		"Date: Tue, 5 Mar 2024 10:00:00 +0000 (GMT)":            "Date: ‹5 Mar 2024 10:00:00 +0000 (GMT)›",
		"Subject:": "",
	} {
		d, err := openBytes([]byte("MIME-Version: 1.0\r\n" + in + "\r\n\r\nx"))
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		got := ""
		for _, p := range d.Parts() {
			if p.Kind == extract.Header {
				got = marked(p.Text, d.Slots(p.ID))
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// marked shows where the slots of a text are.
func marked(text string, slots []Slot) string {
	for i := len(slots) - 1; i >= 0; i-- {
		s := slots[i]
		open, end := "‹", "›"
		if s.Role == Address {
			open, end = "«", "»"
		}
		text = text[:s.Start] + open + text[s.Start:s.End] + end + text[s.End:]
	}
	return text
}

func TestGaps(t *testing.T) {
	picture := "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n%s<img src='cid:1'>\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <1>\r\n\r\nPNG\r\n--b--"
	for name, tc := range map[string]struct {
		in       string
		where    string
		why      string
		blocking bool
		members  int
	}{
		"an attachment":        {"Content-Type: application/pdf\r\n\r\nPDF", "attachment 1", followed, true, 1},
		"an unknown coding":    {"Content-Type: application/pdf\r\nContent-Transfer-Encoding: x-jay\r\n\r\nPDF", "attachment 1", "it is in a coding that is not known and was not read", true, 0},
		"winmail.dat":          {"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx", "attachment 1", "it is in the format of Outlook (winmail.dat) and damaged; ask the sender to send it as plain text or HTML", true, 0},
		"encrypted":            {"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nx", "the text of the message", "it is encrypted and was not read", true, 0},
		"signed as a whole":    {"Content-Type: application/x-pkcs7-mime; smime-type=signed-data\r\n\r\nx", "the text of the message", "it is wrapped in a digital signature and was not read", true, 0},
		"encrypted with PGP":   {"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--", "the text of the message", "it is encrypted and was not read", true, 0},
		"PGP in the text":      {"\r\nDear Jay\r\n-----BEGIN PGP MESSAGE-----\r\nx\r\n-----END PGP MESSAGE-----", "the text of the message", "encrypted text in it was not read", true, 0},
		"a file in the text":   {"\r\nDear Jay\r\nbegin 644 a.doc\r\n&2F%Y9&5N\r\n`\r\nend\r\n", "the text of the message", "a file in code in it was not read", true, 0},
		"base64 in the text":   {"\r\nDear Jay\r\n" + strings.Repeat("SmF5ZGVuIE9rYWZvciBKYXlkZW4gT2thZm9yIEpheWRlbiBPa2Fmb3IgSmF5\r\n", 3), "the text of the message", "text in code in it was not read", true, 0},
		"an unknown set":       {"Content-Type: text/plain; charset=x-jay\r\n\r\nZo\xeb", "the text of the message", "some of it is in a character set that is not known and was not read", true, 0},
		"a script unnamed":     {"\r\n\xbd\xf0\xd1\xf2\xb8\xe7\xb5\xa4\xbd\xf0 x", "the text of the message", "some of it is in a character set that is not known and was not read", true, 0},
		"an unknown set, HTML": {"Content-Type: text/html; charset=x-jay\r\n\r\nZo\xeb", "the text of the message", "some of it is in a character set that is not known and was not read", true, 0},
		"text of a coding":     {"Content-Transfer-Encoding: x-jay\r\n\r\nx", "the text of the message", "some of it is in a coding that is not known and was not read", true, 0},
		"a subject's set":      {"Subject: =?x-jay?q?=EB?=\r\n\r\nx", "the header Subject", "it is in a character set that is not known", true, 0},
		"a piece":              {"Content-Type: message/partial\r\n\r\nx", "the text of the message", "it is one piece of several and was not read", true, 0},
		"a picture":            {strings.Replace(picture, "%s", "Dear Jay", 1), "the message", "1 picture in the text not read; left out", false, 0},
		"a picture alone":      {strings.Replace(picture, "%s", "", 1), "the message", "1 picture in the text not read; left out", true, 0},
		"a photograph":         {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: image/jpeg\r\nContent-Disposition: inline; filename=IMG_1.jpg\r\n\r\nJPG\r\n--b--", "attachment 1", followed, true, 1},
		"a signature":          {"Content-Type: application/pgp-signature\r\n\r\nx", "the message", "its digital signature was not read; left out", false, 0},
	} {
		d, err := openBytes([]byte(head + tc.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff([]extract.Gap{{Where: tc.where, Why: tc.why, Blocking: tc.blocking}}, d.Gaps()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(d.Members()) != tc.members || Followed(d.Gaps()[0]) != (tc.members > 0) {
			t.Errorf("%s: %d members", name, len(d.Members()))
		}
		for _, p := range d.Parts() {
			if strings.Contains(p.Text, "SmF5") || strings.Contains(p.Text, "&2F%") {
				t.Errorf("%s: text in code is in a part", name)
			}
		}
	}
}

func TestAppleMail(t *testing.T) {
	d, err := openBytes([]byte("45        \n" + head + "\r\nHello<?xml version=\"1.0\"?><plist>Jay</plist>"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"body": "Hel", "properties": "lo<?xml version=\"1.0\"?><plist>Jay</plist>"}, partTexts(d)); diff != "" {
		t.Error(diff)
	}
}

func TestMembers(t *testing.T) {
	d, err := openBytes([]byte(head + lines("Content-Type: multipart/mixed; boundary=b", "", "--b",
		"Content-Type: application/pdf; name=\"../a.pdf\"", "Content-Transfer-Encoding: base64", "", "JVBERi0x", "LjQK", "--b",
		"Content-Type: message/rfc822", "", "Subject: x", "Content-Type: application/octet-stream; name=b.bin", "Content-Transfer-Encoding: quoted-printable", "", "=00=01=", "=02", "--b--")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range extract.MembersOf(d) {
		for range 2 { // as often as one likes
			b, err := m.Data()
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, m.Name+" "+string(b))
		}
	}
	if diff := cmp.Diff([]string{"../a.pdf %PDF-1.4\n", "../a.pdf %PDF-1.4\n", "b.bin \x00\x01\x02", "b.bin \x00\x01\x02"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"":                                                            false,
		"Dear Jay,\nMIME-Version: 1.0\n\nx":                           false,
		"From: a\nTo: b\nSubject: x\n\nbody":                          false,
		"From: a\nDate: x\nReceived: 3 May\n\nb":                      false,
		"MIME-Version: 1.0\n\nx":                                      true,
		"23        \nMIME-Version: 1.0\n\nx<?xml":                     true,
		"\ufeff\r\nFrom: a\r\nMIME-Version: 1.0\r\n\r\nx":             true,
		"From: a\nSubject: =?utf-8?q?a?=\n\nx":                        true,
		"From jay@x Mon Mar  4 10:00:00 2024\nMessage-ID: <1@x>\n\nx": true,
		"Received: from a by b; Mon, 4 Mar 2024 10:00:00 +0000\nFrom: a@x\n\nx": true,
		"From: a@x\nTo: " + strings.Repeat("jane@example.org,\n ", 400):         true,
		"Notes\n" + strings.Repeat("To: nobody\n", 600):                         false,
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1":                                      true,
		"%PDF-1.4\nMIME-Version: 1.0":                                           false,
	} {
		if got := Sniff([]byte(in)[:min(len(in), extract.SniffLen)]); got != want {
			t.Errorf("%.60q: %v", in, got)
		}
	}
}

func TestRefused(t *testing.T) {
	inner := "x"
	for i := range maxDepth + 2 {
		inner = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d.\r\n\r\n--b%[1]d.\r\n%s", i, inner)
	}
	manyParts := "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", maxParts+1)
	for name, tc := range map[string]struct {
		in   string
		want extract.Reason
	}{
		"no headers":        {"\r\n\r\n", extract.Damaged},
		"a mailbox":         {"From a@x Mon Mar  4 10:00:00 2024\nSubject: a\n\nx\n\nFrom b@x Mon Mar  4 10:00:00 2024\nSubject: b\n\ny", extract.Unsupported},
		"messages in each":  {head + strings.Repeat("Content-Type: message/rfc822\r\n\r\n", maxMessages+2), extract.TooLarge},
		"parts in each":     {head + inner, extract.TooLarge},
		"many parts":        {head + manyParts, extract.TooLarge},
		"long headers":      {head + "X-A: " + strings.Repeat("x", maxHeader+1) + "\r\n\r\nx", extract.TooLarge},
		"no Outlook":        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", extract.Unsupported},
		"no Outlook, Word":  {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00", extract.Unsupported},
		"a damaged Outlook": {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + wide("__properties_version1.0"), extract.Damaged},
	} {
		_, err := openBytes([]byte(tc.in))
		if !extract.IsReason(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func wide(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(s[i:i+1] + "\x00")
	}
	return b.String()
}

func FuzzMessage(f *testing.F) {
	for _, s := range []string{
		head + "Subject: =?utf-8?q?Zo=C3=AB?=\r\n\r\nx", head + "To: \"A, B\" <a@x>, c@x;\r\nContent-Transfer-Encoding: base64\r\n\r\nSmF5",
		head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: text/html\r\n\r\n<p style='display:none'>a<table><td>b\r\n--b--",
		head + "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n[attachment 1: a]", head + "Content-Type: text/plain; charset=utf-7; format=flowed\r\n\r\n+AOs-a \r\n> b",
		"From: a\nX: y\n z\nno colon\n\nbegin 644 a\n&2F%Y9&5N\n`\nend\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := openBytes(b)
		if err != nil {
			var e *extract.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, p := range d.Parts() {
			if seen[p.ID] || strings.ToValidUTF8(p.Text, "") != p.Text {
				t.Fatalf("part %s", p.ID)
			}
			seen[p.ID] = true
			end := 0
			for _, s := range d.Slots(p.ID) {
				if s.Start < end || s.End <= s.Start || s.End > len(p.Text) {
					t.Fatalf("slots of %s", p.ID)
				}
				end = s.End
			}
		}
		for _, m := range d.Members() {
			m.Data()
		}
	})
}
