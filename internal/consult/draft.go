package consult

import (
	"context"
	"io"

	"veil/extract"
	"veil/redact"
	"veil/review"
	"veil/review/llm"
	"veil/review/report"
	"veil/review/sentence"
)

// Question is the seven questions about a redacted draft, not yet sent.
type Question struct {
	Request *llm.Request
	result  redact.Result
	said    []string // the redacted sentences, as they are numbered in the request
	model   string
}

// Draft redacts a draft and makes the question of it.
func (g Gate) Draft(ctx context.Context, in io.ReaderAt, size int64, o redact.Options) (*Question, error) {
	r, err := Redact(ctx, in, size, o)
	if err != nil {
		return nil, err
	}
	q := &Question{result: r, model: g.Model}
	text := r.Text.String()
	for _, x := range sentence.Split(text) {
		q.said = append(q.said, text[x.Start:x.End])
	}
	q.Request, err = g.Check(r.Text, q.said)
	return q, err
}

// Second reads the model's answer, with the names put back, and says which
// sentences it judges otherwise than the local check.
func (q *Question) Second(answer string) (*report.Second, error) {
	a, err := q.Request.Parse(answer)
	if err != nil {
		return nil, err
	}
	back := Back(q.result)
	local := review.Draft([]extract.Part{{ID: "redacted", Kind: extract.Body, Text: q.result.Text.String()}})
	out := &report.Second{Model: q.model}
	for _, x := range a.Questions {
		y := report.SecondAnswer{ID: x.ID, OK: x.OK, Why: back(x.Why)}
		for _, i := range x.Sentences {
			y.Sentences = append(y.Sentences, back(q.said[i]))
		}
		out.Questions = append(out.Questions, y)
	}
	for _, x := range a.Sentences {
		if x.Index >= len(local.Sentences) {
			continue
		}
		l := local.Sentences[x.Index]
		if l.Emotional != x.Emotional || l.Attack != x.Attack {
			out.Differ = append(out.Differ, report.Difference{Text: back(q.said[x.Index]), Emotional: x.Emotional, Attack: x.Attack, LocalEmotional: l.Emotional, LocalAttack: l.Attack})
		}
	}
	return out, nil
}
