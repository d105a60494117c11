package lazyregexp

import "testing"

func TestRegexp(t *testing.T) {
	t.Parallel()
	r := New(`(\d+)-(\d+)`)
	if got := r.FindStringSubmatch("pages 12-14"); len(got) != 3 || got[1] != "12" || got[2] != "14" {
		t.Errorf("submatches %q", got)
	}
	if got := r.ReplaceAllString("12-14", "$2-$1"); got != "14-12" {
		t.Errorf("replaced %q", got)
	}
	wrong := New(`(`) // not compiled yet
	defer func() {
		if recover() == nil {
			t.Error("a wrong pattern is taken at its first use")
		}
	}()
	wrong.MatchString("")
}
