package email

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

// TestProducers: messages as the programs make them that people have.
func TestProducers(t *testing.T) {
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	for name, tc := range map[string]struct {
		in      []string
		body    string
		list    string // of attachments
		hidden  string
		members int
		gaps    int
	}{
		"Outlook over Exchange": {in: []string{
			"Received: from LO2P123MB0001.GBRP123.PROD.OUTLOOK.COM by LO4P123MB0002.GBRP123.PROD.OUTLOOK.COM with HTTPS; Tue, 5 Mar 2024 10:11:12 +0000",
			"From: \"Roe, Jane\" <Jane.Roe@example.gov.uk>", "To: \"'ann@example.org'\" <ann@example.org>", "Subject: RE: Contact", "Thread-Topic: Contact", "Thread-Index: AdoPCwN90aOYoV24DTGKfv8JaCuci0g==",
			"Date: Tue, 5 Mar 2024 10:11:12 +0000", "MIME-Version: 1.0", "Content-Type: multipart/related;", "\tboundary=\"_004_LO2P_\"; type=\"multipart/alternative\"", "",
			"--_004_LO2P_", "Content-Type: multipart/alternative; boundary=\"_000_LO2P_\"", "",
			"--_000_LO2P_", "Content-Type: text/plain; charset=\"iso-8859-1\"", "Content-Transfer-Encoding: quoted-printable", "",
			"Dear Ann,", "", "Zo=EB is well.", "", "[cid:image001.png@01DA6EE5]", "", "From: Ann <ann@example.org<mailto:ann@example.org>>", "Sent: 04 March 2024 09:00", "To: Roe, Jane", "Subject: Contact", "",
			"--_000_LO2P_", "Content-Type: text/html; charset=\"iso-8859-1\"", "Content-Transfer-Encoding: quoted-printable", "",
			"<html xmlns:o=3D\"urn:schemas-microsoft-com:office:office\"><head><style><!--", "p.MsoNormal {margin:0cm;}", "--></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext=3D\"edit\"/></xml><![endif]--></head>",
			"<body><p class=3D\"MsoNormal\">Dear Ann,<o:p></o:p></p><p class=3D\"MsoNormal\"><o:p>&nbsp;</o:p></p>", "<p class=3D\"MsoNormal\">Zo=EB is well.<o:p></o:p></p><p class=3D\"MsoNormal\"><img src=3D\"cid:image001.png@01DA6EE5\"></p>",
			"<div style=3D\"border-top:solid #E1E1E1 1.0pt\"><p class=3D\"MsoNormal\"><b>From:</b> Ann &lt;ann@example.org&gt; <br><b>Sent:</b> 04 March 2024 09:00<br><b>To:</b> Roe, Jane<br><b>Subject:</b> Contact</p></div></body></html>", "",
			"--_000_LO2P_--", "", "--_004_LO2P_", "Content-Type: image/png; name=\"image001.png\"", "Content-ID: <image001.png@01DA6EE5>", "Content-Disposition: inline; filename=\"image001.png\"", "Content-Transfer-Encoding: base64", "", b64("PNG"), "", "--_004_LO2P_--"},
			body: "Dear Ann,\n\nZoë is well.\n\n[cid:image001.png@01DA6EE5]\n\nFrom: Ann <ann@example.org<mailto:ann@example.org>>\nSent: 04 March 2024 09:00\nTo: Roe, Jane\nSubject: Contact",
			gaps: 1},
		"Gmail": {in: []string{
			"From: Ann Roe <ann@example.org>", "Date: Tue, 5 Mar 2024 10:11:12 +0000", "Message-ID: <CAA=x@mail.gmail.com>", "Subject: Jay", "To: team@example.gov.uk", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"0000000000001\"", "",
			"--0000000000001", "Content-Type: multipart/alternative; boundary=\"0000000000002\"", "",
			"--0000000000002", "Content-Type: text/plain; charset=\"UTF-8\"", "", "Please see attached.", "", "On Mon, 4 Mar 2024 at 09:00, Team <team@example.gov.uk> wrote:", "", "> Dear Ann", "",
			"--0000000000002", "Content-Type: text/html; charset=\"UTF-8\"", "", "<div dir=\"ltr\">Please see attached.</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, 4 Mar 2024 at 09:00, Team &lt;<a href=\"mailto:team@example.gov.uk\">team@example.gov.uk</a>&gt; wrote:<br></div><blockquote>Dear Ann<br></blockquote></div>", "",
			"--0000000000002--", "--0000000000001", "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=\"Jay's letter.docx\"", "Content-Disposition: attachment; filename=\"Jay's letter.docx\"", "Content-Transfer-Encoding: base64", "X-Attachment-Id: f_1", "", b64("PK"), "--0000000000001--"},
			body: "Please see attached.\n\nOn Mon, 4 Mar 2024 at 09:00, Team <team@example.gov.uk> wrote:\n\n> Dear Ann", list: "[attachment 1: Jay's letter (docx)]", members: 1, gaps: 1},
		"Apple Mail on a phone": {in: []string{
			"Content-Type: multipart/mixed; boundary=Apple-Mail-1", "Content-Transfer-Encoding: 7bit", "From: Ann Roe <ann@example.org>", "Mime-Version: 1.0 (1.0)", "Date: Tue, 5 Mar 2024 10:11:12 +0000", "Subject: Jay", "X-Mailer: iPhone Mail (21D61)", "To: Jane <jane@example.org>", "", "",
			"--Apple-Mail-1", "Content-Type: text/plain; charset=us-ascii", "Content-Transfer-Encoding: 7bit", "", "His bruise", "", "",
			"--Apple-Mail-1", "Content-Type: image/jpeg; name=IMG_0001.jpeg", "Content-Disposition: inline; filename=IMG_0001.jpeg", "Content-Transfer-Encoding: base64", "", b64("JPG"), "",
			"--Apple-Mail-1", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", b64("\r\n\r\nSent from my iPhone’"), "", "--Apple-Mail-1--"},
			body: "His bruise\n\nSent from my iPhone’", list: "[attachment 1: IMG 0001 (jpeg)]", members: 1, gaps: 1},
		"Apple Mail with rich text": {in: []string{
			"From: Ann Roe <ann@example.org>", "Subject: Jay", "Mime-Version: 1.0", "Content-Type: multipart/alternative; boundary=\"Apple-Mail=_1\"", "", "",
			"--Apple-Mail=_1", "Content-Type: text/plain; charset=utf-8", "", "Dear Jane,", "Ann", "",
			"--Apple-Mail=_1", "Content-Type: multipart/mixed; boundary=\"Apple-Mail=_2\"", "", "",
			"--Apple-Mail=_2", "Content-Type: text/html; charset=utf-8", "", "<html><body>Dear Jane,<div>", "",
			"--Apple-Mail=_2", "Content-Disposition: inline; filename=report.pdf", "Content-Type: application/pdf; name=report.pdf; x-unix-mode=0644", "", "PDF", "",
			"--Apple-Mail=_2", "Content-Type: text/html; charset=utf-8", "", "</div><div>Ann</div></body></html>", "", "--Apple-Mail=_2--", "--Apple-Mail=_1--"},
			body: "Dear Jane,\nAnn", list: "[attachment 1: report (pdf)]", members: 1, gaps: 1},
		"Thunderbird": {in: []string{
			"X-Mozilla-Status: 0001", "X-Mozilla-Status2: 00000000", "Message-ID: <1@example.org>", "Date: Tue, 5 Mar 2024 10:11:12 +0000", "MIME-Version: 1.0", "User-Agent: Mozilla Thunderbird", "From: =?UTF-8?Q?Zo=C3=AB?= <z@example.org>", "Subject: Re: Jay", "To: ann@example.org",
			"Content-Type: text/plain; charset=UTF-8; format=flowed", "Content-Transfer-Encoding: 8bit", "", "On 04/03/2024 09:00, Ann wrote:", "> Dear Zoë, I am writing about Jayden ", "> Okafor, who", "> came", "", "Dear Ann, it was with great pleasure that I saw Jayden ", "Okafor.", "-- ", "Zoë"},
			body: "On 04/03/2024 09:00, Ann wrote:\n> Dear Zoë, I am writing about Jayden Okafor, who\n> came\n\nDear Ann, it was with great pleasure that I saw Jayden Okafor.\n-- \nZoë"},
		"Exchange with winmail.dat": {in: []string{
			"From: \"Roe, Jane\" <jane@example.gov.uk>", "Subject: Jay", "MIME-Version: 1.0", "X-MS-Has-Attach: yes", "X-MS-TNEF-Correlator: <1@example.gov.uk>", "Content-Type: multipart/mixed; boundary=\"_000_\"", "",
			"--_000_", "Content-Type: text/plain; charset=\"us-ascii\"", "", "Please see attached.", "", "--_000_", "Content-Disposition: attachment; filename=\"winmail.dat\"", "Content-Type: application/ms-tnef; name=\"winmail.dat\"", "Content-Transfer-Encoding: base64", "", "eJ8+Ig==", "--_000_--"},
			body: "Please see attached.", list: "[attachment 1: winmail (dat)]", gaps: 1},
		"a newsletter": {in: []string{
			"From: School <office@example.sch.uk>", "Subject: News", "MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
			"<!DOCTYPE html><html><body><div style=3D\"display:none;max-height:0px;overflow:hidden;\">Jay won a prize &#847;&zwnj;&nbsp;</div><table width=3D\"100%\"><tr><td><table><tr><td><h1>News</h1></td></tr><tr><td><p>Dear parents,</p>=", "<p>term ends on 22 March.</p></td></tr></table></td></tr></table><img src=3D\"https://track.example.net/o.gif?u=3DJay\" width=3D\"1\" height=3D\"1\"></body></html>"},
			body: "News\nDear parents,\n\nterm ends on 22 March.", hidden: "Jay won a prize \u200c"},
	} {
		d, err := openBytes([]byte(lines(tc.in...)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !Sniff([]byte(lines(tc.in...))) {
			t.Errorf("%s: not sniffed", name)
		}
		got := partTexts(d)
		if diff := cmp.Diff([]string{tc.body, tc.list, tc.hidden}, []string{got["body"], got["attachments"], got["hidden"]}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if alt := got["alternative"]; alt != "" && !strings.Contains(name, "Outlook") {
			t.Errorf("%s: two versions: %q", name, alt)
		}
		if len(d.Members()) != tc.members || len(d.Gaps()) != tc.gaps || len(extract.DroppedOf(d)) == 0 && name != "Thunderbird" && name != "Exchange with winmail.dat" && name != "Apple Mail on a phone" {
			t.Errorf("%s: %d members, gaps %v, dropped %v", name, len(d.Members()), d.Gaps(), extract.DroppedOf(d))
		}
	}
}

// FuzzHTML: no page makes the reader panic.
func FuzzHTML(f *testing.F) {
	f.Add([]byte("<style>.a{display:none}</style><p class=a>x<table><tr><td><pre> a\n b</table><!--[if mso]><p>y--><img src=cid:1>"), "utf-8")
	f.Add([]byte("<meta charset=utf-16><script>x</script>"), "")
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		p, known, err := readHTML(context.Background(), b, label)
		if err != nil || !known {
			return
		}
		s := p.shown()
		if clean(s) != s || strings.HasPrefix(s, "\n") || strings.HasSuffix(s, "\n") {
			t.Errorf("%q is not clean", s)
		}
	})
}
