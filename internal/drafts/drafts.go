// Package drafts reads labelled drafts: complaints, letters and records whose
// every sentence a person has judged. The check of a draft is trained on those
// in review/corpus and measured on those in testdata/drafts. All people and
// events in them are invented.
//
// A file has a YAML front matter and then a line for every sentence:
//
//	KIND FLAGS | the sentence
//
// KIND is F (fact), O (opinion), M (mixed), R (request) or X (other). FLAGS are
// letters: e (emotional), a (attack), c (evidence cited), m (evidence missing),
// and r=N where the sentence repeats that of line N, counted from 1. An empty
// line ends a paragraph.
package drafts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// Draft is one labelled text.
type Draft struct {
	Title   string `yaml:"title"`
	Style   string `yaml:"style"`
	To      string `yaml:"to"`
	Outcome string `yaml:"outcome"` // yes where it asks for a definite outcome, or no; empty where nobody says

	Text      string     `yaml:"-"` // the draft as its writer sent it
	Sentences []Sentence `yaml:"-"`
}

// Sentence is one sentence of Draft.Text with its labels.
type Sentence struct {
	Start, End int    // bytes of Draft.Text
	Kind       string // fact, opinion, mixed, request or other
	Emotional  bool
	Attack     bool
	Evidence   string // cited, missing or empty
	Repeats    int    // index of the earlier sentence, or -1
}

// kinds are the letters of the kinds.
var kinds = map[byte]string{'F': "fact", 'O': "opinion", 'M': "mixed", 'R': "request", 'X': "other"}

// ReadFile reads a labelled draft. An error names the line, never its text.
func ReadFile(path string) (Draft, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return Draft{}, err
	}
	d, err := Parse(b)
	if err != nil {
		return Draft{}, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

// Parse reads a labelled draft.
func Parse(src []byte) (Draft, error) {
	var d Draft
	s := string(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")))
	rest, ok := strings.CutPrefix(s, "---\n")
	front, body, closed := strings.Cut(rest, "\n---\n")
	if !ok || !closed {
		return d, errors.New("no front matter between two lines of ---")
	}
	if err := yaml.Unmarshal([]byte(front), &d); err != nil {
		return d, errors.New("the front matter is not as expected: " + yaml.FormatError(err, false, false))
	}
	if d.Outcome != "yes" && d.Outcome != "no" && d.Outcome != "" {
		return d, errors.New("outcome is neither yes nor no")
	}
	var text strings.Builder
	paragraph, before := false, ""
	for n, line := range strings.Split(body, "\n") {
		if strings.TrimSpace(line) == "" {
			if paragraph {
				text.WriteString("\n\n")
			}
			paragraph = false
			continue
		}
		label, said, ok := strings.Cut(line, "|")
		said = strings.TrimSpace(said)
		if !ok || said == "" {
			return d, fmt.Errorf("line %d after the front matter: no label before |, or nothing after it", n+1)
		}
		sentence, err := labels(label, len(d.Sentences))
		if err != nil {
			return d, fmt.Errorf("line %d after the front matter: %w", n+1, err)
		}
		if paragraph {
			if last := d.Sentences[len(d.Sentences)-1]; sentence.Kind == "other" || last.Kind == "other" ||
				own.MatchString(said) || !ended.MatchString(before) {
				text.WriteByte('\n')
			} else {
				text.WriteByte(' ')
			}
		}
		sentence.Start = text.Len()
		text.WriteString(said)
		sentence.End = text.Len()
		d.Sentences = append(d.Sentences, sentence)
		paragraph, before = true, said
	}
	d.Text = text.String()
	if len(d.Sentences) == 0 {
		return d, errors.New("no labelled sentence")
	}
	return d, nil
}

// own is how a line begins that stands by itself in the draft.
var own = regexp.MustCompile(`^(?:[-*•–]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,3})[.)]\s|\d{1,2}\.\d{1,2}\.?\s|#)`)

// ended is how a sentence ends that another can follow on the same line.
var ended = regexp.MustCompile(`[.!?…]["'”’)]*$`)

// labels reads what stands before the bar; at is the number of sentences
// before this one.
func labels(label string, at int) (Sentence, error) {
	s := Sentence{Repeats: -1}
	fields := strings.Fields(label)
	if len(fields) == 0 || len(fields[0]) != 1 || kinds[fields[0][0]] == "" {
		return s, errors.New("the label does not begin with F, O, M, R or X")
	}
	s.Kind = kinds[fields[0][0]]
	for _, f := range fields[1:] {
		if number, ok := strings.CutPrefix(f, "r="); ok {
			n, err := strconv.Atoi(number)
			if err != nil || n < 1 || n > at {
				return s, errors.New("r= names no earlier sentence")
			}
			s.Repeats = n - 1
			continue
		}
		for _, c := range f {
			switch c {
			case 'e':
				s.Emotional = true
			case 'a':
				s.Attack = true
			case 'c':
				s.Evidence = "cited"
			case 'm':
				s.Evidence = "missing"
			default:
				return s, errors.New("a flag is none of e, a, c, m, r=N")
			}
		}
	}
	return s, nil
}
