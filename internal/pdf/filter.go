package pdf

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"github.com/hhrutter/lzw"
	"github.com/klauspost/compress/flate"
)

// MaxStream is the size above which a stream is not decoded further, in bytes.
const MaxStream = 40 << 20

// MaxDecoded is how much all streams that were decoded may take together.
// Pictures, which take the most room, are not among them.
const MaxDecoded = 256 << 20

// Errors of decoding.
var (
	errTooLarge = errors.New("pdf: a stream decodes to more than the limit")
	errFilter   = errors.New("pdf: a stream's filter data is damaged")
)

// Decode returns the stream's data with its filters undone (PDF 32000-1, 7.4).
// Image filters (DCT, JPX, CCITT, JBIG2) are left on: rest names the first
// filter that was not undone. Decoding is tolerant: a wrong checksum or a cut
// end gives what could be read. The result is kept; callers do not change it.
func (f *File) Decode(s *Stream) (data []byte, rest Name, err error) {
	s.once.Do(func() {
		s.decoded, s.rest, s.err = f.decode(s)
		if s.rest == "" && f.decoded.Add(int64(len(s.decoded))) > MaxDecoded {
			s.decoded, s.err = nil, errTooLarge
		}
	})
	return s.decoded, s.rest, s.err
}

// What the pages of a long document draw is not kept, but decoded each time that it
// is asked for.
const (
	keptContents = 40 << 20 // from when on
	maxPassed    = 1 << 30  // bytes, in all
)

// contents is Decode for a page's content, of which there may be much.
func (f *File) contents(s *Stream) (data []byte, rest Name, err error) {
	if f.decoded.Load() < keptContents && !f.Once {
		return f.Decode(s)
	}
	if data, rest, err = f.decode(s); rest == "" && f.passed.Add(int64(len(data))) > maxPassed {
		return nil, "", errTooLarge
	}
	return data, rest, err
}

// TooLarge reports whether the streams decoded so far passed a limit: what was
// read since then is not complete.
func (f *File) TooLarge() bool { return f.decoded.Load() > MaxDecoded || f.passed.Load() > maxPassed }

func (f *File) decode(s *Stream) ([]byte, Name, error) {
	filters, parms := f.filters(s.Dict)
	data := s.Raw
	for i, name := range filters {
		var err error
		switch name {
		case "FlateDecode", "Fl":
			data, err = inflate(data)
		case "LZWDecode", "LZW":
			data, err = unlzw(data, f.Int(parms[i]["EarlyChange"], 1) != 0)
		case "ASCII85Decode", "A85":
			data = unascii85(data)
		case "ASCIIHexDecode", "AHx":
			data = unasciihex(data)
		case "RunLengthDecode", "RL":
			data, err = unrunlength(data)
		case "Crypt":
			continue // Identity, or already undone with the rest of the encryption
		default:
			return data, name, nil
		}
		if err == nil && (name[0] == 'F' || name[0] == 'L') {
			data, err = f.unpredict(data, parms[i])
		}
		if err != nil {
			return nil, name, err
		}
	}
	return data, "", nil
}

// filters returns the stream's filters and, for each, its parameters.
func (f *File) filters(d Dict) ([]Name, []Dict) {
	fo, po := d["Filter"], d["DecodeParms"]
	if fo == nil {
		fo = d["F"]
	}
	if po == nil {
		po = d["DP"]
	}
	var names []Name
	var parms []Dict
	switch v := f.Resolve(fo).(type) {
	case Name:
		names = []Name{v}
		p := f.Dict(po)
		if a := f.Array(po); len(a) > 0 {
			p = f.Dict(a[0])
		}
		parms = []Dict{p}
	case Array:
		pa := f.Array(po)
		for i, o := range v {
			names = append(names, f.Name(o))
			var p Dict
			if i < len(pa) {
				p = f.Dict(pa[i])
			} else if len(v) == 1 {
				p = f.Dict(po)
			}
			parms = append(parms, p)
		}
	}
	return names, parms
}

// inflate undoes zlib. The two header bytes and the checksum are not looked
// at: producers get both wrong, and a page is not thrown away for that.
func inflate(data []byte) ([]byte, error) {
	for len(data) > 0 && IsSpace(data[0]) && data[0] != 0 { // a stray end of line before the data
		data = data[1:]
	}
	if len(data) < 2 {
		return nil, nil
	}
	body := data
	if data[0]&0x0f == 8 { // a zlib header, whether or not its check bits hold
		body = data[2:]
	}
	out, err := inflateAll(body)
	if len(out) == 0 && err != nil && len(body) != len(data) {
		if raw, rerr := inflateAll(data); rerr == nil {
			return raw, nil
		}
	}
	if errors.Is(err, errTooLarge) || (len(out) == 0 && err != nil) {
		return nil, err
	}
	return out, nil
}

// readAll reads all there is, up to MaxStream, and returns it also where the
// reader fails on the way.
func readAll(r io.Reader) ([]byte, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer func() {
		if b.Cap() <= maxBuffer {
			buffers.Put(b)
		}
	}()
	b.Reset()
	n, err := io.Copy(b, io.LimitReader(r, MaxStream+1))
	if n > MaxStream {
		return nil, errTooLarge
	}
	if err != nil {
		err = errFilter
	}
	return bytes.Clone(b.Bytes()), err
}

// maxBuffer is the size above which a buffer is not kept for the next stream.
const maxBuffer = 1 << 20

// buffers and inflaters are used again: making one costs more than a page's
// content takes to inflate.
var (
	buffers   = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}
)

// inflateAll undoes deflate without zlib's frame.
func inflateAll(data []byte) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	return readAll(r)
}

func unlzw(data []byte, early bool) ([]byte, error) {
	r := lzw.NewReader(bytes.NewReader(data), early)
	defer r.Close()
	out, err := readAll(r)
	if errors.Is(err, errTooLarge) || (len(out) == 0 && err != nil) {
		return nil, err
	}
	return out, nil
}

func unascii85(data []byte) []byte {
	out := make([]byte, 0, len(data)*4/5)
	var group [5]byte
	n := 0
	flush := func() {
		if n < 2 {
			return
		}
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		var v uint32
		for _, g := range group {
			v = v*85 + uint32(g)
		}
		b := [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
		out = append(out, b[:n-1]...)
		n = 0
	}
	for _, c := range data {
		switch {
		case c == '~':
			flush()
			return out
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				flush()
			}
		}
	}
	flush()
	return out
}

func unasciihex(data []byte) []byte {
	l := Lexer{Buf: append([]byte{'<'}, data...)}
	return l.hex()
}

func unrunlength(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > MaxStream {
			return nil, errTooLarge
		}
	}
	return out, nil
}
