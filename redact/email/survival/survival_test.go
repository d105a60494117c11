package survival

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime/quotedprintable"
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
// file and, where there is Python, in what its e-mail package makes of the copy.
func TestSurvival(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var copies []string
	for i, p := range places {
		t.Run(strings.ReplaceAll(p.name, " ", "-"), func(t *testing.T) {
			f := &file{}
			p.hide(f)
			in := f.bytes()
			if found := search(in); !found.All() {
				t.Fatalf("the file does not hold: %v", found.Without())
			}
			ext := ".eml"
			if bytes.HasPrefix(in, []byte("\xD0\xCF")) {
				ext = ".msg"
			}
			path := filepath.Join(folder, fmt.Sprint(i)+ext)
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
				_, out, err = redact.WriteFile(t.Context(), path, o)
			}
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(out) != ".eml" {
				t.Errorf("the copy is %s", filepath.Ext(out))
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if left := search(data); len(left) > 0 {
				t.Errorf("survived: %s\n%s", left.Kinds(), data)
			}
			if strings.Contains(trace.Compact(string(in)), trace.Compact(control)) && !strings.Contains(trace.Compact(string(data)), trace.Compact(control)) {
				t.Errorf("the control sentence is gone:\n%s", data)
			}
			copies = append(copies, out)
		})
	}
	python(t, copies)
}

// python reads all copies with Python's e-mail package.
func python(t *testing.T, copies []string) {
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not installed")
		return
	}
	const script = `
import email, email.policy, sys
for path in sys.argv[1:]:
    m = email.message_from_binary_file(open(path, "rb"), policy=email.policy.default)
    print("\f", [d.__class__.__name__ for d in m.defects])
    for k, v in m.items(): print(k, ":", v, getattr(v, "addresses", ""))
    for p in m.walk():
        print(p.get_content_type(), p.get_filename())
        if not p.is_multipart(): print(p.get_content())
`
	out, err := exec.Command(path, append([]string{"-c", script}, copies...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("python: %v: %s", err, out)
	}
	read := strings.Split(string(out), "\f")[1:]
	if len(read) != len(copies) {
		t.Fatalf("Python reads %d of %d copies", len(read), len(copies))
	}
	for i, s := range read {
		f := trace.Found{}
		if f.Look("Python", s); len(f) > 0 {
			t.Errorf("Python sees in %s: %s", filepath.Base(copies[i]), f.Kinds())
		}
		if !strings.HasPrefix(s, " []") || strings.Contains(s, "multipart/") || strings.Count(s, "text/plain None") != 1 {
			t.Errorf("Python sees more than one text:\n%s", s)
		}
	}
}

// search looks for the details in the bytes and in all that these can be the code
// of.
func search(data []byte) trace.Found {
	f := trace.Found{}
	s := string(data)
	f.Look("bytes", s)
	f.Look("without tags", tags.ReplaceAllString(s, ""))
	f.Look("unfolded", fold.ReplaceAllString(s, " "))
	f.Look("without hyphens", invisible.Replace(tags.ReplaceAllString(s, "")))
	f.Look("without rich text", rich.ReplaceAllString(s, ""))
	f.Look("without zero bytes", strings.ReplaceAll(s, "\x00", ""))
	q, _ := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(data)))
	f.Look("quoted-printable", string(q))
	f.Look("loose quoted-printable", byteCode.ReplaceAllStringFunc(softEnd.ReplaceAllString(s, ""), func(m string) string {
		b, _ := trace.FromHex(m[1:])
		return b
	}))
	f.Look("encoded words", encodedWords(s))
	f.Look("encoded words twice", encodedWords(encodedWords(s)))
	f.Look("names in pieces", regexp.MustCompile(`; filename\*1=`).ReplaceAllString(s, ""))
	for range 2 { // base64 of quoted-printable, base64 of base64
		var inner strings.Builder
		for _, block := range code.FindAllString(s, -1) {
			b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(block), ""))
			if err == nil {
				inner.Write(b)
				inner.WriteByte('\n')
			}
		}
		s = inner.String()
		f.Look("base64", s)
		f.Look("base64 without zero bytes", strings.ReplaceAll(s, "\x00", ""))
		f.Look("quoted-printable in base64", byteCode.ReplaceAllStringFunc(softEnd.ReplaceAllString(s, ""), func(m string) string {
			b, _ := trace.FromHex(m[1:])
			return b
		}))
	}
	return f
}

var (
	tags      = regexp.MustCompile(`(?s)<[^>]*>`)
	fold      = regexp.MustCompile(`\r?\n[ \t]+`)
	softEnd   = regexp.MustCompile(`=[ \t]*\r?\n`)
	byteCode  = regexp.MustCompile(`=[0-9A-Fa-f]{2}`)
	rich      = regexp.MustCompile(`\{\\\*\\htmltag[^}]*\}|\\[a-z]+-?[0-9]* ?`)
	code      = regexp.MustCompile(`(?:[A-Za-z0-9+/]{4,}[ \t]*\r?\n?)+={0,2}`)
	invisible = strings.NewReplacer("&shy;", "", "&nbsp;", "", "&zwnj;", "", "\u200b", "")
)

// encodedWords is a text with its encoded words decoded one by one.
func encodedWords(s string) string {
	s = regexp.MustCompile(`\?=\s+=\?`).ReplaceAllString(s, "?==?")
	return regexp.MustCompile(`=\?utf-8\?([bqBQ])\?([^?]*)\?=`).ReplaceAllStringFunc(s, func(m string) string {
		parts := strings.Split(m, "?")
		if strings.EqualFold(parts[2], "b") {
			b, _ := base64.StdEncoding.DecodeString(parts[3])
			return string(b)
		}
		return byteCode.ReplaceAllStringFunc(parts[3], func(m string) string {
			b, _ := trace.FromHex(m[1:])
			return b
		})
	})
}
