package plan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"veil/extract"
	"veil/redact/plan/search"
	"veil/rules"
)

// maxFile is the size above which a plan is not read, in bytes.
const maxFile = 64 << 20

// maxLabel is how long a label may be, in characters.
const maxLabel = 40

// InvalidError means that a plan cannot be used, and why.
type InvalidError struct{ Why string }

func (e *InvalidError) Error() string { return e.Why }

func invalid(format string, args ...any) error { return &InvalidError{fmt.Sprintf(format, args...)} }

// Write writes the plan as indented JSON.
func Write(w io.Writer, p Plan) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(p)
}

// Read reads a plan, and refuses unknown fields and anything that follows it.
// What it holds is not checked before Validate. Errors are *InvalidError and
// hold no text of it.
func Read(r io.Reader) (Plan, error) {
	var p Plan
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return p, invalid("the plan cannot be read")
	}
	if len(b) > maxFile {
		return p, invalid("the plan is larger than %d MB", maxFile>>20)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff")) // some editors put it there
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		var syntax *json.SyntaxError
		var typ *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return p, invalid("the plan is not valid JSON (line %d)", line(b, syntax.Offset))
		case errors.As(err, &typ):
			return p, invalid("the plan has a value of the wrong type (line %d)", line(b, typ.Offset))
		case errors.Is(err, io.EOF):
			return p, invalid("the plan is empty")
		case errors.Is(err, io.ErrUnexpectedEOF):
			return p, invalid("the plan is cut short")
		}
		return p, invalid("the plan has a field that plans do not have")
	}
	if _, err := d.Token(); err != io.EOF {
		return p, invalid("the plan is followed by something else")
	}
	return p, nil
}

// line is the number of the line that holds a byte, for people with an editor.
func line(b []byte, offset int64) int {
	return 1 + bytes.Count(b[:min(max(offset, 0), int64(len(b)))], []byte("\n"))
}

// Validate checks a plan against the document that it is for and puts its
// edits in order. Errors are *InvalidError and name an edit by its number,
// never by its text.
func (p *Plan) Validate(format, sha256 string, parts []extract.Part) error {
	switch {
	case p.Version != Version:
		return invalid("the plan is of version %d; this program reads version %d", p.Version, Version)
	case p.InputSHA256 != sha256 || p.Format != format:
		return invalid("the plan was made for another document")
	case p.Style != StyleLabel && p.Style != StyleBox:
		return invalid("the plan's style is neither label nor box")
	}
	text := map[string]string{}
	for _, part := range parts {
		text[part.ID] = part.Text
	}
	for i, e := range p.Edits {
		if why := wrong(e, text); why != "" {
			return invalid("edit %d of the plan %s", i+1, why)
		}
	}
	if err := p.tellingLabel(); err != nil {
		return err
	}
	slices.SortStableFunc(p.Edits, order(parts))
	last := map[string]int{}
	masked := cover[string]{}
	for _, e := range p.Edits {
		if !e.Mask {
			continue
		}
		if e.Start < last[e.Part] {
			return invalid("two masked edits of the plan overlap at byte %d of a part", e.Start)
		}
		last[e.Part] = e.End
		masked.add(e.Part, e.Start, e.End)
	}
	masked.sort()
	for _, e := range p.Edits {
		if !e.Mask && masked.touches(e.Part, e.Start, e.End) {
			return invalid("the plan both keeps and masks what stands at byte %d of a part", e.Start)
		}
	}
	return nil
}

// tellingLabel refuses a label that says what it covers: a mark is searched
// for nothing later on.
func (p *Plan) tellingLabel() error {
	values, _ := Values(p.Edits)
	m := search.New(values)
	for i, e := range p.Edits {
		if !e.Mask || p.Style == StyleBox {
			continue
		}
		if len(m.Find(e.Label)) > 0 {
			return invalid("edit %d of the plan has a label that tells what is masked; give it another", i+1)
		}
	}
	return nil
}

// wrong says what is wrong with an edit, or nothing.
func wrong(e Edit, text map[string]string) string {
	t, ok := text[e.Part]
	switch {
	case !ok:
		return "names a part that the document does not have"
	case e.Start < 0 || e.End <= e.Start || e.End > len(t):
		return "lies outside its part"
	case !border(t, e.Start) || !border(t, e.End):
		return "cuts a character in two"
	case t[e.Start:e.End] != e.Text:
		return "does not have the text that stands at its place"
	case !slices.Contains(rules.Kinds, e.Kind):
		return "has an unknown kind"
	case e.Mask && !SafeLabel(e.Label):
		return fmt.Sprintf("has a label that is empty, longer than %d characters, or not letters, digits, spaces and hyphens", maxLabel)
	}
	return ""
}

func border(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
