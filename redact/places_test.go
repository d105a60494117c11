package redact

import "testing"

func TestJoinKerned(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"(a) (b)":                         "(a) (b)", // no TJ
		"[(ma)8.2 (king)]TJ":              "[(making)]TJ",
		"[(J)-12(a)3(n) 4 (e)-309 (R)]TJ": "[(Jane R)]TJ",
		"[<4a>5<61>] TJ":                  "[<4a61>] TJ",
		"[(a)]TJ 1 Tc [(b)]TJ":            "[(a)]TJ 1 Tc [(b)]TJ",
	} {
		if got := joinKerned(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNumberedStyle(t *testing.T) {
	for in, want := range map[string]bool{"": false, "Body Text 2": true, "heading 9": true, "Heading": false, "Text 2": false, "Body Text 2 Jane": false} {
		if got := numberedStyle.MatchString(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
