package numfmt

import (
	"math"
	"strconv"
	"strings"
)

// section is one of the parts of a code between semicolons.
type section struct {
	tokens    []token
	limit     string // the operator of a condition, ">="
	bound     float64
	date      bool
	general   bool
	exponent  bool
	fraction  bool
	grouped   bool // with commas between thousands
	digits    int  // places for digits
	whole     int  // of them zeros before the point, which are always shown
	decimals  int  // places after the point
	percent   int  // signs
	thousands int  // commas at the end, each a division by a thousand
}

// token is a stretch of a code with one meaning.
type token struct {
	kind kind
	text string
}

type kind uint8

const (
	literal kind = iota
	digit        // one of 0 # ?
	point
	unit    // of a date or time: "yyyy", "m", "[h]", "AM/PM"
	power   // E+
	percent // %
	general_
	textual // @
)

// parseSection reads a code up to a semicolon.
func parseSection(code string) (s section, rest string, more bool) {
	afterPoint := false
	i := 0
	add := func(k kind, text string) { s.tokens = append(s.tokens, token{k, text}) }
	lastDigit := -1 // where the last place for a digit stands
	for i < len(code) {
		c := code[i]
		switch {
		case c == ';':
			s.finish(lastDigit)
			return s, code[i+1:], true
		case c == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				end = len(code) - i - 1
			}
			add(literal, code[i+1:i+1+end])
			i += end + 1
		case c == '\\':
			r := first(code[i+1:])
			add(literal, r)
			i += len(r)
		case c == '_': // a blank as wide as the next character
			add(literal, " ")
			i += len(first(code[i+1:]))
		case c == '*': // the next character as often as there is room
			i += len(first(code[i+1:]))
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				add(literal, code[i:])
				i = len(code)
				continue
			}
			s.bracket(code[i+1 : i+end])
			i += end
		case c == '0' || c == '#' || c == '?':
			add(digit, code[i:i+1])
			lastDigit = len(s.tokens) - 1
			s.digits++
			if afterPoint {
				s.decimals++
			} else if c == '0' {
				s.whole++
			}
		case c == '.':
			afterPoint = true
			add(point, ".")
		case c == ',':
			add(literal, ",")
		case c == '%':
			s.percent++
			add(percent, "%")
		case c == '@':
			add(textual, "@")
		case (c == 'E' || c == 'e') && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-') && s.digits > 0:
			s.exponent = true
			add(power, "E"+code[i+1:i+2])
			i++
			for i+1 < len(code) && strings.IndexByte("0#?", code[i+1]) >= 0 {
				i++
			}
		case begins(code[i:], "general"):
			s.general = true
			add(general_, "")
			i += len("general") - 1
		case begins(code[i:], "AM/PM"):
			add(unit, "AM/PM")
			s.date = true
			i += len("AM/PM") - 1
		case begins(code[i:], "A/P"):
			add(unit, "AM/PM")
			s.date = true
			i += len("A/P") - 1
		case strings.IndexByte("yYmMdDhHsS", c) >= 0, (c == 'e' || c == 'E') && s.digits == 0:
			n := 1
			for i+n < len(code) && lower(code[i+n]) == lower(c) {
				n++
			}
			add(unit, strings.ToLower(code[i:i+n]))
			s.date = true
			i += n - 1
		default:
			r := first(code[i:])
			add(literal, r)
			i += len(r) - 1
		}
		i++
	}
	s.finish(lastDigit)
	return s, "", false
}

// begins is strings.HasPrefix for either case.
func begins(s, with string) bool {
	return len(s) >= len(with) && strings.EqualFold(s[:len(with)], with)
}

