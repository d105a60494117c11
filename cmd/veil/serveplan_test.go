package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"veil/extract/scan"
	"veil/internal/programs"
)

// get fetches what the page would.
func (p *page) get(path string) string {
	p.t.Helper()
	a, err := http.Get(p.address + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil || a.StatusCode != http.StatusOK {
		p.t.Fatalf("%s: %d %v", path, a.StatusCode, err)
	}
	return string(b)
}

// until asks for the list of papers until it says the words.
func (p *page) until(words string) {
	p.t.Helper()
	for end := time.Now().Add(time.Minute); !strings.Contains(p.get("papers"), words); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("the list of papers never says %q", words)
		}
	}
}

// rowPlace is where a row of the list beside a paper leads: the number of a part,
// and from which byte to which.
var rowPlace = regexp.MustCompile(`data-part="(\d+)" data-place="(\d+)-(\d+)"`)

// A copy that is made in the page after two decisions is, byte for byte, the copy
// that "veil redact --plan" makes with the plan that the page saves.
func TestPageAndPlanAgree(t *testing.T) {
	for _, path := range []string{"case-note.pdf", "case-note.docx", "carer-log.txt", "scans/case-note-fax-200.pdf", "scans/gp-summary-photo.jpg"} {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			if strings.HasPrefix(path, "scans") && !programs.There(scan.Needs(true)...) {
				t.Skip("pdftoppm or tesseract is not installed (apt-get install poppler-utils tesseract-ocr)")
			}
			in := filepath.Join("..", "..", "testdata", filepath.FromSlash(path))
			paper, err := os.ReadFile(in)
			if err != nil {
				t.Fatal(err)
			}
			p := startPage(t, t.TempDir())
			if code := p.post("papers?name="+url.QueryEscape(name), string(paper)); code != 200 {
				t.Fatal(code)
			}
			p.until("will be taken out")
			proposed := p.get("papers/1/plan")
			rows := rowPlace.FindAllStringSubmatch(p.get("papers/1/list"), -1)
			if len(rows) < 2 {
				t.Fatalf("%d rows", len(rows))
			}
			for i, reach := range []string{"value", "person"} {
				q := fmt.Sprintf(`{"Do":"keep","Part":%s,"Start":%s,"End":%s,"Reach":%q}`, rows[i][1], rows[i][2], rows[i][3], reach)
				if code := p.post("papers/1/decide", q); code != 200 {
					t.Fatalf("decision %d: %d", i+1, code)
				}
			}
			if p.get("papers/1/plan") == proposed {
				t.Fatal("the decisions change nothing: the test shows nothing")
			}
			if code := p.post("papers/1/save", ""); code != 200 {
				t.Fatal(code)
			}
			p.until("is made and checked")
			got := p.get("papers/1/copy")

			dir := t.TempDir()
			file, out := filepath.Join(dir, "plan.json"), filepath.Join(dir, "out"+strings.Replace(filepath.Ext(name), ".jpg", ".pdf", 1))
			if err := os.WriteFile(file, []byte(p.get("papers/1/plan")), 0o600); err != nil {
				t.Fatal(err)
			}
			if said, err := program(t, "redact", "--plan", file, in, "-o", out).CombinedOutput(); err != nil {
				t.Fatalf("veil redact --plan: %v\n%s", err, said)
			}
			want, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal([]byte(got), want) {
				t.Errorf("the page's copy has %d bytes, the command's %d, or others", len(got), len(want))
			}
		})
	}
}
