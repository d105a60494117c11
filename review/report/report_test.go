package report

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/review"
)

var update = flag.Bool("update", false, "write the golden files anew")

const text = `Dear Ms Hale,

On 12 March 2025 you came late. She is a liar and a bully, and you should all be ashamed. <SCRIPT>alert(1)</SCRIPT> It is an absolute DISGRACE!!

The letter dated 10 March 2025, page 2, says so. On 14 March nobody rang.
Nobody rang on 14 March.

Please correct the record.
`

func draft() *Draft {
	parts := []extract.Part{{ID: "text", Kind: extract.Body, Text: text}}
	return New("letter \x1b[31m.txt", parts, review.Draft(parts))
}

func plain(s string) string { return strings.ReplaceAll(s, "\x1b", "\\x1b") }

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-update writes it anew):\n%s", name, d)
	}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	if err := draft().Text(&b, 72, plain); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.txt", b.Bytes())
	for _, line := range strings.Split(b.String(), "\n") {
		if len([]rune(line)) > 72 {
			t.Errorf("a line of %d characters", len([]rune(line)))
		}
	}
}

func TestLines(t *testing.T) {
	var b bytes.Buffer
	if err := draft().Lines(&b, plain); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.lines", b.Bytes())
}

func TestHTML(t *testing.T) {
	var b bytes.Buffer
	if err := draft().HTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, bad := range []string{"<SCRIPT", "<script", "http://", "https://", "ZgotmplZ"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, good := range []string{`lang="en-GB"`, "&lt;SCRIPT&gt;", "default-src &#39;none&#39;", `<mark class="error">`} {
		if !strings.Contains(page, good) && !strings.Contains(page, strings.ReplaceAll(good, "&#39;", "'")) {
			t.Errorf("the page lacks %q", good)
		}
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := draft().JSON(&b); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Sentences []struct {
			Start, End int
			Kind       string
			Evidence   *string
			Repeats    *int
		}
		Questions []struct{ ID, Answer string }
		Outcome   struct{ Present bool }
	}
	if err := json.Unmarshal(b.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Questions) != 7 || !r.Outcome.Present || len(r.Sentences) < 7 {
		t.Errorf("%+v", r)
	}
	repeats := 0
	for _, s := range r.Sentences {
		if s.Repeats != nil {
			repeats++
			if !strings.Contains(text[s.Start:s.End], "Nobody rang") {
				t.Errorf("%q repeats something", text[s.Start:s.End])
			}
		}
	}
	if repeats != 1 {
		t.Errorf("%d repetitions", repeats)
	}
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	d := draft()
	if err := SARIF(&b, []*Draft{d}); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Version string
		Runs    []struct {
			Results []struct {
				RuleID    string
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						Region struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if r.Version != "2.1.0" || len(r.Runs) != 1 || len(r.Runs[0].Results) != len(d.Report.Notes) {
		t.Fatalf("%s with %d runs", r.Version, len(r.Runs))
	}
	for _, x := range r.Runs[0].Results {
		if at := x.Locations[0].PhysicalLocation.Region; at.StartLine < 1 || at.StartColumn < 1 || at.EndLine < at.StartLine || x.RuleID == "" || x.Level == "" {
			t.Errorf("%+v", x)
		}
	}
}

func TestDOCX(t *testing.T) {
	var b bytes.Buffer
	d := draft()
	if err := d.DOCX(&b); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		x := xml.NewDecoder(r)
		for err == nil {
			_, err = x.Token()
		}
		if err != io.EOF {
			t.Errorf("%s: %v", f.Name, err)
		}
		r.Close()
	}
}
