package main

import (
	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/redact"
	"veil/review"
	remarks "veil/review/report"
	"veil/review/sentence"
)

// checkWithAI asks a model the seven questions about the redacted draft and
// puts its answer beside the local one.
func checkWithAI(c *cli.Context, s std, g *gate, path string, o redact.Options) (*remarks.Second, error) {
	in, size, name, err := openInput(path, s.in)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	r, err := g.redacted(in, size, name, o)
	if err != nil {
		return nil, err
	}
	text := r.Text.String()
	var said []string
	for _, x := range sentence.Split(text) {
		said = append(said, text[x.Start:x.End])
	}
	req, err := g.client.Check(r.Text, said)
	if err != nil {
		return nil, err
	}
	if err := g.agree(req); err != nil {
		return nil, err
	}
	answer, err := g.send(c.Context, req)
	if err != nil {
		return nil, err
	}
	a, err := req.Parse(answer)
	if err != nil {
		return nil, err
	}
	back := namesBack(r)
	local := review.Draft([]extract.Part{{ID: "redacted", Kind: extract.Body, Text: text}})
	out := &remarks.Second{Model: c.String("ai-model")}
	for _, q := range a.Questions {
		x := remarks.SecondAnswer{ID: q.ID, OK: q.OK, Why: back(q.Why)}
		for _, i := range q.Sentences {
			x.Sentences = append(x.Sentences, back(said[i]))
		}
		out.Questions = append(out.Questions, x)
	}
	for _, x := range a.Sentences {
		if x.Index >= len(local.Sentences) {
			continue
		}
		l := local.Sentences[x.Index]
		if l.Emotional != x.Emotional || l.Attack != x.Attack {
			out.Differ = append(out.Differ, remarks.Difference{Text: back(said[x.Index]), Emotional: x.Emotional, Attack: x.Attack, LocalEmotional: l.Emotional, LocalAttack: l.Attack})
		}
	}
	return out, nil
}
