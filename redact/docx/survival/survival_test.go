package survival

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/isolate"
	"veil/internal/trace"
	"veil/redact"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// place is one place to hide the details in.
type place struct {
	name string
	hide func(f *file)
	// gap: nobody reads what is there, so that the file is refused unless the
	// user accepts that it is left out.
	gap bool
	// never: the file is refused, whatever the user accepts.
	never bool
	// seen: the details are in no text; they have to be looked at.
	seen bool
	// partly: the file holds only some of the details.
	partly bool
	// fewer: paragraphs become fewer, since a detail stands over their border
	// or they are no part of the text.
	fewer bool
	ext   string // of the file; empty: .docx
}

// families are all hiding places.
var families = []struct {
	name   string
	places []place
}{
	{"properties", properties}, {"settings", settings}, {"looks", looks}, {"controls", controls}, {"notes", notes},
	{"headers", headers}, {"fields", fields}, {"links", links}, {"drawings", drawings}, {"pictures", pictures},
	{"objects", objects}, {"revisions", revisions}, {"hidden", hidden}, {"layout", layout}, {"letters", letters}, {"instructions", instructions}, {"markup", markup}, {"package", container}, {"extensions", extensions}, {"archive", archives},
}

// outcome is what became of one file.
type outcome int

const (
	clean outcome = iota
	refused
	survived
	skipped
)

// TestSurvival hides the person in every place and looks for what survives.
// With VEIL_SURVIVAL=all each place is taken again with the details visible in
// the document, and LibreOffice opens every copy; with -short one place of each
// family is taken.
func TestSurvival(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{searcher: newSearcher(t), options: options, thorough: os.Getenv("VEIL_SURVIVAL") == "all"}
	var rows strings.Builder
	count := map[outcome]int{}
	for _, f := range families {
		of := map[outcome]int{}
		for i, p := range f.places {
			if testing.Short() && i > 0 {
				continue
			}
			t.Run(f.name+"/"+strings.ReplaceAll(p.name, " ", "-"), func(t *testing.T) {
				o := skipped
				defer func() { of[o]++; count[o]++ }()
				o = r.place(t, p)
			})
		}
		fmt.Fprintf(&rows, "%-12s %s\n", f.name, summary(of))
	}
	t.Logf("\n%s%-12s %s", rows.String(), "all", summary(count))
	if r.thorough {
		r.opens(t)
	}
}

// summary is a row of the table of results.
func summary(n map[outcome]int) string {
	return fmt.Sprintf("%4d places %4d survivors %4d refused %4d skipped", n[clean]+n[survived]+n[refused]+n[skipped], n[survived], n[refused], n[skipped])
}

// runner redacts files.
type runner struct {
	*searcher
	options  redact.Options
	thorough bool
	n        int
	copies   []string // paths
}

// place redacts the file of one place.
func (r *runner) place(t *testing.T, p place) outcome {
	r.seeing = p.seen
	f := newFile()
	p.hide(f)
	o := r.check(t, p, f.bytes(), false)
	if r.thorough && !p.seen {
		f := newFile()
		f.show()
		p.hide(f)
		o = max(o, r.check(t, p, f.bytes(), true))
	}
	return o
}

// check proves that the file holds the details, redacts it, and searches the
// copy.
func (r *runner) check(t *testing.T, p place, data []byte, shown bool) outcome {
	misread := 0
	if p.seen {
		if misread = 2; !r.has["tesseract"] {
			t.Skip("tesseract is not installed")
		}
	}
	if in := r.search(data); len(in) == 0 || !p.partly && len(in) < len(trace.Person)-misread {
		t.Fatalf("the file does not hold: %v", in.Without())
	}
	if folder := os.Getenv("VEIL_SURVIVAL_KEEP"); folder != "" {
		os.WriteFile(filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "_")+orElse(p.ext, ".docx")), data, 0o600)
	}
	o := clean
	out, err := r.redact(data, p.ext, false)
	if unread := (*redact.UnreadError)(nil); errors.As(err, &unread) {
		if o = refused; !p.gap {
			t.Errorf("refused: %v: %v", err, unread.Gaps)
		}
		out, err = r.redact(data, p.ext, true)
	} else if p.gap && err == nil {
		t.Error("what cannot be read was passed over in silence")
	}
	if e := (*extract.Error)(nil); p.never {
		if !errors.As(err, &e) {
			t.Errorf("not refused: %v", err)
		}
		return refused
	}
	if err != nil {
		t.Errorf("no copy: %v", err)
		return refused
	}
	if left := r.search(out); len(left) > 0 {
		t.Errorf("survived: %s", left.Kinds())
		o = survived
	}
	r.kept(t, p, data, out)
	return o
}

