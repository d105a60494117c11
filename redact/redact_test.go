package redact

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	textin "veil/extract/text"
	"veil/internal/isolate"
	"veil/redact/plan"
	"veil/redact/verify"
	"veil/rules"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// secret finds the word "Quillon" and fails on "boom".
type secret struct{}

func (secret) Name() string { return "secret" }

func (secret) Detect(_ context.Context, p extract.Part) ([]rules.Finding, error) {
	if strings.Contains(p.Text, "boom") {
		return nil, errors.New("the detector failed")
	}
	var out []rules.Finding
	for _, m := range regexp.MustCompile(`Quillon`).FindAllStringIndex(p.Text, -1) {
		out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: m[0], End: m[1]}, Label: rules.Person, Rule: "secret", Score: 1})
	}
	return out, nil
}

func testOptions() Options {
	return Options{Set: rules.NewSet(secret{}), Policy: "test", Style: plan.StyleLabel, Masks: func(string) bool { return true }}
}

// withFormat puts a format before all others for the time of a test.
func withFormat(t *testing.T, f Format) {
	t.Helper()
	before := formats
	formats = append([]Format{f}, formats...)
	t.Cleanup(func() { formats = before })
}

// fake is text that starts with "FAKE", with whatever a test changes.
func fake() Format {
	f := formats[len(formats)-1]
	f.Reader.Sniff = func(head []byte) bool { return bytes.HasPrefix(head, []byte("FAKE")) }
	return f
}

type gappy struct{ *textin.Document }

func (gappy) Gaps() []extract.Gap {
	return []extract.Gap{{Where: "page 1", Why: "scanned", Blocking: true}}
}

func gappyFormat() Format {
	f := fake()
	open := f.Reader.Open
	f.Reader.Open = func(ctx context.Context, r io.ReaderAt, n int64, o extract.Options) (extract.Document, error) {
		d, err := open(ctx, r, n, o)
		if err != nil {
			return nil, err
		}
		return gappy{d.(*textin.Document)}, nil
	}
	w := f.Writer
	f.Writer = writerFunc(func(ctx context.Context, out io.Writer, d extract.Document, p plan.Plan) error {
		return w.Write(ctx, out, d.(gappy).Document, p)
	})
	return f
}

type writerFunc func(context.Context, io.Writer, extract.Document, plan.Plan) error

func (f writerFunc) Write(ctx context.Context, w io.Writer, d extract.Document, p plan.Plan) error {
	return f(ctx, w, d, p)
}

func run(in string, o Options) (Result, string, error) {
	var out bytes.Buffer
	r, err := Document(context.Background(), strings.NewReader(in), int64(len(in)), &out, o)
	return r, out.String(), err
}

func TestDocument(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"nothing":       {"No names.\r\n", "No names.\r\n"},
		"masked":        {"Mr Quillon, quillon", "Mr [PERSON 1], [PERSON 1]"},
		"mark, CR LF":   {"\ufeffQuillon\r\né\r\n", "\ufeff[PERSON 1]\r\né\r\n"},
		"windows-1252":  {"caf\xe9 Quillon", "caf\xe9 [PERSON 1]"},
		"utf-16":        {"\xff\xfeh\x00i\x00", "\xff\xfeh\x00i\x00"},
		"adjacent":      {"Quillon’s (Quillon)", "[PERSON 1]’s ([PERSON 1])"},
		"split by line": {"Quil-\nlon Quillon", "[PERSON 1] [PERSON 1]"},
	} {
		r, got, err := run(tt.in, testOptions())
		if err != nil || got != tt.want {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
		if !r.Text.Valid() {
			t.Errorf("%s: the text is not verified", name)
		}
		alone, err := Document(context.Background(), strings.NewReader(tt.in), int64(len(tt.in)), nil, testOptions())
		if err != nil || alone.Text != r.Text {
			t.Errorf("%s: the text alone is %q, %v", name, alone.Text, err)
		}
	}
}

