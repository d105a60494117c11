package email

import (
	"iter"
	"strings"
	"unicode"
)

// join joins texts that follow each other.
func (r *reader) join(views []view) view {
	var out view
	for _, v := range views {
		if strings.TrimSpace(v.text) == "" {
			continue
		}
		if v.wrapped && covers(out.text, v.text) {
			r.others(out.text, v.text)
			continue
		}
		if out.text != "" {
			out.text = strings.TrimRight(out.text, "\n") + "\n\n"
		}
		out.text += strings.TrimLeft(v.text, "\n")
		out.rich = out.rich || v.rich
	}
	return out
}

// choose picks one of several versions of the same text: the plain one if it has
// all words that the others show, or else the last one that has a form, which mail
// programs show. Lines that only the others have are noted.
func (r *reader) choose(views []view) view {
	var plain, rich *view
	for i := range views {
		v := &views[i]
		switch {
		case strings.TrimSpace(v.text) == "":
		case v.rich:
			rich = v
		case plain == nil:
			plain = v
		}
	}
	chosen := rich
	if rich == nil || plain != nil && covers(plain.text, rich.text) {
		chosen = plain
	}
	if chosen == nil {
		return view{}
	}
	for i := range views {
		if &views[i] != chosen {
			r.others(chosen.text, views[i].text)
		}
	}
	return *chosen
}

// others notes the lines of a text that another one has not: some of the words
// that follow each other in the line do not there.
func (r *reader) others(shown, other string) {
	have := map[run]bool{}
	for g := range runs(shown) {
		have[g] = true
	}
	for _, l := range strings.Split(other, "\n") {
		for g := range runs(l) {
			if !have[g] {
				r.note("alternative", l)
				break
			}
		}
	}
}

// run is up to three words that follow each other.
type run [3]string

// runs yields every word of a text, and every two and three that follow each other.
func runs(s string) iter.Seq[run] {
	return func(yield func(run) bool) {
		var before run
		for _, w := range tokens(s) {
			before = run{w, before[0], before[1]}
			for _, g := range []run{{w}, {w, before[1]}, before} {
				if !yield(g) {
					return
				}
			}
		}
	}
}

// covers reports whether a text has all words of another, as often.
func covers(a, b string) bool {
	count := map[string]int{}
	for _, w := range tokens(a) {
		count[w]++
	}
	for _, w := range tokens(b) {
		if count[w]--; count[w] < 0 {
			return false
		}
	}
	return true
}

func tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
