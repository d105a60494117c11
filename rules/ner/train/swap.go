package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// swapper gives the people of one document other names: the same word always
// becomes the same other one.
type swapper struct {
	names  *nameLists
	rng    *rand.Rand
	family map[string]bool // words of the document that are family names
	given  map[string]bool
	became map[string]string
}

// swap returns the document with the people's names replaced, and half of the
// names of places and organisations.
func (n *nameLists) swap(d *Doc, r *rand.Rand) Doc {
	s := swapper{n, r, map[string]bool{}, map[string]bool{}, map[string]string{}}
	s.learn(d)
	return rewrite(d, func(label, text string, before string) string {
		switch {
		case label == person:
			return s.name(text, before)
		case label == location && r.IntN(2) == 0 && isSite(text) && !strings.HasSuffix(before, "the "):
			return recase(pick(r, n.sites), text)
		case label == org && r.IntN(2) == 0 && isFirm(text, before):
			return recase(n.firm(r), text)
		}
		return text
	})
}

// rewrite returns the document with each span's text replaced by what f makes
// of it; before is the text that stands before it.
func rewrite(d *Doc, f func(label, text, before string) string) Doc {
	out := *d
	out.Spans = nil
	var b strings.Builder
	end := 0
	for _, s := range d.Spans {
		b.WriteString(d.Text[end:s.Start])
		start := b.Len()
		b.WriteString(f(s.Label, d.Text[s.Start:s.End], d.Text[:s.Start]))
		if b.Len() > start {
			out.Spans = append(out.Spans, Span{start, b.Len(), s.Label})
		}
		end = s.End
	}
	b.WriteString(d.Text[end:])
	out.Text = b.String()
	return out
}

// learn finds which words are family names: the last of several, or the first
// before a comma, or those after a title.
func (s *swapper) learn(d *Doc) {
	for _, sp := range d.Spans {
		if sp.Label != person {
			continue
		}
		words := strings.FieldsFunc(d.Text[sp.Start:sp.End], func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
		switch {
		case len(words) > 1 && strings.HasSuffix(words[0], ","):
			s.family[key(words[0])] = true
		case len(words) > 1:
			s.given[key(words[0])] = true
			s.family[key(words[len(words)-1])] = true
		case len(words) == 1 && afterTitle(d.Text[:sp.Start]):
			s.family[key(words[0])] = true
		}
	}
}

func key(word string) string { return lexicon.Fold(strings.Trim(word, ".,\"'()")) }

func afterTitle(before string) bool {
	before = strings.TrimRight(before, " .")
	i := strings.LastIndexAny(before, " \n\t|(,:>\"“") + 1
	return titles[lexicon.Hash(before[i:])]
}

// name makes another name of text: each run of letters becomes another; what
// is between stays.
func (s *swapper) name(text, before string) string {
	titled := afterTitle(before)
	text = s.restyle(text, titled)
	count := strings.Count(text, " ")
	var b strings.Builder
	at := 0 // which run
	for len(text) > 0 {
		n := strings.IndexFunc(text, func(r rune) bool { return !inName(r) })
		if n < 0 {
			n = len(text)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
			b.WriteString(text[:n])
		} else {
			b.WriteString(s.word(text[:n], at == 0 && !titled, count == 0 && at == 0))
			at++
		}
		text = text[n:]
	}
	if word := b.String(); s.rng.IntN(100) == 0 && len(word) > 4 && inName(rune(word[len(word)-1])) {
		b.WriteString(" " + recase(pick(s.rng, []string{"senior", "Senior", "snr", "Snr", "junior", "Jnr", "jr"}), word))
	}
	return b.String()
}

func inName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == '’'
}

// restyle sometimes writes a name of two words in another way.
func (s *swapper) restyle(text string, titled bool) string {
	first, last, ok := strings.Cut(text, " ")
	if !ok || titled || strings.ContainsAny(last, " .,&/") || strings.ContainsAny(first, ".,&/") || len(first) < 2 || len(last) < 2 ||
		!unicode.IsUpper(rune(first[0])) {
		return text
	}
	switch x := s.rng.IntN(100); {
	case x < 3:
		return last + ", " + first
	case x < 6:
		return first[:1] + ". " + last
	case x < 8:
		return first[:1] + " " + last
	case x < 10:
		return first[:1] + last[:1]
	case x < 13:
		return first
	case x < 17:
		return last
	case x < 20:
		return first + " " + strings.ToUpper(last)
	case x < 22:
		return strings.ToUpper(last) + " " + first
	case x < 24:
		return first + " " + first[:1] + ". " + last
	}
	return text
}

// word replaces one word of a name.
func (s *swapper) word(w string, first, alone bool) string {
	r, _ := utf8.DecodeRuneInString(w)
	k := key(w)
	if !unicode.IsLetter(r) || particle(w) || unicode.IsLower(r) && lexicon.Word(w).Ordinary() > 1 && !lexicon.Word(w).Name() {
		return w
	}
	became, ok := s.became[k]
	if !ok {
		given, family := s.names.pair(s.rng)
		switch {
		case s.family[k] && !s.given[k]:
			became = family
		case first || alone || s.given[k]:
			became = given
		default:
			became = family
		}
		if i := strings.IndexByte(became, '-'); i > 0 && s.rng.IntN(2) == 0 {
			became = became[:i]
		}
		s.became[k] = became
	}
	switch n := utf8.RuneCountInString(w); {
	case n == 1, n <= 3 && initials(w):
		return letters(became, n, s.rng)
	case strings.ToUpper(w) == w:
		return strings.ToUpper(became)
	case unicode.IsLower(r):
		return strings.ToLower(became)
	}
	return became
}

// initials reports whether w is made of capitals and no name.
func initials(w string) bool { return strings.ToUpper(w) == w && !lexicon.Word(w).Name() }

// letters makes n initials, the first that of name.
func letters(name string, n int, r *rand.Rand) string {
	c, _ := utf8.DecodeRuneInString(name)
	out := string(unicode.ToUpper(c))
	for range n - 1 {
		out += string("ABCDEFGHJKLMNOPRSTW"[r.IntN(19)])
	}
	return out
}

func particle(w string) bool {
	switch w {
	case "and", "of", "the", "or":
		return true
	}
	return lexicon.ClassOf(w)&lexicon.Particle != 0 && strings.ToLower(w) == w
}
