package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"veil/internal/footprint"
	"veil/redact"
	"veil/redact/batch"
	"veil/redact/keymap"
	"veil/redact/plan"
	"veil/rules/profile"
)

func batchCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "batch",
		Usage:     "redact a whole bundle: folders, zip archives, many files",
		ArgsUsage: "INPUT... -o OUT",
		Description: "Copies the tree of each input into OUT, every file redacted and checked, names of\n" +
			"files and folders too. The same person has the same label in all files. What could not\n" +
			"be read is listed in OUT/report.html and not copied. With --key the labels are kept,\n" +
			"encrypted: the same command goes on where a run was stopped, and takes in new files.",
		Flags: ruleFlags(
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "the `FOLDER` of the copies"},
			styleFlag, reasonsFlag, picturesFlag, commentsFlag, flattenFlag,
			&cli.BoolFlag{Name: "force", Usage: "write into a folder that holds other files; never change an input"},
			&cli.IntFlag{Name: "jobs", Usage: "use at most `N` processors (all, unless you say)"},
			&cli.StringFlag{Name: "key", Usage: "keep the labels and what they stand for in `KEYMAP`, encrypted"},
			recipientFlag,
			&cli.StringFlag{Name: "identity", Usage: "open the key map with the age identity `FILE`, in place of a passphrase"},
			passphraseFlag, jsonFlag,
		),
		Action: func(c *cli.Context) error { return runBatch(c, s) },
	}
}

func runBatch(c *cli.Context, s std) error {
	inputs := c.Args().Slice()
	switch {
	case len(inputs) == 0:
		return usagef("which folder? veil batch FOLDER -o OUT")
	case c.String("output") == "":
		return usagef("where to? veil batch %s -o OUT", inputs[0])
	case c.IsSet("jobs") && c.Int("jobs") < 1:
		return usagef("--jobs is a number of processors: 1 or more")
	}
	for _, in := range inputs {
		if in == stdinName {
			return usagef("batch makes files of files; for standard input there is veil text -")
		}
	}
	if c.Int("jobs") > 0 {
		runtime.GOMAXPROCS(c.Int("jobs"))
	}
	footprint.Allow(batchMemory)
	ro, err := options(c)
	if err != nil {
		return err
	}
	o := batch.Options{Options: ro, Inputs: inputs, Out: c.String("output"), Jobs: c.Int("jobs"), Version: version(), Style: plan.Style(c.String("style"))}
	if name := c.String("profile"); name != "" {
		people, err := profile.Load(name)
		if err != nil {
			return usagef("%s", err)
		}
		o.Kept = people.Kept
	}
	if o.Vault, err = vault(c, s); err != nil {
		return err
	}
	if err := refuseFull(c, o); err != nil {
		return err
	}
	if o.Settings, err = settings(c, ro); err != nil {
		return err
	}
	if o.Journal, err = journalFile(o.Out); err != nil {
		return err
	}
	bar := newBatchProgress(s.err)
	defer bar.done()
	o.Progress = bar.show
	var mu sync.Mutex
	o.Problem = func(name string, err error) {
		mu.Lock()
		defer mu.Unlock()
		bar.clear()
		complain(s.err, name, plainly{err})
	}
	r, err := batch.Run(c.Context, o)
	bar.done()
	if err != nil {
		return err
	}
	if err := tellBatch(c, s, o, r); err != nil {
		return err
	}
	if code := batchCode(r); code != exitDone {
		return reported(code)
	}
	return nil
}

// batchMemory is what a bundle may use before the collector of memory takes more
// time to spare some.
const batchMemory = 300 << 20

// plainly is an error without the hint that nothing was written: other files
// were.
type plainly struct{ err error }

func (p plainly) Error() string { return p.err.Error() + "; it was not copied" }

// batchCode is the exit code of a bundle. A file of it that cannot be read is
// content that was not read: the bundle could be.
func batchCode(r batch.Result) int {
	code := exitDone
	for _, f := range r.Files {
		switch f.Status {
		case batch.Unread, batch.Unreadable:
			code = gravest(code, exitUnread)
		case batch.Unverified:
			code = gravest(code, exitUnverified)
		}
	}
	return code
}

// vault opens or makes the key map of the bundle; nil without --key.
func vault(c *cli.Context, s std) (*batch.Vault, error) {
	path := c.String("key")
	if path == "" {
		return nil, nil
	}
	if abs, err := filepath.Abs(path); err == nil {
		if out, err := filepath.Abs(c.String("output")); err == nil && strings.HasPrefix(abs, out+string(filepath.Separator)) {
			return nil, usagef("the key map says who is who: keep it out of the folder of the copies")
		}
	}
	b, err := os.ReadFile(path)
	fresh := os.IsNotExist(err)
	if err != nil && !fresh {
		return nil, usagef("the key map %s cannot be read", path)
	}
	lock, key, err := lockAndKey(c, s, fresh)
	if err != nil {
		return nil, err
	}
	v := batch.NewVault()
	if !fresh {
		m, err := keymap.Load(strings.NewReader(string(b)), key)
		if err != nil {
			return nil, usagef("%s", err)
		}
		if v, err = batch.OpenVault(m); err != nil {
			return nil, usagef("%s", err)
		}
	}
	v.Save = func(m keymap.Map) error { return keymap.Save(path, true, m, lock) }
	if fresh {
		m, err := v.Map()
		if err == nil {
			err = v.Save(m)
		}
		if err != nil {
			return nil, err
		}
	}
	return v, nil
}

