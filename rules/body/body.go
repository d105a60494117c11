// Package body finds schools and the small organisations that place a family:
// homes, surgeries, nurseries, agencies, clubs, charities, small firms.
//
// It reads a text once, word by word. A name is known by the kind of body it
// ends or begins with ("Larkfield Primary", "Ysgol Brynteg"), by the label or
// column it stands in, by what is said of it ("attends Larkfield", "staff at
// Fairhaven", "Larkfield's DSL", "Crossways (hostel)"), by what it does
// ("Turnaround confirm", where one person "confirms"), or by its place: after a
// person or role in a list of those present, under a role at the end of a
// letter, beside other bodies in a list.
//
// What these rules leave is judged by weights learned from marked papers: every
// other run of words with capitals, by what it is made of and what stands around
// it; see guess.go, and train for how they are made. Such findings have a low
// score, and some are addresses. What a body is called for short is found where
// the text says so.
//
// A name needs a word of its own: "the Family Centre" is nobody's. Councils,
// courts, police, hospitals and national bodies are left alone. It would sooner
// take a village for a home than leave a home standing, so a name after "at" or
// "run by" is taken unless it looks like a person's, a town's or plain words.
// It promises no completeness: a body named bare, once, without anything said
// of it, is not found; what it is called for short elsewhere is the work of
// package spread.
package body

import (
	"cmp"
	"context"
	"slices"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/lexicon"
	"veil/rules/room"
)

// New returns the Detector, whose words are read meanwhile.
func New() rules.Detector {
	go known()
	return detector{}
}

type detector struct{}

// RuleName is the Rule of the findings.
const RuleName = "body"

func (detector) Name() string { return RuleName }

// Detect finds the bodies named in one part.
func (detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := scans.Take()
	defer s.free()
	*s = scan{text: p.Text, toks: cut(s.toks, p.Text), hits: s.hits[:0], found: s.found[:0]}
	s.look()
	s.columns()
	s.tell()
	s.order()
	s.guess()
	s.shorten()
	s.order()
	out := make([]rules.Finding, 0, len(s.found))
	end := map[string]int{}
	for _, f := range s.found {
		if f.end <= end[f.label] {
			continue
		}
		end[f.label] = f.end
		out = append(out, rules.Finding{
			Span:  extract.Span{Part: p.ID, Start: f.start, End: f.end},
			Label: f.label, Rule: RuleName, Score: f.score, Why: f.why,
		})
	}
	return out, nil
}

// order sorts the findings by place, the longest first.
func (s *scan) order() {
	slices.SortFunc(s.found, func(a, b finding) int {
		return cmp.Or(a.start-b.start, b.end-a.end, cmp.Compare(b.score, a.score), cmp.Compare(a.label, b.label))
	})
}

type finding struct {
	start, end int
	to         int // the token after it
	label      string
	score      float64
	why        string
}

// scan is the reading of one part.
type scan struct {
	text  string
	toks  []token
	hits  []hit
	found []finding
}

// scans keeps scans that are done with, for the room of their slices.
var scans room.Room[scan]

func (s *scan) free() {
	s.text = ""
	scans.Give(s)
}

// hit is a phrase of words.txt at tokens [from, to).
type hit struct {
	from, to int
	set      set
}

func (s *scan) add(from, to int, label string, score float64, why string) {
	if (why == whySaid || why == whyDoes) && s.couple(from, to) {
		return
	}
	last := &s.toks[to-1]
	end := last.end
	if last.possessive() && (s.saint(to-2) || why == whySaid) && !(s.near(to-1) && s.at(to).is(hasSchool|hasOrg)) {
		end = last.stop // "at Weldon's"
	}
	if n := s.at(to); label == rules.Organisation && n.shape == lexicon.Lower && smallTails.Has(n.hash) && last.shape == lexicon.Title && !last.possessive() && s.near(to-1) && (surely.Has(n.hash) || !(s.near(to) && s.at(to+1).shape == lexicon.Lower && s.at(to+1).class&lexicon.Function == 0)) {
		end = n.end // "Jasmine House refuge"
		to++
	}
	if n := s.at(to); label == rules.Organisation && n.hash == hashUnder && s.near(to-1) && s.near(to) && s.at(to+1).shape == lexicon.Alnum && end == last.end {
		end = s.at(to + 1).end // "Blairkelt Colts under 10s"
		to += 2
	}
	s.found = append(s.found, finding{s.toks[from].start, end, to, label, score, why})
}

// smallTails are kinds that go with the name before them.
var (
	smallTails = hashes("refuge hostel suite rehab project programme centre clinic campus hotel branch")
	// Of these nothing else goes on with the next word.
	surely = hashes("refuge hostel rehab")
)

