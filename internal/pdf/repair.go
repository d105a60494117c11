package pdf

import "bytes"

// maxObject is the highest object number that is taken from a damaged file.
const maxObject = 1 << 23

// Repair finds objects by looking for "n g obj" in the bytes, as viewers do
// when the cross-reference table is gone. Later objects of the same number win
// over earlier ones, and object streams are opened. It returns nil where there
// is no catalog.
func Repair(data []byte) *File {
	f := &File{Objects: map[int]Object{}, Trailer: Dict{}, Repaired: true}
	var streams []*Stream
	for pos := 0; pos < len(data); {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + 3
		num, ok := objectNumber(data, at)
		if !ok {
			continue
		}
		l := Lexer{Buf: data, Pos: at + 3}
		o, _ := l.ParseObject()
		if d, ok := o.(Dict); ok {
			if s, end := rawStream(data, &l, d); s != nil {
				o = s
				l.Pos = end
				if d["Type"] == Name("ObjStm") {
					streams = append(streams, s)
				}
				if d["Type"] == Name("XRef") {
					f.takeTrailer(d)
				}
			}
		}
		f.Objects[num] = o
		pos = max(pos, l.Pos)
	}
	for _, s := range streams {
		f.openObjectStream(s)
	}
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("trailer"))
		if i < 0 {
			break
		}
		l := Lexer{Buf: data, Pos: pos + i + 7}
		if d, ok := l.ParseObject(); ok {
			if d, ok := d.(Dict); ok {
				f.takeTrailer(d)
			}
		}
		pos += i + 7
	}
	if f.Dict(f.Trailer["Root"]) == nil {
		for num, o := range f.Objects {
			if d, ok := o.(Dict); ok && d["Type"] == Name("Catalog") {
				f.Trailer["Root"] = Ref(num)
			}
		}
	}
	if f.Dict(f.Trailer["Root"]) == nil {
		return nil
	}
	return f
}

func (f *File) takeTrailer(d Dict) {
	for _, k := range []Name{"Root", "Info"} {
		if r, ok := d[k].(Ref); ok {
			f.Trailer[k] = r
		}
	}
}

// objectNumber reads the "n g " before an obj keyword at position at.
func objectNumber(data []byte, at int) (int, bool) {
	if at+3 < len(data) && class[data[at+3]] == clsRegular && (data[at+3] < '0' || data[at+3] > '9') {
		return 0, false
	}
	i := at
	back := func() (int, bool) {
		j := i
		for j > 0 && IsSpace(data[j-1]) {
			j--
		}
		end := j
		for j > 0 && data[j-1] >= '0' && data[j-1] <= '9' && end-j < 10 {
			j--
		}
		if j == end || end == at {
			return 0, false
		}
		v, _, _ := number(data[j:end])
		i = j
		return int(v), true
	}
	if _, ok := back(); !ok {
		return 0, false
	}
	num, ok := back()
	return num, ok && num > 0 && num <= maxObject
}

// rawStream takes the stream data after a dictionary, by its Length where that
// leads to endstream, and up to the next endstream otherwise.
func rawStream(data []byte, l *Lexer, d Dict) (*Stream, int) {
	save := l.Pos
	t := l.Next()
	if t.Kind != Keyword || !bytes.Equal(t.Bytes, []byte("stream")) {
		l.Pos = save
		return nil, 0
	}
	start := t.End
	if start < len(data) && data[start] == '\r' {
		start++
	}
	if start < len(data) && data[start] == '\n' {
		start++
	}
	if n, ok := d["Length"].(int); ok && n >= 0 && n <= len(data)-start {
		l := Lexer{Buf: data, Pos: start + n}
		if t := l.Next(); t.Kind == Keyword && bytes.HasPrefix(t.Bytes, []byte("endstream")) {
			return &Stream{Dict: d, Raw: data[start : start+n]}, t.End
		}
	}
	end := len(data)
	if i := bytes.Index(data[start:], []byte("endstream")); i >= 0 {
		end = start + i
	}
	raw := data[start:end]
	raw = bytes.TrimSuffix(raw, []byte("\n"))
	raw = bytes.TrimSuffix(raw, []byte("\r"))
	return &Stream{Dict: d, Raw: raw}, end
}

// openObjectStream adds the objects of an object stream that are not there on
// their own (PDF 32000-1, 7.5.7).
func (f *File) openObjectStream(s *Stream) {
	data, rest, err := f.Decode(s)
	if err != nil || rest != "" {
		return
	}
	n, first := f.Int(s.Dict["N"], 0), f.Int(s.Dict["First"], 0)
	if first < 0 || first > len(data) {
		return
	}
	l := Lexer{Buf: data}
	for range n {
		num, off := l.Next(), l.Next()
		if num.Kind != Number || off.Kind != Number || l.Pos > first {
			return
		}
		at := first + int(off.Num)
		if at < 0 || at >= len(data) || num.Num < 1 || num.Num > maxObject {
			continue
		}
		body := Lexer{Buf: data, Pos: at}
		if o, ok := body.ParseObject(); ok {
			f.Objects[int(num.Num)] = o
		}
	}
}
