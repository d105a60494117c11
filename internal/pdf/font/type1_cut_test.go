package font

import (
	"fmt"
	"strings"
	"testing"
)

// buildType1 writes a Type 1 program with a clear and a secret part.
func buildType1(clearText, secret string) []byte {
	return append([]byte("%!PS-AdobeFont-1.0: Okafor\n"+clearText+"currentfile eexec\n"), type1Encrypt([]byte(secret), eexecKey, 4)...)
}

// charstring encrypts the bytes of a charstring.
func charstring(b ...byte) string { return string(type1Encrypt(b, charstringKey, 4)) }

// glyphs writes entries of CharStrings.
func glyphs(list ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "/CharStrings %d dict dup begin\n", len(list)/2)
	for i := 0; i < len(list); i += 2 {
		fmt.Fprintf(&b, "/%s %d -| %s |-\n", list[i], len(list[i+1]), list[i+1])
	}
	return b.String() + "end\n"
}

const (
	hsbw, endchar, callsubr, rlineto = 13, 14, 10, 5
	num0                             = 139 // the number 0
)

// sample is a font with an accented letter, subroutines and notices.
func sample() []byte {
	secret := "dup /Private 9 dict dup begin /BlueValues [-10 0 700 710] def /Pupil (Okafor) def /lenIV 4 def\n/Subrs 7 array\n"
	for i, cs := range []string{charstring(11), charstring(11), charstring(11), charstring(11),
		charstring(num0+1, num0+2, rlineto, 11), charstring(num0+3, num0+4, rlineto, 11), charstring(num0+4, callsubr, 11)} {
		secret += fmt.Sprintf("dup %d %d RD %s NP\n", i, len(cs), cs)
	}
	secret += "ND\n2 index " + glyphs(
		".notdef", charstring(num0, num0+50, hsbw, endchar),
		"e", charstring(num0, num0+50, hsbw, num0+6, callsubr, endchar),
		"dieresis", charstring(num0, num0+50, hsbw, num0+9, num0+9, rlineto, endchar),
		"edieresis", charstring(num0, num0+50, hsbw, num0, num0, num0, num0+101, 247+0, 200-108, 12, 6),
		"Q", charstring(num0, num0+50, hsbw, num0+5, callsubr, endchar),
		"Okafor.alt", charstring(num0, num0+50, hsbw, num0+7, num0+7, rlineto, endchar))
	return buildType1("/FontInfo 2 dict dup begin /Notice (Okafor made this) def end def\n/FontName /Okafor def\n"+
		"/FontMatrix [0.001 0 0 .001 0 0] readonly def /FontBBox {-10 -20 900 800} def /PaintType 0 def\n"+
		"/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 65 /e put dup 66 /edieresis put dup 67 /Q put dup 68 /Okafor.alt put readonly def\n", secret)
}

func TestCutType1(t *testing.T) {
	for _, tt := range []struct {
		name   string
		keep   []string
		glyphs string // in the order of the program
		subrs  string // numbers of those that are not empty, beyond the fixed ones
		codes  string
	}{
		{"nothing", nil, ".notdef", "", ""},
		{"letter with nested subroutines", []string{"e"}, ".notdef e", "4 6", "65 e"},
		{"composed letter", []string{"edieresis"}, ".notdef e dieresis edieresis", "4 6", "65 e 66 edieresis"},
		{"other subroutine", []string{"Q"}, ".notdef Q", "5", "67 Q"},
		{"renamed", []string{"Okafor.alt", "missing"}, ".notdef other", "", "68 other"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := NewKept()
			for _, n := range tt.keep {
				k.Names[n] = true
			}
			k.Rename = func(n string) string {
				if n == "Okafor.alt" {
					return "other"
				}
				return n
			}
			p, ok := Cut(sample(), k)
			if !ok || p.Kind != Type1Program || p.Clear+p.Encrypted != len(p.Data) {
				t.Fatalf("ok %v, %+v", ok, p)
			}
			f, ok := readType1(p.Data)
			if !ok {
				t.Fatal("the cut program cannot be read")
			}
			if got := strings.Join(f.names, " "); got != tt.glyphs {
				t.Errorf("glyphs %q, want %q", got, tt.glyphs)
			}
			var subrs, codes []string
			for i, b := range f.subrs {
				if len(b) > 5 {
					subrs = append(subrs, fmt.Sprint(i))
				}
			}
			for c, n := range f.encoding {
				if n != "" {
					codes = append(codes, fmt.Sprint(c, " ", n))
				}
			}
			if got := strings.Join(subrs, " "); got != tt.subrs || len(f.subrs) != 7 {
				t.Errorf("subroutines %q of %d, want %q", got, len(f.subrs), tt.subrs)
			}
			if got := strings.Join(codes, " "); got != tt.codes {
				t.Errorf("codes %q, want %q", got, tt.codes)
			}
			if v := f.numbers["FontBBox"]; len(v) != 4 || v[2] != 900 {
				t.Errorf("FontBBox %v", v)
			}
			if v := f.numbers["BlueValues"]; len(v) != 4 || v[0] != -10 {
				t.Errorf("BlueValues %v", v)
			}
			clearText, secret, _ := splitType1(p.Data)
			if all := string(clearText) + string(secret); strings.Contains(all, "Okafor") {
				t.Error("the name survives")
			}
		})
	}
}

func TestCutRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"empty":                 "",
		"no program":            "just words about nothing",
		"no encrypted part":     "%!PS-AdobeFont-1.0\n/FontName /F def",
		"no glyphs":             string(buildType1("", "/Private 1 dict dup begin end")),
		"several masters":       string(buildType1("/WeightVector [0.5 0.5] def ", glyphs("A", charstring(endchar)))),
		"cut CFF":               "\x01\x00\x04\x01\x00\x01\x01\x01\x02F\x00\x01\x01\x01",
		"TrueType without glyf": string(buildSFNT(map[string][]byte{"head": make([]byte, 54), "maxp": append(be32(0x10000), be16(8)...)})),
	} {
		if p, ok := Cut([]byte(data), NewKept()); ok || p.Data != nil {
			t.Errorf("%s: cut to %d bytes", name, len(p.Data))
		}
	}
	k := NewKept()
	k.Unknown = true
	if _, ok := Cut(sample(), k); ok {
		t.Error("cut without knowing which glyphs show")
	}
}

// FuzzCutType1 fuzzes what is inside the encryption.
func FuzzCutType1(f *testing.F) {
	clearText, secret, _ := splitType1(sample())
	f.Add(string(clearText), string(secret))
	f.Add("/Encoding StandardEncoding def /FontMatrix [1 0", "/lenIV -1 def /Subrs 2 array dup 0 1 RD \x0b NP dup 9 1 RD \x0b NP "+glyphs("A", "\x0e", "B", "\x8b\x0a"))
	f.Add("(((", "/CharStrings 1 dict dup begin /A 4000 RD x")
	f.Fuzz(func(t *testing.T, clearText, secret string) {
		k := NewKept()
		for _, n := range []string{"A", "e", "edieresis", "Q"} {
			k.Names[n] = true
		}
		p, ok := Cut(buildType1(clearText, secret), k)
		if !ok {
			return
		}
		again, ok := Cut(p.Data, k)
		if !ok || string(again.Data) != string(p.Data) {
			t.Errorf("cut again: ok %v, %d bytes, then %d", ok, len(p.Data), len(again.Data))
		}
	})
}
