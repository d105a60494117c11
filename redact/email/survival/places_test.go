package survival

import (
	"fmt"
	"strings"
	"time"

	"veil/internal/outlook"
	"veil/internal/outlook/outlooktest"
	"veil/internal/trace"
)

// place is one place to hide the details in.
type place struct {
	name string
	hide func(f *file)
	gap  bool // nobody reads what is there: refused unless the user accepts that
}

func same(s string) string { return s }

var places = []place{
	{name: "plain", hide: func(f *file) { f.body = text("plain", control+"\r\n"+shown) }},
	{name: "no type", hide: func(f *file) { f.body = "\r\n" + control + "\r\n" + shown }},
	{name: "quoted-printable", hide: func(f *file) { f.body = coded("plain", "quoted-printable", quoted(control+"\r\n"+shown)) }},
	{name: "base64", hide: func(f *file) { f.body = coded("plain", "base64", packed(control+"\r\n"+shown)) }},
	{name: "UTF-16", hide: func(f *file) {
		f.body = "Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\n" + packed(string(outlooktest.Wide(control+"\r\n"+shown)))
	}},
	{name: "flowed lines", hide: func(f *file) {
		f.body = "Content-Type: text/plain; format=flowed\r\n\r\n" + control + "\r\n" + strings.ReplaceAll(shown, " ", " \r\n")
	}},
	{name: "a quoted thread", hide: func(f *file) {
		f.body = text("plain", control+"\r\n\r\nOn 4 Mar 2024 somebody wrote:\r\n> "+strings.ReplaceAll(strings.TrimSpace(shown), "\r\n", "\r\n> ")+"\r\n>> "+strings.ReplaceAll(shown, "\r\n", "\r\n>> "))
	}},
	{name: "no width", hide: func(f *file) {
		f.body = text("plain", control+"\r\n"+each(shown, func(r rune) string { return string(r) + "\u200b" }))
	}},
	{name: "HTML", hide: func(f *file) { f.body = page(paragraphs(same)) }},
	{name: "HTML letter by letter", hide: func(f *file) {
		f.body = page(paragraphs(func(s string) string { return each(s, func(r rune) string { return "<span>" + string(r) + "</span>" }) }))
	}},
	{name: "HTML references", hide: func(f *file) {
		f.body = page(paragraphs(func(s string) string { return each(s, func(r rune) string { return fmt.Sprintf("&#x%X;", r) }) }))
	}},
	{name: "HTML blanks", hide: func(f *file) {
		f.body = page(paragraphs(func(s string) string { return strings.ReplaceAll(s, " ", "&nbsp;\r\n") }))
	}},
	{name: "HTML soft hyphens", hide: func(f *file) {
		f.body = page(paragraphs(func(s string) string { return s[:len(s)-2] + "&shy;<wbr>&zwnj;" + s[len(s)-2:] }))
	}},
	{name: "a table", hide: func(f *file) {
		var b strings.Builder
		for _, d := range trace.Person {
			b.WriteString("<tr><td>" + d.Label + "</td><td><p>" + d.Text + "</p></td></tr>")
		}
		f.body = page("<table>" + b.String() + "</table>")
	}},
	{name: "a preheader", hide: func(f *file) {
		f.body = page(`<div style="display:none;max-height:0">` + details + `</div><span style="font-size:0">` + details + `</span>`)
	}},
	{name: "hidden by a style sheet", hide: func(f *file) {
		f.body = page(`<style>/* ` + details + ` */ .x{display:none}</style><p class="x">` + details + `</p>`)
	}},
	{name: "comments", hide: func(f *file) {
		f.body = page(`<!-- ` + details + ` --><!--[if mso]><p title="` + details + `">` + details + `</p><![endif]-->`)
	}},
	{name: "attributes", hide: func(f *file) {
		f.body = page(`<img alt="` + details + `" title="` + details + `"><a name="` + details + `" href="https://example.net/?q=` + strings.ReplaceAll(details, " ", "%20") + `">here</a><p data-x="` + details + `" class="` + details + `" id="` + details + `">x</p>`)
	}},
	{name: "the page's head", hide: func(f *file) {
		f.body = text("html", "<html><head><title>"+details+`</title><meta name="author" content="`+details+`"><script>var x = "`+details+`"</script><base href="`+details+`"></head><body>`+control+"</body></html>")
	}},
	{name: "alternatives", hide: func(f *file) {
		f.body = multi("alternative", text("plain", control+"\r\n"+shown), page(paragraphs(same)))
	}},
	{name: "only in the plain alternative", hide: func(f *file) {
		f.body = multi("alternative", text("plain", "Another text.\r\n"+shown), page(""))
	}},
	{name: "only in the HTML alternative", hide: func(f *file) {
		f.body = multi("alternative", text("plain", "See the other version."), page(paragraphs(same)))
	}},
	{name: "a third alternative", hide: func(f *file) {
		f.body = multi("alternative", text("plain", control), text("watch-html", paragraphs(same)), text("x-amp-html", paragraphs(same)), page(""))
	}},
	{name: "a calendar entry", hide: func(f *file) {
		f.body = multi("alternative", text("plain", control), text("calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE;CN=\""+details+"\":mailto:x@example.net\r\nDESCRIPTION:"+strings.ReplaceAll(details, ",", "\\,")+"\r\nEND:VEVENT\r\nEND:VCALENDAR"))
	}},
	{name: "deep parts", hide: func(f *file) {
		f.body = multi("mixed", multi("related", multi("alternative", text("plain", control), multi("mixed", text("plain", shown), page(paragraphs(same))))), text("plain", shown))
	}},
	{name: "around the parts", hide: func(f *file) {
		f.body = strings.Replace(multi("mixed", text("plain", control)), "\r\n\r\n", "\r\n\r\n"+shown, 1) + shown
	}},
	{name: "an attached message", hide: func(f *file) {
		f.body = multi("mixed", text("plain", control), "Content-Type: message/rfc822; name=\""+word("b", details)+"\"\r\n\r\nFrom: \"Rosalind Griffith\" <r.griffith88@example.org>\r\nX-Note: "+details+"\r\nSubject: "+word("q", details)+"\r\n"+page(paragraphs(same)))
	}},
	{name: "a message in a message", hide: func(f *file) {
		f.body = "Content-Type: message/rfc822\r\n\r\nSubject: one\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + packed("Subject: two\r\n"+coded("plain", "quoted-printable", quoted(control+"\r\n"+shown)))
	}},
	{name: "a report of delivery", hide: func(f *file) {
		f.body = multi("report", text("plain", control), "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; "+details, "Content-Type: text/rfc822-headers\r\n\r\nSubject: "+details)
	}},
	{name: "attachments", gap: true, hide: func(f *file) {
		f.body = multi("mixed", text("plain", control), "Content-Type: application/pdf; name=\""+details+".pdf\"\r\nContent-Disposition: attachment; filename=\""+details+".pdf\"\r\nContent-Description: "+details+"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+packed("%PDF-1.4 "+details))
	}},
	{name: "names of attachments", gap: true, hide: func(f *file) {
		var parts []string
		for i, d := range trace.Person {
			name := strings.NewReplacer("/", "-", " ", "_").Replace(d.Label + "_" + d.Text)
			parts = append(parts, fmt.Sprintf("Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=utf-8''%s; filename*1=%q\r\n\r\nPDF %d", name[:5], name[5:]+".pdf", i))
		}
		f.body = multi("mixed", append([]string{text("plain", control+"\r\n"+shown)}, parts...)...)
	}},
	{name: "a picture in the text", hide: func(f *file) {
		f.body = multi("related", page(`<img src="cid:a@b" alt="x">`), "Content-Type: image/png; name=\""+details+".png\"\r\nContent-ID: <a@b>\r\nContent-Description: "+details+"\r\n\r\nPNG"+details)
	}},
	{name: "a picture inside the HTML", hide: func(f *file) {
		f.body = page(`<img src="data:image/png;base64,` + strings.ReplaceAll(packed(details), "\r\n", "") + `">`)
	}},
	{name: "winmail.dat", gap: true, hide: func(f *file) {
		it := outlooktest.Item{Props: map[uint16]any{outlook.PidBody: outlooktest.Narrow(shown), outlook.PidSubject: details, 0x8001: details},
			Attachments: []outlooktest.Item{{Props: map[uint16]any{outlook.PidAttachLongFilename: details, outlook.PidAttachData: []byte(details)}}}}
		f.body = multi("mixed", text("plain", control), "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"+packed(string(it.TNEF())))
	}},
	{name: "a damaged winmail.dat", gap: true, hide: func(f *file) {
		f.body = multi("mixed", text("plain", control), "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"+packed("\x78\x9f\x3e\x22"+details))
	}},
	{name: "encrypted", gap: true, hide: func(f *file) {
		f.body = multi("encrypted", "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1", "Content-Type: application/octet-stream; name=\""+details+"\"\r\n\r\n"+details)
	}},
	{name: "signed as a whole", gap: true, hide: func(f *file) {
		f.body = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n" + packed(details)
	}},
	{name: "a signature", hide: func(f *file) {
		f.body = multi("signed", text("plain", control), "Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\n"+packed(details))
	}},
	{name: "PGP in the text", gap: true, hide: func(f *file) {
		f.body = text("plain", control+"\r\n-----BEGIN PGP MESSAGE-----\r\nComment: "+details+"\r\n\r\n"+packed(details)+"-----END PGP MESSAGE-----\r\n")
	}},
	{name: "base64 in the text", gap: true, hide: func(f *file) { f.body = text("plain", control+"\r\n"+packed(details+details)) }},
	{name: "an unknown character set", gap: true, hide: func(f *file) {
		f.body = multi("mixed", text("plain", control), "Content-Type: text/plain; charset=x-none\r\n\r\n"+details+"\xff")
	}},
	{name: "an unknown kind", gap: true, hide: func(f *file) {
		f.body = multi("mixed", text("plain", control), "Content-Type: text/x-web-intelligent\r\n\r\n"+details)
	}},
	{name: "a broken multipart", hide: func(f *file) {
		f.body = "Content-Type: multipart/mixed; boundary=none\r\n\r\n" + control + "\r\n" + shown
	}},
	{name: "a multipart without an end", hide: func(f *file) {
		f.body = strings.TrimSuffix(multi("mixed", text("plain", control), text("plain", shown)), "--\r\n")
	}},
	{name: "names and addresses", hide: func(f *file) {
		f.add("From", `"Rosalind Griffith" <r.griffith88@example.org>`)
		f.add("To", `"Griffith, Rosalind" <r.griffith88@example.org>, `+word("q", "Rosalind Griffith")+` <r.griffith88@example.org>`)
		f.add("Cc", `r.griffith88@example.org (Rosalind Griffith)`)
		f.add("Subject", details)
	}},
	{name: "the subject, coded", hide: func(f *file) { f.add("Subject", word("b", details)) }},
	{name: "the subject, coded otherwise", hide: func(f *file) { f.add("Subject", word("q", details)) }},
	{name: "the subject, coded twice", hide: func(f *file) { f.add("Subject", word("b", strings.ReplaceAll(word("q", details), "\r\n", ""))) }},
	{name: "the subject, folded", hide: func(f *file) { f.add("Subject", strings.ReplaceAll(details, " ", "\r\n\t")) }},
	{name: "two subjects", hide: func(f *file) { f.add("Subject", "In the garden"); f.add("Subject", details) }},
	{name: "other headers", hide: func(f *file) {
		for _, name := range []string{"X-Child", "Thread-Topic", "Comments", "Keywords", "Organization", "References", "In-Reply-To", "List-ID", "X-Spam-Report", "Resent-From", "Disposition-Notification-To", "X-MS-Exchange-Note", "Content-Description"} {
			f.add(name, details)
		}
	}},
	{name: "technical headers", hide: func(f *file) {
		f.add("Message-ID", "<"+strings.ReplaceAll(details, " ", "")+"@example.net>")
		f.add("DKIM-Signature", "v=1; i="+details)
		f.add("Thread-Index", strings.ReplaceAll(packed(details), "\r\n", ""))
		f.add("X-Mailer", details)
	}},
	{name: "the mailbox's line", hide: func(f *file) {
		f.other = []byte("From " + details + " Mon Mar  4 10:00:00 2024\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\n" + control)
	}},
	{name: "parameters", hide: func(f *file) {
		f.body = "Content-Type: text/plain; charset=utf-8; x-note=\"" + details + "\"\r\nContent-Disposition: inline; x=\"" + details + "\"\r\n\r\n" + control
	}},
	{name: "boundaries", hide: func(f *file) {
		f.body = "Content-Type: multipart/mixed; boundary=\"" + details + "\"\r\n\r\n--" + details + "\r\n\r\n" + control + "\r\n--" + details + "--"
	}},

	{name: "Outlook, plain", hide: item(map[uint16]any{outlook.PidBody: control + "\r\n" + shown})},
	{name: "Outlook, 8 bits", hide: item(map[uint16]any{outlook.PidBody: outlooktest.Narrow(control + "\r\n" + shown), outlook.PidMessageCodepage: 1252})},
	{name: "Outlook, HTML", hide: item(map[uint16]any{outlook.PidHTML: []byte("<p>" + control + "</p>" + paragraphs(same)), outlook.PidInternetCodepage: 65001})},
	{name: "Outlook, rich text", hide: item(map[uint16]any{outlook.PidRTFCompressed: outlooktest.Stored(`{\rtf1\ansi ` + control + `\par ` + strings.ReplaceAll(shown, "\r\n", `\par `) + `}`)})},
	{name: "Outlook, HTML in rich text", hide: item(map[uint16]any{outlook.PidBody: "Another text", outlook.PidRTFCompressed: outlooktest.Stored(`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}` + control + `{\*\htmltag64 </p>}{\*\htmltag0 <!-- ` + details + ` -->}` + strings.ReplaceAll(shown, "\r\n", `{\*\htmltag64 <br>}`) + `}`)})},
	{name: "Outlook, hidden rich text", hide: item(map[uint16]any{outlook.PidBody: control, outlook.PidRTFCompressed: outlooktest.Stored(`{\rtf1\ansi ` + control + `{\v ` + details + `}{\info{\author ` + details + `}}}`)})},
	{name: "Outlook, properties", hide: item(map[uint16]any{outlook.PidBody: control, outlook.PidSubject: details, outlook.PidSenderName: "Rosalind Griffith", outlook.PidSenderSMTPAddress: "r.griffith88@example.org",
		outlook.PidTransportHeaders: "X-Child: " + details, 0x8001: details, 0x0070: details, 0x0C19: outlooktest.Wide(details), 0x3FFA: "Rosalind Griffith"})},
	{name: "Outlook, recipients and attachments", gap: true, hide: func(f *file) {
		f.other = outlooktest.Item{Props: map[uint16]any{outlook.PidBody: control, outlook.PidSubmitTime: time.Date(2024, 3, 5, 10, 0, 0, 0, time.UTC)},
			Recipients: []outlooktest.Item{{Props: map[uint16]any{outlook.PidDisplayName: "Rosalind Griffith", outlook.PidSMTPAddress: "r.griffith88@example.org", outlook.PidRecipientType: 1}}},
			Attachments: []outlooktest.Item{
				{Props: map[uint16]any{outlook.PidAttachLongFilename: details + ".pdf", outlook.PidAttachData: []byte("%PDF" + details)}},
				{Embedded: &outlooktest.Item{Props: map[uint16]any{outlook.PidSubject: details, outlook.PidBody: shown}}},
			}}.Bytes()
	}},
	{name: "Outlook, an object", gap: true, hide: func(f *file) {
		f.other = outlooktest.Item{Props: map[uint16]any{outlook.PidBody: control}, Attachments: []outlooktest.Item{
			{Props: map[uint16]any{outlook.PidAttachMethod: 6, outlook.PidDisplayName: details}, Embedded: nil, Streams: map[string][]byte{"__substg1.0_37010102": []byte(details)}}}}.Bytes()
	}},
}

func item(props map[uint16]any) func(f *file) {
	return func(f *file) { f.other = outlooktest.Item{Props: props}.Bytes() }
}
