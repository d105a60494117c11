package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/gold"
	"veil/redact"
	"veil/rules"
	"veil/rules/profile"
)

func parse(t *testing.T, body string) gold.Doc {
	t.Helper()
	doc, err := gold.Parse([]byte("---\ntitle: x\n---\n" + body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestPeopleFile(t *testing.T) {
	doc := parse(t, `[[PERSON:child|Jayden]] is [[PERSON:child|Jayden Okafor]], [[PERSON:child|JJ]], [[PERSON:child|JO]], [[PERSON:child|Okofor]], [[PERSON:child|0kafor]].
Born [[DATE_OF_BIRTH:child|12/03/2014]]; [[PERSON:mum|Grace
Hughes]] and [[PERSON:sw|Tom Ng]], [[PERSON:c2|M]] and [[DATE_OF_BIRTH:sw|1 May 1980]].
`)
	f, err := profile.Parse(peopleFile(doc))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range f.People {
		got = append(got, p.Label+"="+strings.Join(p.Names, ";")+"/"+p.Born)
	}
	if s := strings.Join(got, " "); s != "CHILD=Jayden Okafor;JJ/2014-03-12 MUM=Grace Hughes/" {
		t.Error(s)
	}
	if k := listedKeys(doc); !k["child"] || !k["mum"] || k["sw"] || k["c2"] {
		t.Error(k)
	}
}

func TestIsFamily(t *testing.T) {
	for key, want := range map[string]bool{"child": true, "c12": true, "mum2": true, "gm": true, "sw": false, "chair": false, "carer": true, "p1": false, "": false} {
		if isFamily(key) != want {
			t.Errorf("%q: %v", key, !want)
		}
	}
}

// TestAdd counts spans masked whole, entities hidden, and bytes.
func TestAdd(t *testing.T) {
	doc := parse(t, "[[PERSON:child|Jay]] and [[PERSON:child|Jayden]] at [[EMAIL:mum|a@b.uk]] on [[DATE:d|1 May]].\n")
	mask := func(start, end int, label string) redact.Found {
		f := redact.Found{Finding: &rules.Finding{}, Mask: true}
		f.Start, f.End, f.Label = start, end, label
		return f
	}
	ta := newReport().tallies["box"]
	ta.add(doc, []redact.Found{mask(0, 7, rules.Person), mask(8, 11, rules.Person), mask(18, 24, rules.Email), mask(28, 33, rules.Date)}, nil)
	p, e := ta.kinds[rules.Person], ta.kinds[rules.Email]
	if *p != (count{spans: 2, whole: 1, entities: 1, hidden: 0, masked: 10, right: 6}) || *e != (count{1, 1, 1, 1, 6, 6}) || ta.clean != 0 || ta.people.spans != 2 || ta.people.whole != 1 || ta.kinds[rules.Date].spans != 0 {
		t.Errorf("%+v %+v %+v", *p, *e, ta.people)
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.md")
	if err := os.WriteFile(path, []byte("---\ntitle: x\n---\nMail [[EMAIL:mum|a.b@example.org]] to [[PERSON:child|Jayden Okafor]].\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := newReport()
	if err := r.measure(path, options{}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := r.print(&b, true); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.Contains(s, "leak-free") || !strings.Contains(s, "EMAIL") || strings.Contains(s, "Jayden") {
		t.Error(s)
	}
}

// TestMissedIsRefused: the test part is not to be learnt from.
func TestMissedIsRefused(t *testing.T) {
	t.Chdir("../..")
	for _, o := range []options{{missed: "box"}, {missed: "box", files: []string{"testdata/accuracy/x.md"}}, {missed: "box", files: []string{"testdata/src/../accuracy/x.md"}}, {missed: "nonsense", files: []string{"x.md"}}} {
		if err := o.run(false); err == nil {
			t.Errorf("%+v is not refused", o)
		}
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		n, of int
		goal  float64
		mark  bool
		want  string
	}{{0, 0, 90, true, "- "}, {9, 10, 90, true, "90.0 "}, {8, 10, 90, true, "80.0<"}, {8, 10, 90, false, "80.0 "}} {
		if got := share(tt.n, tt.of, tt.goal, tt.mark); got != tt.want {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}
