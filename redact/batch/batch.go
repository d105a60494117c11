// Package batch redacts bundles: folders, archives and files, hundreds at once,
// with one set of labels.
//
// It promises that who is CHILD A in one file is CHILD A in all; that what is
// certain in one file is masked in all; that every copy was verified before it
// got its name; that what could not be read or copied is listed, never passed
// on; that names of files and folders are redacted too; and that a run which is
// cut short, however hard, goes on where it was, with the same labels and to the
// same result. It never changes an original.
//
// It does not promise that one label is one person where two bear one name; such
// labels are listed as doubtful.
//
// The work on one file is redact.Look and redact.Document: functions of its
// bytes, the settings and the labels, which share nothing with other files. All
// else here decides what they are given.
package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"veil/extract"
	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/redact/plan"
	"veil/redact/verify"
)

// Options say how a bundle is redacted.
type Options struct {
	redact.Options
	Inputs []string // files and folders
	Out    string   // the folder of the copies; made if need be
	// Settings tells one choice of rules, people file, policy and program from
	// another: what was done under other settings is done again.
	Settings string
	Style    plan.Style
	// Keep is the people file's and the policy's, for the spread of names.
	Kept func(text string) bool
	Jobs int // files at a time; 0: one a processor
	// Vault keeps the labels between runs; nil: they are forgotten at the end.
	Vault *Vault
	// Journal is the file that remembers what was done.
	Journal string
	Version string // of the program, for the reports
	// Decided says what Amend does, by the label that it concerns: a copy that bears
	// the label is made again where this has changed.
	Decided map[string]string
	// Progress hears how the work goes. May be nil.
	Progress func(Progress)
	// Problem hears of each file that gets no copy, by its redacted name, when
	// that is known. May be nil.
	Problem func(name string, err error)
}

// Progress is how far the work is.
type Progress struct {
	Step        string // "looking for identifying details", in words
	Done, Total int64  // of an arbitrary measure
	Files, Of   int    // files done in this step
	Pages       int    // read so far
}

// Status is what became of a file.
type Status string

// The statuses.
const (
	Copied     Status = "copied"
	Same       Status = "same"       // as another file of the bundle; not copied again
	Unread     Status = "unread"     // holds content that could not be read and was not accepted
	Unreadable Status = "unreadable" // could not be opened, or is of no known format
	Unverified Status = "unverified" // its copy did not pass
	Passed     Status = "passed"     // over: a system's own file
)

// File is what became of one file. It holds no text of the bundle: the name is
// redacted.
type File struct {
	Name     string // the copy's path in the folder; of others the redacted path
	Status   Status
	SHA256   string // of the copy
	SameAs   string // the copy of the same file
	Why      string // there is no copy
	Err      error  `json:"-"`
	Format   string
	Pages    int // 0 where the format has none
	Words    int
	Masked   map[string]int // places by kind
	Kept     map[string]int
	Gaps     []extract.Gap
	Dropped  []extract.Dropped
	Look     []Look // at what somebody should look
	Near     []Near
	Missing  []string // gaps in the numbers of its pages
	Empty    []int    // pages without a word
	Verified *verify.Report
	Marks    []Mark `json:",omitempty"` // in the journal alone
	Again    bool   // done in this run; otherwise in an earlier one
}

// Look is a place that deserves a second look: masked on little evidence.
type Look struct {
	Page  int
	Kind  string
	Label string
	Score float64
	Why   string
}

// Near is another file with nearly the same words.
type Near struct {
	Name  string
	Share float64 // of the words, in runs of a few
}

// Mark is one masked place. Start is its byte in the text of the copy: the
// length of what it covers is told nowhere.
type Mark struct {
	Where string  `json:"where"` // "page 3", "header 1"
	Start int     `json:"start"`
	Kind  string  `json:"kind"`
	Label string  `json:"label"`
	Rule  string  `json:"rule"`
	Score float64 `json:"score"`
}

// Result is what became of a bundle.
type Result struct {
	Files  []File // in the order of their names
	People []Person
	Labels int // entities in all
	Rounds int
	Pages  int
}

// Person is somebody found in the bundle, without the name.
type Person struct {
	Label    string
	Files    int    // in which the label stands
	Mentions int    // masked places
	Forms    int    // ways in which the files name them
	Doubt    string // why the label may be two people; empty where nothing says so
}

// ErrBusy means that another run works on the same folder.
var ErrBusy = errors.New("another run is working on this folder; wait for it, or stop it")

// Run redacts a bundle and writes the reports into the folder of copies. The
// error is of the whole run: wrong inputs, a folder
// that cannot be written, the context's. What becomes of single files is in the
// Result.
func Run(ctx context.Context, o Options) (Result, error) {
	if o.Jobs < 1 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	o.Follows = true
	out, err := filepath.Abs(o.Out)
	if err != nil {
		return Result{}, err
	}
	o.Out = out
	if err := checkPlaces(o); err != nil {
		return Result{}, err
	}
	r := &run{o: o}
	if r.journal, err = openJournal(o.Journal, o.Vault); err != nil {
		return Result{}, err
	}
	defer r.journal.close(o.Vault == nil)
	tidy(o.Out)
	if o.Vault != nil {
		r.vault = o.Vault
	} else {
		r.vault = &Vault{}
	}
	return r.all(ctx)
}

// checkPlaces refuses inputs that are not there and a folder of copies that
// holds, or is, an input.
func checkPlaces(o Options) error {
	for _, in := range o.Inputs {
		st, err := os.Stat(in)
		if err != nil {
			what := "cannot be read"
			if errors.Is(err, fs.ErrNotExist) {
				what = "does not exist"
			}
			return &extract.Error{Reason: extract.Damaged, What: fmt.Sprintf("the input %s %s", in, what), Err: err}
		}
		abs, err := filepath.Abs(in)
		if err != nil {
			return err
		}
		if st.IsDir() && abs == o.Out || within(abs, o.Out) {
			return &PlaceError{"the folder of the copies and the input " + in + " are the same, or the input lies in it; choose another folder for -o"}
		}
	}
	if err := os.MkdirAll(o.Out, 0o700); err != nil {
		return &PlaceError{"the folder " + o.Out + " cannot be made"}
	}
	return nil
}

// tidy removes what a run that was killed left half written: copies that nobody
// checked. The journal's lock keeps other runs away.
func tidy(out string) {
	filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && atomicfile.Temporary(d.Name()) {
			os.Remove(path)
		}
		return nil
	})
}

// PlaceError means that the copies cannot go where they should.
type PlaceError struct{ What string }

func (e *PlaceError) Error() string { return e.What }

// within reports whether path lies in a folder; both are absolute.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}
