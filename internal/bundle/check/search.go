package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"veil/internal/bundle/gold"
)

// value is one gold value, in the form in which it is searched for.
type value struct {
	kind, text string // text is folded
	squashed   string // text without anything but letters and digits, if it is long
	weak       bool
	in         map[string]int // places of each output in which it was found
}

// search holds all gold values of a bundle by the first word of each.
type search struct {
	values map[string]*value // by kind and text
	first  map[string][]*value
}

// weakKind is the row of values that are ordinary words or very short.
const weakKind = "PERSON, ordinary or short words"

func newSearch(b *gold.Bundle) *search {
	s := &search{values: map[string]*value{}, first: map[string][]*value{}}
	for _, f := range b.Files {
		if f.State == gold.Container {
			continue
		}
		for _, sp := range f.Name {
			s.add(sp.Kind, strings.ReplaceAll(f.Path[sp.Start:sp.End], "_", " "), sp.Weak)
		}
		for _, t := range f.Texts {
			for _, sp := range t.Spans {
				s.add(sp.Kind, t.Text[sp.Start:sp.End], sp.Weak)
			}
		}
	}
	for _, p := range b.People {
		for i, part := range p.Parts {
			s.add("PERSON", part, p.Weak[i])
		}
	}
	for _, v := range s.values {
		w := firstWord(v.text)
		s.first[w] = append(s.first[w], v)
	}
	return s
}

func (s *search) add(kind, text string, weak bool) {
	text = strings.TrimFunc(fold(text), func(r rune) bool { return !wordRune(r) })
	if text == "" {
		return
	}
	if weak {
		kind = weakKind
	}
	k := kind + "\x00" + text
	if s.values[k] == nil {
		v := &value{kind: kind, text: text, weak: weak, in: map[string]int{}}
		if q := squash(text); !weak && len(q) >= 9 {
			v.squashed = q
		}
		s.values[k] = v
	}
}

// fold makes texts comparable: composed, small letters, plain marks, any white
// space one space.
func fold(s string) string {
	s = norm.NFC.String(s)
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == 0xad || r == 0x200b || r == 0x2060 || r == 0xfeff:
			continue
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		case r == '‐' || r == '‑' || r == '‒' || r == '–':
			r = '-'
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// squash leaves letters and digits only, of a folded text.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, s)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !wordRune(r) })
	if end < 0 {
		return s
	}
	return s[:end]
}

// output looks for all values in everything that an output holds.
func (s *search) output(o *output) {
	for _, t := range o.texts {
		f := fold(t)
		s.in(o.name, f, 0)
		if strings.Contains(f, "- ") { // words broken at the end of a line
			s.in(o.name, strings.ReplaceAll(f, "- ", ""), 0)
			s.in(o.name, strings.ReplaceAll(f, "- ", "-"), 0)
		}
	}
	// Narrow cells break addresses and numbers anywhere: long values are also
	// looked for with all that is no letter or digit taken out.
	for _, t := range o.texts {
		q := squash(fold(t))
		for _, v := range s.values {
			if v.squashed != "" && v.in[o.name] == 0 && strings.Contains(q, v.squashed) {
				v.in[o.name]++
			}
		}
	}
	for _, t := range o.places {
		s.in(o.name, fold(t), 0)
	}
	for _, t := range o.raw {
		// In random bytes any four letters turn up some day.
		s.in(o.name, fold(t), 7)
	}
	// Names of files run words together: AnnaNowak, anna_nowak.
	n := fold(strings.ReplaceAll(o.name, "_", " "))
	s.in(o.name, n, 0)
	for _, v := range s.values {
		if !v.weak && utf8.RuneCountInString(v.text) >= 5 && strings.Contains(n, v.text) {
			v.in[o.name] |= 1
		}
	}
}

// in looks for values of at least so many letters in a folded text.
func (s *search) in(name, text string, least int) {
	prev := ' '
	for i, r := range text {
		if wordRune(r) && !wordRune(prev) {
			for _, v := range s.first[firstWord(text[i:])] {
				if len(v.text) < least || !strings.HasPrefix(text[i:], v.text) {
					continue
				}
				if next, _ := utf8.DecodeRuneInString(text[i+len(v.text):]); next == utf8.RuneError || !wordRune(next) {
					v.in[name]++
				}
			}
		}
		prev = r
	}
}

// print writes the table of values and returns how many strong ones are left.
func (s *search) print(w io.Writer, pairs map[*output]*gold.File, verbose bool) int {
	type row struct{ values, left int }
	rows := map[string]*row{}
	files := map[string][]*value{}
	strong, all := 0, 0
	for _, v := range s.values {
		if rows[v.kind] == nil {
			rows[v.kind] = &row{}
		}
		rows[v.kind].values++
		if !v.weak {
			all++
		}
		if len(v.in) > 0 {
			rows[v.kind].left++
			if !v.weak {
				strong++
				for f := range v.in {
					files[f] = append(files[f], v)
				}
			}
		}
	}
	fmt.Fprintf(w, "%-34s %7s %6s %8s\n", "values, searched for everywhere", "values", "left", "share")
	for _, k := range keys(rows) {
		r := rows[k]
		fmt.Fprintf(w, "%-34s %7d %6d %7.2f%%\n", k, r.values, r.left, percent(r.left, r.values))
	}
	fmt.Fprintf(w, "%-34s %7d %6d %7.2f%%   in %d outputs\n\n", "all but ordinary or short words", all, strong, percent(strong, all), len(files))
	if !verbose {
		return strong
	}
	was := map[string]string{}
	for o, f := range pairs {
		was[o.name] = f.Path
	}
	for _, f := range keys(files) {
		fmt.Fprintf(w, "left in %q, made of %q:", f, was[f])
		vs := files[f]
		sort.Slice(vs, func(i, j int) bool { return vs[i].text < vs[j].text })
		for _, v := range vs {
			fmt.Fprintf(w, " %s %q;", v.kind, v.text)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	return strong
}

// unchanged reports what must never be found below OUT: files of the bundle
// that hold details, byte for byte, and what hostile files hold.
func (s *search) unchanged(w io.Writer, b *gold.Bundle, outputs []*output, verbose bool) {
	sums := map[string]*gold.File{}
	for i, f := range b.Files {
		if f.Sum != "" && (f.State == gold.Hostile || f.State == gold.Picture || f.State == gold.Container) || hasSpans(f) {
			sums[f.Sum] = &b.Files[i]
		}
	}
	same, canaries := 0, 0
	for _, o := range outputs {
		if f := sums[sum(o.data)]; f != nil && len(o.data) > 0 {
			same++
			if verbose {
				fmt.Fprintf(w, "the same bytes: %q and %q\n", o.name, f.Path)
			}
		}
		for _, f := range b.Files {
			if f.Canary != "" && o.holds(f.Canary) {
				canaries++
				if verbose {
					fmt.Fprintf(w, "content of the hostile %q in %q\n", f.Path, o.name)
				}
			}
		}
	}
	fmt.Fprintf(w, "outputs that are files of the bundle byte for byte: %d; with content of hostile files: %d\n\n", same, canaries)
}

func hasSpans(f gold.File) bool {
	for _, t := range f.Texts {
		if len(t.Spans) > 0 {
			return true
		}
	}
	return false
}

// holds says whether a word stands anywhere in an output.
func (o *output) holds(word string) bool {
	for _, l := range [][]string{o.texts, o.places, o.raw, {o.name, string(o.data)}} {
		for _, t := range l {
			if strings.Contains(t, word) {
				return true
			}
		}
	}
	return false
}
