package reference

import (
	"strings"
	"unicode/utf8"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// handles finds the names under which people go online that the patterns of
// the packs cannot tell: words that are in no dictionary beside the name of a
// service ("snap kezbabe"), after "username" and the like, in a column of such
// names, between full stops ("mia.j.tc"), and before what they posted.
//
// It goes over the words of a text once and looks each up in serviceWords.
func handles(text string) []match {
	h := handleScan{text: text}
	if len(text) > 0 {
		h.line(0)
	}
	for i := 0; i < len(text); {
		if !isLetter(text[i]) {
			if text[i] == '\n' {
				h.line(i + 1)
			}
			i++
			continue
		}
		j := i + 1
		for j < len(text) && (isLetter(text[j]) || isDigit(text[j])) {
			j++
		}
		if j+1 < len(text) && text[j] == '.' && (text[j+1] >= 'a' && text[j+1] <= 'z' || isDigit(text[j+1])) && text[i] >= 'a' {
			j = h.dotted(i, j)
		} else if j-i > 5 && isUpper(text[i]) && h.humped(i, j) {
		} else if j-i > 4 && j < len(text) && text[j] == '_' && h.underlined(i, j) {
		} else if isDigit(text[j-1]) && j-i > 5 {
			h.figured(i, j)
		} else if j-i <= 11 && j-i > 1 || j-i == 1 && j < len(text) && text[j] == '/' {
			h.word(i, j)
		}
		i = j
	}
	h.again()
	return h.out
}

// again finds further mentions of the names that are like no other words.
func (h *handleScan) again() {
	seen := map[string]bool{}
	for _, m := range h.out {
		if v := h.text[m.start:m.end]; len(v) >= 6 && odd(v) && len(seen) < maxAgain {
			seen[v] = true
		}
	}
	for v := range seen {
		for at := 0; ; {
			n := strings.Index(h.text[at:], v)
			if n < 0 {
				break
			}
			start := at + n
			if at = start + len(v); !inWord(h.text, start) && !inWord(h.text, at) {
				h.add(start, at, 0.6, "A user name that is found elsewhere")
			}
		}
	}
}

// maxAgain is how many different names are looked for again.
const maxAgain = 64

type handleScan struct {
	text string
	out  []match

	lines int // that a user name begins
}

func (h *handleScan) add(start, end int, score float64, why string) {
	if end < len(h.text) && strings.IndexByte(":,|\t", h.text[end]) >= 0 && fieldName(h.text[start:end]) {
		return
	}
	h.out = append(h.out, match{start: start, end: end, kind: rules.Handle, rule: "handle", score: score, why: why})
}

// role says what a word does beside a user name.
type role int

const (
	service   role = 1 + iota // "snapchat"
	announcer                 // "username"
	joins                     // "called": may stand between them, and names what follows
	between                   // "is": may stand between them
)

var serviceWords = func() map[string]role {
	m := map[string]role{}
	for r, words := range map[role]string{
		service: `instagram insta ig snapchat snap snaps snapchats tiktok tiktoks ttok cashapp venmo mumsnet netmums twitter facebook fb messenger discord xbox psn playstation
			roblox skype telegram kik youtube minecraft fortnite twitch reddit bereal onlyfans steam vinted tinder threads
			signal whatsapp houseparty yubo omegle wizz depop pinterest tt ttok epic tumblr soundcloud spotify bluesky mastodon`,
		announcer: `username usernames gamertag gamertags screenname handle handles ign alias nickname login logon userid displayname`,
		joins:     `called named name names as id account accounts acc user profile handle username usernames gamertag tag page channel under nickname aka`,
		between:   `is was are of the with live by given now new in tok changed to also her his she he they i who on there add acct online from private`,
	} {
		for w := range set(words) {
			if m[w] == 0 || r < m[w] {
				m[w] = r
			}
		}
	}
	return m
}()

// firsts are the lengths, as bits, of the words with which the name of a
// service or an announcer may begin, by their first letter: most words of a
// text are told apart by these alone.
var firsts = func() (m [26]uint16) {
	for w, r := range serviceWords {
		if r <= announcer {
			m[w[0]-'a'] |= 1 << len(w)
		}
	}
	for w := range twoWords {
		m[w[0]-'a'] |= 1 << len(w)
	}
	return m
}()

// twoWords are announcers of two words, by their first.
var twoWords = map[string]string{
	"user": "name id names", "screen": "name", "display": "name", "profile": "name", "gamer": "tag", "log": "in", "online": "name", "tik": "tok",
	"goes": "by", "account": "name", "apple": "id", "epic": "id name games", "logged": "in on", "the": "name", "signed": "in", "friend": "code",
}

// afterService are words after the name of a service that say what is done
// there.
var afterService = set(`streak streaks reels reel dms dm vids vid selfie selfies emoji emojis hashtag livestream livestreams robux vbucks skins
	headset headsets marketplace messenger stories app apps group groups chat chats snapchatting tiktoks snapped snapping memes meme gif gifs
	username usernames unknown blocked unfollowed unfriended screenshots screenshot notifications playlist premium nitro server servers
	maps snapmap snapmaps influencer influencers wifi online offline deleted deactivated n/a none nil not anonymous redacted facebook
	instagram snapchat tiktok whatsapp discord roblox fortnite youtube xbox playstation twitter telegram skype kik twitch reddit insta`)

// word judges what stands around a word that may be the name of a service.
func (h *handleScan) word(i, j int) {
	if n := j - i; n > 1 && firsts[(h.text[i]|0x20)-'a']&(1<<n) == 0 {
		return
	}
	var b [12]byte
	low := b[:j-i]
	for k := range low {
		low[k] = h.text[i+k] | 0x20
	}
	if len(low) == 1 {
		h.reddit(i, j)
		return
	}
	r := serviceWords[string(low)]
	if r == 0 || r > announcer {
		second := twoWords[string(low)]
		if second == "" || j+1 >= len(h.text) || h.text[j] != ' ' && h.text[j] != '-' {
			return
		}
		k := j + 1
		for k < len(h.text) && isLetter(h.text[k]) {
			k++
		}
		if k-j < 3 || !set(second)[strings.ToLower(h.text[j+1:k])] {
			return
		}
		r, j = announcer, k
		switch string(low) {
		case "tik":
			r = service
		case "the":
			h.after(j, service) // the name of anybody
			return
		}
	}
	if i > 0 && (h.text[i-1] == '.' || h.text[i-1] == '@' || h.text[i-1] == '_') || j < len(h.text) && (h.text[j] == '_' || h.text[j] == '@') {
		return
	}
	if h.column(i, j, r) {
		return
	}
	if r == service {
		h.before(i)
	}
	h.after(j, r)
}

// reddit finds "u/name".
func (h *handleScan) reddit(i, j int) {
	if h.text[i] != 'u' || inWord(h.text, i) || i > 0 && h.text[i-1] != ' ' && h.text[i-1] != '(' && h.text[i-1] != '/' {
		return
	}
	if e := nameEnd(h.text, j+1); e-j > 4 {
		h.add(j+1, e, 0.85, "A user name on Reddit")
	}
}

// after judges the name after a service or an announcer.
func (h *handleScan) after(at int, r role) {
	text := h.text
	sign, named, direct := byte(0), r == announcer, true
	for n := 0; n < 6; n++ {
		from := at
		for at < len(text) && at-from < 6 && strings.IndexByte(" :=|(-*,$\t", text[at]) >= 0 {
			if text[at] == ':' || text[at] == '=' || text[at] == '|' || text[at] == '(' || text[at] == '-' && at+1 < len(text) && text[at+1] == ' ' {
				sign = text[at]
			}
			if text[at] == ',' && !direct {
				return
			}
			at++
		}
		if strings.HasPrefix(text[at:], "'s ") || strings.HasPrefix(text[at:], "’s ") {
			at = at + strings.IndexByte(text[at:], ' ')
			continue
		}
		if strings.HasPrefix(text[at:], "– ") {
			at, sign = at+len("– "), '-'
		}
		e := at
		for e < len(text) && isLetter(text[e]) {
			e++
		}
		if e == at || e-at > 12 || e < len(text) && (text[e] == '_' || text[e] == '.' && e+1 < len(text) && isLetter(text[e+1]) || isDigit(text[e])) {
			break
		}
		w := strings.ToLower(text[at:e])
		c := serviceWords[w]
		if c != joins && c != between && !(c == announcer && n > 0 || c == announcer && r == service) {
			break
		}
		named = named || w == "acct" || w == "add" || w == "from" || c != between && w != "account" && w != "accounts" && w != "user" && w != "page" && w != "in"
		at, direct = e, false
		if sign != 0 && sign != '(' && c == between && w != "is" && w != "was" {
			return // "Snapchat: the ..."
		}
	}
	if at >= len(text) || at > 0 && isLetter(text[at-1]) {
		return
	}
	if q := quoteLen(text[at:]); q > 0 {
		h.quoted(at+q, named || r == announcer)
		return
	}
	if text[at] == '@' {
		return // a rule of the packs
	}
	e := nameEnd(text, at)
	v := text[at:e]
	if len(v) < 3 || e < len(text) && (text[e] == '@' || text[e] == '\'' || strings.HasPrefix(text[e:], "’")) {
		return
	}
	low := strings.ToLower(v)
	switch {
	case afterService[low] || serviceWords[low] > 0 || rules.Validators["date"](v) || isDigit(v[0]) && !strings.ContainsFunc(v, func(r rune) bool { return r >= 'A' }):
		return
	case odd(v):
	case (sign == ':' || sign == '|') && isUpper(v[0]) && digitAtEnd(h.text[at:h.more(at, e)]):
	case unknown(low) && (r == announcer || named || sign != 0 || v == low && len(v) >= 5 && direct):
	case r == announcer && (sign == ':' || sign == '=') && lexicon.Word(low).Ordinary() < 3:
	default:
		return
	}
	if sign == ':' || sign == '|' || sign == '=' {
		e = h.more(at, e)
	}
	h.add(at, e, 0.7, "A name beside that of a service")
}

// more returns where a name of several words in a field ends, "Silent Deer 88".
func (h *handleScan) more(at, e int) int {
	for n := 0; n < 3 && e+1 < len(h.text) && h.text[e] == ' '; n++ {
		k := nameEnd(h.text, e+1)
		w := h.text[e+1 : max(k, e+1)]
		if w == "" || !isUpper(w[0]) && !isDigit(w[0]) || k-at > 32 || k < len(h.text) && h.text[k] == ':' {
			break
		}
		e = k
	}
	return e
}

// digitAtEnd reports a short name with a figure at its end.
func digitAtEnd(v string) bool { return v != "" && isDigit(v[len(v)-1]) && len(v) < 24 }

// quoted takes what stands in quotation marks from position at, if it is short.
func (h *handleScan) quoted(at int, named bool) {
	end := strings.IndexAny(h.text[at:min(len(h.text), at+40)], "\"”'’\n")
	if end < 2 || h.text[at+end] == '\n' {
		return
	}
	v := h.text[at : at+end]
	if strings.Count(v, " ") > 4 || !named && (strings.Contains(v, " ") || !odd(v) && !unknown(strings.ToLower(v))) {
		return
	}
	h.add(at, at+end, 0.75, "A name in quotation marks beside that of a service")
}

// before judges the word before "on Snapchat".
func (h *handleScan) before(i int) {
	text := h.text
	switch {
	case strings.HasSuffix(text[:i], " on "):
		i -= len(" on ")
	case strings.HasSuffix(text[:i], " (on ") || strings.HasSuffix(text[:i], " via "):
		i -= len(" (on ")
	case strings.HasSuffix(text[:i], " ("):
		i -= len(" (")
	case strings.HasSuffix(text[:i], "/"):
		i -= len("/")
	default:
		return
	}
	e := i
	for e > 0 && (text[e-1] == '"' || text[e-1] == '\'' || text[e-1] == '*') || strings.HasSuffix(text[:e], "’") || strings.HasSuffix(text[:e], "”") {
		_, n := utf8.DecodeLastRuneInString(text[:e])
		e -= n
	}
	at := e
	for at > 0 && (isLetter(text[at-1]) || isDigit(text[at-1]) || strings.IndexByte("_.#-", text[at-1]) >= 0) {
		at--
	}
	v := text[at:e]
	if len(v) < 4 || inWord(text, at) || at > 0 && text[at-1] == '@' {
		return
	}
	low := strings.ToLower(v)
	if afterService[low] || serviceWords[low] > 0 || isDigit(v[0]) && !odd(v) {
		return
	}
	if odd(v) || v == low && unknown(low) && len(v) >= 5 {
		h.add(at, e, 0.7, "A name before that of a service")
	}
}

// column takes the names in a column of a table that is headed by the word at
// i to j and says whether it is one.
func (h *handleScan) column(i, j int, r role) bool {
	start := strings.LastIndexByte(h.text[max(0, i-300):i], '\n') + 1 + max(0, i-300)
	end := lineEnd(h.text, i)
	row := h.text[start:end]
	if len(row) > 400 || strings.IndexByte(row, '|') < 0 && strings.IndexByte(row, '\t') < 0 && strings.IndexByte(row, ',') < 0 {
		return false
	}
	sep, ok := separator(row)
	if !ok || sep == 0 || strings.ContainsAny(row, "0123456789") {
		return false
	}
	k := -1
	for n, c := range cells(row, sep) {
		if i-start >= c.start && j-start <= c.end {
			if strings.Trim(row[c.start:c.end], " *_`\"") == h.text[i:j] {
				k = n
			}
		}
	}
	if k < 0 {
		return false
	}
	found := false
	for n := 0; n < 60 && end < len(h.text); n++ {
		next := end + 1
		end = lineEnd(h.text, next)
		row = h.text[next:end]
		if strings.IndexByte(row, sep) < 0 || len(row) > maxRow {
			break
		}
		cs := cells(row, sep)
		if k >= len(cs) {
			continue
		}
		v := strings.Trim(row[cs[k].start:cs[k].end], " *_`\"@-:")
		low := strings.ToLower(v)
		if len(v) < 3 || len(v) > 32 || afterService[low] || r == service && !odd(v) && !unknown(low) {
			continue
		}
		at := next + cs[k].start + strings.Index(row[cs[k].start:cs[k].end], v)
		h.add(at, at+len(v), 0.75, "A name in a column of user names")
		found = true
	}
	return found
}

// lineEnd is where the line ends that byte i of text is in.
func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// quoteLen returns the length of the quotation mark with which s begins.
func quoteLen(s string) int {
	for _, q := range []string{"\"", "“", "'", "‘"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}
