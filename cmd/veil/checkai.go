package main

import (
	"github.com/urfave/cli/v2"

	"veil/redact"
	remarks "veil/review/report"
)

// checkWithAI asks a model the seven questions about the redacted draft and
// puts its answer beside the local one.
func checkWithAI(c *cli.Context, s std, g *gate, path string, o redact.Options) (*remarks.Second, error) {
	in, size, name, err := openInput(path, s.in)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	o.Name = name
	q, err := g.Draft(c.Context, in, size, o)
	if err != nil {
		return nil, advised(err)
	}
	if err := g.agree(q.Request); err != nil {
		return nil, err
	}
	answer, err := g.send(c.Context, q.Request)
	if err != nil {
		return nil, err
	}
	return q.Second(answer)
}
