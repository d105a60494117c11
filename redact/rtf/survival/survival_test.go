package survival

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
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
// file and, with VEIL_SURVIVAL=all, in what LibreOffice makes of the copy.
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
			path := filepath.Join(folder, fmt.Sprintf("%d.rtf", i))
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
			if !strings.Contains(trace.Compact(words(string(data))), trace.Compact(control)) {
				t.Error("the control sentence is gone")
			}
			for _, word := range []string{`\cell`, `\row`} {
				count := func(b []byte) int { return len(regexp.MustCompile(`\`+word+`\b`).FindAll(b, -1)) }
				if a, b := count(in), count(data); a != b && !p.fewer {
					t.Errorf("%d of %s, were %d", b, word, a)
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
	// between is what the places put between letters.
	between = regexp.MustCompile(`\{\\(?:\*[^{}]*|v q)\}|q\\'71q`)
	bytesOf = regexp.MustCompile(`\\'([0-9a-fA-F]{2})`)
	unitsOf = regexp.MustCompile(`\\u(-?[0-9]{1,5}) ?\??`)
	markup  = regexp.MustCompile(`\\[a-zA-Z]+-?[0-9]* ?|\\[^a-zA-Z0-9]|[{}\r\n]`)
)

// words are what is left of a file when escapes are characters and control words
// are gone.
func words(s string) string {
	s = bytesOf.ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.ParseUint(m[2:], 16, 8)
		return string(rune(n))
	})
	s = unitsOf.ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.Atoi(strings.TrimRight(m[2:], " ?"))
		if n = n & 0xffff; n >= 0xf000 && n <= 0xf0ff {
			n -= 0xf000 // where fonts of symbols have their characters
		}
		return string(rune(n))
	})
	return markup.ReplaceAllString(s, "")
}

// search looks for the details as they stand, behind escapes and without control
// words; hexadecimal and UTF-16 are among the usual views.
func search(data []byte) trace.Found {
	f := trace.Found{}
	s := strings.NewReplacer("\u00ad", "", "\u200b", "", "\x00", "").Replace(string(data))
	f.Look("bytes", s)
	f.Look("words", words(s))
	f.Look("words without what stands between", words(between.ReplaceAllString(s, "")))
	f.Look("lines joined", strings.NewReplacer("\r", "", "\n", "").Replace(s))
	return f
}
