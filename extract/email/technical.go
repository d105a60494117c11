package email

import (
	"slices"
	"strings"

	"veil/internal/lazyregexp"
)

// machine are headers that programs write for programs: what somebody could read
// in them is addresses.
var machine = words(`received x-received return-path dkim-signature domainkey-signature x-google-dkim-signature arc-seal arc-message-signature
	arc-authentication-results authentication-results authentication-results-original received-spf x-ms-exchange-authentication-results
	message-id in-reply-to references thread-index mime-version content-transfer-encoding content-length lines status x-status
	delivery-date resent-date x-gm-message-state x-google-smtp-source x-gmail-labels x-mailer user-agent x-mozilla-status x-mozilla-status2
	x-uidl x-uid list-unsubscribe list-unsubscribe-post precedence auto-submitted accept-language content-language x-priority importance
	priority x-msmail-priority x-mimeole x-spam-status x-spam-level x-spam-flag x-spam-score`)

// machines are how names of further such headers begin.
var machines = []string{"x-ms-", "x-microsoft-", "x-forefront-", "x-exchange-", "x-eopattributedmessage", "x-eoptenant", "x-originator", "x-proofpoint-", "x-mimecast-", "x-sg-", "x-ses-", "ironport-", "x-ironport-", "x-barracuda-"}

// settled are parameters that say how a part is stored or sent, or are read
// elsewhere.
var settled = words("charset boundary format delsp name filename size creation-date modification-date read-date type protocol micalg smime-type report-type reply-type start method differences")

var mailbox = lazyregexp.New(`[^\s<>"'(),;:=\[\]]+@[^\s<>"'(),;:\[\]]+`)

// technical is what is to be read of a header that does not show, a line each.
func technical(f field) (lines []string) {
	low := strings.ToLower(f.name)
	if low == "content-id" {
		return nil
	}
	if low == "content-type" || low == "content-disposition" {
		typ, params := mediaType(f.value)
		for key, v := range params {
			if !settled[key] {
				lines = append(lines, v)
			}
		}
		if strings.ContainsAny(typ, " @") {
			lines = append(lines, typ)
		}
		slices.Sort(lines)
		return lines
	}
	known := machine[low]
	for _, prefix := range machines {
		known = known || strings.HasPrefix(low, prefix)
	}
	if !known {
		return []string{f.value}
	}
	return mailbox.FindAllString(f.value, -1)
}
