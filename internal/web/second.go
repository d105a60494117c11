package web

import (
	"bytes"
	"errors"
	"net/http"
	"strings"

	"veil/internal/consult"
	"veil/redact"
	"veil/review"
	"veil/review/llm"
	"veil/review/report"
)

// asking is a draft that could be sent to a model: its text is shown, nothing
// has left.
type asking struct {
	of   *checked // the draft as it was; another one needs another consent
	gate consult.Gate
	q    *consult.Question
}

// secondRoutes are for a model's opinion of the draft: first its redacted text is
// made and shown, then, if the user agrees to these very bytes, it is sent.
func (d *desk) secondRoutes(m *http.ServeMux) {
	m.HandleFunc("POST /check/ai/text", d.secondText)
	m.HandleFunc("POST /check/ai/send", d.secondSend)
}

// secondText makes the request and answers with all that it says, and where it
// would go. It sends nothing.
func (d *desk) secondText(w http.ResponseWriter, r *http.Request) {
	var form struct{ URL, Model, Key string }
	if !ask(w, r, &form) {
		return
	}
	d.mu.Lock()
	c, conf := d.draft, d.ai
	d.asking = nil
	d.mu.Unlock()
	if c == nil {
		refuse(w, http.StatusConflict, errors.New("there is no draft yet; paste it, or choose a file"))
		return
	}
	// The key that Veil was started with is for the address that it was started
	// with, and for no other.
	if form.Key = strings.TrimSpace(form.Key); form.Key == "" && form.URL == conf.URL {
		form.Key = conf.Key
	}
	if form.URL != conf.URL {
		conf.Azure = ""
	}
	conf.URL, conf.Model, conf.Key = strings.TrimSpace(form.URL), strings.TrimSpace(form.Model), form.Key
	client, err := llm.New(conf)
	if err != nil {
		refuse(w, http.StatusBadRequest, err)
		return
	}
	o, err := d.options()
	if err != nil {
		refuse(w, http.StatusInternalServerError, err)
		return
	}
	o.Name = c.name
	a := &asking{of: c, gate: consult.Gate{Client: client, Model: conf.Model, Record: d.record}}
	if a.q, err = a.gate.Draft(r.Context(), bytes.NewReader(c.source), int64(len(c.source)), o); err != nil {
		refuse(w, http.StatusUnprocessableEntity, helped(err))
		return
	}
	d.mu.Lock()
	d.asking = a
	d.mu.Unlock()
	host, local := client.Host()
	answer(w, map[string]any{"where": host, "local": local, "text": a.q.Request.Text(), "hash": a.q.Request.Hash()})
}

// helped adds what the user can do.
func helped(err error) error {
	var left *consult.LeftError
	var unread *redact.UnreadError
	switch {
	case errors.As(err, &left):
		return errors.New(err.Error() + ". Say who is in it, or take these words out of the draft, and try again")
	case errors.As(err, &unread):
		return errors.New("not all of the draft could be read; nothing was sent. Paste its text instead")
	}
	return err
}

// secondSend sends what the user agreed to, once.
func (d *desk) secondSend(w http.ResponseWriter, r *http.Request) {
	var consent struct{ Hash string }
	if !ask(w, r, &consent) {
		return
	}
	d.mu.Lock()
	a := d.asking
	d.asking = nil
	fits := a != nil && a.of == d.draft && consent.Hash == a.q.Request.Hash()
	d.mu.Unlock()
	if !fits {
		refuse(w, http.StatusConflict, errors.New("that is not the text that you were shown, or the draft has changed since; nothing was sent. Look at the text again"))
		return
	}
	said, err := a.gate.Send(r.Context(), a.q.Request, consent.Hash)
	if err != nil {
		refuse(w, http.StatusBadGateway, err)
		return
	}
	second, err := a.q.Second(said)
	if err != nil {
		refuse(w, http.StatusBadGateway, err)
		return
	}
	var b strings.Builder
	if err := views()["home"].ExecuteTemplate(&b, "part-second", opinion{second, a.of.Report}); err != nil {
		panic(http.ErrAbortHandler)
	}
	answer(w, map[string]string{"html": b.String()})
}

// opinion is what a model says, beside what Veil says.
type opinion struct {
	*report.Second
	Local review.Report
}

// both is a question with the two answers.
type both struct {
	report.SecondAnswer
	Asked string
	Same  bool // both give the same answer
}

// Rows are the questions, in the order of the local report.
func (o opinion) Rows() []both {
	var out []both
	for i, q := range o.Questions {
		l := o.Local.Questions[i]
		out = append(out, both{q, l.Asked, l.OK == q.OK})
	}
	return out
}
