package main

import (
	"encoding/json"
	"errors"

	"veil/extract"
	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/redact/verify"
)

// report is the JSON of --report. It holds no text of the documents and no
// names of files, which may be names of people.
type report struct {
	Policy string       `json:"policy"`
	Files  []fileReport `json:"files"`
}

type fileReport struct {
	Format      string         `json:"format,omitempty"`
	Output      string         `json:"output,omitempty"` // the copy's redacted name
	InputSHA256 string         `json:"input_sha256,omitempty"`
	Masked      map[string]int `json:"masked,omitempty"` // places by kind
	Kept        map[string]int `json:"kept,omitempty"`
	Gaps        []extract.Gap  `json:"gaps,omitempty"`
	// Dropped is what the document holds and the copy does not, by design.
	Dropped  []extract.Dropped `json:"dropped,omitempty"`
	Verified *verify.Report    `json:"verified,omitempty"`
	ExitCode int               `json:"exit_code"`
	Error    string            `json:"error,omitempty"`
}

func newReport(policy string) *report { return &report{Policy: policy, Files: []fileReport{}} }

func (r *report) add(res redact.Result, err error) {
	if err != nil {
		msg := err.Error()
		if out := (*atomicfile.Error)(nil); errors.As(err, &out) {
			msg = "the copy cannot be written: " + out.Why // without its path
		}
		r.Files = append(r.Files, fileReport{ExitCode: exitCode(err), Error: msg})
		return
	}
	r.Files = append(r.Files, fileReport{
		Format: res.Format, Output: res.Name, InputSHA256: res.Plan.InputSHA256, Gaps: res.Gaps, Dropped: res.Dropped, Verified: &res.Report,
		Masked: count(res.Plan, true).mentions, Kept: count(res.Plan, false).mentions,
	})
}

func (r *report) write(name string, force bool) error {
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return atomicfile.Write(name, force, append(b, '\n'))
}
