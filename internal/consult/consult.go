// Package consult is the one way from papers to a language model and back, for
// the command line and for the page.
//
// It promises that what goes out was redacted, verified and looked over once
// more; that it goes out only under the hash that somebody agreed to after
// reading it, and after it was noted where it went; and that names are put back
// on this computer. Making a question sends nothing.
//
// It does not show the text or ask for the consent: its callers do.
package consult

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"veil/redact"
	"veil/redact/keymap"
	"veil/review/llm"
)

// sure is the score from which something found in a redacted text keeps it
// here.
const sure = 0.5

// LeftError means that the redacted text still holds what looks identifying.
type LeftError struct {
	Kinds string // how many of which kinds, in words
}

func (e *LeftError) Error() string {
	return "the redacted text may still identify somebody (" + e.Kinds + "); nothing was sent"
}

// Redact redacts a document and verifies it, then looks over the text once more
// by itself. Errors are those of redact.Document and *LeftError.
func Redact(ctx context.Context, in io.ReaderAt, size int64, o redact.Options) (redact.Result, error) {
	r, err := redact.Document(ctx, in, size, nil, o)
	if err != nil {
		return redact.Result{}, err
	}
	text := []byte(r.Text.String())
	o.Name, o.Plan, o.OnPlan, o.Amend = "", nil, nil, nil
	again, err := redact.Scan(ctx, bytes.NewReader(text), int64(len(text)), o)
	if err != nil {
		return redact.Result{}, err
	}
	left := map[string]int{}
	for _, f := range again.Findings {
		if f.Mask && f.Score >= sure {
			left[f.Label]++
		}
	}
	if len(left) == 0 {
		return r, nil
	}
	var kinds []string
	for k, n := range left {
		kinds = append(kinds, fmt.Sprintf("%d %s", n, strings.ToLower(strings.ReplaceAll(k, "_", " "))))
	}
	slices.Sort(kinds)
	return redact.Result{}, &LeftError{strings.Join(kinds, ", ")}
}

// Gate is the way out to one model.
type Gate struct {
	*llm.Client
	Model  string
	Record string // the file that notes what was sent; without it nothing is
}

// ErrRecord means that it could not be noted what is sent.
var ErrRecord = errors.New("the record of what is sent cannot be written; nothing was sent")

// Send notes that a request is sent, and sends it if agreed is its hash. Errors
// are ErrRecord and those of llm.Client.Send.
func (g Gate) Send(ctx context.Context, r *llm.Request, agreed string) (string, error) {
	if agreed == r.Hash() { // otherwise the client sends nothing
		if err := g.note(r); err != nil {
			return "", err
		}
	}
	return g.Client.Send(ctx, r, agreed)
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

// note adds to the record, before anything leaves.
func (g Gate) note(r *llm.Request) error {
	if g.Record == "" || os.MkdirAll(filepath.Dir(g.Record), 0o700) != nil {
		return ErrRecord
	}
	f, err := os.OpenFile(g.Record, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return ErrRecord
	}
	defer f.Close()
	host, local := g.Host()
	if json.NewEncoder(f).Encode(sent{time.Now().UTC().Format(time.RFC3339), host, local, g.Model, r.Hash(), len(r.Body())}) != nil {
		return ErrRecord
	}
	return nil
}

// Back puts the originals back into what a model said of a document.
func Back(r redact.Result) func(string) string {
	m := keymap.New(r.Keys())
	return func(s string) string { return m.Restore(s).Text }
}
