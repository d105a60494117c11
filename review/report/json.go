package report

import (
	"encoding/json"
	"io"

	"veil/review"
)

type jsonReport struct {
	Path      string         `json:"path"`
	Sentences []jsonSentence `json:"sentences"`
	Questions []jsonQuestion `json:"questions"`
	Outcome   jsonOutcome    `json:"outcome"`
	Notes     []jsonNote     `json:"notes"`
	Length    jsonLength     `json:"length"`
	Dates     []jsonDate     `json:"dates"`
	Recipient []jsonBody     `json:"recipients"`
	Concerns  []jsonConcern  `json:"concerns"`
}

type jsonSentence struct {
	Part      string  `json:"part"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Kind      string  `json:"kind"`
	Emotional bool    `json:"emotional"`
	Attack    bool    `json:"attack"`
	Evidence  *string `json:"evidence"`
	Repeats   *int    `json:"repeats"`
}

type jsonQuestion struct {
	ID        string `json:"id"`
	Answer    string `json:"answer"` // ok or problem
	Why       string `json:"why"`
	Sentences []int  `json:"sentences"`
}

type jsonOutcome struct {
	Present bool   `json:"present"`
	Text    string `json:"text"`
}

type jsonNote struct {
	Part     string `json:"part"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Sentence int    `json:"sentence"`
	Rule     string `json:"rule"`
	Level    string `json:"level"`
	Message  string `json:"message"`
	Instead  string `json:"instead,omitempty"`
}

type jsonLength struct {
	Words       int     `json:"words"`
	Pages       float64 `json:"pages"`
	Sentences   int     `json:"sentences"`
	Headings    int     `json:"headings"`
	PerSentence float64 `json:"words_per_sentence"`
	Ease        float64 `json:"reading_ease"`
}

type jsonDate struct {
	Date     string `json:"date"` // YYYY-MM-DD
	Sentence int    `json:"sentence"`
}

type jsonBody struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Nation string `json:"nation"`
	Advice string `json:"advice,omitempty"`
	Page   string `json:"page"`
	AsOf   string `json:"as_of"`
}

type jsonConcern struct {
	Sentences []int `json:"sentences"`
	Facts     []int `json:"facts"`
	Cited     []int `json:"cited"`
}

// JSON writes the report as one line of JSON. Offsets are bytes of the part's
// UTF-8 text; repeats and sentences are indexes into "sentences".
func (d *Draft) JSON(w io.Writer) error {
	r := &d.Report
	out := jsonReport{Path: d.Path, Sentences: []jsonSentence{}, Notes: []jsonNote{}, Dates: []jsonDate{}, Recipient: []jsonBody{}, Concerns: []jsonConcern{},
		Outcome: jsonOutcome{r.Outcome.Present, r.Outcome.Text},
		Length:  jsonLength{r.Length.Words, r.Length.Pages, r.Length.Sentences, r.Length.Headings, r.Length.PerSentence, r.Length.Ease}}
	for _, s := range r.Sentences {
		x := jsonSentence{Part: s.Part, Start: s.Start, End: s.End, Kind: s.Kind, Emotional: s.Emotional, Attack: s.Attack}
		if s.Evidence != "" {
			x.Evidence = &s.Evidence
		}
		if s.Repeats >= 0 {
			x.Repeats = &s.Repeats
		}
		out.Sentences = append(out.Sentences, x)
	}
	for _, q := range r.Questions {
		answer := "problem"
		if q.OK {
			answer = "ok"
		}
		out.Questions = append(out.Questions, jsonQuestion{q.ID, answer, q.Why, list(q.Sentences)})
	}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, jsonNote{n.Part, n.Start, n.End, n.Sentence, n.Rule, n.Level, n.Message, n.Instead})
	}
	for _, x := range r.Dates {
		out.Dates = append(out.Dates, jsonDate{x.Day.Format("2006-01-02"), x.Sentence})
	}
	for _, x := range r.Recipient {
		out.Recipient = append(out.Recipient, jsonBody{x.ID, x.Name, x.Nation, x.Advice, x.Page, review.AsKnown})
	}
	for _, c := range r.Concerns {
		out.Concerns = append(out.Concerns, jsonConcern{list(c.Sentences), list(c.Facts), list(c.Cited)})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(true)
	return e.Encode(out)
}

// list is never null in JSON.
func list(xs []int) []int { return append([]int{}, xs...) }
