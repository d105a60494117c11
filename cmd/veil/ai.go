package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/internal/consult"
	"veil/redact"
	"veil/review/llm"
)

// modelFlags say which model may be asked.
var modelFlags = []cli.Flag{
	&cli.StringFlag{Name: "ai-url", EnvVars: []string{"VEIL_AI_URL"}, Value: usualModel, Usage: "the model's `ADDRESS`, OpenAI-compatible; one of this computer's own (http://localhost:11434/v1) sends nothing away"},
	&cli.StringFlag{Name: "ai-model", EnvVars: []string{"VEIL_AI_MODEL"}, Usage: "the model's `NAME`"},
	&cli.StringFlag{Name: "ai-key-file", Usage: "the model's key is the first line of `FILE`, which only you may read; or it stands in VEIL_AI_KEY"},
	&cli.StringFlag{Name: "ai-azure", Usage: "the `VERSION` of Azure's interface, for models there"},
}

const usualModel = "https://api.openai.com/v1"

// aiFlags are the flags of every command that asks a model.
var aiFlags = append(modelFlags[:len(modelFlags):len(modelFlags)],
	&cli.StringFlag{Name: "send", Usage: "agree, in a script, to the text with this `HASH`; without it you are shown the text and asked"},
)

// gate is the one way out: what goes through it was redacted, verified, looked
// over again and agreed to.
type gate struct {
	consult.Gate
	c *cli.Context
	s std
}

func newGate(c *cli.Context, s std) (*gate, error) {
	conf, err := modelConfig(c)
	if err != nil {
		return nil, err
	}
	g := &gate{c: c, s: s, Gate: consult.Gate{Model: c.String("ai-model")}}
	g.Record, _ = recordFile() // without it nothing is sent
	dots := isTerminal(s.err)
	conf.Progress = func(n int, trouble string) {
		switch {
		case trouble != "":
			fmt.Fprintf(s.err, "  the model: %s\n", trouble)
		case dots:
			fmt.Fprintf(s.err, "\r  the answer is coming: %d letters ", n)
		}
	}
	g.Client, err = llm.New(conf)
	if err != nil {
		return nil, usagef("%s", err)
	}
	return g, nil
}

// modelConfig says which model. A program that was opened by a double click has no
// flags: it has the environment.
func modelConfig(c *cli.Context) (llm.Config, error) {
	key, err := aiKey(c)
	conf := llm.Config{URL: c.String("ai-url"), Model: c.String("ai-model"), Key: key, Azure: c.String("ai-azure")}
	if conf.URL == "" {
		conf.URL, conf.Model = cmp.Or(os.Getenv("VEIL_AI_URL"), usualModel), os.Getenv("VEIL_AI_MODEL")
	}
	return conf, err
}

// aiKey gets the key from the environment or from a file that nobody else may
// read. Never from a flag: the process list shows flags to every user.
func aiKey(c *cli.Context) (string, error) {
	name := c.String("ai-key-file")
	if name == "" {
		if k := os.Getenv("VEIL_AI_KEY"); k != "" {
			return k, nil
		}
		return os.Getenv("OPENAI_API_KEY"), nil
	}
	st, err := os.Stat(name)
	if err != nil {
		return "", usagef("the key file cannot be read")
	}
	if runtime.GOOS != "windows" && st.Mode().Perm()&0o077 != 0 {
		return "", usagef("others may read the key file: chmod 600 %s", escape(name))
	}
	k, err := firstLine(name)
	if err != nil {
		return "", usagef("the key file cannot be read, or is empty")
	}
	return k, nil
}

// advised adds what helps on the command line.
func advised(err error) error {
	var left *consult.LeftError
	if errors.As(err, &left) {
		return fmt.Errorf("%w. A people file (--profile) helps", err)
	}
	return err
}

// redacted redacts and verifies what is to be sent.
func (g *gate) redacted(in input, size int64, name string, o redact.Options) (redact.Result, error) {
	o.Name = name
	r, err := consult.Redact(g.c.Context, in, size, o)
	return r, advised(err)
}

// agree shows what would be sent and where, and returns whether the user
// agrees. It goes to the terminal alone.
func (g *gate) agree(r *llm.Request) error {
	host, local := g.Host()
	where := host
	if local {
		where += " (this computer)"
	}
	if h := g.c.String("send"); h != "" {
		if h != r.Hash() {
			return usagef("the text has changed since you agreed to it; its hash is %s. Nothing was sent", r.Hash())
		}
		return nil
	}
	if g.c.Bool("no-input") || !isTerminal(g.s.in) {
		fmt.Fprintf(g.s.err, "This would be sent to %s:\n\n%s\n\n", where, show(r.Text()))
		return usagef("nothing was sent. If you agree to this text: --send %s", r.Hash())
	}
	tty, err := openTerminal()
	if err != nil {
		return usagef("there is no terminal to ask on; nothing was sent")
	}
	defer tty.Close()
	fmt.Fprintf(tty, "\nThis will be sent to %s, and nothing else:\n\n%s\n\nRead it. Is anybody in it who could be recognised? Type yes to send it: ", where, show(r.Text()))
	a := asker{in: bufio.NewScanner(g.s.in), out: tty}
	answer, err := a.line("", "")
	if err != nil || !strings.EqualFold(answer, "yes") {
		return usagef("nothing was sent")
	}
	return nil
}

// show makes text safe for the terminal, with its line ends.
func show(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = escape(l)
	}
	return strings.Join(lines, "\n")
}

// send sends what was agreed to and notes that it did.
func (g *gate) send(ctx context.Context, r *llm.Request) (string, error) {
	answer, err := g.Send(ctx, r, r.Hash())
	if isTerminal(g.s.err) {
		fmt.Fprint(g.s.err, "\r\x1b[K")
	}
	if errors.Is(err, consult.ErrRecord) {
		return "", usagef("%s", err)
	}
	return answer, err
}

// recordFile is where what was sent is recorded.
func recordFile() (string, error) { return stateFile("sent.jsonl") }
