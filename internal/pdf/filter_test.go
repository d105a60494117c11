package pdf

import (
	"bytes"
	"compress/zlib"
	"testing"
)

func deflate(b []byte) []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write(b)
	w.Close()
	return z.Bytes()
}

func TestDecode(t *testing.T) {
	text := []byte("BT (one two three one two three) Tj ET")
	z := deflate(text)
	badSum := bytes.Clone(z)
	badSum[len(badSum)-1] ^= 0xff
	badHead := bytes.Clone(z)
	badHead[1] ^= 0x55
	for _, tt := range []struct {
		name string
		dict Dict
		raw  []byte
		want []byte
		rest Name
	}{
		{"none", Dict{}, text, text, ""},
		{"flate", Dict{"Filter": Name("FlateDecode")}, z, text, ""},
		{"wrong checksum", Dict{"Filter": Name("FlateDecode")}, badSum, text, ""},
		{"no checksum", Dict{"Filter": Name("FlateDecode")}, z[:len(z)-4], text, ""},
		{"wrong header bits", Dict{"Filter": Name("FlateDecode")}, badHead, text, ""},
		{"line end before data", Dict{"Filter": Name("FlateDecode")}, append([]byte("\r\n"), z...), text, ""},
		{"chain", Dict{"Filter": Array{Name("ASCIIHexDecode"), Name("Fl")}}, hexOf(z), text, ""},
		{"ascii85", Dict{"Filter": Name("A85")}, []byte("87cURD]i,\"Ebo80~>"), []byte("Hello World!"), ""},
		{"run length", Dict{"Filter": Name("RL")}, []byte{2, 'a', 'b', 'c', 254, 'd', 128, 'x'}, []byte("abcddd"), ""},
		{"picture left on", Dict{"Filter": Array{Name("Fl"), Name("DCTDecode")}}, z, text, "DCTDecode"},
		{"png up", Dict{"Filter": Name("Fl"), "DecodeParms": Dict{"Predictor": 12, "Columns": 3}},
			deflate([]byte{2, 1, 2, 3, 2, 1, 1, 1}), []byte{1, 2, 3, 2, 3, 4}, ""},
		{"png paeth, short last row", Dict{"Filter": Name("Fl"), "DecodeParms": Dict{"Predictor": 15, "Columns": 3}},
			deflate([]byte{4, 1, 1, 1, 4, 1, 1}), []byte{1, 2, 3, 2, 3}, ""},
		{"tiff", Dict{"Filter": Name("Fl"), "DecodeParms": Dict{"Predictor": 2, "Columns": 3}},
			deflate([]byte{1, 1, 1, 5, 1, 1}), []byte{1, 2, 3, 5, 6, 7}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, rest, err := (&File{}).Decode(&Stream{Dict: tt.dict, Raw: tt.raw})
			if err != nil || rest != tt.rest || !bytes.Equal(got, tt.want) {
				t.Errorf("got %q, rest %q, err %v; want %q, rest %q", got, rest, err, tt.want, tt.rest)
			}
		})
	}
}

func hexOf(b []byte) []byte {
	var out bytes.Buffer
	for _, c := range b {
		out.WriteString(string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
	}
	out.WriteByte('>')
	return out.Bytes()
}

func TestBombIsRefused(t *testing.T) {
	s := &Stream{Dict: Dict{"Filter": Name("Fl")}, Raw: deflate(make([]byte, MaxStream+10))}
	if _, _, err := (&File{}).Decode(s); err == nil {
		t.Error("a stream over the limit was decoded")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{0x78, 0x9c, 1, 2, 3}, "FlateDecode", 12, 5)
	f.Add([]byte{0x80, 0x0b, 0x60}, "LZWDecode", 2, 1)
	f.Add([]byte("87cURz~>"), "A85", 1, 1)
	f.Add([]byte{200, 1, 3}, "RL", 1, 1)
	f.Fuzz(func(t *testing.T, raw []byte, filter string, predictor, columns int) {
		d := Dict{"Filter": Name(filter), "DecodeParms": Dict{"Predictor": predictor, "Columns": columns}}
		(&File{}).Decode(&Stream{Dict: d, Raw: raw})
	})
}
