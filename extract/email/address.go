package email

import (
	"strings"
)

// addresses renders a list of addresses as a reader sees it, after prefix, and
// says where the names and the addresses are. What is no address is a name; all
// of the text is there. It is false where a word of it could not be decoded.
func addresses(prefix, value string) (text string, slots []Slot, ok bool) {
	l := list{ok: true}
	l.out.WriteString(prefix)
	l.read(value)
	l.entry("")
	return l.out.String(), l.slots, l.ok
}

// list is a list of addresses in the making.
type list struct {
	out   strings.Builder
	slots []Slot
	name  strings.Builder // of the entry, not decoded
	addr  string
	angle bool // the entry has an address in angle brackets
	ok    bool
	sep   string // what parts the next entry from the one before; empty before the first
}

// read takes a list apart (RFC 5322, 3.4), and what comes near to one.
func (l *list) read(s string) {
	depth := 0 // of comments
	for len(s) > 0 {
		switch c := s[0]; {
		case c == '"' && depth == 0:
			in, rest := quoted(s[1:])
			l.name.WriteString(in)
			s = rest
			continue
		case c == '\\' && len(s) > 1:
			l.name.WriteByte(s[1])
			s = s[2:]
			continue
		case c == '(':
			depth++
			l.name.WriteByte(c)
		case c == ')':
			depth = max(depth-1, 0)
			l.name.WriteByte(c)
		case c == '<' && depth == 0 && !l.angle:
			in, rest := angled(s[1:])
			l.addr, l.angle = in, true
			s = rest
			continue
		case (c == ',' || c == ';') && depth == 0:
			l.entry(string(c))
		default:
			l.name.WriteByte(c)
		}
		s = s[1:]
	}
}

// quoted is the inside of a quoted string, and what follows it.
func quoted(s string) (in, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i++; i < len(s) {
				b.WriteByte(s[i])
			}
		case '"':
			return b.String(), s[i+1:]
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}

// angled is the inside of angle brackets, of which one may be in a quoted local
// part, and what follows them.
func angled(s string) (in, rest string) {
	var b strings.Builder
	for len(s) > 0 && s[0] != '>' {
		if s[0] == '"' {
			q, after := quoted(s[1:])
			b.WriteString(q)
			s = after
			continue
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	return b.String(), strings.TrimPrefix(s, ">")
}

// entry ends an entry of the list; sep is what parts it from the next.
func (l *list) entry(sep string) {
	name, ok1 := decodeWords(l.name.String())
	addr, ok2 := decodeWords(l.addr)
	l.ok = l.ok && ok1 && ok2
	if name != "" || addr != "" {
		if l.sep != "" {
			l.out.WriteString(l.sep + " ")
		}
		if l.sep = ","; sep != "" {
			l.sep = sep
		}
		if name != "" {
			role := Name
			if addr == "" && strings.Contains(name, "@") {
				role = Address
			}
			l.slot(name, role)
		}
		if addr != "" {
			if name != "" {
				l.out.WriteByte(' ')
			}
			l.out.WriteByte('<')
			l.slot(addr, Address)
			l.out.WriteByte('>')
		}
	}
	l.name.Reset()
	l.addr, l.angle = "", false
}

func (l *list) slot(s string, r Role) {
	start := l.out.Len()
	l.out.WriteString(s)
	l.slots = append(l.slots, Slot{start, l.out.Len(), r})
}