func first(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// bracket reads what stands in brackets: a condition, a currency, an elapsed time,
// or a colour, which shows nothing.
func (s *section) bracket(in string) {
	low := strings.ToLower(in)
	switch {
	case in == "":
	case in[0] == '$':
		symbol, _, _ := strings.Cut(in[1:], "-")
		if symbol != "" {
			s.tokens = append(s.tokens, token{literal, symbol})
		}
	case strings.IndexByte("<>=", in[0]) >= 0:
		op := strings.TrimRight(in, "0123456789.+-eE")
		if v, err := strconv.ParseFloat(in[len(op):], 64); err == nil && s.limit == "" {
			s.limit, s.bound = op, v
		}
	case strings.Trim(low, "h") == "" || strings.Trim(low, "m") == "" || strings.Trim(low, "s") == "":
		s.tokens = append(s.tokens, token{unit, "[" + low + "]"})
		s.date = true
	}
}

// finish tells commas that group or divide from those that are text.
func (s *section) finish(lastDigit int) {
	seen := false
	for i := range s.tokens {
		if i > 0 && i+1 < len(s.tokens) && s.tokens[i].kind == literal && s.tokens[i].text == "/" && s.tokens[i-1].kind == digit {
			s.fraction = true
		}
		t := &s.tokens[i]
		switch {
		case t.kind == digit:
			seen = true
		case t.kind == literal && t.text == "," && seen && !s.date:
			if i < lastDigit {
				s.grouped = true
				t.text = ""
			} else if i == lastDigit+1 {
				s.thousands++
				lastDigit++
				t.text = ""
			}
		}
	}
	s.minutes()
	if len(s.tokens) == 1 && s.tokens[0].kind == textual {
		s.tokens[0].kind = general_
		s.general = true
	}
}

// holds reports whether the condition of a section is met.
func (s section) holds(v float64) bool {
	switch s.limit {
	case "<":
		return v < s.bound
	case "<=":
		return v <= s.bound
	case ">":
		return v > s.bound
	case ">=":
		return v >= s.bound
	case "=":
		return v == s.bound
	case "<>":
		return v != s.bound
	}
	return true
}

func (s section) scale() float64 {
	return math.Pow(100, float64(s.percent)) / math.Pow(1000, float64(s.thousands))
}

// showNumber fills the places of a section with the digits of a number that is not
// negative.
func (s section) showNumber(v float64) string {
	if s.fraction {
		return general(v)
	}
	before, after, pow := "", "", ""
	if s.digits > 0 && s.exponent {
		m, p, _ := strings.Cut(strconv.FormatFloat(v*s.scale(), 'e', s.decimals, 64), "e")
		before, after, _ = strings.Cut(m, ".")
		pow = p
	} else if s.digits > 0 {
		before, after, _ = strings.Cut(round(v*s.scale(), s.decimals), ".")
	}
	places := 0
	for _, t := range s.tokens {
		if t.kind == point {
			break
		}
		if t.kind == digit {
			places++
		}
	}
	before = strings.TrimLeft(before, "0")
	var b strings.Builder
	left := false // of the point
	n, k := 0, 0
	for _, t := range s.tokens {
		switch t.kind {
		case literal:
			b.WriteString(t.text)
		case general_, textual:
			b.WriteString(general(v))
		case percent:
			b.WriteByte('%')
		case power:
			b.WriteString("E")
			if pow != "" && (pow[0] == '-' || t.text == "E+") {
				b.WriteByte(pow[0])
			}
			b.WriteString(strings.TrimLeft(pow, "+-"))
		case point:
			left = true
			if strings.TrimRight(after, "0") != "" || s.fixed() {
				b.WriteByte('.')
			}
		case digit:
			if left {
				if n < len(after) && (t.text == "0" || strings.Trim(after[n:], "0") != "") {
					b.WriteByte(after[n])
				}
				n++
				continue
			}
			// The first place takes all the digits that have none of their own.
			todo := places - k
			k++
			for k == 1 && len(before) > todo {
				s.put(&b, before[0], len(before))
				before = before[1:]
			}
			if len(before) == todo {
				s.put(&b, before[0], todo)
				before = before[1:]
			} else if t.text == "0" {
				s.put(&b, '0', todo)
			}
		}
	}
	return b.String()
}

// round writes a number with so many places after the point; a half goes up, as in
// sheets.
func round(v float64, places int) string {
	if p := math.Pow(10, float64(places)); math.Abs(v)*p < 1e15 {
		v = math.Round(v*p*(1+1e-15)) / p
	}
	return strconv.FormatFloat(v, 'f', places, 64)
}

// put writes a digit with so many to the point, itself included, and the comma
// that may follow.
func (s section) put(b *strings.Builder, d byte, left int) {
	b.WriteByte(d)
	if s.grouped && left > 1 && (left-1)%3 == 0 {
		b.WriteByte(',')
	}
}

// fixed reports whether there is a 0 after the point.
func (s section) fixed() bool {
	past := false
	for _, t := range s.tokens {
		past = past || t.kind == point
		if past && t.kind == digit && t.text == "0" {
			return true
		}
	}
	return false
}