func TestDocumentFails(t *testing.T) {
	lying := fake()
	lying.Writer = writerFunc(func(_ context.Context, w io.Writer, d extract.Document, _ plan.Plan) error {
		_, err := io.WriteString(w, d.Parts()[0].Text)
		return err
	})
	unsure := fake()
	unsure.Writer = writerFunc(func(_ context.Context, w io.Writer, _ extract.Document, _ plan.Plan) error {
		io.WriteString(w, "half")
		return errors.New("not sure")
	})
	var (
		extracted  *extract.Error
		unread     *UnreadError
		unverified *verify.Error
		write      *WriteError
	)
	for name, tt := range map[string]struct {
		format *Format
		in     string
		want   any
	}{
		"empty":          {nil, "", &extracted},
		"binary":         {nil, "\x00\x01", &extracted},
		"detector fails": {nil, "boom Quillon", nil},
		"backwards":      {nil, "\u202enolliuQ\u202c", &extracted},
		"gap":            {ptr(gappyFormat()), "FAKE Quillon", &unread},
		"writer lies":    {&lying, "FAKE Quillon", &unverified},
		"writer unsure":  {&unsure, "FAKE Quillon", &write},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.format != nil {
				withFormat(t, *tt.format)
			}
			_, out, err := run(tt.in, testOptions())
			if err == nil || out != "" || tt.want != nil && !errors.As(err, tt.want) {
				t.Errorf("wrote %q, error %v", out, err)
			}
			if err != nil && strings.Contains(err.Error(), "Quillon") {
				t.Error("the error holds text of the document")
			}
			r, err := Document(context.Background(), strings.NewReader(tt.in), int64(len(tt.in)), nil, testOptions())
			if err == nil || r.Text.Valid() || r.Text.String() != "" {
				t.Errorf("the text alone is %q, error %v", r.Text, err)
			}

			dir := t.TempDir()
			path := filepath.Join(dir, "in.txt")
			os.WriteFile(path, []byte(tt.in), 0o600)
			if _, _, err := WriteFile(context.Background(), path, FileOptions{Options: testOptions()}); err == nil {
				t.Error("WriteFile: no error")
			}
			if es, _ := os.ReadDir(dir); len(es) != 1 {
				t.Errorf("the folder holds %v", es)
			}
		})
	}
}

func ptr[T any](v T) *T { return &v }

