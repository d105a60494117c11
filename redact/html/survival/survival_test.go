package survival

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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
// page and, with VEIL_SURVIVAL=all, in what LibreOffice makes of the copy.
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
			path := filepath.Join(folder, fmt.Sprintf("%d.html", i))
			if err := os.WriteFile(path, in, 0o600); err != nil {
				t.Fatal(err)
			}
			o := redact.FileOptions{Options: options}
			_, out, err := redact.WriteFile(t.Context(), path, o)
			if p.refused {
				if err == nil {
					t.Error("not refused")
				}
				return
			}
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
			if !strings.Contains(trace.Compact(tags.ReplaceAllString(string(data), "")), trace.Compact(control)) {
				t.Error("the control sentence is gone")
			}
			for _, tag := range []string{"<td", "<li>", "<h1"} {
				if a, b := strings.Count(visible(in), tag), strings.Count(string(data), tag); a != b && !p.fewer {
					t.Errorf("%d of %s, were %d", b, tag, a)
				}
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
	comments  = regexp.MustCompile(`(?s)<!--.*?-->|<(?:script|style|template|svg|iframe|noscript).*?</(?:script|style|template|svg|iframe|noscript)>`)
	attribute = regexp.MustCompile(`(?s)=\s*(?:"([^"]*)"|'([^']*)')`)
	named     = strings.NewReplacer("&nbsp;", " ", "&shy;", "", "&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&commat;", "@", "&comma;", ",", "&sol;", "/", "&period;", ".", "&colon;", ":", "&NewLine;", "\n", "&Tab;", "\t")
	joiners   = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200d", "")
)

// visible is a page without what never shows.
func visible(data []byte) string {
	return comments.ReplaceAllString(string(bytes.ReplaceAll(data, []byte{0}, nil)), "")
}

// search looks for the details with tags and without, in attributes, and in
// UTF-16.
func search(data []byte) trace.Found {
	f := trace.Found{}
	s := joiners.Replace(string(bytes.ReplaceAll(data, []byte{0}, nil)))
	for _, s := range []string{s, named.Replace(s)} {
		f.Look("bytes", s)
		f.Look("text without tags", tags.ReplaceAllString(s, ""))
		var b strings.Builder
		for _, m := range attribute.FindAllStringSubmatch(s, -1) {
			b.WriteString(m[1] + m[2] + " ")
		}
		f.Look("attributes", b.String())
	}
	return f
}
