package rules

import (
	"cmp"
	"slices"
	"strings"

	"veil/extract"
	"veil/rules/names/lexicon"
)

// Apart parts findings of people that run over two people: the last name of one
// line or cell and the first of the next, or two in a row where a table's lines
// are lost. Names are known from where they stand by themselves, among what was
// found and among known, names from elsewhere and how often they were met.
// Nothing that was found is uncovered but the white space and bullets between.
// The result is in the order of the parts, and in the memory of found.
func Apart(parts []extract.Part, found []Finding, known map[string]int) []Finding {
	text, rank := make(map[string]string, len(parts)), make(map[string]int, len(parts))
	for i, p := range parts {
		text[p.ID], rank[p.ID] = p.Text, i
	}
	met := map[string]int{} // people, as they stand in the text
	for i := range found {
		if f := &found[i]; f.Label == Person {
			met[text[f.Part][f.Start:f.End]]++
		}
	}
	b := bearers{map[string]int{}, map[string][]string{}, map[string]int{}}
	for _, names := range []map[string]int{known, met} {
		for n, times := range names {
			b.add(n, times)
		}
	}
	pieces := map[string][]hit{} // of the names that are cut
	for n := range met {
		if p := b.part(n); len(p) > 0 {
			pieces[n] = p
		}
	}
	if len(pieces) == 0 {
		return found
	}
	cut := func(f *Finding) []hit {
		if f.Label != Person || f.Role != "" {
			return nil
		}
		return pieces[text[f.Part][f.Start:f.End]]
	}
	more := 0
	for i := range found {
		more += max(0, len(cut(&found[i]))-1)
	}
	out := slices.Grow(found, more)[:len(found)+more]
	for i, to := len(found)-1, len(out); to > i+1; i-- { // from the end, where there is room
		f := out[i]
		if p := cut(&f); len(p) > 0 {
			to -= len(p)
			for k, h := range p {
				out[to+k] = f
				out[to+k].Start, out[to+k].End = f.Start+h.start, f.Start+h.end
			}
			continue
		}
		to--
		out[to] = f
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		if a.Part != b.Part {
			return rank[a.Part] - rank[b.Part]
		}
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	return out
}

// bearers are full names that stand in one line, how often, and who bears each
// of their words.
type bearers struct {
	whole map[string]int
	of    map[string][]string
	alone map[string]int // words that are met by themselves
}

// add takes in a name, if it is a full one in one line, or one word. "Mac Giolla" is a
// surname, not a full name.
func (b bearers) add(name string, times int) {
	w := folded(name)
	if len(w) == 1 {
		b.alone[w[0]] += times
	}
	if len(w) < 2 || strings.ContainsAny(name, "\n\t") || lexicon.ClassOf(w[0])&lexicon.Particle != 0 {
		return
	}
	if sur, given, ok := strings.Cut(name, ","); ok { // "Okafor, Jane" is Jane Okafor
		w = append(folded(given), folded(sur)...)
	}
	key := strings.Join(w, " ")
	if b.whole[key] == 0 {
		for _, x := range w {
			b.of[x] = append(b.of[x], key)
		}
	}
	b.whole[key] += times
}

// folded are the words of a name as they are compared.
func folded(name string) (out []string) {
	for _, w := range strings.Fields(name) {
		if w = lexicon.Fold(strings.Trim(w, ".,;:()-–•*")); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// part cuts a name where two people meet, and returns the pieces; none where it
// stays whole.
func (b bearers) part(s string) (out []hit) {
	from := 0
	cut := func(end, next int) {
		out = append(out, hit{from, end})
		from = next
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' && s[i] != '\t' && s[i] != ' ' {
			continue
		}
		// The white space and bullets around the place.
		end := len(strings.TrimRight(s[:i], " \t\r\n-–•*"))
		next := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " \t\r\n-–•*"))
		if end <= from || next >= len(s) {
			continue
		}
		gap := s[end:next]
		if !strings.ContainsAny(gap, "\n\t") {
			if before, after := folded(s[from:end]), folded(s[next:]); b.row(before, after) || b.signed(s[from:end], after) || s[end-1] != ',' && titled(before, after) {
				cut(end, next)
			}
			i = next - 1
			continue
		}
		rest := s[next:]
		if k := strings.IndexAny(rest, "\n\t"); k >= 0 {
			rest = rest[:k]
		}
		bullet := strings.ContainsAny(strings.TrimLeft(gap, "-–"), "-–•*")
		if strings.Contains(gap, "\t") || bullet || b.two(folded(s[from:end]), folded(rest)) {
			cut(end, next)
		}
		i = next - 1
	}
	if len(out) > 0 {
		cut(len(s), len(s))
	}
	return out
}