// What a finding says of itself.
const (
	whyKind = "a name and the kind of body"
	whySaid = "what is said of a body"
	whyDoes = "does what a body does"
)

// look goes through the text: first it notes what is known of the words, then
// it follows up every phrase that a name may hang on.
func (s *scan) look() {
	k := known()
	for i := range s.toks {
		if t := &s.toks[i]; t.shape > lexicon.Alnum && !t.punct('&') {
			continue
		}
		k.at(s.toks, i, func(b set, end int) {
			if end == i+1 {
				s.toks[i].set |= b
			}
			if b&national != 0 && b&public == 0 && end == i+1 && wordy.Has(s.toks[i].hash) && !s.alone(i) {
				return
			}
			if b&(public|national) != 0 {
				for j := i; j < end; j++ {
					s.toks[j].known = true
				}
			}
			if b&hitting != 0 {
				s.hits = append(s.hits, hit{i, end, b})
			}
		})
	}
	for _, h := range s.hits {
		if h.set&(school|schoolBig|org|orgBig|placed|headTwo) != 0 {
			s.shape(h)
		}
		if h.set&(frontSchool|frontOrg) != 0 {
			s.front(h)
		}
		if h.set&(cueSchool|cueWeak|cueOrg|cueHome) != 0 {
			s.cue(h)
		}
		if h.set&(hasSchool|hasOrg|hasLog) != 0 {
			s.has(h)
		}
		if h.set&doesSchool != 0 {
			s.does(h)
		}
		if h.set&(apposSchool|apposOrg) != 0 {
			s.apposition(h)
		}
		if h.set&(labelSchool|labelOrg) != 0 {
			s.label(h)
		}
		s.loose(h)
	}
	s.closer()
	s.lines()
	s.siblings()
}

// wordy are national bodies whose names are words of other names too.
var wordy = hashes("shelter mind scope sense relate kinship next guardian costa kooth iceland respect boots reed coram subway stonewall mermaids mosaic refuge")

// alone reports whether a capitalised word stands without others beside it.
func (s *scan) alone(i int) bool {
	return s.at(i).capital() && !(s.near(i-1) && s.at(i-1).shape == lexicon.Title && !s.at(i-1).first) && !(s.near(i) && s.at(i+1).shape == lexicon.Title)
}

// loose follows up phrases that a person's name may follow as well.
func (s *scan) loose(h hit) {
	switch {
	case h.set&cueLoose != 0:
		s.slot(h.to, reading{})
	case h.set&cueMulti != 0:
		s.several(h.to)
	case h.set&cueVerb != 0 && s.at(h.from).shape == lexicon.Lower:
		s.slot(h.to, reading{})
	case h.set&pluralVerb != 0:
		s.plural(h.from)
	case h.set&callVerb != 0:
		s.calls(h.from)
	}
	if h.set&labelLoose != 0 {
		s.looseLabel(h)
	}
	if h.set&holy != 0 && (s.at(h.from).shape == lexicon.Title || s.at(h.from).shape == lexicon.Upper && s.at(h.from).first) && !s.other(h.to) && !(s.near(h.to-1) && s.at(h.to).capital()) && !(h.to == h.from+1 && !s.near(h.from-1)) {
		s.add(h.from, h.to, rules.School, 0.5, "a name that churches and their schools have")
		s.found[len(s.found)-1].end = max(s.found[len(s.found)-1].end, s.at(h.to-1).stop) // "OUR LADY'S"
	}
	if h.set&hasTeam != 0 {
		s.team(h)
	}
	if h.set&totName != 0 {
		s.tots(h)
	}
}

const hitting = school | schoolBig | org | orgBig | placed | frontSchool | frontOrg | cueSchool | cueWeak | cueOrg | hasSchool | hasOrg |
	labelSchool | labelOrg | apposSchool | apposOrg | hasLog | cueHome | doesSchool |
	cueLoose | cueVerb | pluralVerb | callVerb | hasTeam | headTwo | labelLoose | holy | cueMulti | totName

// at is a token, or an end of line beyond the text.
func (s *scan) at(i int) *token {
	if i < 0 || i >= len(s.toks) {
		return &edge
	}
	return &s.toks[i]
}

var edge = token{shape: 8, hash: '\n', first: true}

// near reports whether tokens i and i+1 hang together.
func (s *scan) near(i int) bool {
	return i >= 0 && i+1 < len(s.toks) && joined(s.text, &s.toks[i], &s.toks[i+1])
}

// saint reports whether token i is "St" or what stands for it.
func (s *scan) saint(i int) bool {
	t := s.at(i)
	if t.punct('.') {
		t = s.at(i - 1)
	}
	return saints.Has(t.hash) && t.word()
}

var saints = hashes("st saint ss sts")
