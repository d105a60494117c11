package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"veil/extract"
	"veil/redact"
	"veil/review"
	"veil/review/llm"
	"veil/review/report"
)

// maxDraft is how long a draft may be that is pasted, in bytes.
const maxDraft = 4 << 20

// checked is a draft and what the check says of it.
type checked struct {
	Text   string
	Report review.Report
	draft  *report.Draft
	source []byte // what was pasted or chosen
	name   string
	// AI is the model that could be asked besides. The page shows its address and
	// name, and whether there is a key.
	AI llm.Config
}

func (d *desk) checkRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /check", func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		c := d.draft
		d.mu.Unlock()
		if c == nil {
			c = &checked{}
		}
		shown := *c
		shown.AI = d.ai
		show(w, r, "check", "Check my complaint", &shown)
	})
	m.HandleFunc("POST /check", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxDraft))
		if err != nil {
			refuse(w, http.StatusRequestEntityTooLarge, errors.New("the draft is too long to paste; choose it as a file"))
			return
		}
		d.check(w, r, b, "draft.txt")
	})
	m.HandleFunc("POST /check/file", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<20))
		if err != nil {
			refuse(w, http.StatusRequestEntityTooLarge, errors.New("the draft is larger than 64 MB"))
			return
		}
		d.check(w, r, b, cleanName(r.URL.Query().Get("name")))
	})
	m.HandleFunc("GET /check/remarks.docx", func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		c := d.draft
		d.mu.Unlock()
		if c == nil {
			http.NotFound(w, r)
			return
		}
		var b bytes.Buffer
		if err := c.draft.DOCX(&b); err != nil {
			http.Error(w, "the file could not be made", http.StatusInternalServerError)
			return
		}
		attach(w, "draft-with-remarks.docx")
		w.Write(b.Bytes())
	})
}

// check checks a draft and answers with the remarks, and the draft's text where
// it came as a file.
func (d *desk) check(w http.ResponseWriter, r *http.Request, source []byte, name string) {
	c, err := check(r.Context(), source, name, d.settings.Scans)
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, err)
		return
	}
	d.mu.Lock()
	d.draft = c
	d.mu.Unlock()
	var b strings.Builder
	if err := views()["home"].ExecuteTemplate(&b, "part-remarks", c); err != nil {
		panic(http.ErrAbortHandler)
	}
	answer(w, map[string]string{"html": b.String(), "text": c.Text, "said": c.Said()})
}

func check(ctx context.Context, source []byte, name string, scans extract.Scans) (*checked, error) {
	if len(source) == 0 {
		return nil, &extract.Error{Reason: extract.Empty, What: "there is nothing to check yet"}
	}
	doc, err := redact.Open(ctx, bytes.NewReader(source), int64(len(source)), extract.Options{Name: name, Scans: scans})
	if err != nil {
		return nil, err
	}
	defer doc.Close()
	c := &checked{Report: review.Draft(doc.Parts()), source: source, name: name}
	c.draft = report.New(name, doc.Parts(), c.Report)
	var body []string
	for _, p := range doc.Parts() {
		if p.Kind == extract.Body {
			body = append(body, p.Text)
		}
	}
	c.Text = strings.Join(body, "\n\n")
	return c, nil
}

// Said is the outcome in a sentence, for those who do not see the page.
func (c *checked) Said() string {
	n := 0
	for _, q := range c.Report.Questions {
		if !q.OK {
			n++
		}
	}
	return plural(len(c.Report.Sentences), "sentence", "sentences") + ". " + plural(n, "question", "questions") + " of " + strconv.Itoa(len(c.Report.Questions)) + " to look at again."
}

// noted is a sentence with the remarks on it.
type noted struct {
	review.Sentence
	Number int
	Notes  []review.Note
	Level  string // of the gravest remark
}

// Blocks are the paragraphs of the draft.
func (c *checked) Blocks() [][]noted {
	grave := map[string]int{"suggestion": 1, "warning": 2, "error": 3}
	var out [][]noted
	last := -1
	for i, s := range c.Report.Sentences {
		x := noted{Sentence: s, Number: i}
		for _, n := range c.Report.Notes {
			if n.Sentence == i {
				x.Notes = append(x.Notes, n)
				if grave[n.Level] > grave[x.Level] {
					x.Level = n.Level
				}
			}
		}
		if s.Block != last {
			out, last = append(out, nil), s.Block
		}
		out[len(out)-1] = append(out[len(out)-1], x)
	}
	return out
}
