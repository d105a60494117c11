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
	if len(places) < 45 {
		t.Errorf("%d places", len(places))
	}
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
			path := filepath.Join(folder, fmt.Sprintf("%d.xlsx", i))
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
			for _, g := range p.gone {
				entries(data, func(name, s string) {
					if strings.Contains(trace.Compact(s), g) {
						t.Errorf("%s survived in %s", g, name)
					}
				})
			}
			text, marks := "", 0
			entries(data, func(_, s string) { marks += strings.Count(s, "[PERSON 1]") + strings.Count(s, "[CHILD") })
			entries(data, func(_, s string) { text += trace.Compact(tags.ReplaceAllString(s, "")) })
			if !strings.Contains(text, trace.Compact(control)) {
				t.Error("the control sentence is gone")
			}
			if p.read && marks == 0 {
				t.Error("there is no mark")
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
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", out}
	if b, err := exec.Command("soffice", append(args, copies...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, b)
	}
	for _, path := range copies {
		names, err := filepath.Glob(filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+"-*.csv"))
		all := ""
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all += name + "\n" + string(b)
		}
		if err != nil || !strings.Contains(trace.Compact(all), trace.Compact(control)) {
			t.Errorf("LibreOffice does not show %s: %v", filepath.Base(path), err)
		}
		f := trace.Found{}
		if f.Look("LibreOffice", all); len(f) > 0 {
			t.Errorf("LibreOffice sees in %s: %s", filepath.Base(path), f.Kinds())
		}
	}
}

var (
	tags      = regexp.MustCompile(`(?s)<[^>]*>`)
	attribute = regexp.MustCompile(`(?s)=\s*(?:"([^"]*)"|'([^']*)')`)
)

// search looks for the details in every entry, with tags and without, and in
// archives within.
func search(data []byte) trace.Found {
	f := trace.Found{}
	f.Look("bytes", string(data))
	entries(data, func(name, s string) {
		f.Look(name, s, escapeView)
		f.Look(name+" without tags", tags.ReplaceAllString(s, ""), escapeView)
		f.Look("entry's name", name)
		var b strings.Builder
		for _, m := range attribute.FindAllStringSubmatch(s, -1) {
			b.WriteString(m[1] + m[2] + " ")
		}
		f.Look(name+"'s attributes", b.String())
	})
	return f
}

var escapeView = trace.View{Name: "in cell escapes", Of: func(s string) string {
	return cellEscape.ReplaceAllStringFunc(s, func(m string) string {
		var n int
		fmt.Sscanf(m[2:6], "%x", &n)
		return string(rune(n))
	})
}}

var cellEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

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
			entries(b, func(name, s string) { visit(e.Name+"/"+name, s) })
		}
	}
}
