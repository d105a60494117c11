package pdf

import (
	"bytes"
	"math"
	"testing"
)

func TestAppendNum(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 12: "12", -3: "-3", 0.5: "0.5", -0.25: "-0.25", 123.456785: "123.45679", 99.999999: "100", -10.00001: "-10.00001",
		1.1: "1.1", 0.01: "0.01", 1e-12: "0", -1e-12: "0", 0.1: "0.1", 1e15: "1000000000000000", 123456789.125: "123456789.125", 5e9 + 0.5: "5000000000.5",
		math.Inf(1): "0", math.NaN(): "0",
	} {
		var b bytes.Buffer
		if AppendNum(&b, v); b.String() != want {
			t.Errorf("%v: %q, want %q", v, b.String(), want)
		}
	}
}

func TestAppendString(t *testing.T) {
	for in, want := range map[string]string{
		"": "()", "Jane (Roe)\\": `(Jane \(Roe\)\\)`, "J\xfcrgen Roe": `(J\374rgen Roe)`, "tab\tin text": `(tab\011in text)`, "\x00\x41\x00\xff": "<004100FF>",
	} {
		var b bytes.Buffer
		if AppendString(&b, []byte(in)); b.String() != want {
			t.Errorf("%q: %q, want %q", in, b.String(), want)
		}
		l := Lexer{Buf: b.Bytes()}
		if got := l.Next(); got.Kind != Str || string(got.Bytes) != in {
			t.Errorf("%q reads back as %q", in, got.Bytes)
		}
	}
}
