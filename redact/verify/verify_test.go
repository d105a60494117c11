package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"veil/extract"
	"veil/extract/text"
	"veil/internal/isolate"
	"veil/redact/plan"
	"veil/rules"
)

func TestMain(m *testing.M) {
	isolate.Register("echo", func(in io.Reader, out io.Writer) error { _, err := io.Copy(out, in); return err })
	isolate.Register("blind", func(in io.Reader, out io.Writer) error { _, err := io.WriteString(out, "Dear"); return err })
	isolate.Register("fail", func(io.Reader, io.Writer) error { return errors.New("no") })
	isolate.Main()
	os.Exit(m.Run())
}

// textFormat reads plain text; its only place is the decoded text.
func textFormat(extra ...Place) Format {
	return Format{
		Reader: text.Format, Exact: true, Carried: func(extract.Kind) bool { return true },
		Probe: func(_ context.Context, r io.ReaderAt, size int64) (iter.Seq[Place], error) {
			b := make([]byte, size)
			_, err := r.ReadAt(b, 0)
			if err == io.EOF {
				err = nil
			}
			return slices.Values(append([]Place{{Where: "text", Text: string(b)}}, extra...)), err
		},
	}
}

// edits makes a plan from text in which «x» is masked and ‹x› kept.
func edits(marked string) (string, plan.Plan) {
	p := plan.Plan{Style: plan.StyleLabel}
	var b strings.Builder
	start, n := 0, 0
	for _, r := range marked {
		switch r {
		case '«', '‹':
			start = b.Len()
		case '»', '›':
			n++
			p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: text.PartID, Start: start, End: b.Len()},
				Kind: "PERSON", Label: fmt.Sprintf("PERSON %d", n), Mask: r == '»', Text: b.String()[start:]})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), p
}

func check(f Format, original string, p plan.Plan, copy, name string, set *rules.Set) (Report, Text, error) {
	in := Input{Format: f, Plan: p, Whole: p, Name: name, Masks: func(k string) bool { return k == rules.Person },
		Parts: []extract.Part{{ID: text.PartID, Kind: extract.Body, Text: original}}}
	return Check(context.Background(), strings.NewReader(copy), int64(len(copy)), in, set)
}

func TestCheck(t *testing.T) {
	loose := func(extra ...Place) Format {
		f := textFormat(extra...)
		f.Exact, f.MinKept = false, 0.9
		return f
	}
	second := func(worker string) Format {
		f := textFormat()
		f.Second, f.SecondName = worker, "other"
		return f
	}
	tests := []struct {
		name, marked string
		format       Format
		copy         string // empty: as planned
		fails        string // the check that fails; empty: passes
	}{
		{"as planned", "Dear «Jane Roe», hello.", textFormat(), "", ""},
		{"nothing masked", "Dear all.", textFormat(), "", ""},
		{"not as planned", "Dear «Jane Roe», hello.", textFormat(), "Dear [PERSON 1], hallo.", "reread"},
		{"unreadable copy", "Dear «Jane Roe».", textFormat(), "\x00", "reopen"},
		{"value the plan forgot", "«Jane Roe» and JANE ROE", textFormat(), "", "plan"},
		{"value the plan keeps", "«Hope» has ‹hope›", textFormat(), "", ""},
		{"kept around a mask is not kept", "«Hope» ‹hope› and hope", textFormat(), "", "plan"},
		{"survivor in a place", "Dear «Jane Roe».", textFormat(Place{Where: "info", Text: "author: jane  roe"}), "", "search"},
		{"fragment of another word", "Dear «King».", textFormat(Place{Where: "cut", View: "cut", Text: "ma king", Fragments: true}), "", ""},
		{"several words in fragments", "Dear «Jane King».", textFormat(Place{Where: "cut", View: "cut", Text: "Jane King", Fragments: true}), "", "search"},
		{"survivor behind escapes", "Dear «Jane Roe».", textFormat(Place{Where: "link", Text: "x/Jane%20Roe"}), "", "search"},
		{"survivor behind entities", "Dear «Zoë Roe».", textFormat(Place{Where: "xml", Text: "Zo&#xEB; Roe"}), "", "search"},
		{"number grouped otherwise", "Tel «01632 960417».", textFormat(Place{Where: "x", Text: "(01632)960-417"}), "", "search"},
		{"kept in the text but twice in a place", "«Hope» has ‹hope›", textFormat(Place{Where: "info", Text: "hope"}), "", "search"},
		{"kept, another view", "«Hope» has ‹hope›", textFormat(Place{Where: "raw", View: "raw", Text: "hope"}), "", ""},
		{"a label's number beside another", "«Jane Roe» 2345 and «12345»", textFormat(), "", ""},
		{"a label's number beside the value", "«Jane Roe» 12345 and «12345»", textFormat(), "", "plan"},
		{"label that is a value", "«Person 1»", textFormat(), "", ""},
		{"short value that stays elsewhere", "«GO» and GO", textFormat(), "", ""},
		{"short value survives in pdf", "a b c d e f g h «GO»", loose(), "a b c d e f g h [PERSON 1] GO", "read back"},
		{"words lost", "a b c d e «Jane Roe»", loose(), "a b c [PERSON 1]", "reread"},
		{"one word lost", "a b c d «Jane Roe»", loose(), "a b c [PERSON 1]", ""},
		{"words divided otherwise", "R anger S in «Jane Roe»", loose(), "RangerS in [PERSON 1]", ""},
		{"few words lost", "a b c d e f g h i j k l «Jane Roe»", loose(), "a b c d e f g h i j k [PERSON 1]", ""},
		{"second reader agrees", "Dear «Jane Roe».", second("echo"), "", ""},
		{"second reader sees hardly anything", "Dear «Jane Roe». " + strings.Repeat("Many words here. ", 30), second("blind"), "", "second reader"},
		{"second reader and a short copy", "Dear «Jane Roe». Hello.", second("blind"), "", ""},
		{"second reader gives up", "Dear «Jane Roe».", second("fail"), "", "second reader"},
		{"second reader unknown", "Dear «Jane Roe».", second("nobody"), "", "second reader"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			original, p := edits(tt.marked)
			if tt.copy == "" {
				tt.copy = p.Apply(extract.Part{ID: text.PartID, Text: original})
			}
			_, got, err := check(tt.format, original, p, tt.copy, "", nil)
			if got.Valid() != (err == nil) || err != nil && got.String() != "" {
				t.Error("the text is valid without a passing check, or the other way round")
			}
			var e *Error
			switch {
			case tt.fails == "" && err != nil:
				t.Errorf("failed: %v", err)
			case tt.fails != "" && (!errors.As(err, &e) || e.Check != tt.fails):
				t.Errorf("error %v, want check %q", err, tt.fails)
			case err != nil && regexp.MustCompile(`(?i)jane|roe|hope|960`).MatchString(err.Error()):
				t.Errorf("the error holds text of the document: %v", err)
			case err == nil && got.String() != tt.copy:
				t.Errorf("text %q", got)
			}
		})
	}
}

