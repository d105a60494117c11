package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/internal/consult"
	"veil/redact"
)

func askCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "ask",
		Usage:     "put a question about papers to a language model, which gets redacted text alone",
		ArgsUsage: `"QUESTION" FILE...`,
		Description: "The papers and the question are redacted and verified together on this computer. You see\n" +
			"exactly what will be sent, and where, and nothing is sent unless you agree. The names are\n" +
			"put back into the answer here.",
		Flags:  ruleFlags(aiFlags...),
		Action: func(c *cli.Context) error { return runAsk(c, s) },
	}
}

func runAsk(c *cli.Context, s std) error {
	args := c.Args().Slice()
	if len(args) < 2 || strings.TrimSpace(args[0]) == "" {
		return usagef(`which question about which papers? veil ask "QUESTION" FILE`)
	}
	g, err := newGate(c, s)
	if err != nil {
		return err
	}
	o, err := options(c)
	if err != nil {
		return err
	}
	var papers strings.Builder
	papers.WriteString("# Papers\n")
	for i, path := range args[1:] {
		text, err := paper(c, s, path, o)
		if err != nil {
			complain(s.err, path, err)
			return reported(exitCode(err))
		}
		fmt.Fprintf(&papers, "\n## Paper %d\n\n%s\n", i+1, text)
	}
	fmt.Fprintf(&papers, "\nTHE QUESTION\n\n%s\n", args[0])
	all := memory{bytes.NewReader([]byte(papers.String()))}
	r, err := g.redacted(all, all.Size(), "", o)
	if err != nil {
		return err
	}
	req, err := g.Ask(r.Text)
	if err != nil {
		return err
	}
	if err := g.agree(req); err != nil {
		return err
	}
	answer, err := g.send(c.Context, req)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(s.out, show(consult.Back(r)(strings.TrimSpace(answer)))+"\n"); err != nil {
		return err
	}
	fmt.Fprintln(s.err, "The names are back in the answer: it is for you. A model can be wrong; check it against the papers.")
	return nil
}

// paper is what a file says, with marks between its pages.
func paper(c *cli.Context, s std, path string, o redact.Options) (string, error) {
	in, size, _, err := openInput(path, s.in)
	if err != nil {
		return "", err
	}
	defer in.Close()
	doc, err := redact.Open(c.Context, in, size, extract.Options{Password: o.Password, Scans: o.Scans})
	if err != nil {
		return "", err
	}
	defer doc.Close()
	var gaps []extract.Gap
	for _, gap := range doc.Gaps() {
		if gap.Blocking && !o.AcceptGaps {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) > 0 {
		return "", &redact.UnreadError{Gaps: gaps}
	}
	complainGaps(s.err, path, doc.Gaps())
	var b strings.Builder
	for _, p := range doc.Parts() {
		switch p.Kind {
		case extract.Body, extract.Header, extract.Footer, extract.Footnote, extract.Endnote:
		default:
			continue
		}
		if p.Page > 0 {
			fmt.Fprintf(&b, "(page %d)\n\n", p.Page)
		}
		b.WriteString(p.Text + "\n\n")
	}
	return b.String(), nil
}