// kept compares what must stay: the control sentence, paragraphs and tables.
func (r *runner) kept(t *testing.T, p place, in, out []byte) {
	a, b := count(in), count(out)
	if !strings.Contains(trace.Compact(b.text), trace.Compact(control)) {
		t.Errorf("the control sentence is gone: %q", b.text)
	}
	if b.tables != a.tables && a.tables > 0 || !p.fewer && (b.paragraphs != a.paragraphs || b.numbered != a.numbered || b.styled != a.styled) {
		t.Errorf("%d paragraphs, %d tables, %d numbered, %d styled; were %d, %d, %d and %d", b.paragraphs, b.tables, b.numbered, b.styled,
			a.paragraphs, a.tables, a.numbered, a.styled)
	}
}

// inventory is what the main part of a document shows.
type inventory struct {
	text                                 string
	paragraphs, tables, numbered, styled int
}

// passed are elements whose content is not the document's own.
var passed = map[string]bool{"Fallback": true, "del": true, "moveFrom": true, "object": true, "pPrChange": true}

// count reads the main part without any of the code under test.
func count(data []byte) (n inventory) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return n
	}
	r, err := z.Open(mainName)
	if err != nil {
		return n
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return n
	}
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(narrow(string(b)), "\xff\xfe")))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	d.Strict = false // which leaves entities as they are written
	for skip := 0; ; {
		tok, err := d.RawToken()
		if err != nil {
			return n
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch name := t.Name.Local; {
			case passed[name] && (name != "del" || len(t.Attr) > 0):
				skip++
			case skip > 0:
			case name == "p":
				n.paragraphs++
			case name == "tbl":
				n.tables++
			case name == "numPr":
				n.numbered++
			case name == "pStyle":
				n.styled++
			}
		case xml.EndElement:
			if passed[t.Name.Local] && skip > 0 {
				skip--
			}
		case xml.CharData:
			n.text += string(t)
		}
	}
}

// redact makes the copy as the program does.
func (r *runner) redact(data []byte, ext string, accept bool) ([]byte, error) {
	r.n++
	in := filepath.Join(r.folder, fmt.Sprintf("%d%s", r.n, orElse(ext, ".docx")))
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return nil, err
	}
	o := redact.FileOptions{Options: r.options}
	o.AcceptGaps = accept
	_, path, err := redact.WriteFile(context.Background(), in, o)
	if err != nil {
		return nil, err
	}
	r.copies = append(r.copies, path)
	return os.ReadFile(path)
}

// opens lets LibreOffice read all copies.
func (r *runner) opens(t *testing.T) {
	if !r.has["soffice"] {
		t.Skip("soffice is not installed")
	}
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out}
	for some := range slices.Chunk(r.copies, 100) { // it gives up after some 250
		if b, err := exec.Command("soffice", append(args, some...)...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v: %s", err, b)
		}
	}
	for _, path := range r.copies {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".txt"
		b, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || !strings.Contains(trace.Compact(string(b)), trace.Compact(control)) {
			t.Errorf("LibreOffice does not show %s: %v", filepath.Base(path), err)
		}
		f := trace.Found{}
		if f.Look("LibreOffice", string(b)); len(f) > 0 {
			t.Errorf("LibreOffice sees in %s: %s", filepath.Base(path), f.Kinds())
		}
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
