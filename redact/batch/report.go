package batch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"veil/redact/keymap/atomicfile"
	"veil/rules"
	"veil/rules/policy"
)

// The names of the reports in the folder of copies. No copy is called so: theirs
// end in ".redacted" and the format.
const (
	ReportName = "report.html"
	tableName  = "report.csv"
	auditName  = "audit.jsonl"
	// scheduleName is the schedule of redactions, where the marks say reasons.
	scheduleName = "schedule.csv"
)

// report writes what was done: for people, for a spreadsheet, and place by place
// for an audit. None holds text of the bundle.
func (r *run) report(res Result) error {
	page, err := htmlReport(res, r.o, time.Now())
	if err != nil {
		return err
	}
	table, err := csvReport(res)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		b    []byte
	}{{ReportName, page}, {tableName, table}} {
		if err := atomicfile.Write(r.path(f.name), true, f.b); err != nil {
			return err
		}
	}
	if err := r.long(auditName, res, r.audit); err != nil || r.o.Reasons == nil {
		return err
	}
	return r.long(scheduleName, res, r.schedule)
}

// long writes a report that has a line for each masked place: it goes to the
// disk as it is made.
func (r *run) long(name string, res Result, write func(io.Writer, Result) error) error {
	f, err := atomicfile.Create(r.path(name), true)
	if err != nil {
		return err
	}
	defer f.Discard()
	w := bufio.NewWriter(f)
	if err := write(w, res); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return atomicfile.Explain(r.path(name), err)
	}
	return f.Commit()
}

//go:embed report.html
var reportPage string

var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"kinds": kinds, "looks": looks, "count": count, "percent": func(f float64) string { return strconv.Itoa(int(f*100)) + " %" },
	"join": func(s []string) string { return strings.Join(s, ", ") }, "status": func(s Status) string { return inWords[s] },
	"word": func(kind string) string { return rules.InWords[kind].One },
}).Parse(reportPage))

// inWords says a status for people.
var inWords = map[Status]string{
	Copied: "copied and checked", Same: "the same as another file", Unread: "not copied: not all of it could be read",
	Unreadable: "not copied: it cannot be opened", Unverified: "not copied: the copy did not pass the check", Passed: "passed over: a system's own file",
}

// htmlReport is the report for people.
func htmlReport(r Result, o Options, now time.Time) ([]byte, error) {
	v := struct {
		Result
		Policy, Version, When           string
		Refused, Doubtful, Gapped       []File
		Copied, Same, Passed, LookPlace int
		Masked                          map[string]int
		Doubts                          []Doubtful
		InDoubt                         int
		Reasons                         []policy.Reason
	}{Result: r, Policy: o.Policy, Version: o.Version, When: now.Format("2 January 2006"), Masked: map[string]int{}, Doubts: r.Doubts()}
	for _, f := range r.Files {
		switch f.Status {
		case Copied:
			v.Copied++
		case Same:
			v.Same++
		case Passed:
			v.Passed++
		default:
			v.Refused = append(v.Refused, f)
		}
		for k, n := range f.Masked {
			v.Masked[k] += n
		}
		if f.Status == Copied && (len(f.Look)+len(f.Near)+len(f.Missing)+len(f.Empty) > 0) {
			v.Doubtful = append(v.Doubtful, f)
			v.LookPlace += len(f.Look)
		}
		if f.Status == Copied && len(f.Gaps) > 0 {
			v.Gapped = append(v.Gapped, f)
		}
	}
	for _, d := range v.Doubts {
		v.InDoubt += len(d.People)
	}
	if o.Reasons != nil {
		v.Reasons = policy.Reasons()
	}
	var b bytes.Buffer
	err := reportTemplate.Execute(&b, v)
	return b.Bytes(), err
}

