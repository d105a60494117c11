package email

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"veil/extract"
	"veil/internal/cputime"
)

// TestTree: what shows of markup that is not nested as it should be.
func TestTree(t *testing.T) {
	for in, want := range map[string][2]string{ // what shows, what does not
		"":                          {},
		"x<p>y":                     {"x\ny"},
		"<p>x<p>y</p>z":             {"x\n\ny\n\nz"},
		"<p>x</div>y":               {"xy"},
		"x</p>y":                    {"x\n\ny"},
		"x</br>y":                   {"x\ny"},
		"<b>x<i>y</b>z</i>":         {"xyz"},
		"<b><p>Jay</b>den":          {"Jayden"},
		"<b hidden><p>x</b>y":       {"xy"},
		"<b hidden>x</b>y":          {"y", "x"},
		"<span hidden><p>x</span>y": {"", "x|y"},
		"<div hidden>x<b></div>y":   {"y", "x"},
		"<style>b{display:none}</style><b><p>x</b>y":             {"xy"},
		"<style>a,{display:none}</style><b><p>x</b>y":            {"xy"},
		"<ul><li>x<div><li>y<ul><li>z</ul></ul>w":                {"x\ny\nz\nw"},
		"<dl><dt>x<dd>y<dt>z</dl>":                               {"x\ny\nz"},
		"<h1>x</h2>y":                                            {"x\n\ny"},
		"<table><td>a<td>b<tr><td>c</div></table>d":              {"a\tb\nc\nd"},
		"<table><tr><td><table><td>a</table>b</td><td>c</table>": {"a\nb\tc"},
		"<div hidden><table><td>x</div>y</table>z</div>w":        {"w", "x|y|z"},
		"x<td>y</td>z":                         {"xyz"},
		"<select><option>x<option>y</select>z": {"x\ny\nz"},
		"<head><title>t</title>x":              {"x", "t"},
		"<html><body>x</body></html><html><head><style>i{}</style></head><body>y": {"xy"},
		"<noscript><p>x</noscript>y":                        {"xy"},
		"<svg><style><p>x</style></svg>y":                   {"xy"},
		"<svg><style><g>x</g></style><text>y</text></svg>z": {"yz", "x"},
		"<svg><g/><![CDATA[a<b>]]></svg>z":                  {"a<b>z"},
		"<svg><p>x<script>a<b</script>y":                    {"xy", "a<b"},
		"<svg/>x<math><mi>y":                                {"xy"},
		"J\x00ay &amp; Zo&euml;":                            {"Jay & Zoë"},
		"<pre>\nx\n y</pre>":                                {"x\ny"},
		"<textarea><b>x</textarea>y":                        {"<b>xy"},
		"<script><p>x</p>":                                  {"", "<p>x</p>"},
		"<table>x<tr hidden>y<td>z</table>":                 {"xy", "z"},
		"<table><form hidden><tr><td>x</table>y":            {"x\ny"},
		"<svg><style></p>x":                                 {"x"},
		"<noscript hidden>x</noscript>y":                    {"xy"},
		"<form>x<form hidden>y":                             {"xy"},
		"<div hidden><button></div>x":                       {"x"},
		"a < b":                                             {"a < b"},
	} {
		p, known, err := readHTML(context.Background(), []byte(in), "utf-8")
		if err != nil || !known {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if got := [2]string{p.shown(), strings.Join(p.hidden, "|")}; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestHostile: pages that make browsers' trees grow are read at once, in little
// memory, or refused.
func TestHostile(t *testing.T) {
	var differing strings.Builder
	for i := range 500 {
		fmt.Fprintf(&differing, "<b a=%d>", i)
	}
	repeat := strings.Repeat
	for name, tc := range map[string]struct {
		in     string
		reason extract.Reason
		shows  string
	}{
		"formatting in each paragraph": {in: differing.String() + repeat("<p>x", 100_000), shows: repeat("x\n\n", 99_999) + "x"},
		"formatting without end":       {in: repeat("<b>", 600) + "<p>x", reason: extract.Unsupported},
		"never ended":                  {in: "<p>" + differing.String() + repeat("</p><p>x", 100_000), shows: repeat("x\n\n", 99_999) + "x"},
		"overlapping":                  {in: repeat("<b a=1><p>x</b></p>", 50_000), shows: repeat("x\n\n", 49_999) + "x"},
		"nested in what has ended":     {in: repeat(repeat("<b><i>", 100)+"<div>"+repeat("</b></i>", 100), 100), reason: extract.Unsupported},
		"nested":                       {in: repeat("<div>", 10_000), reason: extract.Unsupported},
		"end tags that reach nothing":  {in: repeat("<p><i>", 200) + repeat("</b></i></div></p>", 50_000)},
		"text between cells":           {in: "<table>" + repeat("x<tr>", 100_000), shows: repeat("x", 100_000)},
		"attributes":                   {in: repeat("<br a b c>", maxNodes/4+1), reason: extract.TooLarge},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		begun := cputime.Used() // what else the computer does is no matter
		p, _, err := readHTML(context.Background(), []byte(tc.in), "utf-8")
		took := cputime.Used() - begun
		runtime.ReadMemStats(&after)
		if took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		// All that was allocated, whether or not it is still held.
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 1024 {
			t.Errorf("%s: %d MB", name, mb)
		} else {
			t.Logf("%s: %d MB, %v", name, mb, took)
		}
		var e *extract.Error
		switch {
		case tc.reason != 0:
			if !errors.As(err, &e) || e.Reason != tc.reason {
				t.Errorf("%s: %v", name, err)
			}
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case p.shown() != tc.shows:
			t.Errorf("%s: %d bytes show, want %d", name, len(p.shown()), len(tc.shows))
		}
	}
}

// TestHostileMessage: the reason for a refusal reaches who opened the message, and
// reading ends when its context does.
func TestHostileMessage(t *testing.T) {
	_, err := openBytes([]byte(head + "Content-Type: text/html\r\n\r\n" + strings.Repeat("<div>\r\n", 600)))
	var e *extract.Error
	if !errors.As(err, &e) || e.Reason != extract.Unsupported {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := readHTML(ctx, []byte("<p>x"), "utf-8"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
