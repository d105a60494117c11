package survival

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"veil/internal/isolate"
	"veil/internal/trace"
	"veil/redact"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// TestSurvival hides the person in every place and looks for what survives, in the
// package and, with VEIL_SURVIVAL=all, in what LibreOffice makes of the copy.
func TestSurvival(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var copies []string
	for i, p := range places {
		t.Run(strings.ReplaceAll(p.name, " ", "-"), func(t *testing.T) {
			f := newFile()
			p.hide(f)
			in := f.bytes()
			if found := search(in); !p.partly && !found.All() || len(found) == 0 {
				t.Fatalf("the file does not hold: %v", found.Without())
			}
			path := filepath.Join(folder, fmt.Sprintf("%d.odt", i))
			if err := os.WriteFile(path, in, 0o600); err != nil {
				t.Fatal(err)
			}
			o := redact.FileOptions{Options: options}
			_, out, err := redact.WriteFile(t.Context(), path, o)
			if unread := (*redact.UnreadError)(nil); errors.As(err, &unread) != p.gap {
				t.Errorf("refused: %v, want %v (%v)", !p.gap, p.gap, err)
			}
			if p.gap {
				o.AcceptGaps = true
				_, out, err = redact.WriteFile(context.Background(), path, o)
			}
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if left := search(data); len(left) > 0 {
				t.Errorf("survived: %s", left.Kinds())
			}
			a, b := count(in), count(data)
			if !strings.Contains(b.text, trace.Compact(control)) {
				t.Error("the control sentence is gone")
			}
			if b.paragraphs != a.paragraphs && !p.fewer || b.cells != a.cells || b.items != a.items {
				t.Errorf("%d paragraphs, %d cells, %d items; were %d, %d and %d", b.paragraphs, b.cells, b.items, a.paragraphs, a.cells, a.items)
			}
			copies = append(copies, out)
		})
	}
	if os.Getenv("VEIL_SURVIVAL") == "all" {
		opens(t, copies)
	}
}

// opens lets LibreOffice read all copies.
func opens(t *testing.T, copies []string) {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is not installed")
	}
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out}
	if b, err := exec.Command("soffice", append(args, copies...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, b)
	}
	for _, path := range copies {
		b, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".txt"))
		if err != nil || !strings.Contains(trace.Compact(string(b)), trace.Compact(control)) {
			t.Errorf("LibreOffice does not show %s: %v", filepath.Base(path), err)
		}
		f := trace.Found{}
		if f.Look("LibreOffice", string(b)); len(f) > 0 {
			t.Errorf("LibreOffice sees in %s: %s", filepath.Base(path), f.Kinds())
		}
	}
}

var (
	tags      = regexp.MustCompile(`(?s)<[^>]*>`)
	attribute = regexp.MustCompile(`(?s)=\s*(?:"([^"]*)"|'([^']*)')`)
	gone      = regexp.MustCompile(`(?s)<text:tracked-changes>.*?</text:tracked-changes>|<office:annotation.*?</office:annotation>|<text:note-citation.*?</text:note-citation>`)
)

// search looks for the details in every entry, with tags and without.
func search(data []byte) trace.Found {
	f := trace.Found{}
	f.Look("bytes", string(data))
	entries(data, func(name, s string) {
		f.Look(name, s)
		f.Look(name+" without tags", tags.ReplaceAllString(s, ""))
		f.Look("entry's name", name)
		var b strings.Builder
		for _, m := range attribute.FindAllStringSubmatch(s, -1) {
			b.WriteString(m[1] + m[2] + " ")
		}
		f.Look(name+"'s attributes", b.String())
	})
	return f
}

func entries(data []byte, visit func(name, s string)) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	visit("comment", z.Comment)
	for _, e := range z.File {
		visit("entry", e.Comment+string(e.Extra))
		if r, err := e.Open(); err == nil {
			b, _ := io.ReadAll(r)
			r.Close()
			visit(e.Name, string(b))
		}
	}
}

// inventory is what a document shows.
type inventory struct {
	text                     string
	paragraphs, cells, items int
}

func count(data []byte) (n inventory) {
	entries(data, func(name, s string) {
		if name != "content.xml" {
			return
		}
		s = gone.ReplaceAllString(s, "")
		n.text = trace.Compact(tags.ReplaceAllString(s, ""))
		n.paragraphs = strings.Count(s, "<text:p>") + strings.Count(s, "<text:p ") + strings.Count(s, "<text:p/>") + strings.Count(s, "<text:h ")
		n.cells = strings.Count(s, "<table:table-cell")
		n.items = strings.Count(s, "<text:list-item")
	})
	return n
}
