// Package redact is the whole way from a document to its redacted copy.
//
// It promises that a copy exists only if everything in the document was read
// (or the user accepted that it was not, and then the unread is left out), and
// the copy passed verification. Any error on the way means that there is no
// copy. It does not promise that every identifying detail was recognised: read
// the copy before sharing it.
package redact

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"veil/extract"
	"veil/redact/link"
	"veil/redact/plan"
	"veil/redact/verify"
	"veil/rules"
)

// Options are the choices for one document. Set, Masks and Style are required;
// Settings makes them.
type Options struct {
	Name     string // the file's name; its words are redacted like any others
	Password string

	Set *rules.Set
	// Recheck looks at the copy once more; nil means Set. It has no use for
	// detectors that judge a word by those around it: beside marks they err, and
	// the words themselves have been before them already.
	Recheck *rules.Set
	Policy  string                 // the policy's name
	Masks   func(kind string) bool // what the policy masks
	// Keep says which mentions the user wants to stay; may be nil.
	Keep func(e link.Entity, f rules.Finding, text string) bool
	// Reserved are labels that the people file gives, for nobody else.
	Reserved []string
	// Families are the surnames of several people of the bundle that the document is
	// part of.
	Families link.Families
	Style    plan.Style
	// Reasons are codes by kind that marks say; nil: none do.
	Reasons map[string]string

	AcceptGaps bool // go on although something could not be read
	// KeepPictures carries pictures over, where the format can; each is a Gap.
	KeepPictures bool
	// KeepComments carries comments over, redacted like any text, where the format
	// can.
	KeepComments bool
	Plan         *plan.Plan // a plan made earlier, used in place of a new one
	Known        *Known     // what was found earlier, used in place of a search; may be nil
	// Follows says that the files inside a document are documents of their own in
	// this run: that they are not in the copy is no gap.
	Follows bool
	// Scans say how pages that are pictures are read.
	Scans extract.Scans

	// Opened gets the document once it is read, to show its pages; may be nil. The
	// document is closed when the run ends: of a PDF, all stays in memory.
	Opened func(extract.Document)
	// Amend changes a plan that was made by searching, as its reader decided; it is
	// asked again where a better plan replaces the first. May be nil.
	Amend func(*plan.Plan)
	// OnPlan gets the plan before anything is written, and again where a plan
	// replaces it; its error stops the run. May be nil.
	OnPlan func(plan.Plan) error
	// Stage hears what is being done, for a progress bar. May be nil.
	Stage func(Stage)
}

// Stage is a step of the way.
type Stage int

// The stages, in order.
const (
	Reading Stage = iota
	Finding
	Writing
	Verifying
	Stages // how many there are
)

// String says the stage in words.
func (s Stage) String() string {
	return [...]string{"reading", "looking for identifying details", "writing the copy", "verifying the copy", "done"}[s]
}

// Result is what became of a document.
type Result struct {
	Format   string
	Name     string // of the copy, redacted
	Plan     plan.Plan
	Entities []link.Entity // empty where a plan was given
	Gaps     []extract.Gap // what could not be read
	// Dropped is what the document holds and the copy does not, by design.
	Dropped []extract.Dropped
	Report  verify.Report
	Text    verify.Text
	parts   []extract.Part
}

// Part is a part of the document, without its text.
func (r Result) Part(id string) extract.Part {
	for _, p := range r.parts {
		if p.ID == id {
			p.Text = ""
			return p
		}
	}
	return extract.Part{ID: id}
}

// UnreadError means that the document holds content that could not be read and
// that nobody accepted.
type UnreadError struct{ Gaps []extract.Gap }

func (e *UnreadError) Error() string {
	return "parts of the document could not be read, and they may identify somebody"
}

// WriteError means that the writer was not sure of its copy.
type WriteError struct{ Err error }

func (e *WriteError) Error() string { return "the copy could not be made: " + e.Err.Error() }

func (e *WriteError) Unwrap() error { return e.Err }