func TestAcceptGaps(t *testing.T) {
	withFormat(t, gappyFormat())
	o := testOptions()
	o.AcceptGaps = true
	r, out, err := run("FAKE Quillon", o)
	if err != nil || out != "FAKE [PERSON 1]" || len(r.Gaps) != 1 {
		t.Errorf("got %q, %v, gaps %v", out, err, r.Gaps)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	o := testOptions()
	o.OnPlan = func(plan.Plan) error { cancel(); return nil }
	var out bytes.Buffer
	_, err := Document(ctx, strings.NewReader("Quillon"), 7, &out, o)
	if !errors.Is(err, context.Canceled) || out.Len() > 0 {
		t.Errorf("wrote %q, error %v", out.String(), err)
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"Quillon report.txt":    "PERSON-1 report.redacted.txt",
		"my_Quillon_report.TXT": "my_PERSON-1_report.redacted.txt",
		"Quillon.pdf":           "PERSON-1.redacted.txt", // it is text
		"note.md":               "note.redacted.md",
		"Quillon":               "PERSON-1.redacted.txt",
		".Quillon":              ".PERSON-1.redacted.txt",
		"a\nb\x1b[31m.txt":      "a-b-[31m.redacted.txt",
		"":                      "document.redacted.txt",
	} {
		o := testOptions()
		o.Name = in
		r, _, err := run("Mr Quillon.", o)
		if err != nil || r.Name != want {
			t.Errorf("%s: %q, %v", in, r.Name, err)
		}
	}
}

func TestPlanAgain(t *testing.T) {
	o := testOptions()
	first, want, err := run("Mr Quillon.", o)
	if err != nil {
		t.Fatal(err)
	}
	o.Plan = &first.Plan
	_, got, err := run("Mr Quillon.", o)
	if err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	var invalid *plan.InvalidError
	if _, out, err := run("Ms Quillon.", o); !errors.As(err, &invalid) || out != "" {
		t.Errorf("another document: wrote %q, error %v", out, err)
	}
}

func TestScan(t *testing.T) {
	in := "é Quillon and quillon"
	r, err := Scan(context.Background(), strings.NewReader(in), int64(len(in)), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	var got [][2]int
	for _, f := range r.Findings {
		got = append(got, [2]int{f.Start, f.End})
		if !f.Mask || f.Entity != "PERSON 1" {
			t.Errorf("finding %+v", f)
		}
	}
	if d := cmp.Diff([][2]int{{3, 10}, {15, 22}}, got); d != "" {
		t.Error(d)
	}
}

func TestNested(t *testing.T) {
	at := func(start, end int) Found {
		return Found{Finding: &rules.Finding{Span: extract.Span{Part: "a", Start: start, End: end}}}
	}
	elsewhere := Found{Finding: &rules.Finding{Span: extract.Span{Part: "filename", Start: 0, End: 1}}}
	got := nested([]extract.Part{{ID: "a"}}, []Found{at(8, 12), at(0, 10), at(2, 4), elsewhere, at(4, 6), at(10, 12)})
	if d := cmp.Diff([]Found{at(0, 10), at(2, 4), at(4, 6), at(10, 12)}, got); d != "" {
		t.Error(d)
	}
}

func TestKeys(t *testing.T) {
	r, _, err := run("Mr Quillon. QUILLON.", testOptions())
	if err != nil {
		t.Fatal(err)
	}
	keys := r.Keys()
	if len(keys) != 1 || keys[0].Label != "PERSON 1" || keys[0].Original != "Quillon" || keys[0].Kind != rules.Person {
		t.Errorf("keys %+v", keys)
	}
}

func TestInspect(t *testing.T) {
	inspect := func(copy string) []Leak {
		original := "Mr Quillon."
		r, err := Inspect(context.Background(), strings.NewReader(copy), int64(len(copy)),
			strings.NewReader(original), int64(len(original)), testOptions())
		if err != nil {
			t.Fatal(err)
		}
		return r.Leaks
	}
	if got := inspect("Mr [PERSON 1]."); len(got) != 0 {
		t.Errorf("clean copy: %v", got)
	}
	if got := inspect("Mr QUILLON."); len(got) != 3 || got[0].Kind != rules.Person || got[0].Where == got[1].Where {
		t.Errorf("careless copy: %v", got)
	}
}

// shy finds "Marlowe" only where a mark stands beside it.
type shy struct{}

func (shy) Name() string { return "shy" }

func (shy) Detect(_ context.Context, p extract.Part) ([]rules.Finding, error) {
	var out []rules.Finding
	for _, m := range regexp.MustCompile(`\] (Marlowe)`).FindAllStringSubmatchIndex(p.Text, -1) {
		out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: m[2], End: m[3]}, Label: rules.Person, Rule: "shy", Score: 1})
	}
	return out, nil
}

// What the rules find once its neighbours are masked is masked, too.
func TestLooksAgain(t *testing.T) {
	o := testOptions()
	o.Set = rules.NewSet(secret{}, shy{})
	_, got, err := run("é Quillon Marlowe and Quillon, Marlowe.", o)
	if want := "é [PERSON 1] [PERSON 2] and [PERSON 1], [PERSON 2]."; err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestBefore(t *testing.T) {
	at := func(start, end int) extract.Span { return extract.Span{Part: "a", Start: start, End: end} }
	p := plan.Plan{Style: plan.StyleLabel, Edits: []plan.Edit{
		{Span: at(2, 4), Label: "X", Mask: true}, {Span: at(4, 5), Label: "kept"}, {Span: at(6, 16), Label: "Y", Mask: true}}}
	for in, want := range map[extract.Span]extract.Span{ // "ab[X]ef[Y]cd" of "abcdef..........cd"
		at(0, 2): at(0, 2), at(5, 7): at(4, 6), at(10, 12): at(16, 18), at(1, 3): {}, at(3, 4): {}, at(6, 8): {}, at(9, 11): {},
	} {
		got, ok := newShifter(p, in.Part).before(in)
		if ok != (want != extract.Span{}) || ok && got != want {
			t.Errorf("%v: %v, %v", in, got, ok)
		}
	}
}
