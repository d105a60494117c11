package reference

import (
	"strings"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// line judges the name with which a line begins whose rest was posted under it.
func (h *handleScan) line(at int) {
	text := h.text
	n := 0
	for at < len(text) && n < 8 && strings.IndexByte("*_#>~ \t-", text[at]) >= 0 || strings.HasPrefix(text[at:], "•") {
		_, k := utf8.DecodeRuneInString(text[at:])
		at, n = at+k, n+1
	}
	if at >= len(text) {
		return
	}
	stamp := false
	if text[at] == '[' || isDigit(text[at]) {
		if k := chatStamp(text[at:]); k > 0 {
			at, stamp = at+k, true
			for at < len(text) && text[at] == '~' || at < len(text) && text[at] == ' ' {
				at++
			}
		}
	}
	e := nameEnd(text, at)
	if stamp {
		h.sender(at)
		return
	}
	if e-at < 5 || at > 0 && text[at-1] == '-' {
		return
	}
	v := text[at:e]
	rest := strings.TrimLeft(text[e:min(len(text), e+40)], "*_ ~")
	bold := e < len(text) && text[e] == '*'
	switch {
	case h.lines > 0 && strings.HasPrefix(rest, ":") && v == strings.ToLower(v) && unknown(v):
	case !odd(v) || harmless(v):
		return
	case strings.HasPrefix(rest, "·"), strings.HasPrefix(rest, "•"), strings.HasPrefix(rest, "|") && bold,
		strings.HasPrefix(rest, "wrote"), strings.HasPrefix(rest, "said:"), strings.HasPrefix(rest, "posted"), strings.HasPrefix(rest, "replied"),
		strings.HasPrefix(rest, "joined"), strings.HasPrefix(rest, "commented"), strings.HasPrefix(rest, ":"), bold,
		strings.HasPrefix(rest, "\n") && n > 0, strings.HasPrefix(rest, "– "), strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "("):
	default:
		return
	}
	h.lines++
	h.add(at, e, 0.65, "The name before what was posted under it")
}

// sender takes the name in the line of a chat after its time.
func (h *handleScan) sender(at int) {
	text := h.text
	end := strings.IndexAny(text[at:min(len(text), at+44)], ":\n")
	if end < 2 || text[at+end] != ':' {
		return
	}
	v := strings.TrimRight(text[at:at+end], " ~*")
	if strings.Count(v, " ") > 4 || strings.ContainsAny(v, ".!?\"") && !odd(v) {
		return
	}
	strange, name := false, false
	for _, w := range strings.Fields(v) {
		low := strings.ToLower(w)
		if kinOrRole[low] || !lettered(low) {
			continue
		}
		strange = strange || odd(w) || unknown(low)
		name = name || lexicon.Word(low).Name() && !odd(w)
	}
	if strange && !name { // names have a detector of their own
		h.add(at, at+len(v), 0.55, "The sender of a message")
	}
}

// kinOrRole are words that alone name nobody.
var kinOrRole = set(`mum mam mom mummy mother dad daddy father nan nana gran grandma grandad grandpa me you self sister brother aunt auntie uncle
	social worker sw carer foster duty admin system unknown teacher school police officer the my ex partner son daughter team manager nurse dr from to guest host participant everyone visitor user customer agent adviser bot
	message messages note update call caller operator log entry staff child control police re fw info`)

// lettered reports a word with a letter or figure in it.
func lettered(w string) bool {
	for _, r := range w {
		if wordRune(r) {
			return true
		}
	}
	return false
}

// chatStamp returns the length of the date and time of a line of a chat, and of
// what stands after it: "[12/03/2024, 21:14:05] ", "12/03/2024, 21:14 - ".
func chatStamp(s string) int {
	i, signs := 0, 0
	open := s[0] == '['
	if open {
		i = 1
	}
	for i < len(s) && i < 32 && (isDigit(s[i]) || strings.IndexByte("/.,: -apmAPM", s[i]) >= 0) {
		if s[i] == ':' {
			signs |= 1
		}
		if s[i] == '/' || s[i] == '.' {
			signs |= 2
		}
		if !open && s[i] == '-' && signs == 3 && i+1 < len(s) && s[i+1] == ' ' {
			return i + 2
		}
		i++
	}
	if open && signs&1 > 0 && i < len(s) && s[i] == ']' {
		return i + 1
	}
	return 0
}
