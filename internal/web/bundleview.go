package web

import (
	"archive/zip"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"veil/redact/batch"
)

// bundleView is the bundle as the page shows it.
type bundleView struct {
	State, Trouble, Step, Left string
	Files, Percent             int
	Done, Of, Pages            int
	Copied, Same               int
	Bad                        []batch.File // those without a copy
	Looks                      []batch.File // those with something to look at
	Doubts                     []batch.Doubtful
	People                     int
	Who                        []met // the people of the bundle
	Rest                       []met // other details, those met most often
	Also                       []string
}

func (d *desk) bundleView() bundleView {
	b := d.theBundle()
	if b == nil {
		return bundleView{}
	}
	v := b.view()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.people != nil {
		v.Also = d.people.Also
	}
	return v
}

func (b *bundle) view() bundleView {
	b.mu.Lock()
	defer b.mu.Unlock()
	v := bundleView{State: b.state, Trouble: b.trouble, Step: b.now.Step, Files: b.files, Done: b.now.Files, Of: b.now.Of, Pages: b.now.Pages}
	if b.now.Total > 0 {
		v.Percent = int(100 * b.now.Done / b.now.Total)
		if spent := time.Since(b.begun); v.Percent > 4 && spent > 2*time.Second {
			v.Left = (spent * time.Duration(100-v.Percent) / time.Duration(v.Percent)).Round(time.Second).String()
		}
	}
	if b.state == "done" || b.state == "changed" {
		v.Who, v.Rest = b.who.list(b.vault.Registry.Groups)
	}
	if b.state != "done" {
		return v
	}
	v.People = len(b.result.People)
	for _, f := range b.result.Files {
		// The folder in the room in which the bundle lies is none of the user's.
		f.Name = strings.TrimPrefix(f.Name, filepath.Base(b.in)+"/")
		switch f.Status {
		case batch.Copied:
			v.Copied++
			if len(f.Look) > 0 {
				v.Looks = append(v.Looks, f)
			}
		case batch.Same:
			v.Same++
		case batch.Unread, batch.Unreadable, batch.Unverified:
			v.Bad = append(v.Bad, f)
		}
	}
	v.Doubts = b.result.Doubts()
	return v
}

// bundleZip sends all copies and the report as one file.
func (d *desk) bundleZip(w http.ResponseWriter, r *http.Request) {
	b := d.theBundle()
	if b == nil || b.view().State != "done" {
		http.NotFound(w, r)
		return
	}
	attach(w, "redacted-bundle.zip")
	z := zip.NewWriter(w)
	err := filepath.WalkDir(b.out, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(b.out, path)
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		to, err := z.Create(filepath.ToSlash(name))
		if err != nil {
			return err
		}
		_, err = f.WriteTo(to)
		return err
	})
	if err != nil || z.Close() != nil {
		panic(http.ErrAbortHandler) // the browser must not take half of it for the whole
	}
}
