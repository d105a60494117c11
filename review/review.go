package review

import (
	"strings"

	"veil/extract"
	"veil/review/encoder"
	"veil/review/judge"
	"veil/review/repeat"
	"veil/review/sentence"
)

// Report is what the check says of a draft. It suggests; it changes nothing.
type Report struct {
	Sentences []Sentence
	Notes     []Note // in order of the text
	Questions []Question
	Outcome   Outcome
	Length    Length
	Dates     []Dated     // events for a chronology, in order of time
	Recipient []Recipient // bodies that the draft seems to be addressed to
	Concerns  []Concern   // by paragraph: what is claimed and what stands for it
}

// Sentence is one sentence with what the check says of it.
type Sentence struct {
	extract.Span
	Text      string
	Kind      string // fact, opinion, mixed, request, other
	Emotional bool
	Attack    bool
	Evidence  string // cited, missing, or empty where none is asked for
	Repeats   int    // index of the earlier sentence that says the same, or -1
	Block     int    // number of the paragraph
	Heading   bool
}

// Note is a remark on a stretch of the draft.
type Note struct {
	extract.Span
	Sentence int
	Rule     string
	Level    string // error, warning or suggestion
	Message  string
	Instead  string // a pattern for other words, or empty
}

// Draft checks the parts of a draft that a reader sees. Other parts (properties,
// comments) are not judged.
func Draft(parts []extract.Part) Report {
	go encoder.Tone() // they will be wanted when the first steps are done
	go encoder.Sense()
	d := read(parts)
	r := Report{}
	d.verdicts = d.reader.Judge()
	verdicts := d.verdicts
	repeats := d.repeats(verdicts)
	for i, s := range d.sentences {
		v := verdicts[i]
		x := Sentence{
			Span: d.span(s.Start, s.End), Text: strings.Join(strings.Fields(d.text[s.Start:s.End]), " "),
			Kind: v.Kind.String(), Emotional: v.Emotional >= judge.EmotionalFrom, Attack: v.Attack >= judge.AttackFrom || d.times(i, "attack") > 1 || d.reader.Attacks(i),
			Evidence: v.Evidence.String(), Repeats: repeats[i], Block: s.Block, Heading: s.Role == sentence.Heading,
		}
		r.Sentences = append(r.Sentences, x)
	}
	r.Length = measure(d, r.Sentences)
	r.Notes = d.notes(r.Sentences)
	r.Outcome = d.outcome(r.Sentences)
	r.Dates = d.dates(r.Sentences)
	r.Recipient = d.recipients(r.Sentences)
	r.Concerns = concerns(r.Sentences)
	r.Questions = questions(&r)
	return r
}

// draft is the text of all parts in one, and the way back.
type draft struct {
	text      string
	parts     []extract.Part
	starts    []int // where each part begins in text
	sentences []sentence.Sentence
	reader    *judge.Reader
	verdicts  []judge.Verdict
}

// read joins the parts that show and divides them into sentences.
func read(parts []extract.Part) *draft {
	d := &draft{}
	var all strings.Builder
	for _, p := range parts {
		if p.Kind != extract.Body || p.Text == "" {
			continue
		}
		if all.Len() > 0 {
			all.WriteString("\n\n")
		}
		d.parts, d.starts = append(d.parts, p), append(d.starts, all.Len())
		all.WriteString(p.Text)
	}
	d.text = all.String()
	d.sentences = sentence.Split(d.text)
	d.reader = judge.NewReader(d.text, d.sentences)
	return d
}

// span is bytes [start, end) of the text as bytes of a part. A sentence never
// reaches over the border of two parts: an empty line stands there.
func (d *draft) span(start, end int) extract.Span {
	at := 0
	for at+1 < len(d.starts) && d.starts[at+1] <= start {
		at++
	}
	return extract.Span{Part: d.parts[at].ID, Start: start - d.starts[at], End: end - d.starts[at]}
}

// times is how often a rule's phrases stand in sentence i.
func (d *draft) times(i int, rule string) int {
	n := 0
	for _, m := range d.reader.Matches(i) {
		if m.Rule.ID == rule {
			n++
		}
	}
	return n
}

// repeats returns for each sentence the earlier one it repeats, or -1.
// Greetings and headings repeat nothing.
func (d *draft) repeats(vs []judge.Verdict) []int {
	said := make([]repeat.Sentence, len(vs))
	for i, v := range vs {
		if v.Kind != judge.Other && d.sentences[i].Role != sentence.Heading {
			said[i] = repeat.Sentence{Tokens: d.reader.Tokens(i), Kind: uint8(v.Kind), Text: d.text}
		}
	}
	return repeat.NewIndex(said).Find()
}
