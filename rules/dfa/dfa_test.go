package dfa

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// agree compares a Regexp with package regexp on one text.
func agree(t *testing.T, re *Regexp, want *regexp.Regexp, s string) {
	t.Helper()
	m := want.FindStringSubmatchIndex(s)
	if got := re.MatchString(s); got != (m != nil) {
		t.Fatalf("%q in %q: match is %v, want %v", want, s, got, m != nil)
	}
	start, end, ok := re.Find(s)
	switch {
	case ok != (m != nil):
		t.Fatalf("%q in %q: found is %v, want %v", want, s, ok, m != nil)
	case ok && (start != m[0] || end != m[1]):
		t.Fatalf("%q in %q: found %d to %d, want %d to %d", want, s, start, end, m[0], m[1])
	}
	for g := range want.NumSubexp() + 1 {
		start, end, from, to, ok := re.FindGroup(s, g)
		if ok != (m != nil) || ok && !slices.Equal([]int{start, end, from, to}, []int{m[0], m[1], m[2*g], m[2*g+1]}) {
			t.Fatalf("%q in %q: group %d is %d to %d, want %v", want, s, g, from, to, m)
		}
	}
}

func TestAgree(t *testing.T) {
	texts := []string{
		"", "a", "b", "ab", "ba", "aab", "abab", "a\nb", "\n", "x a\n", "foo bar", "foobar", "é", "aé", "éa", "O’Neil",
		"\xff", "a\xffb", "\xe2\x80", "\xe2\x80\x99", "\xf0\x9f\x80a", "K", "k", "\u212a", "ſ", "S", "12/03/2014", "DL37 4QT",
		"a b c d e f", "aaaaaaaaaaaaaaaaaaaaaaaa", "  lead", "trail  ", "A.B.", "\u00a0a\u00a0", "a-b_c", "日本語", "a\r\nb", "_", "9a", "a9",
	}
	for _, expr := range []string{
		``, `a`, `a|ab`, `ab|a`, `a*`, `a*?`, `a+?b`, `(a|b)*b`, `(a*)*`, `(?:a*)+?b?`, `(|a)*`, `(|a)+`, `^`, `$`, `\A`, `\z`, `(?m)^`, `(?m)$`, `(?m)^a$`, `\b`, `\B`, `\ba`, `a\b`, `\Ba`, `a\B`,
		`\bfoo\b`, `\w+`, `\W+`, `\s*$`, `.`, `(?s).`, `.*`, `(?s).*b`, `[^a]`, `[^\n]`, `\pL+`, `\p{Lu}[\p{L}’'-]*`, `(?i)k`, `(?i)s`, `(?i)[a-z]+`, `(?i:ab)c?`, `\x{fffd}`, `[\x{80}-\x{10ffff}]`,
		`\A(?:a|b)`, `(?:a|b)\z`, `\A(?:ab)\z`, `(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})`, `[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b`, `(?P<f>a)(?:b|$)`, `a{2,5}?`, `a{3}`, `(a{1,2}){2}`, `(?:\b|a)b`, `x*\b`, `(?:^|b)a`, `\b\b`, `\b\B`, `[^\s\S]`, `a[^\s\S]|b`,
		`(?:(?:a+ )+b|c)`, `(?:\pL+ ?){0,4}\d`, `$a`, `(?m)$\na`, `a$|b^`,
	} {
		want := regexp.MustCompile(expr)
		re := MustCompile(expr)
		for _, s := range texts {
			agree(t, re, want, s)
		}
	}
}

func TestBadExpressions(t *testing.T) {
	for _, expr := range []string{`(`, `a**`, `\8`, `(?<=a)b`, `[z-a]`, `a{2000}`, `((((a{100}){100}){100}){100})`, "\xff"} {
		if _, err := Compile(expr); err == nil {
			t.Errorf("%q compiles", expr)
		}
		if _, err := regexp.Compile(expr); err == nil {
			t.Errorf("%q compiles with package regexp", expr)
		}
	}
}

func TestGroups(t *testing.T) {
	re := MustCompile(`(a)(?P<f>b)?`)
	if re.NumSubexp() != 2 || re.SubexpIndex("f") != 2 || re.SubexpIndex("g") != -1 || re.SubexpIndex("") != -1 || re.String() != `(a)(?P<f>b)?` {
		t.Errorf("groups %d, f is %d, %s", re.NumSubexp(), re.SubexpIndex("f"), re)
	}
}

