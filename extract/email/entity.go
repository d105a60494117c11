package email

import (
	"bytes"
	"strings"
)

// entity is a message or a part of one: its headers and what follows them, still
// coded.
type entity struct {
	header header
	body   []byte

	typ         string // "text/plain", in lower case
	params      map[string]string
	disposition string // "attachment", "inline" or nothing
	file        string // the name that it has as a file, decoded
}

// readEntity takes the headers off. fallback is the type of what names none.
func readEntity(b []byte, fallback string) entity {
	e := entity{}
	e.header, e.body, _ = splitHeader(b)
	e.describe(fallback)
	return e
}

// describe reads the headers that say what an entity is.
func (e *entity) describe(fallback string) {
	e.typ, e.params = mediaType(e.header.get("content-type"))
	if !strings.Contains(e.typ, "/") {
		e.typ = fallback
		if e.header.get("content-type") != "" && fallback == "" {
			e.typ = "text/plain"
		}
	}
	disposition, params := mediaType(e.header.get("content-disposition"))
	e.disposition = disposition
	name := params["filename"]
	if name == "" {
		name = e.params["name"]
	}
	name, _ = decodeWords(loose([]byte(name)))
	e.file = name
}

// data is the content, decoded; see decodeTransfer.
func (e entity) data() ([]byte, string, bool) {
	return decodeTransfer(e.body, e.header.get("content-transfer-encoding"))
}

// id is the name by which HTML refers to an entity.
func (e entity) id() string { return strings.Trim(e.header.get("content-id"), " <>") }

// split divides the body of a multipart (RFC 2046, 5.1). Around is what stands
// before the first part and after the last. There are no parts where the boundary
// is not found.
func (e entity) split() (parts [][]byte, around []byte) {
	body, boundary := e.body, e.params["boundary"]
	if boundary == "" {
		boundary = guessBoundary(body)
	}
	if boundary == "" {
		return nil, nil
	}
	mark := []byte("--" + strings.TrimRight(boundary, " \t"))
	start, open := 0, false
	for at := 0; at < len(body); {
		end := len(body)
		if n := bytes.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		line := bytes.TrimRight(body[at:end], " \t\r\n")
		if rest, ok := bytes.CutPrefix(line, mark); ok && (len(rest) == 0 || string(rest) == "--") {
			if open {
				parts = append(parts, withoutEnd(body[start:at]))
			} else {
				around = append(around, body[start:at]...)
			}
			start, open = end, len(rest) == 0
		}
		at = end
	}
	if open {
		parts = append(parts, body[start:]) // the end is missing
	} else {
		around = append(around, body[start:]...)
	}
	return parts, around
}

// withoutEnd takes off the line end before a boundary, which belongs to that.
func withoutEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// guessBoundary is the boundary of a multipart that does not name it: the first
// line that looks like one.
func guessBoundary(body []byte) string {
	tries := 20
	for rest := body; len(rest) > 0 && tries > 0; {
		line, next := cutLine(rest)
		line = strings.TrimRight(line, " \t")
		if b, ok := strings.CutPrefix(line, "--"); ok && len(b) > 8 && !strings.Contains(b, " ") {
			if bytes.Contains(next, []byte("\n"+line)) {
				return b
			}
			tries--
		}
		rest = next
	}
	return ""
}
