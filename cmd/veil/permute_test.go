package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPermute(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		"veil":                                "veil",
		"veil --help":                         "veil --help",
		"veil redact":                         "veil redact",
		"veil redact a -o b":                  "veil redact -o b -- a",
		"veil redact a --force b -o=c":        "veil redact --force -o=c -- a b",
		"veil redact --accept-gaps a":         "veil redact --accept-gaps -- a",
		"veil redact -- -o b":                 "veil redact -- -o b",
		"veil redact a -- --force":            "veil redact -- a --force",
		"veil redact a --nonsense b":          "veil redact --nonsense -- a b",
		"veil scan - --json":                  "veil scan --json -- -",
		"veil redact a --policy ai --style x": "veil redact --policy ai --style x -- a",
		"veil rules list --pack a --json":     "veil rules list --pack a --json",
		"veil rules":                          "veil rules",
		"veil nonsense a --b":                 "veil nonsense a --b",
	} {
		got, err := permuteApp(newApp(std{}), strings.Fields(in))
		if d := cmp.Diff(strings.Fields(want), got); d != "" && in != "" || err != nil {
			t.Errorf("%s: %s %v", in, d, err)
		}
	}
	for _, in := range []string{"veil redact a -o", "veil redact --policy", "veil scan a --pack"} {
		if got, err := permuteApp(newApp(std{}), strings.Fields(in)); err == nil {
			t.Errorf("%s: %q, want an error", in, got)
		}
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Zoë 王": "Zoë 王", "a\x1b[31mb": `a\u{1b}[31mb`, "a\nb": `a\nb`, "\u202eb": `\u{202e}b`, "\xff": `\xff`, "\u0085": `\u{85}`,
	} {
		if got := escape(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestGravest(t *testing.T) {
	order := []int{exitDone, exitFound, exitUnread, exitInput, exitUnverified, exitUsage}
	for i, a := range order {
		for j, b := range order {
			if got := gravest(a, b); got != order[max(i, j)] {
				t.Errorf("gravest(%d, %d) = %d", a, b, got)
			}
		}
	}
}
