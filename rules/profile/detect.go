package profile

import (
	"cmp"
	"context"
	"slices"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// The Rules of the Detector's findings.
const (
	RuleName = "people-file"
	// RuleClose is for what is one letter from a short name of the file, and so
	// may be somebody or something else: the user should be asked.
	RuleClose = "people-file/close"
	// RuleKeep is for what the file keeps.
	RuleKeep = "people-file/keep"
)

// Detector returns the Detector of the file's people, of what it always masks
// and of what it keeps. Findings of RuleKeep are there so that the plan lists
// them as kept: Kept is true of their text.
func (f *File) Detector() rules.Detector {
	people := slices.Clone(f.People)
	d := &detector{file: f}
	for _, v := range f.Also {
		if l := guess(v); l == rules.Person {
			// That it is a person is a guess: "blue kettle" is masked too, as it stands.
			people = append(people, Person{Names: []string{v}})
			d.letters.add(v, l)
		} else {
			d.also.add(v, l)
		}
	}
	for _, v := range f.Keep {
		d.keep.add(v, guess(v))
	}
	d.index = newIndex(people)
	d.births = newBirths(people)
	return d
}

type detector struct {
	file   *File
	index  *index
	births births
	also   values
	keep   values
	// letters are the entries of also that may be people.
	letters values
}

func (*detector) Name() string { return RuleName }

func (d *detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	g := newPage(p.Text)
	kept, also := d.keep.find(g, d.file.Kept), d.also.find(g, nil)
	var out []rules.Finding
	add := func(start, end int, f rules.Finding) {
		f.Span = extract.Span{Part: p.ID, Start: start, End: end}
		if !inside(kept, start, end) && !d.file.Kept(p.Text[start:end]) {
			out = append(out, f)
		}
	}
	for _, m := range d.mentions(g) {
		if !inside(also, m.start, m.end) {
			add(m.start, m.end, m.finding(d.index))
		}
	}
	for _, b := range d.births.find(g) {
		add(b.start, b.end, b.finding)
	}
	for _, v := range append(also, d.letters.find(g, nil)...) { // after mentions, which say more
		add(v.start, v.end, rules.Finding{Label: v.label, Rule: RuleName, Score: 0.99, Why: "on the list of what is always masked"})
	}
	for _, v := range kept {
		out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: v.start, End: v.end},
			Label: v.label, Rule: RuleKeep, Score: 0.99, Why: "on the list of what is kept"})
	}
	slices.SortStableFunc(out, func(a, b rules.Finding) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, cmp.Compare(b.Role, a.Role), cmp.Compare(a.Label, b.Label))
	})
	return within(out), nil
}

// within drops findings that lie inside an earlier one of the same label.
func within(fs []rules.Finding) []rules.Finding {
	end := map[string]int{}
	return slices.DeleteFunc(fs, func(f rules.Finding) bool {
		if f.End <= end[f.Label] {
			return true
		}
		end[f.Label] = f.End
		return false
	})
}

// inside reports whether a span lies in one of the values, which are in order
// and disjoint.
func inside(vs []value, start, end int) bool {
	i, _ := slices.BinarySearchFunc(vs, start+1, func(v value, at int) int { return v.start - at })
	return i > 0 && vs[i-1].end >= end
}

// mention is a place where somebody of the file is named.
type mention struct {
	start, end int
	who        []int
	why        string
	score      float64
	close      bool
}

func (m mention) finding(x *index) rules.Finding {
	f := rules.Finding{Label: rules.Person, Rule: RuleName, Score: m.score, Why: m.why}
	if m.close {
		f.Rule = RuleClose
	} else if len(m.who) == 1 {
		f.Role = x.people[m.who[0]].Label
	}
	return f
}

// evidence is what the ways of matching are worth.
var evidence = [...]struct {
	score float64
	why   string
}{
	exact:  {0.99, "in the people file"},
	plural: {0.95, "a name of the people file with an ending"},
	short:  {0.9, "a short form of a forename in the people file"},
	scan:   {0.9, "a name of the people file as scanners misread it"},
	glued:  {0.9, "a name of the people file beside figures or other letters"},
	slip:   {0.8, "a letter or two from a name in the people file"},
	doubt:  {0.5, "one letter from a short name in the people file"},
}

// hit is a word of the file in the text.
type hit struct {
	*entry
	first, last int // atoms
	start, end  int // bytes
	stands      bool
}

// mentions finds everybody in the text: words of the file first, then those
// that belong together, then initials.
func (d *detector) mentions(g *page) []mention {
	if len(d.index.people) == 0 {
		return nil
	}
	r := &reader{d.index, map[uint32]*entry{}}
	hits := r.hits(g)
	var out []mention
	taken := make([]bool, len(g.atoms))
	for i := 0; i < len(hits); {
		n := i + 1
		who, part, stands := hits[i].who, hits[i].part, hits[i].stands
		best := hits[i].how
		for ; n < len(hits) && r.belong(g, hits[n-1], hits[n], who, part); n++ {
			who = both(who, hits[n].who)
			part |= hits[n].part
			stands = stands || hits[n].stands
			best = min(best, hits[n].how)
		}
		first, last := hits[i], hits[n-1]
		i = n
		if !stands && !(first.first < last.first && part&given != 0 && part&surname != 0 && !g.denied(first.first)) {
			continue
		}
		m := mention{start: first.start, end: last.end, who: who, score: evidence[best].score, why: evidence[best].why, close: best == doubt}
		from, to := r.widen(g, first, last, &m)
		m.who = r.settle(g, from, m.who)
		for k := from; k <= to; k++ {
			taken[k] = true
		}
		out = append(out, m)
	}
	return append(out, r.initialsIn(g, taken)...)
}

// settle picks from several people that bear a name the one whom a title before
// it fits.
func (r *reader) settle(g *page, first int, who []int) []int {
	if len(who) < 2 {
		return who
	}
	t := g.at(first - 1)
	if t.Hash == '.' && t.Shape == lexicon.Punct {
		t = g.at(first - 2)
	}
	if !t.Shape.IsWord() || t.Class&(lexicon.Honorific|lexicon.Kin) == 0 {
		return who
	}
	sex := names.Sex(g.text[t.Start:t.End])
	return slices.DeleteFunc(slices.Clone(who), func(p int) bool {
		return sex != 0 && r.sex[p] != 0 && r.sex[p] != sex
	})
}
