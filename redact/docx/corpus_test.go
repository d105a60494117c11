package docx

import (
	"bytes"
	"context"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	"veil/redact/plan"
	"veil/rules"
)

var word = regexp.MustCompile(`\pL{4,}`)

// TestCorpus redacts words of the real documents in the folder that
// VEIL_DOCX_CORPUS names and holds the copies to what the package promises.
// VEIL_DOCX_OUT names a folder to keep the copies in.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("VEIL_DOCX_CORPUS"), "*.doc*"))
	if len(files) == 0 {
		t.Skip("VEIL_DOCX_CORPUS names no folder of documents")
	}
	var opened, written int
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
			if err != nil {
				var e *extract.Error
				if !errors.As(err, &e) {
					t.Fatalf("not an extract.Error: %v", err)
				}
				t.Log(e)
				return
			}
			opened++
			p := randomPlan(d)
			out := write(t, d, p)
			if o := os.Getenv("VEIL_DOCX_OUT"); o != "" {
				err = os.WriteFile(filepath.Join(o, strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))+".docx"), out, 0o600)
				if err != nil {
					t.Fatal(err)
				}
			}
			verify(t, d, p, out)
			written++
		})
	}
	t.Logf("%d documents, %d opened, %d written", len(files), opened, written)
}

// randomPlan masks words of the document, every occurrence of each, chosen by
// their hash so that runs agree.
func randomPlan(d extract.Document) plan.Plan {
	p := plan.Plan{Version: plan.Version, Format: "docx", Style: plan.StyleLabel}
	for _, part := range d.Parts() {
		for _, m := range word.FindAllStringIndex(part.Text, -1) {
			w := part.Text[m[0]:m[1]]
			h := fnv.New32()
			h.Write([]byte(strings.ToLower(w)))
			if h.Sum32()%6 != 0 {
				continue
			}
			p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: m[0], End: m[1]},
				Kind: rules.Person, Label: "PERSON 1", Mask: true, Text: w})
		}
	}
	return p
}

func write(t *testing.T, d extract.Document, p plan.Plan) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	if err := (Writer{}).Write(context.Background(), &again, d, p); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same input gives another copy")
	}
	return b.Bytes()
}

// verify reopens a copy, compares its parts with the plan's, and looks for
// masked words everywhere.
func verify(t *testing.T, d extract.Document, p plan.Plan, out []byte) {
	t.Helper()
	back, err := source.Format.Open(context.Background(), bytes.NewReader(out), int64(len(out)), extract.Options{})
	if err != nil && !extract.IsReason(err, extract.Empty) {
		t.Fatal(err)
	}
	got := map[string]string{}
	if err == nil {
		for _, part := range back.Parts() {
			got[part.ID] = part.Text
			if !Carried(part.Kind) {
				t.Errorf("the copy holds %s: %q", part.ID, part.Text)
			}
		}
		for _, g := range back.Gaps() {
			if g.Blocking && !strings.Contains(g.Why, "pictures and no text") {
				t.Errorf("the copy has a gap: %+v", g)
			}
		}
	}
	for _, part := range d.Parts() {
		if !Carried(part.Kind) {
			continue
		}
		if want := p.Apply(part); got[part.ID] != want {
			t.Errorf("%s:\n got %q\nwant %q", part.ID, got[part.ID], want)
		}
		delete(got, part.ID)
	}
	for id := range got {
		t.Errorf("the copy has a part of its own: %s", id)
	}
	noSurvivor(t, p, out)
}

func noSurvivor(t *testing.T, p plan.Plan, out []byte) {
	t.Helper()
	masked := map[string]bool{}
	for _, e := range p.Edits {
		masked[strings.ToLower(e.Text)] = true
	}
	delete(masked, "person") // the label's own word
	places, err := ooxml.Places(context.Background(), bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	for _, pl := range places {
		if pl.Vocabulary {
			continue
		}
		for _, w := range word.FindAllString(pl.Text, -1) {
			if masked[strings.ToLower(w)] && !strings.Contains(pl.Where, "text with") {
				t.Errorf("%s: %q survives", pl.Where, w)
			}
		}
	}
}
