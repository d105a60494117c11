package web

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"veil/redact/plan"
)

// bundleDone makes the copies of the bundle and waits for them.
func (s *served) bundleDone() string {
	s.t.Helper()
	s.must("POST", "bundle/start", nil)
	for end := time.Now().Add(90 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		b := s.must("GET", "bundle/state", nil)
		if strings.Contains(b, `data-state="done"`) {
			return b
		}
		if strings.Contains(b, `data-state="failed"`) {
			s.t.Fatal(b)
		}
	}
	s.t.Fatal("the bundle is never done")
	return ""
}

// copies unpacks a zip of copies; the reports are left out.
func copies(t *testing.T, z []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(z), int64(len(z)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		if !strings.Contains(f.Name, "/") { // copies lie in the folder that was chosen
			continue
		}
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		rc.Close()
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

func TestOneDecisionForAll(t *testing.T) {
	s := serve(t)
	for name, text := range map[string]string{
		"a/letter.txt": "Dear Grace Okafor,\nplease ring Tobi Larch. Tobi Larch was there with Grace Okafor. The blue kettle is broken.\n",
		"b/note.txt":   "Grace Okafor rang. Tobi Larch did not answer. He had a blue kettle.\n",
		"b/other.txt":  "Grace Okafor wrote once more.\n",
	} {
		s.must("POST", "bundle/files?path="+url.QueryEscape(name), []byte(text))
	}
	b := s.bundleDone()
	if !strings.Contains(b, "Tobi Larch") || !strings.Contains(b, "3 places in 2 files") {
		t.Fatalf("the page does not say who is in the bundle, and how often:\n%s", b)
	}
	before := copies(t, []byte(s.must("GET", "bundle/copies.zip", nil)))
	if all := joined(before); strings.Contains(all, "Larch") || strings.Contains(all, "Okafor") || !strings.Contains(all, "kettle") {
		t.Fatalf("the first copies: %s", all)
	}
	m := regexp.MustCompile(`data-label="([^"]+)"[^>]*>Leave it in<span class="unseen">: Tobi Larch<`).FindStringSubmatch(b)
	if m == nil {
		t.Fatalf("nothing to choose for a person:\n%s", b)
	}
	label := m[1]
	decide := func(label string, stays bool) int {
		q, _ := json.Marshal(map[string]any{"Label": label, "Stays": stays})
		code, _, _ := s.ask("POST", "bundle/keep", q, nil)
		return code
	}
	if decide("NOBODY 9", true) != 400 {
		t.Error("a label that is not there is taken")
	}
	if decide(label, true) != 200 {
		t.Fatal("the decision is not taken")
	}
	if code, _, _ := s.ask("GET", "bundle/copies.zip", nil, nil); code != 404 {
		t.Errorf("copies that are no longer wanted can be saved: %d", code)
	}
	unchanged := stamp(t, s)
	s.bundleDone()
	kept := copies(t, []byte(s.must("GET", "bundle/copies.zip", nil)))
	if all := joined(kept); strings.Count(all, "Tobi Larch") != 3 || strings.Contains(all, "Okafor") {
		t.Errorf("after leaving one in: %s", all)
	}
	if stamp(t, s) != unchanged {
		t.Error("a copy that the decision does not concern was made again")
	}
	decide(label, false)
	s.must("POST", "bundle/also", []byte(`{"Text":" Blue  kettle"}`))
	if code, _, _ := s.ask("POST", "bundle/also", []byte(`{"Text":" "}`), nil); code != 400 {
		t.Errorf("no words: %d", code)
	}
	s.bundleDone()
	all := joined(copies(t, []byte(s.must("GET", "bundle/copies.zip", nil))))
	if strings.Contains(all, "Larch") || strings.Contains(all, "Okafor") || strings.Contains(all, "kettle") {
		t.Errorf("after taking it out again, and more: %s", all)
	}
}

// stamp is when the copy was made that no decision concerns.
func stamp(t *testing.T, s *served) time.Time {
	t.Helper()
	m, _ := filepath.Glob(filepath.Join(s.temp, roomPrefix+"*", "bundle", "out", "*", "*", "other*"))
	if len(m) != 1 {
		t.Fatalf("%d copies of one file", len(m))
	}
	st, err := os.Stat(m[0])
	if err != nil {
		t.Fatal(err)
	}
	return st.ModTime()
}

func joined(m map[string]string) string {
	var all []string
	for _, s := range m {
		all = append(all, s)
	}
	return strings.Join(all, "\n")
}

func TestCensus(t *testing.T) {
	var c census
	p := plan.Plan{InputSHA256: "x", Edits: []plan.Edit{{Label: "PERSON 1", Mask: true}, {Label: "PERSON 1", Mask: true}, {Label: "PERSON 2", Mask: true}, {Label: "PERSON 3"}, {Mask: true}}}
	c.keep("PERSON 1", true)
	for range 2 { // the better plan counts once
		q := p
		q.Edits = append([]plan.Edit(nil), p.Edits...)
		c.amend(&q)
		for i, want := range []bool{false, false, true, false, true} {
			if q.Edits[i].Mask != want {
				t.Errorf("edit %d is masked: %v", i, q.Edits[i].Mask)
			}
		}
	}
	if got := c.files["x"]; got["PERSON 1"] != 2 || got["PERSON 2"] != 1 || len(got) != 2 {
		t.Errorf("counted %v", got)
	}
	if d := c.decided(); len(d) != 1 || d["PERSON 1"] != "keep" {
		t.Errorf("decided %v", d)
	}
	c.keep("PERSON 1", false)
	if len(c.decided()) != 0 {
		t.Error("a decision cannot be taken back")
	}
}