// Document redacts the document in the first size bytes of in. Nothing reaches
// out before the copy is verified. Where out is nil only the copy's text is wanted:
// it is verified as in any copy, and the rest of the copy, which nobody gets, is not
// searched. Errors are *extract.Error, *UnreadError,
// *WriteError, *verify.Error, a plan's or a rule's, or the context's.
func Document(ctx context.Context, in io.ReaderAt, size int64, out io.Writer, o Options) (Result, error) {
	j, err := open(ctx, in, size, o)
	if err != nil {
		return Result{}, err
	}
	defer j.close()
	j.textOnly = out == nil
	if err := j.decide(ctx); err != nil {
		return Result{}, err
	}
	var b bytes.Buffer
	var r Result
	err = j.untilClean(ctx, func() error {
		b.Reset()
		if err := j.write(ctx, &b); err != nil {
			return err
		}
		var err error
		r, err = j.verify(ctx, bytes.NewReader(b.Bytes()), int64(b.Len()), j.copyName())
		return err
	})
	if err != nil {
		return Result{}, err
	}
	if out != nil {
		_, err = out.Write(b.Bytes())
	}
	return r, err
}

// job is one document on its way.
type job struct {
	o      Options
	format Format
	doc    extract.Document
	sha    string
	parts  []extract.Part  // the document's, and its name
	found  []rules.Finding // until they are linked
	linked []link.Entity
	gaps   []extract.Gap // the document's, and the pictures that are kept
	plan   plan.Plan
	pieces []plan.Edit // which the plan masks as well
	fitted plan.Plan   // the plan, cut where the format needs it

	textOnly bool // the copy itself is for nobody
}

// open sniffs and reads the document.
func open(ctx context.Context, in io.ReaderAt, size int64, o Options) (*job, error) {
	j := &job{o: o}
	j.stage(Reading)
	if size == 0 {
		return nil, &extract.Error{Reason: extract.Empty, What: "the file is empty"}
	}
	if size > extract.MaxFile {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the file is larger than 512 MB"}
	}
	var err error
	if j.format, err = sniff(in, size); err != nil {
		return nil, err
	}
	h := sha256.New()
	if n, err := io.Copy(h, io.NewSectionReader(in, 0, size)); err != nil || n != size {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	j.sha = hex.EncodeToString(h.Sum(nil))
	j.doc, err = j.format.Reader.Open(ctx, in, size, extract.Options{Password: o.Password, Name: o.Name, Scans: o.Scans, Comments: o.KeepComments})
	if err != nil {
		return nil, err
	}
	if err := refuseBackwards(j.doc.Parts()); err != nil {
		j.close()
		return nil, err
	}
	if o.Opened != nil {
		o.Opened(j.doc)
	}
	j.gaps = j.doc.Gaps()
	if o.KeepComments && j.format.WithComments != nil {
		j.format.Carried = j.format.WithComments
	}
	if o.KeepPictures && j.format.Keeping != nil {
		j.format.Writer = j.format.Keeping
		if j.gaps, err = j.format.Keeping.Gaps(ctx, j.doc); err != nil {
			j.close()
			return nil, err
		}
	}
	j.parts = append(j.parts, j.doc.Parts()...)
	if o.Name != "" {
		j.parts = append(j.parts, namePart(o.Name))
	}
	return j, nil
}

func (j *job) close() { j.doc.Close() }

func (j *job) stage(s Stage) {
	if j.o.Stage != nil {
		j.o.Stage(s)
	}
}

// find runs the rules, links what they find and makes the plan of it.
func (j *job) find(ctx context.Context) error {
	if err := j.look(ctx); err != nil {
		return err
	}
	return j.replan()
}

// look runs the rules and links what they find.
func (j *job) look(ctx context.Context) (err error) {
	j.stage(Finding)
	if j.o.Known != nil {
		return j.recall()
	}
	j.found, err = j.o.Set.ScanParts(ctx, j.parts)
	if err == nil {
		j.link()
	}
	return err
}

// link says who is who among what was found.
func (j *job) link() {
	j.linked = link.Entities(j.parts, j.found, link.Options{Reserved: j.o.Reserved, Families: j.o.Families})
	j.found = nil // the entities have them
}

// replan makes the plan of what was found.
func (j *job) replan() (err error) {
	if j.plan, err = plan.Build(j.parts, j.linked, j.planOptions()); err != nil {
		return err
	}
	j.plan.Insert(j.parts, j.pieces)
	if j.o.Amend != nil {
		j.o.Amend(&j.plan)
	}
	return nil
}

func (j *job) planOptions() plan.Options {
	return plan.Options{
		Format: j.format.Reader.Name, InputSHA256: j.sha, Policy: j.o.Policy, Style: j.o.Style, Gaps: j.gaps, Reasons: j.o.Reasons,
		Masks: j.o.Masks, Keep: j.o.Keep, Ordinary: ordinary,
	}
}

// decide makes or takes over the plan, unless something was not read.
func (j *job) decide(ctx context.Context) error {
	if blocking := j.blocking(); len(blocking) > 0 && !j.o.AcceptGaps {
		return &UnreadError{blocking}
	}
	if j.o.Plan != nil {
		j.plan = *j.o.Plan
		if err := j.plan.Validate(j.format.Reader.Name, j.sha, j.parts); err != nil {
			return err
		}
		j.plan.Gaps = j.gaps
	} else if err := j.find(ctx); err != nil {
		return err
	}
	return j.fit()
}

// fit cuts the plan to the format and shows it.
func (j *job) fit() error {
	j.fitted = j.plan
	if j.format.Fit != nil {
		j.fitted = j.format.Fit(j.doc, j.plan)
	}
	if j.o.OnPlan != nil {
		return j.o.OnPlan(j.plan)
	}
	return nil
}

func (j *job) write(ctx context.Context, w io.Writer) error {
	j.stage(Writing)
	if err := j.format.Writer.Write(ctx, w, j.doc, j.fitted); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &WriteError{err}
	}
	return nil
}