func TestFileName(t *testing.T) {
	original, p := edits("Dear «Jane Roe».")
	_, _, err := check(textFormat(), original, p, "Dear [PERSON 1].", "jane_roe.redacted.txt", nil)
	var e *Error
	if !errors.As(err, &e) || e.Check != "file name" {
		t.Errorf("error %v", err)
	}
}

func TestZeroText(t *testing.T) {
	if (Text{}).Valid() || (Text{}).String() != "" {
		t.Error("the zero Text is valid")
	}
}

// everything finds every word "Bell".
type everything struct {
	score float64
	err   error
}

func (everything) Name() string { return "everything" }

func (d everything) Detect(_ context.Context, p extract.Part) ([]rules.Finding, error) {
	var out []rules.Finding
	for _, m := range regexp.MustCompile(`Bell`).FindAllStringIndex(p.Text, -1) {
		out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: m[0], End: m[1]}, Label: rules.Person, Rule: "x", Score: d.score})
	}
	return out, d.err
}

func TestRescan(t *testing.T) {
	boom := errors.New("boom")
	for name, tt := range map[string]struct {
		d      everything
		marked string
		fails  bool
	}{
		"sure":       {everything{score: .9}, "Mr Bell", true},
		"not sure":   {everything{score: .8}, "Mr Bell", false},
		"kept":       {everything{score: 1}, "Mr ‹Bell›", false},
		"rules fail": {everything{err: boom}, "Mr Bell", true},
	} {
		original, p := edits(tt.marked)
		_, got, err := check(textFormat(), original, p, original, "", rules.NewSet(tt.d))
		if (err != nil) != tt.fails || got.Valid() == tt.fails {
			t.Errorf("%s: error %v", name, err)
		}
		if tt.d.err != nil && !errors.Is(err, boom) {
			t.Errorf("%s: error %v does not wrap the rule's", name, err)
		}
	}
}

func TestNewGap(t *testing.T) {
	gap := extract.Gap{Where: "page 1", Why: "a picture", Blocking: true}
	f := textFormat()
	open := f.Reader.Open
	f.Reader.Open = func(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
		d, err := open(ctx, r, size, o)
		return gappy{d, []extract.Gap{gap}}, err
	}
	original, p := edits("a")
	_, _, err := check(f, original, p, "a", "", nil)
	var e *Error
	if !errors.As(err, &e) || e.Where != "page 1" {
		t.Errorf("new gap: %v", err)
	}
	p.Gaps = []extract.Gap{gap}
	if _, _, err := check(f, original, p, "a", "", nil); err != nil {
		t.Errorf("accepted gap: %v", err)
	}
}

type gappy struct {
	extract.Document
	gaps []extract.Gap
}

func (g gappy) Gaps() []extract.Gap { return g.gaps }

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	in := Input{Format: textFormat(), Parts: []extract.Part{{ID: text.PartID, Text: "a"}}}
	if _, _, err := Check(ctx, strings.NewReader("a"), 1, in, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestMarkdownMarksPages(t *testing.T) {
	got := markdown([]extract.Part{
		{ID: "1", Kind: extract.Body, Page: 1, Text: "one"}, {ID: "1f", Kind: extract.Field, Page: 1, Text: "field"},
		{ID: "m", Kind: extract.Metadata, Text: "title"}, {ID: "2", Kind: extract.Body, Page: 2, Text: "two"},
	})
	if want := "--- Page 1 ---\n\none\n\nfield\n\n--- Page 2 ---\n\ntwo"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		want, got      string
		words, letters float64
	}{
		{"", "", 1, 1},
		{"ab", "", 0, 1}, // no three letters
		{"Rangers in class", "R anger S in class", 2. / 3, 1},
		{"one two three four", "one two four", 3. / 4, 6. / 13},
		{"né né né", "né né", 2. / 3, 2. / 4},
	} {
		if got, _ := share([]string{tt.want}, []string{tt.got}, countWords); got != tt.words {
			t.Errorf("words of %q in %q: %v, want %v", tt.want, tt.got, got, tt.words)
		}
		if got, _ := share([]string{strings.ToLower(tt.want)}, []string{strings.ToLower(tt.got)}, countTriples); got != tt.letters {
			t.Errorf("letters of %q in %q: %v, want %v", tt.want, tt.got, got, tt.letters)
		}
	}
}