// two reports whether the words before a line end and those after it are two
// people's.
func (b bearers) two(before, after []string) bool {
	joined := strings.Join(append(slices.Clone(before), after...), " ")
	switch {
	case len(before) == 0 || len(after) == 0 || b.whole[joined] > 0:
		return false
	case len(after) == 1 && len(b.of[after[0]]) == 0 && lexicon.ClassOf(after[0])&lexicon.Role != 0 && lexicon.Word(after[0]).Fore() == 0:
		return true // a doctor ends one line, "Nurse" begins the next
	case len(before) > 1 && len(after) > 1,
		len(before) > 1 && b.whole[strings.Join(before, " ")] > 0,
		len(after) > 1 && b.whole[strings.Join(after, " ")] > 0:
		return true
	}
	left, right := b.of[before[len(before)-1]], b.of[after[0]]
	return len(left) > 0 && !meet(left, right) && (len(right) > 0 || len(before) == 1 && len(after) == 1 && b.called(before[0], left, after[0]))
}

// called reports whether a word is the forename of all who bear it, and the next what
// somebody else is called who is not named in full: a short form, or a slip.
func (b bearers) called(word string, bearers []string, next string) bool {
	return b.alone[next] >= muchMore && lexicon.Word(next)&lexicon.Surname == 0 &&
		!slices.ContainsFunc(bearers, func(n string) bool { return !strings.HasPrefix(n, word+" ") })
}

// muchMore is how many times as often two names have to be met as the row of
// both for the row to be two people's.
const muchMore = 3

// row reports whether the words before a blank and those after it are two
// people's: one of them is a full name that is met by itself far more often than
// the row, and the other is somebody else's.
func (b bearers) row(before, after []string) bool {
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	enough := muchMore * max(1, b.whole[strings.Join(append(slices.Clone(before), after...), " ")])
	left, right := strings.Join(before, " "), strings.Join(after, " ")
	others := func(words []string, not string) bool {
		for _, w := range words {
			if len(b.of[w]) == 0 || slices.Contains(b.of[w], not) {
				return false
			}
		}
		return true
	}
	switch {
	case len(before) > 1 && b.whole[left] >= enough && others(after, left),
		len(after) > 1 && b.whole[right] >= enough && others(before, right):
		return true
	case len(before) > 1 || len(after) > 1:
		return false
	}
	// A word each: names that are well known, and nobody bears both. What others have
	// as their forename and what others have as their surname are one more person's.
	of := func(w string) []string {
		return slices.DeleteFunc(slices.Clone(b.of[w]), func(n string) bool { return n == left+" "+right })
	}
	one, other := of(left), of(right)
	if b.times(one) < enough || b.times(other) < enough || meet(one, other) {
		return false
	}
	return !(b.first(left, one) && !b.first(right, other))
}

// titled reports whether a title begins a name after another's: "Jane Okafor Mrs
// Hughes", "Okafor Mrs Okafor". A surname alone may come before its own title:
// "Okafor Mrs Jane".
func titled(before, after []string) bool {
	if len(before) == 0 || len(after) < 2 || lexicon.ClassOf(after[0])&lexicon.Honorific == 0 || lexicon.Word(after[0]).Fore() > 0 {
		return false
	}
	return len(before) > 1 || before[0] == after[len(after)-1]
}

// signed reports whether initials that end a note stand before somebody who begins
// the next sentence: "K.K. Jane" where Kim King and Jane are two people. The words
// after are all somebody's, but of nobody whose forename has the first initial.
func (b bearers) signed(initials string, after []string) bool {
	if strings.Count(initials, ".") < 2 || len(after) == 0 {
		return false
	}
	letters := strings.Split(strings.TrimSuffix(initials, "."), ".")
	for i, l := range letters {
		if letters[i] = lexicon.Fold(l); len(letters[i]) != 1 {
			return false
		}
	}
	for _, w := range after {
		others := 0
		for _, n := range b.of[w] {
			switch first, _, _ := strings.Cut(n, " "); {
			case strings.Contains(first, "."): // such a row, or initials and a surname
			case strings.HasPrefix(n, letters[0]):
				return false
			default:
				others++
			}
		}
		if others == 0 {
			return false
		}
	}
	for n := range b.whole {
		if w := strings.Fields(n); len(w) == len(letters) && !slices.ContainsFunc(w, func(x string) bool { return slices.Contains(after, x) }) {
			same := true
			for i := range w {
				same = same && strings.HasPrefix(w[i], letters[i])
			}
			if same {
				return true
			}
		}
	}
	return false
}

// times is how often some names are met.
func (b bearers) times(names []string) (n int) {
	for _, name := range names {
		n += b.whole[name]
	}
	return n
}

// first reports whether a word is oftener the first of some names than the last.
func (b bearers) first(word string, names []string) bool {
	n := 0
	for _, name := range names {
		if strings.HasPrefix(name, word+" ") {
			n += b.whole[name]
		} else if strings.HasSuffix(name, " "+word) {
			n -= b.whole[name]
		}
	}
	return n > 0
}

// meet reports whether two lists have something in common.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
