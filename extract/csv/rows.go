package csv

import (
	"iter"
	"strings"
)

// field is a cell in the file, quotes included.
type field struct{ from, to int }

// row is a line of cells. ended says that a line end follows, and closed that no
// quotes are open at the end of the text.
type row struct {
	fields        []field
	ended, closed bool
}

// rows cuts a text up from a place on. The fields are good until the next row.
func rows(s string, at int, delim byte) iter.Seq[row] {
	ends := string([]byte{delim, '\n', '\r'})
	return func(yield func(row) bool) {
		r := row{}
		for {
			r.closed = true
			from := at
			if at < len(s) && s[at] == '"' {
				at++
				for r.closed = false; at < len(s); at++ {
					if s[at] != '"' {
						continue
					}
					if at+1 < len(s) && s[at+1] == '"' {
						at++
						continue
					}
					r.closed = true
					at++
					break
				}
			}
			if i := strings.IndexAny(s[at:], ends); i >= 0 {
				at += i
			} else {
				at = len(s)
			}
			r.fields = append(r.fields, field{from, at})
			if at < len(s) && s[at] == delim {
				at++
				continue
			}
			r.ended = at < len(s)
			if strings.HasPrefix(s[at:], "\r\n") {
				at++
			}
			at++
			if !yield(r) {
				return
			}
			if at >= len(s) {
				return
			}
			r.fields = r.fields[:0]
		}
	}
}
