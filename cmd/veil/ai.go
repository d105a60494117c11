package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"veil/redact"
	"veil/redact/keymap"
	"veil/review/llm"
)

// aiFlags are the flags of every command that may ask a model.
var aiFlags = []cli.Flag{
	&cli.StringFlag{Name: "ai-url", EnvVars: []string{"VEIL_AI_URL"}, Value: "https://api.openai.com/v1", Usage: "the model's `ADDRESS`, OpenAI-compatible; one of this computer's own (http://localhost:11434/v1) sends nothing away"},
	&cli.StringFlag{Name: "ai-model", EnvVars: []string{"VEIL_AI_MODEL"}, Usage: "the model's `NAME`"},
	&cli.StringFlag{Name: "ai-key-file", Usage: "the model's key is the first line of `FILE`, which only you may read; or it stands in VEIL_AI_KEY"},
	&cli.StringFlag{Name: "ai-azure", Usage: "the `VERSION` of Azure's interface, for models there"},
	&cli.StringFlag{Name: "send", Usage: "agree, in a script, to the text with this `HASH`; without it you are shown the text and asked"},
}

// gate is the one way out: what goes through it was redacted, verified, looked
// over again and agreed to.
type gate struct {
	c      *cli.Context
	s      std
	client *llm.Client
}

func newGate(c *cli.Context, s std) (*gate, error) {
	key, err := aiKey(c)
	if err != nil {
		return nil, err
	}
	g := &gate{c: c, s: s}
	dots := isTerminal(s.err)
	g.client, err = llm.New(llm.Config{URL: c.String("ai-url"), Model: c.String("ai-model"), Key: key, Azure: c.String("ai-azure"),
		Progress: func(n int, trouble string) {
			switch {
			case trouble != "":
				fmt.Fprintf(s.err, "  the model: %s\n", trouble)
			case dots:
				fmt.Fprintf(s.err, "\r  the answer is coming: %d letters ", n)
			}
		}})
	if err != nil {
		return nil, usagef("%s", err)
	}
	return g, nil
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

// sure is the score from which something found in a redacted text keeps it
// here.
const sure = 0.5

// errLeft means that the redacted text still holds what looks identifying.
var errLeft = errors.New("the redacted text may still identify somebody")

// redacted redacts a document and verifies it, then looks over the text once
// more by itself.
func (g *gate) redacted(in input, size int64, name string, o redact.Options) (redact.Result, error) {
	o.Name = name
	r, err := redact.Document(g.c.Context, in, size, io.Discard, o)
	if err != nil {
		return redact.Result{}, err
	}
	text := []byte(r.Text.String())
	o.Name, o.Plan, o.OnPlan = "", nil, nil
	again, err := redact.Scan(g.c.Context, bytes.NewReader(text), int64(len(text)), o)
	if err != nil {
		return redact.Result{}, err
	}
	left := map[string]int{}
	for _, f := range again.Findings {
		if f.Mask && f.Score >= sure {
			left[f.Label]++
		}
	}
	if len(left) > 0 {
		var kinds []string
		for k, n := range left {
			kinds = append(kinds, fmt.Sprintf("%d %s", n, strings.ToLower(strings.ReplaceAll(k, "_", " "))))
		}
		slices.Sort(kinds)
		return redact.Result{}, fmt.Errorf("%w (%s); nothing was sent. A people file (--profile) helps", errLeft, strings.Join(kinds, ", "))
	}
	return r, nil
}

// agree shows what would be sent and where, and returns whether the user
// agrees. It goes to the terminal alone.
func (g *gate) agree(r *llm.Request) error {
	host, local := g.client.Host()
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
	if err := g.note(r); err != nil {
		return "", err
	}
	answer, err := g.client.Send(ctx, r, r.Hash())
	if isTerminal(g.s.err) {
		fmt.Fprint(g.s.err, "\r\x1b[K")
	}
	return answer, err
}

// sent is a line of the record of what was sent: no text.
type sent struct {
	When  string `json:"when"`
	Where string `json:"where"`
	Local bool   `json:"local"`
	Model string `json:"model"`
	Hash  string `json:"sha256"`
	Bytes int    `json:"bytes"`
}

// note adds to the record, before anything leaves. Without a record nothing is
// sent.
func (g *gate) note(r *llm.Request) error {
	name, err := recordFile()
	if err == nil {
		err = os.MkdirAll(filepath.Dir(name), 0o700)
	}
	var f *os.File
	if err == nil {
		f, err = os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	}
	if err != nil {
		return usagef("the record of what is sent cannot be written; nothing was sent")
	}
	defer f.Close()
	host, local := g.client.Host()
	return json.NewEncoder(f).Encode(sent{time.Now().UTC().Format(time.RFC3339), host, local, g.c.String("ai-model"), r.Hash(), len(r.Body())})
}

// recordFile is where what was sent is recorded.
func recordFile() (string, error) { return stateFile("sent.jsonl") }

// namesBack puts the originals back into what a model said, and says which
// labels it made up.
func namesBack(r redact.Result) func(string) string {
	m := keymap.New(r.Keys())
	return func(s string) string { return m.Restore(s).Text }
}