// lockAndKey asks for what locks the key map and opens it.
func lockAndKey(c *cli.Context, s std, fresh bool) (l keymap.Lock, k keymap.Key, err error) {
	if name := c.String("identity"); name != "" {
		b, err := os.ReadFile(name)
		if err != nil {
			return l, k, usagef("the identity file cannot be read")
		}
		if k, err = keymap.IdentityKey(strings.NewReader(string(b))); err != nil {
			return l, k, usagef("%s", err)
		}
		if r := c.String("recipient"); r != "" {
			l, err = keymap.RecipientLock(r)
		} else {
			l, err = keymap.IdentityLock(strings.NewReader(string(b)))
		}
		if err != nil {
			return l, k, usagef("%s", err)
		}
		return l, k, nil
	}
	if r := c.String("recipient"); r != "" {
		if !fresh {
			return l, k, usagef("to go on with this key map it has to be opened: give --identity, too")
		}
		if l, err = keymap.RecipientLock(r); err != nil {
			return l, k, usagef("%s", err)
		}
		return l, k, nil
	}
	p, err := passphrase(c, s.err, fresh)
	if err != nil {
		return l, k, err
	}
	if l, err = keymap.PassphraseLock(p); err == nil {
		k, err = keymap.PassphraseKey(p)
	}
	if err != nil {
		return l, k, usagef("%s", err)
	}
	return l, k, nil
}

// refuseFull refuses a folder that holds something, where no key map says that
// it is this bundle's.
func refuseFull(c *cli.Context, o batch.Options) error {
	if o.Vault != nil && len(o.Vault.Registry.Groups)+len(o.Vault.Names) > 0 || c.Bool("force") {
		return nil
	}
	entries, err := os.ReadDir(o.Out)
	if err != nil || len(entries) == 0 {
		return nil
	}
	if c.String("key") == "" {
		return usagef("%s is not empty: name another folder, or the --key of the bundle in it to go on with that", o.Out)
	}
	return usagef("%s is not empty, and this key map is not that of the bundle in it; name another folder", o.Out)
}

// settings tells one way of working from another, by a hash of all that decides
// it, this program included.
func settings(c *cli.Context, o redact.Options) (string, error) {
	h := sha256.New()
	e := json.NewEncoder(h)
	e.Encode([]any{o.Policy, o.Style, o.AcceptGaps, o.KeepPictures, o.KeepComments, o.Reasons, o.Password, c.String("ner"),
		o.Scans.Languages, o.Scans.Trusting, o.Scans.Blank, o.Scans.Flatten})
	names := []string{c.String("profile"), c.String("policy")}
	packs, err := userPacks(c)
	if err != nil {
		return "", err
	}
	if exe, err := os.Executable(); err == nil {
		names = append(names, exe)
	}
	for _, n := range append(names, packs...) {
		filepath.WalkDir(n, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				if f, err := os.Open(path); err == nil {
					io.Copy(h, f)
					f.Close()
				}
			}
			return nil
		})
		e.Encode(n == "")
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// journalFile is where the journal of a folder of copies lies.
func journalFile(out string) (string, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(abs))
	name, err := stateFile("batch", hex.EncodeToString(sum[:16])+".db")
	if err != nil {
		return "", usagef("there is no folder for the journal: set XDG_STATE_HOME")
	}
	return name, nil
}

// tellBatch says what became of the bundle.
func tellBatch(c *cli.Context, s std, o batch.Options, r batch.Result) error {
	n := map[batch.Status]int{}
	again := 0
	for _, f := range r.Files {
		n[f.Status]++
		if f.Status == batch.Copied && !f.Again {
			again++
		}
	}
	fmt.Fprintf(s.err, "%s: %s copied and checked", escape(c.String("output")), plural(n[batch.Copied], "file", "files"))
	if again > 0 {
		fmt.Fprintf(s.err, " (%d of them before)", again)
	}
	for _, x := range []struct {
		st        batch.Status
		one, many string
	}{{batch.Same, "the same as another", "the same as others"}, {batch.Unread, "not copied: not all of it could be read", "not copied: not all of them could be read"},
		{batch.Unreadable, "that cannot be opened", "that cannot be opened"}, {batch.Unverified, "whose copy did not pass the check", "whose copies did not pass the check"}} {
		if n[x.st] > 0 {
			fmt.Fprintf(s.err, ", %s", plural(n[x.st], x.one, x.many))
		}
	}
	fmt.Fprintf(s.err, ".\n  %s in them.\n", plural(len(r.People), "person", "people"))
	doubts := 0
	for _, p := range r.People {
		if p.Doubt != "" {
			doubts++
		}
	}
	if doubts > 0 {
		fmt.Fprintf(s.err, "  %s may stand for more than one person: the report lists them.\n", plural(doubts, "label", "labels"))
	}
	if c.String("key") == "" {
		fmt.Fprintln(s.err, "  Without --key nobody can put the names back, or add files to this bundle later.")
	} else {
		fmt.Fprintf(s.err, "  The key map is in %s: keep it apart from the copies.\n", escape(c.String("key")))
	}
	fmt.Fprintln(s.err, lastWord)
	if c.Bool("json") {
		return encode(s.out, struct {
			Out    string         `json:"out"`
			Files  []batch.File   `json:"files"`
			People []batch.Person `json:"people"`
		}{o.Out, r.Files, r.People})
	}
	fmt.Fprintln(s.out, escapeOnTerminal(s.out, filepath.Join(c.String("output"), batch.ReportName)))
	return nil
}
