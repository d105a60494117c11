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
func Apart(parts []extract.Part, found []Finding, known map[string]int) []Finding {
	text := make(map[string]string, len(parts))
	for _, p := range parts {
		text[p.ID] = p.Text
	}
	var where []int
	for i, f := range found {
		if f.Label == Person && f.Role == "" && strings.ContainsAny(text[f.Part][f.Start:f.End], "\n\t ") {
			where = append(where, i)
		}
	}
	if len(where) == 0 {
		return found
	}
	b := bearers{map[string]int{}, map[string][]string{}}
	for n, times := range known {
		b.add(n, times)
	}
	for _, f := range found {
		if f.Label == Person {
			b.add(text[f.Part][f.Start:f.End], 1)
		}
	}
	var out []Finding
	at := 0
	for _, i := range where {
		cut := b.part(text[found[i].Part], found[i])
		if len(cut) == 1 {
			continue
		}
		out = append(append(out, found[at:i]...), cut...)
		at = i + 1
	}
	if at == 0 {
		return found
	}
	out = append(out, found[at:]...)
	rank := make(map[string]int, len(parts))
	for i, p := range parts {
		rank[p.ID] = i
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(rank[a.Part]-rank[b.Part], a.Start-b.Start, b.End-a.End)
	})
	return out
}

// bearers are full names that stand in one line, how often, and who bears each
// of their words.
type bearers struct {
	whole map[string]int
	of    map[string][]string
}

// add takes in a name, if it is a full one in one line.
func (b bearers) add(name string, times int) {
	w := folded(name)
	if len(w) < 2 || strings.ContainsAny(name, "\n\t") {
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

// part cuts one finding where two people meet.
func (b bearers) part(text string, f Finding) []Finding {
	s := text[f.Start:f.End]
	var out []Finding
	from := 0
	cut := func(end, next int) {
		g := f
		g.Start, g.End = f.Start+from, f.Start+end
		out = append(out, g)
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
			if b.row(folded(s[from:end]), folded(s[next:])) {
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
	if len(out) == 0 {
		return []Finding{f}
	}
	cut(len(s), len(s))
	return out
}

// two reports whether the words before a line end and those after it are two
// people's.
func (b bearers) two(before, after []string) bool {
	joined := strings.Join(append(slices.Clone(before), after...), " ")
	switch {
	case len(before) == 0 || len(after) == 0 || b.whole[joined] > 0:
		return false
	case len(before) > 1 && len(after) > 1,
		len(before) > 1 && b.whole[strings.Join(before, " ")] > 0,
		len(after) > 1 && b.whole[strings.Join(after, " ")] > 0:
		return true
	}
	left, right := b.of[before[len(before)-1]], b.of[after[0]]
	return len(left) > 0 && len(right) > 0 && !meet(left, right)
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
	// A word each: names that are well known, and nobody bears both.
	times := func(names []string) (n int) {
		for _, name := range names {
			if name != left+" "+right {
				n += b.whole[name]
			}
		}
		return n
	}
	of := func(w string) []string {
		return slices.DeleteFunc(slices.Clone(b.of[w]), func(n string) bool { return n == left+" "+right })
	}
	return times(b.of[left]) >= enough && times(b.of[right]) >= enough && !meet(of(left), of(right))
}

// meet reports whether two lists have something in common.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