// verify reopens the copy. The result is complete but for the copy's place.
func (j *job) verify(ctx context.Context, out io.ReaderAt, size int64, name string) (Result, error) {
	j.stage(Verifying)
	in := verify.Input{
		Format: j.format.Format, Plan: j.fitted, Whole: j.plan, Parts: j.parts, Name: name, Masks: j.o.Masks, Ordinary: ordinary,
		Open: extract.Options{Comments: j.o.KeepComments},
	}
	if j.format.Painted != nil {
		in.Painted = func(ctx context.Context, out io.ReaderAt, size int64) (int, error) {
			return j.format.Painted(ctx, out, size, j.doc, j.fitted)
		}
	}
	if own := in.Format.Own; j.format.Pictured != nil {
		in.Format.Own = func(g extract.Gap) bool { return j.format.Pictured(j.doc, g) || own != nil && own(g) }
	}
	if j.textOnly {
		in.Format, in.Painted = in.Format.TextOnly(), nil
	}
	report, text, err := verify.Check(ctx, out, size, in, j.recheck())
	if err != nil {
		return Result{}, err
	}
	j.stage(Stages)
	return Result{Format: j.format.Reader.Name, Name: name, Plan: j.plan, Entities: j.linked,
		Gaps: j.gaps, Dropped: extract.DroppedOf(j.doc), Report: report, Text: text, parts: j.parts}, nil
}

// recheck is the set that looks at the copy.
func (j *job) recheck() *rules.Set {
	if j.o.Recheck != nil {
		return j.o.Recheck
	}
	return j.o.Set
}

// blocking are the gaps that the user has to accept.
func (j *job) blocking() []extract.Gap {
	var out []extract.Gap
	for _, g := range j.gaps {
		if g.Blocking && !(j.o.Follows && j.format.Followed != nil && j.format.Followed(g)) {
			out = append(out, g)
		}
	}
	return out
}
