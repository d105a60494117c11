// Package rulestest holds the test that every rules.Detector must pass.
//
// It promises to catch what a detector may get wrong whatever it looks for:
// spans out of range or inside a character, state kept between calls, a panic
// or a quadratic search on odd text. It does not judge what is found.
package rulestest

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"veil/extract"
	"veil/rules"
)

// sample holds one of most kinds, so that a detector has something to say.
const sample = "Re: Siân Ó Briain (DOB 12/03/2014), NHS no. 999 526 0182, Ysgol Brynteg.\n" +
	"14 Larch Close, Northbridge, DL37 4QT. Tel 01632 960417 ext. 214; sian@example.org, @sian_b\n" +
	"Our ref CS/COMP/24/00913, car NV16 KXB, sort code 00-12-34, account 31926819, 203.0.113.47\n"

// texts are the texts every detector is run on.
func texts() map[string]string {
	return map[string]string{
		"empty":            "",
		"one letter":       "A",
		"space":            " \t\r\n\u00a0\u2003",
		"sample":           sample,
		"upper case":       strings.ToUpper(sample),
		"lower case":       strings.ToLower(sample),
		"no line ends":     strings.ReplaceAll(sample, "\n", " "),
		"CR LF":            strings.ReplaceAll(sample, "\n", "\r\n"),
		"no spaces":        strings.ReplaceAll(sample, " ", ""),
		"no-break spaces":  strings.ReplaceAll(sample, " ", "\u00a0"),
		"adjacent":         strings.Repeat("07700900318", 3) + "DL374QT" + "DL374QT" + "sian@example.orgsian@example.org",
		"back to back":     "07700 900318 07700 900318,07700 900318/07700 900318 DL37 4QT DL37 4QT",
		"at both ends":     "07700 900318",
		"multibyte around": "“07700 900318”…é07700 900318é—DL37 4QT—日本sian@example.org語",
		"combining marks":  "Sia\u0302n O\u0301 Briain\u0301 12/03/2014\u0301 DL37 4QT\u0301",
		"emoji":            "👩‍👧 Siân 🏠 14 Larch Close 👮🏽 DC 4127 📞07700 900318",
		"NUL":              "Siân\x00Ó Briain\x00DOB\x0012/03/2014\x00" + sample,
		"other controls":   "\x01\x02\ufeffDOB:\u200b12/03/2014\u202e" + sample,
		"very long line":   strings.Repeat(strings.ReplaceAll(sample, "\n", " "), 40),
		"very long word":   strings.Repeat("a", 50_000),
		"very long number": strings.Repeat("0", 50_000),
		"only separators":  strings.Repeat("-/., ", 8_000),
		"only labels":      strings.Repeat("DOB: ref: address: tel: ", 1_000),
		"only at signs":    strings.Repeat("@", 20_000),
		"only letters A":   strings.Repeat("A A ", 8_000),
		"only names":       strings.Repeat("Siân Larch Close, ", 1_000),
	}
}

// limit is how long one text may take. It is generous, since tests run on slow
// machines with the race detector on; what is quadratic goes far beyond it.
const limit = 20 * time.Second

// Accept runs the test on a detector.
func Accept(t *testing.T, d rules.Detector) {
	t.Helper()
	ctx := t.Context()
	if d.Name() == "" {
		t.Error("the detector has no name")
	}
	for name, text := range texts() {
		t.Run(name, func(t *testing.T) {
			p := extract.Part{ID: "part 1", Kind: extract.Body, Text: text}
			start := time.Now()
			got, err := d.Detect(ctx, p)
			if err != nil {
				t.Fatalf("Detect: %v", err)
			}
			if took := time.Since(start); took > limit {
				t.Errorf("took %v for %d bytes", took, len(text))
			}
			for _, f := range got {
				checkFinding(t, f, p)
			}
			again, err := d.Detect(ctx, p)
			if err != nil || !reflect.DeepEqual(got, again) {
				t.Errorf("a second run differs (%d findings, then %d; %v)", len(got), len(again), err)
			}
		})
	}
	t.Run("concurrent", func(t *testing.T) { concurrent(t, d) })
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(ctx)
		cancel()
		// Either is right: an error, or the whole answer. It must not hang.
		fs, err := d.Detect(ctx, extract.Part{ID: "p", Text: sample})
		if err != nil && len(fs) > 0 {
			t.Error("an error came with findings")
		}
		if err != nil && strings.Contains(err.Error(), "Briain") {
			t.Error("the error holds text of the document")
		}
	})
}

func checkFinding(t *testing.T, f rules.Finding, p extract.Part) {
	t.Helper()
	switch {
	case f.Part != p.ID:
		t.Errorf("finding in part %q, want %q", f.Part, p.ID)
	case f.Start < 0 || f.End > len(p.Text) || f.Start >= f.End:
		t.Errorf("span %d to %d in a text of %d bytes", f.Start, f.End, len(p.Text))
	case !utf8.RuneStart(p.Text[f.Start]) || f.End < len(p.Text) && !utf8.RuneStart(p.Text[f.End]):
		t.Errorf("span %d to %d splits a character", f.Start, f.End)
	}
	if !rules.IsKind(f.Label) {
		t.Errorf("unknown label %q", f.Label)
	}
	if f.Rule == "" {
		t.Error("a finding names no rule")
	}
	if !(f.Score >= 0 && f.Score <= 1) {
		t.Errorf("score %v", f.Score)
	}
}

// concurrent runs the detector on different texts at once and compares with
// what it says one at a time. It is of most use under the race detector.
func concurrent(t *testing.T, d rules.Detector) {
	parts := []extract.Part{
		{ID: "a", Text: sample},
		{ID: "b", Text: strings.ToUpper(sample)},
		{ID: "c", Text: ""},
		{ID: "d", Text: "Ring 07700 900318."},
	}
	want := make([][]rules.Finding, len(parts))
	for i, p := range parts {
		fs, err := d.Detect(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		want[i] = fs
	}
	var wg sync.WaitGroup
	for n := range 16 {
		wg.Go(func() {
			i := n % len(parts)
			fs, err := d.Detect(t.Context(), parts[i])
			if err != nil || !reflect.DeepEqual(fs, want[i]) {
				t.Errorf("part %s differs when run beside others (%v)", parts[i].ID, err)
			}
		})
	}
	wg.Wait()
}
