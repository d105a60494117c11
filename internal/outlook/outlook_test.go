package outlook

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/internal/isolate"
	"veil/internal/outlook/outlooktest"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

func TestOpen(t *testing.T) {
	sent := time.Date(2024, 3, 5, 10, 11, 12, 0, time.UTC)
	long := strings.Repeat("Jayden. ", 1000) // lies in sectors of its own
	in := outlooktest.Item{
		Props: map[uint16]any{PidSubject: "Brânză 👧", PidSubmitTime: sent, PidBody: long, PidSenderName: outlooktest.Narrow("Zo\xeb"), PidMessageCodepage: 1252, PidHTML: []byte("<p>x")},
		Recipients: []outlooktest.Item{
			{Props: map[uint16]any{PidDisplayName: "Jane", PidRecipientType: 1}},
			{Props: map[uint16]any{PidDisplayName: "Tom", PidRecipientType: 2}},
		},
		Attachments: []outlooktest.Item{
			{Props: map[uint16]any{PidAttachLongFilename: "a.pdf", PidAttachData: []byte("PDF")}},
			{Props: map[uint16]any{PidAttachMethod: 5}, Embedded: &outlooktest.Item{Props: map[uint16]any{PidSubject: "inner"}}},
		},
		Streams: map[string][]byte{"__substg1.0_8001101F-00000000": outlooktest.Wide("one of several"), "other": []byte("x")},
	}
	it, err := Open(context.Background(), in.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := it.Time(PidSubmitTime); !ok || !got.Equal(sent) {
		t.Error(got)
	}
	got := []string{it.String(PidSubject), it.String(PidBody), it.String(PidSenderName), string(it.Bytes(PidHTML)), it.Recipients[0].String(PidDisplayName), it.Recipients[1].String(PidDisplayName),
		it.Attachments[0].String(PidAttachLongFilename), string(it.Attachments[0].Bytes(PidAttachData)), it.Attachments[1].Embedded.String(PidSubject)}
	if diff := cmp.Diff([]string{"Brânză 👧", long, "Zoë", "<p>x", "Jane", "Tom", "a.pdf", "PDF", "inner"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Brânză 👧", "Zoë", "one of several"}, it.Texts(PidBody)); diff != "" {
		t.Error(diff)
	}
	if it.Recipients[1].Int(PidRecipientType) != 2 || it.Int(PidRecipientType) != 0 {
		t.Error("types")
	}
}

func TestRefused(t *testing.T) {
	nest := outlooktest.Item{Props: map[uint16]any{PidSubject: "Jayden"}}
	for range maxNested + 2 {
		inner := nest
		nest = outlooktest.Item{Attachments: []outlooktest.Item{{Embedded: &inner}}}
	}
	whole := outlooktest.Item{Props: map[uint16]any{PidSubject: strings.Repeat("Jayden", 2000)}}.Bytes()
	noSector := bytes.Clone(whole)
	copy(noSector[48:], "\xF0\xFF\xFF\x00") // where the directory begins
	for name, tc := range map[string]struct {
		in   []byte
		want extract.Reason
	}{
		"too deep":     {nest.Bytes(), extract.TooLarge},
		"cut short":    {whole[:len(whole)/2], extract.Damaged},
		"no directory": {noSector, extract.Damaged},
	} {
		_, err := Open(context.Background(), tc.in)
		if tc.want == extract.Damaged && errors.Is(err, ErrOther) {
			continue // the name of the properties is cut off as well
		}
		if !extract.IsReason(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(context.Background(), append(bytes.Clone(magic), make([]byte, 2000)...)); !errors.Is(err, ErrOther) {
		t.Error(err)
	}
}

// TestDecompress: the examples of [MS-OXRTFCP] 4.1 and 4.2.
func TestDecompress(t *testing.T) {
	for in, want := range map[string]string{
		"2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865 6c090020627705b06c647d0a800fa0": "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
		"1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0":                                        "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
		"120000000600000 04d454c4100000000616263646566":                                                       "abcdef",
	} {
		b, err := hex.DecodeString(strings.ReplaceAll(in, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Decompress(b); err != nil || string(got) != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	for _, in := range []string{"", "LZFu", strings.Repeat("x", 20), "\xff\xff\xff\xff\xff\xff\xff\x7fLZFu0000abc"} {
		if _, err := Decompress([]byte(in)); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
}

func TestText(t *testing.T) {
	for name, tc := range map[string]struct {
		in, text, hidden string
		html             bool
	}{
		"plain":      {`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Georgia;}}{\*\generator Jayden;}\pard Zo\'eb \b Ja\b0 yden\par a\tab b\line{\v secret}c}`, "Zoë Jayden\na\tb\nc", "secret", false},
		"unicode":    {`{\rtf1\uc1 Br\u226?nz\u259?\u-10179?\u-9127?{\uc0\u233}x}`, "Brânză👙éx", "", false},
		"escapes":    {`{\rtf1 \{\\\} a\~b\_c\ldblquote d\rdblquote}`, `{\} a b-c“d”`, "", false},
		"wrapped":    {`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \pard\b \htmlrtf0 Jay{\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0 den{\*\htmltag72 </p>}\par}`, "<p>Jay&amp;den</p>\n", "", true},
		"a picture":  {`{\rtf1 a{\pict\bin3 {{{}b}`, "ab", "", false},
		"unfinished": {`{\rtf1 a\'4`, "a4", "", false},
		"no braces":  {`}}}a{{{`, "a", "", false},
	} {
		text, hidden, html, _ := Text([]byte(tc.in))
		if text != tc.text || hidden != tc.hidden || html != tc.html {
			t.Errorf("%s: %q, %q, %v", name, text, hidden, html)
		}
	}
}

func TestTNEF(t *testing.T) {
	sent := time.Date(2024, 3, 5, 10, 11, 12, 0, time.UTC)
	in := outlooktest.Item{
		Props: map[uint16]any{PidSubject: "Brânză", PidBody: outlooktest.Narrow("Zo\xeb"), PidSubmitTime: sent, PidRTFCompressed: []byte("abc"), 0x8001: "a name", PidInternetCodepage: 1252},
		Attachments: []outlooktest.Item{
			{Props: map[uint16]any{PidAttachLongFilename: "a.pdf", PidAttachData: []byte("PDF"), PidAttachMethod: 1}},
			{Embedded: &outlooktest.Item{Props: map[uint16]any{PidSubject: "inner"}}},
		},
	}.TNEF()
	it, err := TNEF(in)
	if err != nil || !IsTNEF(in) {
		t.Fatal(err)
	}
	if got, ok := it.Time(PidSubmitTime); !ok || !got.Equal(sent) {
		t.Error(got)
	}
	got := []string{it.String(PidSubject), it.String(PidBody), string(it.Bytes(PidRTFCompressed)), it.String(0x8001), it.Attachments[0].String(PidAttachLongFilename),
		string(it.Attachments[0].Bytes(PidAttachData)), it.Attachments[1].Embedded.String(PidSubject)}
	if diff := cmp.Diff([]string{"Brânză", "Zoë", "abc", "a name", "a.pdf", "PDF", "inner"}, got); diff != "" {
		t.Error(diff)
	}
	for i := range in {
		if _, err := TNEF(in[:i]); err != nil && !extract.IsReason(err, extract.Damaged) {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
}

func FuzzTNEF(f *testing.F) {
	f.Add(outlooktest.Item{Props: map[uint16]any{PidSubject: "a", PidBody: outlooktest.Narrow("b"), 0x8001: 3}, Attachments: []outlooktest.Item{{Props: map[uint16]any{PidAttachData: []byte("x")}}, {Embedded: &outlooktest.Item{}}}}.TNEF())
	f.Fuzz(func(t *testing.T, b []byte) {
		if it, err := TNEF(b); err == nil {
			it.Texts()
			it.Time(PidSubmitTime)
			it.Int(PidMessageCodepage)
		}
	})
}

func FuzzDecompress(f *testing.F) {
	b, _ := hex.DecodeString("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
	f.Add(b)
	f.Add(outlooktest.Stored(`{\rtf1 \fromhtml1 {\*\htmltag64 <p>}\u226?\'e9}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		out, err := Decompress(b)
		if err == nil && len(out) > 40*len(b) {
			t.Fatalf("%d bytes of %d", len(out), len(b))
		}
		Text(out)
		Text(b)
	})
}

// collect gathers what takeApart sends.
type collect struct{ entries []entry }

func (c *collect) Encode(v any) error {
	c.entries = append(c.entries, v.(entry))
	return nil
}

// FuzzItem: no compound file makes the reader panic, that of the library apart,
// which is why it runs in a process of its own.
func FuzzItem(f *testing.F) {
	f.Add(outlooktest.Item{Props: map[uint16]any{PidSubject: "a", PidBody: strings.Repeat("x", 5000)}, Attachments: []outlooktest.Item{{Embedded: &outlooktest.Item{}}}}.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		var c collect
		if !apart(b, &c) {
			return
		}
		it, err := build(c.entries)
		if err != nil {
			return
		}
		it.Texts()
		it.Time(PidSubmitTime)
		it.Int(PidSubmitTime)
	})
}

func apart(b []byte, c *collect) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return takeApart(bytes.NewReader(b), c) == nil
}
