package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/extract"
)

// pack wraps rules in a pack.
func pack(rules string) string { return "name: mine\ndoc: test\nrules:\n" + rules }

const goodRule = `  - id: plate
    label: VEHICLE
    doc: a plate
    pattern: 'P\d+'
    score: 0.5
    match: ['a ‹P12› b']
    none: ['a p b']
`

func TestParsePackErrors(t *testing.T) {
	edit := func(old, repl string) string { return pack(strings.Replace(goodRule, old, repl, 1)) }
	for name, src := range map[string]string{
		"empty":                 "",
		"not YAML":              "name: [",
		"no name":               "doc: x\nrules:\n" + goodRule,
		"no rules":              "name: mine\ndoc: x\n",
		"unknown key":           edit("score:", "scores:"),
		"unknown label":         edit("VEHICLE", "SHOE"),
		"no doc":                edit("    doc: a plate\n", ""),
		"no pattern":            edit(`    pattern: 'P\d+'`+"\n", ""),
		"bad pattern":           edit(`P\d+`, `P(`),
		"look-ahead":            edit(`P\d+`, `P(?=x)`),
		"no match example":      edit("    match: ['a ‹P12› b']\n", ""),
		"no none example":       edit("    none: ['a p b']\n", ""),
		"match without marks":   edit("‹P12›", "P12"),
		"none with marks":       edit("a p b", "a ‹p› b"),
		"no score":              edit("    score: 0.5\n", ""),
		"score over one":        edit("0.5", "1.5"),
		"unknown validator":     edit("    score", "    validate: nothing\n    score"),
		"group that is not":     edit("    score", "    group: 3\n    score"),
		"two of one id":         pack(goodRule + goodRule),
		"unknown definition":    edit(`P\d+`, `{{nothing}}`),
		"need without words":    edit("    score", "    context: {need: true, before: 9}\n    score"),
		"need without distance": edit("    score", "    context: {need: true, words: [reg]}\n    score"),
		"odd anchor":            edit("    score", "    anchor: {words: ['£']}\n    score"),
		"circular definition":   "define: {a: '{{b}}', b: '{{a}}'}\n" + edit(`P\d+`, `{{a}}`),
	} {
		if _, err := ParsePack([]byte(src)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := ParsePack([]byte(pack(goodRule))); err != nil {
		t.Errorf("the rule that the others are made from: %v", err)
	}
}

func TestFailingExamplesAreReported(t *testing.T) {
	src := strings.Replace(strings.Replace(goodRule, "a ‹P12› b", "a ‹P1›2 b", 1), "a p b", "a P3 b", 1)
	p, err := ParsePack([]byte(pack(src)))
	if err != nil {
		t.Fatal(err)
	}
	fs := p.Test()
	if len(fs) != 2 || fs[0].Rule != "mine/plate" || fs[0].Got != "a ‹P12› b" {
		t.Errorf("got %v", fs)
	}
}

func TestLoadPackFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if _, err := LoadPackFile(path); err == nil {
		t.Error("no error for a file that is not there")
	}
	if err := os.WriteFile(path, []byte(pack(goodRule)), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := LoadPackFile(path)
	if err != nil || p.Name() != "mine" {
		t.Fatalf("%v, %v", p, err)
	}
}

// TestRule checks single features of rules, each as an example of a small pack.
func TestRule(t *testing.T) {
	for name, c := range map[string]struct{ keys, text string }{
		"whole text":            {"pattern: 'P\\d+'", "‹P1›,‹P22› P"},
		"group f":               {"pattern: 'x (?P<f>\\d+)y?'", "x ‹12› "},
		"anchor here":           {"pattern: '\\d+ P'\n    anchor: {digits: 1, here: true}", "x12 P ‹3 P›,‹4 P›"},
		"inside a word":         {"pattern: 'P\\d'", "éP1 aP1 P12 ‹P1›"},
		"reject":                {"pattern: 'P\\d+'\n    reject: '^P9'", "P91 ‹P1›"},
		"not before":            {"pattern: 'P\\d+'\n    not_prev: 'page '", "page P1 ‹P1›"},
		"not after":             {"pattern: 'P\\d+'\n    not_next: ' pm'", "P1 pm ‹P1›"},
		"anchor words":          {"pattern: 'P\\d+'\n    anchor: {words: [car], reach: 8}", "car ‹P1›" + strings.Repeat(" ", 80) + "P2"},
		"anchor no-break space": {"pattern: 'P\\d+'\n    anchor: {words: [my car], reach: 8}", "MY\u00a0car ‹P1›"},
		"anchor whole words":    {"pattern: 'P\\d+'\n    anchor: {words: [car], reach: 8}", "cars P1"},
		"anchor open end":       {"pattern: 'P\\d+'\n    anchor: {words: ['car*'], reach: 8}", "cars ‹P1›"},
		"anchor digits":         {"pattern: '[P\\d -]+\\d'\n    anchor: {digits: 4, reach: 4}", "P1 P; ‹P12-34›"},
		"need":                  {"pattern: 'P\\d+'\n    context: {words: [car], before: 5, need: true}", "P0 car ‹P1› P2"},
		"need, too far":         {"pattern: 'P\\d+'\n    context: {words: [car], before: 5, need: true}", "car ......P1"},
		"need, between":         {"pattern: 'P\\d+'\n    context: {words: [car], before: 9, between: '[: ]*', need: true}", "car: ‹P1› car x P2"},
		"need, list":            {"pattern: 'P\\d+'\n    context: {words: [car], before: 9, need: true}", "car ‹P1›, ‹P2› and ‹P3›; ‹P4›. P5"},
		"need, after":           {"pattern: 'P\\d+'\n    context: {words: [car], after: 3, need: true}", "P0 ‹P1› car P2"},
		"need, column":          {"pattern: 'P\\d+'\n    context: {words: [car], before: 9, need: true}", "Who | Seen | Car\nA | P1 | ‹P2›\nB | P3 | ‹P4›\n"},
		"need, key and value":   {"pattern: 'P\\d+'\n    context: {words: [car], before: 9, need: true}", "| Car | ‹P1› |\n| P2 | P3 |\n"},
		"multibyte around":      {"pattern: 'P\\d+'\n    anchor: {words: [car], reach: 3}", "ééé car ‹P1›…日本"},
		"validate":              {"pattern: '\\d{10}'\n    validate: nhs", "‹9434765919› 9434765918"},
		"flags":                 {"pattern: 'p\\d+'\n    flags: i", "‹P1› ‹p2›"},
		"definition":            {"pattern: '{{x}}+'", "‹Q1› ‹Q1Q1›"},
	} {
		src := "name: mine\ndoc: test\ndefine: {x: 'Q1'}\nrules:\n  - id: r\n    label: VEHICLE\n    doc: d\n    score: 0.5\n    match: ['‹x›']\n    none: ['x']\n    " + c.keys + "\n"
		p, err := ParsePack([]byte(src))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p.rules[0].match, p.rules[0].none = nil, []string{c.text}
		for _, f := range p.Test() {
			t.Errorf("%s: want %q, got %q", name, f.Example, f.Got)
		}
	}
}

func TestBoost(t *testing.T) {
	src := pack(strings.Replace(goodRule, "    score", "    context: {words: [car], before: 5, boost: 0.3}\n    score", 1))
	p, err := ParsePack([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	fs, err := p.Detect(t.Context(), extract.Part{Text: "car P1 and then P2"})
	if err != nil || len(fs) != 2 || fs[0].Score != 0.8 || fs[1].Score != 0.5 {
		t.Errorf("got %+v, %v", fs, err)
	}
}

func FuzzParsePack(f *testing.F) {
	f.Add([]byte(pack(goodRule)))
	f.Add([]byte("name: x\nrules: {}"))
	f.Add([]byte("name: 0\nrules:\n  - match: !0\n0"))
	f.Add([]byte("define: {a: '{{a}}'}\n" + pack(goodRule)))
	f.Fuzz(func(t *testing.T, src []byte) {
		if p, err := ParsePack(src); err == nil && len(p.Rules()) == 0 {
			t.Error("a pack without rules was accepted")
		}
	})
}
