package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseObject(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     Object
		end      int // where the lexer stands afterwards; -1: at the end
	}{
		{"integer", "42", 42, -1},
		{"negative real", "-.5", -0.5, -1},
		{"rounded once", "0.3", 0.3, -1},
		{"two signs", "--5", -5, -1},
		{"reference", "12 0 R x", Ref(12), 6},
		{"no reference", "12 0 obj", 12, 2},
		{"name with escape", "/A#20B", Name("A B"), -1},
		{"name, half an escape", "/A#2", Name("A#2"), -1},
		{"string with parentheses", `(a (b) \) c)`, String("a (b) ) c"), -1},
		{"octal", `(\101\7\0053)`, String("A\a\x053"), -1},
		{"line end in string", "(a\\\r\nb\rc)", String("ab\nc"), -1},
		{"string without end", "(abc", String("abc"), -1},
		{"hex, odd", "<41 4>", String("A@"), -1},
		{"array", "[1 /B (c) null]", Array{1, Name("B"), String("c"), nil}, -1},
		{"dictionary", "<</A 1/B[2 0 R]>>", Dict{"A": 1, "B": Array{Ref(2)}}, -1},
		{"dictionary without end", "<</A 1 endobj", Dict{"A": 1}, 7},
		{"comment", "% x\n7", 7, -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := Lexer{Buf: []byte(tt.in)}
			got, ok := l.ParseObject()
			if !ok {
				t.Fatal("nothing read")
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
			if end := tt.end; end >= 0 && l.Pos != end {
				t.Errorf("stands at %d, want %d", l.Pos, end)
			}
		})
	}
}

func TestDeepNestingEnds(t *testing.T) {
	l := Lexer{Buf: []byte(strings.Repeat("[", 100_000))}
	l.ParseObject() // must return
}

func TestTokenOffsets(t *testing.T) {
	src := []byte("  (ab) /N <41>\n12.5 Tj")
	l := Lexer{Buf: src}
	var got []string
	for tok := l.Next(); tok.Kind != EOF; tok = l.Next() {
		got = append(got, string(src[tok.Start:tok.End]))
	}
	if d := cmp.Diff([]string{"(ab)", "/N", "<41>", "12.5", "Tj"}, got); d != "" {
		t.Error(d)
	}
}

func TestAppendRoundTrip(t *testing.T) {
	in := Dict{
		"A": Array{1, -2.5, 0.00001234, true, nil, Ref(7)}, "N#me ": Name("/odd\x00"),
		"S": String("a(b)\\\r\n\xff"), "H": String("\xff\xfe\x00\x01"),
	}
	var b bytes.Buffer
	AppendObject(&b, in)
	l := Lexer{Buf: b.Bytes()}
	got, ok := l.ParseObject()
	if !ok {
		t.Fatal("nothing read")
	}
	if d := cmp.Diff(Object(in), got); d != "" {
		t.Error(d)
	}
}

func FuzzLexer(f *testing.F) {
	for _, s := range []string{"<</A[1 0 R(\\(]>>stream", "<41<42>>", "1.2.3-4", "/#41#4", "[[[[", "(\\777"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		l := Lexer{Buf: b}
		for {
			tok := l.Next()
			if tok.Start < 0 || tok.End > len(b) || tok.Start > tok.End {
				t.Fatalf("token outside the input: %d..%d of %d", tok.Start, tok.End, len(b))
			}
			if tok.Kind == EOF {
				break
			}
		}
		l = Lexer{Buf: b}
		l.ParseObject()
		if len(b) > 0 {
			sameNumber(t, b)
		}
	})
}

// sameNumber fails where the quick way to read a number gives another one.
func sameNumber(t *testing.T, w []byte) {
	t.Helper()
	v, ok := value(w)
	n, _, is := number(w)
	if ok != is || ok && v != n {
		t.Errorf("%q: %v %v, not %v %v", w, v, ok, n, is)
	}
}

func TestValue(t *testing.T) {
	for _, w := range []string{"0", "-0", "12", "+12", "-12.5", ".5", "-.5", "5.", ".", "-", "+", "--5", "1.2.3", "12-3", "0a", "a", "-a", ".a", "1e5",
		"123456789012345", "1234567890123456", "0.00000000000001", "9007199254740993", "f*", "T*", "'", "\xff", "-5-"} {
		sameNumber(t, []byte(w))
	}
}