// kinds lists numbers by kind: "12 people, 2 dates of birth".
func kinds(n map[string]int) string {
	var out []string
	for _, k := range rules.Kinds {
		switch {
		case n[k] == 1:
			out = append(out, "1 "+rules.InWords[k].One)
		case n[k] > 1:
			out = append(out, strconv.Itoa(n[k])+" "+rules.InWords[k].Many)
		}
	}
	return strings.Join(out, ", ")
}

// count says a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// csvReport is a line for each file.
func csvReport(r Result) ([]byte, error) {
	var used []string
	for _, k := range rules.Kinds {
		if slices.ContainsFunc(r.Files, func(f File) bool { return f.Masked[k] > 0 }) {
			used = append(used, k)
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := []string{"file", "status", "why", "same as", "format", "pages", "words", "masked", "to look at", "not read"}
	for _, k := range used {
		head = append(head, strings.ToLower(strings.ReplaceAll(k, "_", " ")))
	}
	w.Write(head)
	for _, f := range r.Files {
		all := 0
		for _, n := range f.Masked {
			all += n
		}
		row := []string{plain(f.Name), inWords[f.Status], plain(f.Why), plain(f.SameAs), f.Format, itoa(f.Pages), itoa(f.Words), itoa(all), itoa(len(f.Look)), itoa(len(f.Gaps))}
		for _, k := range used {
			row = append(row, itoa(f.Masked[k]))
		}
		w.Write(row)
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// plain keeps a spreadsheet from taking a text for a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// sum is the SHA-256 of a text.
func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// audit is a line for each masked place. Each line holds the hash of the one
// before: none can be changed or left out without it showing.
func (r *run) audit(w io.Writer, res Result) error {
	prev, n := "", 0
	put := func(v map[string]any) error {
		n++
		v["n"], v["prev"] = n, prev
		line, err := json.Marshal(v) // sorted by key
		if err != nil {
			return err
		}
		prev = sum(string(line))
		_, err = w.Write(append(line, '\n'))
		return err
	}
	if err := put(map[string]any{"program": "veil " + r.o.Version, "policy": r.o.Policy}); err != nil {
		return err
	}
	made := r.madeOf()
	for _, f := range res.Files {
		v := map[string]any{"file": f.Name, "status": f.Status}
		if f.Why != "" {
			v["why"] = f.Why
		}
		m := made(f)
		if m.SHA != "" {
			v["sha256"] = m.SHA
		}
		if err := put(v); err != nil {
			return err
		}
		for _, k := range m.File.Marks {
			if err := put(map[string]any{"file": f.Name, "where": k.Where, "start": k.Start, "kind": k.Kind, "label": k.Label, "rule": k.Rule,
				"score": strconv.FormatFloat(k.Score, 'f', 2, 64)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// madeOf returns what finds what was done with a file.
func (r *run) madeOf() func(File) made {
	keys := map[string][]byte{} // by the name of the copy
	for _, f := range r.files {
		keys[f.copy] = r.journal.hash(f.id)
	}
	for _, key := range r.earlier {
		var m made
		if r.journal.read(madeBucket, []byte(key), &m) {
			keys[m.File.Name] = []byte(key)
		}
	}
	return func(f File) (m made) {
		if f.Status == Copied {
			r.journal.read(madeBucket, keys[f.Name], &m)
		}
		return m
	}
}

// schedule is a line for each masked place with the reason why it is masked.
func (r *run) schedule(to io.Writer, res Result) error {
	text := map[string]string{}
	for _, why := range policy.Reasons() {
		text[why.Code] = why.Text
	}
	w := csv.NewWriter(to)
	w.Write([]string{"file", "where", "number", "label", "code", "reason"})
	made := r.madeOf()
	for _, f := range res.Files {
		where, n := "", 0
		for _, k := range made(f).File.Marks {
			if n++; k.Where != where {
				where, n = k.Where, 1
			}
			code := r.o.Reasons[k.Kind]
			w.Write([]string{plain(f.Name), k.Where, itoa(n), k.Label, code, "it " + text[code]})
		}
	}
	w.Flush()
	return w.Error()
}
