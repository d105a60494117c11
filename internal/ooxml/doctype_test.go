package ooxml_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/ooxml"
)

func TestParseWithEntities(t *testing.T) {
	for name, tc := range map[string]struct {
		in, text string
		unread   int
	}{
		"none":                {`<a>x</a>`, "x", 0},
		"no declarations":     {`<!DOCTYPE a><a>x</a>`, "x", 0},
		"text":                {`<!DOCTYPE a [<!ENTITY who "Jay">]><a>I am &who;.</a>`, "I am Jay.", 0},
		"after an XML head":   {"<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE a [\n <!ENTITY who 'Jay' >\n ] ><a>&who;</a>", "Jay", 0},
		"multibyte":           {`<!DOCTYPE a [<!ENTITY who "Zoë&#x301;">]><a>&who;&who;</a>`, "Zoë\u0301Zoë\u0301", 0},
		"in others":           {`<!DOCTYPE a [<!ENTITY who "J&b;&c;"><!ENTITY b "a"><!ENTITY c "y&amp;">]><a>&who;</a>`, "Jay&", 0},
		"the first counts":    {`<!DOCTYPE a [<!ENTITY who "Jay"><!ENTITY who "Ann">]><a>&who;</a>`, "Jay", 0},
		"escaped markup":      {`<!DOCTYPE a [<!ENTITY who "&lt;b&gt;"><!ENTITY x "&#38;lt;">]><a>&who;&x;</a>`, "<b><", 0},
		"line ends":           {"<!DOCTYPE a [<!ENTITY who 'a\r\nb'>]><a>&who;</a>", "a\nb", 0},
		"comments":            {`<!DOCTYPE a [<!-- <!ENTITY who "x"> --><?x <!ENTITY?><!ENTITY who "Jay">]><a>&who;</a>`, "Jay", 0},
		"markup":              {`<!DOCTYPE a [<!ENTITY who "<b>Jay</b>">]><a>I am &who;.</a>`, "I am .", 1},
		"markup by character": {`<!DOCTYPE a [<!ENTITY who "&#60;b/>">]><a>&who;</a>`, "", 1},
		"outside":             {`<!DOCTYPE a [<!ENTITY who SYSTEM "file:///etc/passwd">]><a>&who;x&who;</a>`, "x", 2},
		"outside, public":     {`<!DOCTYPE a [<!ENTITY who PUBLIC "x" 'http://127.0.0.1/'>]><a>&who;</a>`, "", 1},
		"outside, in others":  {`<!DOCTYPE a [<!ENTITY who "J&b;y"><!ENTITY b SYSTEM "b">]><a>&who;</a>`, "Jy", 1},
		"outside, not used":   {`<!DOCTYPE a [<!ENTITY who SYSTEM "file:///etc/passwd">]><a>x</a>`, "x", 0},
		"no text":             {`<!DOCTYPE a [<!ENTITY who SYSTEM "a.png" NDATA png>]><a>x</a>`, "x", 0},
		"declared elsewhere":  {`<!DOCTYPE a SYSTEM "a.dtd"><a>I am &who;.</a>`, "I am .", 1},
	} {
		tree, err := ooxml.ParseWithEntities([]byte(tc.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := tree.Root.AllText(); got != tc.text || tree.Unread != tc.unread {
			t.Errorf("%s: %q, %d unread", name, got, tree.Unread)
		}
	}
	tree, err := ooxml.ParseWithEntities([]byte(`<!DOCTYPE a [<!ENTITY x "&#34;1&#34;">]><a b="&x; &#65;" c='&x;'/>`))
	if want := []ooxml.Attr{{Tag: "b", Value: `"1" A`}, {Tag: "c", Value: `"1"`}}; err != nil || !reflect.DeepEqual(tree.Root.Attrs, want) {
		t.Errorf("attributes: %v, %v", tree, err)
	}
	if want := []string{` a [<!ENTITY x "&#34;1&#34;">]`}; !reflect.DeepEqual(tree.Asides, want) {
		t.Errorf("asides: %q", tree.Asides)
	}
}

func TestParseWithEntitiesRefuses(t *testing.T) {
	nested := func(value string, levels, each int) string {
		in := `<!DOCTYPE a [<!ENTITY a "` + value + `">`
		for i := range levels {
			in += `<!ENTITY ` + string(rune('b'+i)) + ` "` + strings.Repeat("&"+string(rune('a'+i))+";", each) + `">`
		}
		return in + `]><a>&` + string(rune('a'+levels)) + `;</a>`
	}
	for name, in := range map[string]string{
		"bomb":                nested("ha", 7, 20),
		"bomb of nothing":     nested("", 7, 20),
		"deep":                nested("x", 9, 1),
		"circle":              `<!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>`,
		"itself":              `<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>`,
		"many":                `<!DOCTYPE a [<!ENTITY x "` + strings.Repeat("x", 1<<12) + `">]><a>` + strings.Repeat("&x;", 1<<10) + `</a>`,
		"not declared":        `<!DOCTYPE a [<!ENTITY x "y">]><a>&z;</a>`,
		"for declarations":    `<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;]><a/>`,
		"in a value":          `<!DOCTYPE a [<!ENTITY x "%y;">]><a/>`,
		"attributes":          `<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>`,
		"elements":            `<!DOCTYPE a [<!ELEMENT a ANY>]><a/>`,
		"conditional":         `<!DOCTYPE a [<![INCLUDE[<!ENTITY x "y">]]>]><a/>`,
		"twice":               `<!DOCTYPE a><!DOCTYPE a><a/>`,
		"inside the root":     `<a><!DOCTYPE a></a>`,
		"after the root":      `<a/><!DOCTYPE a>`,
		"no end":              `<!DOCTYPE a [<!ENTITY x "y">`,
		"no name":             `<!DOCTYPE><a/>`,
		"no value":            `<!DOCTYPE a [<!ENTITY x >]><a/>`,
		"open literal":        `<!DOCTYPE a [<!ENTITY x "y>]><a/>`,
		"no system literal":   `<!DOCTYPE a [<!ENTITY x PUBLIC "y">]><a/>`,
		"character not there": `<!DOCTYPE a [<!ENTITY x "&#0;">]><a/>`,
	} {
		_, err := ooxml.ParseWithEntities([]byte(in))
		var e *extract.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzEntities: what needs no entities reads as ever, and what has them grows
// within measure.
func FuzzEntities(f *testing.F) {
	for _, s := range []string{`<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z SYSTEM 'u'>]><a b="&x;">&x;&z;</a>`, `<!DOCTYPE a PUBLIC "x" "y"><a>&b;</a>`,
		`<!DOCTYPE a [<!--x--><?y?><!ENTITY x "&#60;&x;">]><a>&x;</a>`, `<a>&lt;</a>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		tree, err := ooxml.ParseWithEntities(b)
		plain, err2 := ooxml.Parse(b)
		if err2 == nil && (err != nil || !reflect.DeepEqual(tree, plain)) {
			t.Fatalf("%q: %v, %v", b, tree, err)
		}
		if err != nil {
			return
		}
		n := len(tree.Root.AllText())
		tree.Root.Walk(func(k *ooxml.Node) bool {
			for _, a := range k.Attrs {
				n += len(a.Value)
			}
			return true
		})
		if n > 3*len(b)+2<<20 { // a byte of Latin-1 is up to three of UTF-8
			t.Fatalf("%d bytes out of %d", n, len(b))
		}
	})
}
