package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	encoding "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"veil/internal/gold"
	"veil/redact/plan"
)

// TestPapers redacts every shipped paper with the real program and lets other
// programs look for the details that are marked in its source. What the plan
// did not mask must still be there.
func TestPapers(t *testing.T) {
	var papers []string
	for _, ext := range []string{"pdf", "docx", "txt", "md"} {
		found, _ := filepath.Glob("../../testdata/*." + ext)
		papers = append(papers, found...)
	}
	if len(papers) < 12 {
		t.Fatalf("only %d papers", len(papers))
	}
	for _, path := range papers {
		base := filepath.Base(path)
		if base == "README.md" {
			continue
		}
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			planned := filepath.Join(dir, "plan.json")
			out := filepath.Join(dir, "copy"+filepath.Ext(path))
			args := []string{"redact", path, "-o", out, "--plan-out", planned}
			name := strings.TrimSuffix(base, filepath.Ext(base))
			if people := "../../testdata/people/" + name + ".yaml"; exists(people) {
				args = append(args, "--profile", people)
			}
			if msg, err := program(t, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, msg)
			}
			src, err := os.ReadFile("../../testdata/src/" + name + ".md")
			if err != nil {
				t.Fatal(err)
			}
			doc, err := gold.Parse(src)
			if err != nil {
				t.Fatal(err)
			}
			for who, text := range readings(t, out) {
				lookFor(t, who, doc, text)
			}
			stays(t, path, out, planned)
		})
	}
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// token is what values are compared by: letters and digits, folded.
var token = regexp.MustCompile(`[\pL\pN]+`)

func tokens(s string) []string {
	s = strings.NewReplacer("’", "", "'", "", "\u00ad", "").Replace(norm.NFKC.String(s))
	out := token.FindAllString(strings.ToLower(s), -1)
	return out
}

// lookFor counts each marked detail in what a witness read. It may stand there
// only as often as the source has it outside all marks, where it is an
// ordinary word.
func lookFor(t *testing.T, who string, doc gold.Doc, text string) {
	t.Helper()
	var rest strings.Builder
	at := 0
	for _, s := range doc.Spans {
		if s.Start > at {
			rest.WriteString(doc.Text[at:s.Start] + " \x00 ")
		}
		at = max(at, s.End)
	}
	rest.WriteString(doc.Text[at:])
	ordinary, have := " "+strings.Join(tokens(rest.String()), " ")+" ", " "+strings.Join(tokens(text), " ")+" "
	seen := map[string]bool{}
	least := 3 // letters; fewer turn up by chance
	if who == "qpdf" || strings.HasSuffix(who, "tags and all") {
		least = 5 // among the words of the format itself
	}
	for _, s := range doc.Spans {
		value := strings.Join(tokens(doc.Text[s.Start:s.End]), " ")
		if !gold.Direct(s.Kind) || len([]rune(value)) < least || seen[value] {
			continue
		}
		seen[value] = true
		if n := strings.Count(have, " "+value+" "); n > strings.Count(ordinary, " "+value+" ") {
			t.Errorf("%s finds a %s (%s): %q", who, s.Kind, s.Entity, value)
		}
	}
}

// readings is what other programs read in a copy.
func readings(t *testing.T, path string) map[string]string {
	t.Helper()
	out := map[string]string{}
	run := func(who, program string, args ...string) {
		if _, err := exec.LookPath(program); err != nil {
			t.Logf("skipped: %s is not installed", program)
			return
		}
		text, err := exec.Command(program, args...).Output()
		if err != nil {
			t.Errorf("%s: %v", who, err)
		}
		out[who] = string(text)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(path) {
	case ".pdf":
		run("pdftotext", "pdftotext", path, "-")
		run("mutool", "mutool", "draw", "-q", "-F", "txt", path)
		run("qpdf", "qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", path, "-")
		run("qpdf --check", "qpdf", "--check", path)
	case ".docx":
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			tag := regexp.MustCompile(`<[^>]*>`)
			out[f.Name+", runs joined"] = tag.ReplaceAllString(strings.ReplaceAll(string(part), "</w:p>", " "), "")
			out[f.Name+", tags and all"] = string(part)
		}
	default:
		out["the file"] = decode(t, b)
	}
	return out
}

// decode reads a text file in the encodings that the papers are in.
func decode(t *testing.T, b []byte) string {
	t.Helper()
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) {
		u, err := encoding.UTF16(encoding.LittleEndian, encoding.UseBOM).NewDecoder().Bytes(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(u)
	}
	if s := string(b); strings.ToValidUTF8(s, "") == s {
		return s
	}
	s, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(s)
}

// stays compares the words that the plan leaves with those of the copy, both
// as the program itself reads them.
func stays(t *testing.T, original, copied, planned string) {
	t.Helper()
	f, err := os.Open(planned)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := plan.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	want, got := map[string]int{}, map[string]int{}
	for _, part := range scanned(t, original) {
		if part.Kind != "body" {
			continue
		}
		text := []byte(part.Text)
		for _, e := range p.Masked(part.ID) {
			for i := e.Start; i < e.End; i++ {
				text[i] = ' '
			}
		}
		countWords(string(text), want)
	}
	for _, part := range scanned(t, copied) {
		countWords(part.Text, got)
	}
	for w, n := range want {
		if got[w] < n {
			t.Errorf("%q stands %d times in the copy, %d times outside the masks", w, got[w], n)
		}
	}
}

func countWords(s string, words map[string]int) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		words[w]++
	}
}

type part struct{ ID, Kind, Text string }

func scanned(t *testing.T, path string) []part {
	t.Helper()
	line, err := program(t, "scan", "--json", "--show-text", path).Output()
	if len(line) == 0 {
		t.Fatalf("scan: %v", err)
	}
	var doc struct{ Parts []part }
	if err := json.Unmarshal(line, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Parts
}

// TestOfficeOpens lets LibreOffice open redacted Word papers.
func TestOfficeOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("skipped: LibreOffice is not installed (apt-get install libreoffice-writer-nogui)")
	}
	dir := t.TempDir()
	papers, _ := filepath.Glob("../../testdata/*.docx")
	var copies []string
	for _, path := range papers {
		out := filepath.Join(dir, filepath.Base(path))
		if msg, err := program(t, "redact", path, "-o", out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
		copies = append(copies, out)
	}
	args := append([]string{"--headless", "-env:UserInstallation=file://" + dir + "/office", "--convert-to", "pdf",
		"--outdir", dir + "/pdf"}, copies...)
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	for _, c := range copies {
		made := filepath.Join(dir, "pdf", strings.TrimSuffix(filepath.Base(c), ".docx")+".pdf")
		if st, err := os.Stat(made); err != nil || st.Size() < 2000 {
			t.Errorf("LibreOffice makes nothing of %s", filepath.Base(c))
		}
	}
}
