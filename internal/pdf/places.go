package pdf

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// Place is one text-bearing place of a file, in one way of reading it.
type Place struct {
	Where string // "object 12"; no text of the document
	View  string // which way of reading
	Text  string
}

// Views of a file's content.
const (
	viewBytes   = "bytes"   // the file as it is
	ViewInside  = "inside"  // streams inflated, byte by byte
	viewStrings = "strings" // strings and names, decoded
	ViewShown   = "shown"   // the strings that a content stream shows, joined
	viewWide    = "wide"    // streams as UTF-16
)

// Places lists every text-bearing place of a file: its bytes, every string and
// name, every stream inflated, read as text in several ways. It finds the
// objects by looking for them in the bytes, not by the cross-reference table,
// so it also sees objects that nothing refers to. What the format itself is made
// of is left out: names that its specification defines, and the numbers that
// place and count things.
func Places(data []byte) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		lean := withoutPixels(data)
		for b := range chunks(lean, blankNames(withoutStructure(lean))) {
			if !yield(Place{Where: "the file's bytes", View: viewBytes, Text: latin1(b)}) {
				return
			}
		}
		f := Repair(data)
		if f == nil {
			return
		}
		for _, num := range slices.Sorted(maps.Keys(f.Objects)) {
			for _, p := range f.objectPlaces(num) {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// chunks yields text piece by piece, cut where an object ends in data, which is
// like it: nothing reads on over that.
func chunks(data, text []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for from := 0; from < len(data); {
			to := len(data)
			if i := bytes.Index(data[min(from+chunk, to):], []byte("endobj")); i >= 0 {
				to = from + chunk + i + len("endobj")
			}
			if !yield(text[from:to]) {
				return
			}
			from = to
		}
	}
}

// chunk is how many bytes, at least, are looked at together.
const chunk = 1 << 20

// objectPlaces are the places of one object.
func (f *File) objectPlaces(num int) (out []Place) {
	w := placer{f: f, where: fmt.Sprintf("object %d", num)}
	w.object(f.Objects[num], 0)
	if w.text.Len() > 0 {
		out = append(out, Place{Where: w.where, View: viewStrings, Text: w.text.String()})
	}
	if s, ok := f.Objects[num].(*Stream); ok {
		out = append(out, f.streamPlaces(w.where, s)...)
	}
	return out
}

func (f *File) streamPlaces(where string, s *Stream) []Place {
	data, _, err := f.decode(s) // not kept: this looks at every stream of a file
	if err != nil || len(data) == 0 {
		return nil
	}
	data = withoutPixels(data)
	shown, rest := shownStrings(data)
	if f.Name(s.Dict["Type"]) == "ObjStm" {
		rest = withoutStructure(data)
	}
	out := []Place{{Where: where, View: ViewInside, Text: latin1(blankNames(rest))}}
	if shown != "" {
		out = append(out, Place{Where: where, View: ViewShown, Text: shown})
	}
	if wide := fromWide(data); wide != "" {
		out = append(out, Place{Where: where, View: viewWide, Text: wide})
	}
	return out
}

// placer collects the strings and names of one object.
type placer struct {
	f     *File
	where string
	text  strings.Builder
}

func (w *placer) object(o Object, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := o.(type) {
	case String:
		w.text.WriteString(Text(string(v)) + "\n")
	case Name:
		if !vocabulary(v) {
			w.text.WriteString(latin1([]byte(v)) + "\n")
		}
	case Array:
		for _, x := range v {
			w.object(x, depth+1)
		}
	case Dict:
		for _, k := range v.Keys() {
			w.object(k, depth+1)
			w.object(v[k], depth+1)
		}
	case *Stream:
		w.object(v.Dict, depth)
	}
}

// latin1 reads each byte as the character of that number, keeping UTF-8 as it
// is where the whole is UTF-8.
func latin1(b []byte) string {
	ascii := true
	for _, c := range b {
		if c >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return string(b)
	}
	n := len(b)
	for _, c := range b {
		n += int(c >> 7)
	}
	var out strings.Builder
	out.Grow(n)
	for _, c := range b {
		out.WriteRune(rune(c))
	}
	return out.String()
}

// fromWide reads big-endian UTF-16 at both alignments where there is some;
// runs of letters count, the rest becomes spaces.
func fromWide(data []byte) string {
	var out strings.Builder
	for shift := 0; shift < 2; shift++ {
		run := 0
		var u []uint16
		flush := func() {
			if run >= 4 {
				out.WriteString(string(utf16.Decode(u)))
				out.WriteByte(' ')
			}
			u, run = u[:0], 0
		}
		for i := shift; i+1 < len(data); i += 2 {
			v := uint16(data[i])<<8 | uint16(data[i+1])
			if v < 0x20 || v > 0x24f {
				flush()
				continue
			}
			u = append(u, v)
			run++
		}
		flush()
	}
	return out.String()
}