// randomExpr makes an expression out of pieces that touch each other's corners.
func randomExpr(r *rand.Rand, depth int) string {
	atoms := []string{"a", "b", "ab", "é", "’", " ", `\n`, ".", "(?s:.)", `\w`, `\W`, `\d`, `\s`, "[ab]", "[^a]", `\pL`, `\p{Lu}`, "(?i:a)", "(?i:k)", `\b`, `\B`, "^", "$", `\A`, `\z`, "(?m:^)", "(?m:$)", "", "[^é]"}
	if depth == 0 {
		return atoms[r.IntN(len(atoms))]
	}
	sub := func() string { return randomExpr(r, depth-1) }
	switch r.IntN(8) {
	case 0:
		return "(?:" + sub() + "|" + sub() + ")"
	case 1:
		return "(" + sub() + "|" + sub() + "|" + sub() + ")"
	case 2:
		return "(?:" + sub() + ")" + []string{"*", "+", "?", "*?", "+?", "??", "{2}", "{0,3}", "{1,2}?"}[r.IntN(9)]
	case 3:
		return sub()
	default:
		return sub() + sub()
	}
}

func randomText(r *rand.Rand) string {
	pieces := []string{"a", "b", "A", "B", "é", "’", " ", "\n", "1", "k", "K", "\u212a", "\xff", "\xe2\x80", "_", "日"}
	var b strings.Builder
	for range r.IntN(14) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestAgreeAtRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		expr := randomExpr(r, 4)
		want, err := regexp.Compile(expr)
		re, err2 := Compile(expr)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%q: %v, but %v", expr, err2, err)
		}
		if err != nil {
			continue
		}
		for range 12 {
			agree(t, re, want, randomText(r))
		}
	}
}

// TestMany: an automaton that grows over its bounds starts anew or gives up,
// and the answers stay the same.
func TestMany(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for range 60_000 {
		b.WriteByte("ab"[r.IntN(2)])
	}
	s := b.String()
	for _, expr := range []string{`a[ab]{14}c`, `(?:a[ab]{9}|b[ab]{11})c`, `a[ab]{8}a`, `(?:[ab]{1,7}a){3}c`} {
		re, want := MustCompile(expr), regexp.MustCompile(expr)
		for _, text := range []string{s, s + "c", s[:3000] + "c" + s[3000:9000]} {
			agree(t, re, want, text)
		}
		for _, c := range append(slices.Clone(re.forward.idle), re.reverse.idle...) {
			if c.size > 2*maxSize {
				t.Errorf("%s: a cache of %d bytes", expr, c.size)
			}
		}
	}
}

func TestTogether(t *testing.T) {
	re, want := MustCompile(`\b\pL+ (?:\d+|[a-c]+)\b`), regexp.MustCompile(`\b\pL+ (?:\d+|[a-c]+)\b`)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 200 {
				s := fmt.Sprintf("– é%d é b%d abc d", g*i, i)
				m := want.FindStringIndex(s)
				start, end, ok := re.Find(s)
				if ok != (m != nil) || ok && (start != m[0] || end != m[1]) {
					t.Errorf("%q: %d to %d", s, start, end)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzAgree(f *testing.F) {
	f.Add(`a|ab`, "xab")
	f.Add(`(?i)\bk+$`, "K\u212ak")
	f.Add(`(?:\p{Lu}\pL* ){1,3}?\d`, "Larch Close 1")
	f.Add(`(?m)^.*?$`, "a\nb")
	f.Fuzz(func(t *testing.T, expr, s string) {
		if len(expr) > 60 || len(s) > 200 {
			return
		}
		want, err := regexp.Compile(expr)
		re, err2 := Compile(expr)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%v, but %v", err2, err)
		}
		if err == nil {
			agree(t, re, want, s)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Mr Hughes of 14 Larch Close, Northbridge, said that the van was in the drive. ", 2000)
	expr := `\d{1,4} (?:\p{Lu}\pL+ ){1,3}(?:Street|Lane)\b`
	b.Run("dfa", func(b *testing.B) {
		re := MustCompile(expr)
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			re.Find(text)
		}
	})
	b.Run("regexp", func(b *testing.B) {
		re := regexp.MustCompile(expr)
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			re.FindStringIndex(text)
		}
	})
}

func TestCheck(t *testing.T) {
	re := MustCompile(`a(`)
	defer func() { own = own[:len(own)-1] }()
	if Check() == nil {
		t.Error("an expression that does not parse passes")
	}
	defer func() {
		if recover() == nil {
			t.Error("it can be used")
		}
	}()
	re.MatchString("a")
}
