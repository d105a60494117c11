package outlook

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// Text is the text of a rich text body, or the HTML that is wrapped in it
// ([MS-OXRTFEX] 2.2). Hidden is text that does not show. Pictures counts those
// in the text, which are not read.
func Text(rtf []byte) (text, hidden string, html bool, pictures int) {
	r := rich{src: rtf, codepage: "1252"}
	r.run()
	return r.text.String(), strings.TrimSpace(r.hidden.String()), r.html, r.pictures
}

// rich reads rich text.
type rich struct {
	src      []byte
	at       int
	text     strings.Builder
	hidden   strings.Builder
	state    group
	stack    []group
	codepage string
	html     bool // HTML is wrapped in it
	pictures int
	run8     []byte   // characters of 8 bits that follow each other
	run16    []uint16 // and of 16
	skip     int      // characters that stand in for a Unicode one
}

// group is what holds between braces.
type group struct {
	gone    bool // a destination without text
	wrapped bool // \htmlrtf: there for readers of rich text alone
	tag     bool // \*\htmltag
	unseen  bool // \v
	ignore  bool // \* stood there
	uc      int  // how many characters stand in for a Unicode one
}

// maxGroups is how deep groups may lie in each other.
const maxGroups = 10_000

// silent are destinations that hold no text of the body.
var silent = set(`fonttbl colortbl stylesheet info listtable listoverridetable rsidtbl generator themedata colorschememapping datastore
	latentstyles xmlnstbl mmathPr pgptbl filetbl revtbl listtext fldinst bkmkstart bkmkend template private pntext`)

// characters are control words that stand for a character.
var characters = map[string]string{"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t", "nestcell": "\t",
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ", "enspace": " "}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func (r *rich) run() {
	r.state.uc = 1
	for r.at < len(r.src) {
		c := r.src[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.stack) < maxGroups {
				r.stack = append(r.stack, r.state)
			}
			r.skip = 0
		case '}':
			r.flush()
			if n := len(r.stack); n > 0 {
				r.state, r.stack = r.stack[n-1], r.stack[:n-1]
			}
			r.skip = 0
		case '\\':
			r.control()
		case '\r', '\n', 0:
		default:
			r.char(c)
		}
	}
	r.flush()
}

func (r *rich) control() {
	if r.at >= len(r.src) {
		return
	}
	c := r.src[r.at]
	if !letter(c) {
		r.at++
		r.symbol(c)
		return
	}
	start := r.at
	for r.at < len(r.src) && letter(r.src[r.at]) {
		r.at++
	}
	word := string(r.src[start:r.at])
	start = r.at
	if r.at < len(r.src) && r.src[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.src) && digit(r.src[r.at]) {
		r.at++
	}
	n, err := strconv.Atoi(string(r.src[start:min(r.at, start+11)]))
	has := err == nil
	if r.at < len(r.src) && r.src[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, has)
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

// symbol is a control of one sign.
func (r *rich) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+1 < len(r.src) {
			if v, err := strconv.ParseUint(string(r.src[r.at:r.at+2]), 16, 8); err == nil {
				r.char(byte(v))
			}
			r.at += 2
		}
	case '*':
		r.state.ignore = true
	case '~':
		r.say(" ")
	case '_':
		r.say("-")
	case '\r', '\n':
		r.say("\n")
	case '\\', '{', '}':
		r.char(c)
	}
}

func (r *rich) word(word string, n int, has bool) {
	ignored := r.state.ignore
	r.state.ignore = false
	switch {
	case word == "fromhtml":
		r.html = true
	case word == "ansicpg" && has:
		r.codepage = itoa(max(n, 0))
	case word == "htmlrtf":
		r.flush()
		r.state.wrapped = !has || n != 0
	case word == "htmltag":
		r.flush()
		r.state.tag = true
		r.state.gone = false
	case word == "v":
		r.flush()
		r.state.unseen = !has || n != 0
	case word == "uc" && has:
		r.state.uc = min(max(n, 0), 8)
	case word == "u" && has:
		r.unicode(uint16(n))
	case word == "bin" && has:
		r.at = min(r.at+max(n, 0), len(r.src))
	case word == "pict", word == "object":
		r.pictures++
		r.state.gone = true
	case silent[word], ignored:
		r.flush()
		r.state.gone = true
	case characters[word] != "":
		if !r.html || !r.state.tag {
			r.say(characters[word])
		}
	}
}

// unicode is a character of 16 bits; others stand in for it.
func (r *rich) unicode(u uint16) {
	if len(r.run8) > 0 {
		r.flush()
	}
	r.run16 = append(r.run16, u)
	r.skip = r.state.uc
}

// char is a character of 8 bits.
func (r *rich) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if len(r.run16) > 0 {
		r.flush()
	}
	r.run8 = append(r.run8, c)
}

// say writes text after what waits for being decoded.
func (r *rich) say(s string) {
	r.flush()
	switch {
	case r.state.gone, r.html && r.state.wrapped:
	case r.state.unseen && !r.html:
		r.hidden.WriteString(s)
	default:
		r.text.WriteString(s)
	}
}

// flush decodes the characters that wait.
func (r *rich) flush() {
	var s string
	if len(r.run16) > 0 {
		s = string(utf16.Decode(r.run16))
	} else if len(r.run8) > 0 {
		s = decode(r.run8, r.codepage)
	}
	r.run16, r.run8 = nil, nil
	if s != "" {
		r.say(s)
	}
}
