package paper

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"veil/internal/bundle/cast"
	"veil/internal/bundle/gold"
)

func load(t *testing.T) (*Library, *cast.Cast) {
	t.Helper()
	lib, err := Load("../../../testdata/bundle")
	if err != nil {
		t.Fatal(err)
	}
	n, err := cast.ReadNames("../../../testdata/bundle/people.txt")
	if err != nil {
		t.Fatal(err)
	}
	c, err := cast.New(n, 1)
	if err != nil {
		t.Fatal(err)
	}
	return lib, c
}

// TestEveryTemplate fills all of them for every family: no slot is unknown, no
// mark of the templates' own language is left, and spans lie on letters.
func TestEveryTemplate(t *testing.T) {
	lib, c := load(t)
	if len(lib.Templates) < 60 {
		t.Errorf("only %d templates", len(lib.Templates))
	}
	for _, tpl := range lib.Templates {
		if len(tpl.Formats()) == 0 || tpl.Meta["title"] == "" || tpl.Meta["file"] == "" || tpl.Meta["folder"] == "" {
			t.Errorf("%s lacks a title, a name, a folder or formats", tpl.Name)
		}
		for i, cs := range c.Cases {
			p, err := lib.Fill(tpl, cs, rand.New(rand.NewPCG(1, uint64(i))), 1)
			if err != nil {
				t.Error(err)
				continue
			}
			q, err := lib.Fill(tpl, cs, rand.New(rand.NewPCG(1, uint64(i))), 1)
			if err != nil || !reflect.DeepEqual(p, q) {
				t.Errorf("%s differs from itself", tpl.Name)
			}
			texts := append(p.Texts(), p.Title.Text("title"), p.File.Text("file"), p.Folder.Text("folder"))
			for _, x := range texts {
				if strings.ContainsAny(x.Text, "{}[]$") || strings.Contains(x.Text, "@rows") {
					t.Errorf("%s: %s has something unfilled: %q", tpl.Name, x.ID, x.Text)
				}
				at := 0
				for _, s := range x.Spans {
					if s.Start < at || s.End <= s.Start || strings.TrimSpace(x.Text[s.Start:s.End]) != x.Text[s.Start:s.End] {
						t.Errorf("%s: %s: bad span %+v", tpl.Name, x.ID, s)
					}
					at = s.End
				}
			}
			if len(p.Body().Spans) == 0 {
				t.Errorf("%s names nobody", tpl.Name)
			}
		}
	}
}

func TestFill(t *testing.T) {
	_, c := load(t)
	lib := &Library{Lists: map[string][]string{"l": {"One {mum.fore}.", "[Two|Two] {mum.full}."}, "r": {"a | {mum.fore} | c"}}}
	tpl := &Template{Name: "x", Meta: map[string]string{}, Body: strings.Split("# H {mum.sur}\n\nline one\nline {mum.fore}\n- item\n- item\n>> deep\n| a | b | c |\n@rows 2-2 r\n---\n${l 2-2}", "\n")}
	p, err := lib.Fill(tpl, c.Cases[0], rand.New(rand.NewPCG(1, 1)), 1)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, b := range p.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if want := []string{Head, Para, Item, Item, Quote, Table, NewPage, Para}; !reflect.DeepEqual(kinds, want) {
		t.Fatalf("blocks %v, want %v", kinds, want)
	}
	if rows := p.Blocks[5].Rows; len(rows) != 3 || len(rows[1]) != 3 || len(rows[1][1].Spans) != 1 {
		t.Errorf("rows %+v", p.Blocks[5].Rows)
	}
	body := p.Body()
	mum := c.Cases[0].Who["mum"]
	for _, s := range body.Spans {
		if got := body.S[s.Start:s.End]; got != mum.Fore && got != mum.Sur && got != mum.Fore+" "+mum.Sur {
			t.Errorf("span on %q", got)
		}
	}
	if len(p.Pages()) != 2 {
		t.Errorf("%d pages", len(p.Pages()))
	}
	for _, wrong := range []string{"{nobody.fore}", "{mum.nonsense}", "${none 1-2}", "${l 2}{", "@rows x r", "@rows 1-2 none", "@dance 1-2 l"} {
		if _, err := lib.Fill(&Template{Name: "w", Meta: map[string]string{}, Body: []string{wrong}}, c.Cases[0], rand.New(rand.NewPCG(1, 1)), 1); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}

func TestNudged(t *testing.T) {
	text := func(s string, spans ...gold.Span) *Paper {
		return &Paper{Blocks: []Block{{Kind: Para, Text: gold.Str{S: s, Spans: spans}}}}
	}
	q, ok := text("Bill and Ben and Bo", gold.Span{Start: 0, End: 12}).Nudged(false)
	if !ok || q.Blocks[0].Text.S != "Bill and Ben but Bo" {
		t.Errorf("%v %q", ok, q.Blocks[0].Text.S)
	}
	if _, ok := text("Bill and Ben", gold.Span{Start: 0, End: 12}).Nudged(false); ok {
		t.Error("a word inside a span is changed")
	}
	if q, ok := text("on 02/03/2021.").Nudged(true); !ok || q.Blocks[0].Text.S != "on 02/03/2022." {
		t.Errorf("%v %q", ok, q.Blocks[0].Text.S)
	}
}
