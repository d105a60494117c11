package survival

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/isolate"
	"veil/internal/trace"
	"veil/redact"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// place is one place to hide the details in.
type place struct {
	name string
	hide func(f *file)
	// gap: nobody reads what is there, so that the file is refused unless the
	// user accepts that it is left out.
	gap bool
	// seen: the details are in no text; they have to be looked at.
	seen bool
	// needs is a program that makes the file; the place is skipped without it.
	needs    string
	password string
}

// family is places of one kind.
type family struct {
	name   string
	every  int // in a quick run, every so manieth place is taken
	places []place
}

// families are all hiding places.
var families = []family{
	{"properties", 4, properties}, {"navigation", 4, navigation}, {"structure", 4, structure}, {"annotations", 4, annotations},
	{"fields", 4, fields}, {"layers", 4, layers}, {"hidden", 3, hidden}, {"layout", 3, layout}, {"fonts", 3, fonts},
	{"resources", 3, resources}, {"images", 3, images}, {"container", 4, container}, {"lettering", 3, lettering}, {"shapes", 3, shapes},
}

// outcome is what became of one file.
type outcome int

const (
	clean outcome = iota
	refused
	survived
	skipped
)

// TestSurvival hides the person in every place and looks for what survives.
//
// To be quick it takes every fourth place of what a copy never carries and every
// third of the rest; with -short one of each. The words in VEIL_SURVIVAL ask for more: "places" for
// all of them, "visible" for each once more with the details on another page, too,
// "seen" for a look at a picture of every copy. VEIL_SURVIVAL_KEEP names a
// folder for the files.
func TestSurvival(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{programs: newPrograms(t), options: options, asked: os.Getenv("VEIL_SURVIVAL")}
	var table strings.Builder
	count := map[outcome]int{}
	for _, f := range families {
		of := map[outcome]int{}
		for i, p := range f.places {
			if !r.wants("places") && i%f.every != 0 || testing.Short() && i > 0 {
				continue
			}
			t.Run(f.name+"/"+strings.ReplaceAll(p.name, " ", "-"), func(t *testing.T) {
				o := skipped
				defer func() { of[o]++; count[o]++ }()
				o = r.place(t, p)
			})
		}
		fmt.Fprintf(&table, "%-12s %s\n", f.name, summary(of))
	}
	t.Logf("\n%s%-12s %s", table.String(), "all", summary(count))
}

// summary is a row of the table of results.
func summary(n map[outcome]int) string {
	return fmt.Sprintf("%4d places %4d survivors %4d refused %4d skipped", n[clean]+n[survived]+n[refused]+n[skipped], n[survived], n[refused], n[skipped])
}

// runner redacts files.
type runner struct {
	*programs
	options redact.Options
	asked   string // VEIL_SURVIVAL
}

func (r *runner) wants(what string) bool { return strings.Contains(r.asked, what) }

// place redacts the file of one place.
func (r *runner) place(t *testing.T, p place) outcome {
	if p.needs != "" && r.missing[p.needs] {
		t.Skipf("%s is not installed", p.needs)
	}
	r.programs.t = t
	f := newFile()
	p.hide(f)
	o := r.check(t, p, f.bytes())
	if r.wants("visible") && !p.seen {
		f := newFile()
		p.hide(f)
		f.newPage()
		f.show()
		o = max(o, r.check(t, p, f.bytes()))
	}
	return o
}

// check proves that the file holds the details, redacts it and searches the
// copy.
func (r *runner) check(t *testing.T, p place, data []byte) outcome {
	r.password = p.password
	in := r.search(data, p.seen)
	r.password = ""
	if len(in) < len(person)-r.misread(p) {
		if p.seen && (r.missing["tesseract"] || r.missing["pdftoppm"]) {
			t.Skip("tesseract or pdftoppm is not installed")
		}
		t.Fatalf("the file does not hold: %v", in.Without())
	}
	if folder := os.Getenv("VEIL_SURVIVAL_KEEP"); folder != "" {
		os.WriteFile(filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "_")+".pdf"), data, 0o600)
	}
	o := clean
	out, err := r.redact(data, p.password, false)
	if unread := (*redact.UnreadError)(nil); errors.As(err, &unread) {
		if o = refused; !p.gap {
			t.Errorf("refused: %v: %v", err, unread.Gaps)
		}
		out, err = r.redact(data, p.password, true)
	} else if p.gap && err == nil {
		t.Error("what cannot be read was passed over in silence")
	}
	if err != nil {
		t.Errorf("no copy: %v", err)
		return refused
	}
	if left := r.search(out, p.seen || r.wants("seen")); len(left) > 0 {
		t.Errorf("survived: %s", left.Kinds())
		o = survived
	}
	if _, text := r.pdftotext(r.file(out)); !r.missing["pdftotext"] && !strings.Contains(trace.Compact(text), trace.Compact(control)) {
		t.Errorf("the control sentence is gone: %q", text)
	}
	return o
}

// misread is how many of the details a reader of pictures may get wrong in a
// file that is proven by looking at it.
func (r *runner) misread(p place) int {
	if p.seen {
		return 2
	}
	return 0
}

// redact makes the copy as the program does.
func (r *runner) redact(data []byte, password string, accept bool) ([]byte, error) {
	in := r.file(data)
	o := redact.FileOptions{Options: r.options, File: strings.TrimSuffix(in, ".pdf") + ".out.pdf"}
	o.AcceptGaps, o.Password = accept, password
	_, path, err := redact.WriteFile(context.Background(), in, o)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}
