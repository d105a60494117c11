package llm

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"veil/extract"
	"veil/internal/gold"
	"veil/redact"
	"veil/redact/verify"
	"veil/review/sentence"
	"veil/rules"
)

// broken is a detector with a fault.
type broken struct{}

func (broken) Name() string { return "broken" }
func (broken) Detect(context.Context, extract.Part) ([]rules.Finding, error) {
	return nil, errors.New("a fault")
}

// late finds a word only from its second look on, and then another one each
// time, so that no copy can pass.
type late struct{ looks atomic.Int32 }

func (*late) Name() string { return "late" }
func (l *late) Detect(_ context.Context, p extract.Part) ([]rules.Finding, error) {
	n := int(l.looks.Add(1)) - 1
	at := 0
	for i, w := range strings.Fields(p.Text) {
		k := strings.Index(p.Text[at:], w) + at
		at = k + len(w)
		if n > 0 && i == 3*n && utf8.ValidString(w) && !strings.ContainsAny(w, "[]") {
			return []rules.Finding{{Span: extract.Span{Part: p.ID, Start: k, End: at}, Label: rules.Person, Rule: "late", Score: 1}}, nil
		}
	}
	return nil, nil
}

// TestNothingIdentifyingArrives runs every shipped paper through the gate, a
// thousand times in all, with faults in the rules, the verification and the
// network, and looks in every byte that the server got for each detail that is
// marked in the papers.
func TestNothingIdentifyingArrives(t *testing.T) {
	runs := 1000
	if testing.Short() {
		runs = 100
	}
	papers, secrets := shipped(t)
	var fault atomic.Int32
	s := serve(t, func(hit int, w http.ResponseWriter, r *http.Request) {
		switch fault.Load() {
		case 0:
			say(w, goodAnswer(), "stop")
		case 1:
			http.Error(w, `{"error":{"message":"busy"}}`, http.StatusTooManyRequests)
		case 2:
			http.Error(w, "fault", 500)
		case 3:
			say(w, goodAnswer()[:60], "")
		case 4:
			if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
				conn.Close()
			}
		case 5:
			select {
			case <-r.Context().Done():
			case <-time.After(50 * time.Millisecond):
			}
			say(w, goodAnswer(), "stop")
		}
	})
	c := client(t, s.URL)
	rnd := rand.New(rand.NewPCG(1, 2))
	texts := map[int]verify.Text{}
	sent, stopped := 0, 0
	for run := range runs {
		i := rnd.IntN(len(papers))
		kind := rnd.IntN(10)
		if kind >= 8 { // before anything is written
			if !testing.Short() && rnd.IntN(5) > 0 { // a look at a whole paper takes its time
				continue
			}
			o := options(t)
			if kind == 8 {
				o.Set = rules.NewSet(append(o.Set.Detectors(), broken{})...)
			} else {
				o.Set = rules.NewSet(append(o.Set.Detectors(), &late{})...)
				o.Recheck = nil
			}
			small := strings.NewReader(draft)
			r, err := redact.Document(t.Context(), small, small.Size(), io.Discard, o)
			if err == nil && kind == 8 {
				t.Fatal("a faulty detector stopped nothing")
			}
			if err != nil {
				stopped++
			}
			if _, err2 := c.Ask(r.Text); err != nil && err2 == nil {
				t.Fatal("a text that failed was taken")
			}
			continue
		}
		text, ok := texts[i]
		if !ok {
			in := bytes.NewReader(papers[i])
			r, err := redact.Document(t.Context(), in, in.Size(), io.Discard, options(t))
			if err != nil {
				t.Fatal(err)
			}
			text = r.Text
			texts[i] = text
		}
		var said []string
		for _, x := range sentence.Split(text.String()) {
			said = append(said, text.String()[x.Start:x.End])
		}
		r, err := c.Check(text, said)
		if run%2 == 0 {
			r, err = c.Ask(text)
		}
		if err != nil {
			t.Fatal(err)
		}
		fault.Store(int32(kind % 6))
		if _, err := c.Send(t.Context(), r, r.Hash()); err == nil {
			sent++
		}
	}
	if sent < runs/10 || stopped == 0 {
		t.Fatalf("%d answers and %d stopped: the faults are not as meant", sent, stopped)
	}
	got := s.bytes()
	for _, secret := range secrets {
		if at := find(got, secret); at >= 0 {
			t.Errorf("a marked detail arrived: %q", secret) // of an invented paper
		}
	}
	t.Logf("%d runs, %d answered, %d stopped before, %d bytes arrived, %d details looked for", runs, sent, stopped, len(got), len(secrets))
}

func options(t testing.TB) redact.Options {
	t.Helper()
	o, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// shipped returns the texts of the papers, and every direct identifier marked
// in them that stands in none of them as an ordinary word ("April").
func shipped(t *testing.T) (papers [][]byte, secrets []string) {
	t.Helper()
	sources, err := filepath.Glob("../../testdata/src/*.md")
	if err != nil || len(sources) < 10 {
		t.Fatal("no papers", err)
	}
	var marked []string
	var ordinary strings.Builder
	for _, name := range sources {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := gold.Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		papers = append(papers, []byte(d.Text))
		at := 0
		for _, s := range d.Spans {
			if s.Start >= at {
				ordinary.WriteString(d.Text[at:s.Start] + " ")
				at = s.End
			}
		}
		ordinary.WriteString(d.Text[at:] + "\n")
		for _, s := range d.Spans {
			if text := squeeze(d.Text[s.Start:s.End]); gold.Direct(s.Kind) && len(text) > 2 {
				marked = append(marked, text)
			}
		}
	}
	slices.Sort(marked)
	words := strings.ToLower(squeeze(ordinary.String()))
	for _, text := range slices.Compact(marked) {
		if find(words, strings.ToLower(text)) < 0 {
			secrets = append(secrets, text)
		}
	}
	if len(secrets) < 300 {
		t.Fatal("few details:", len(secrets))
	}
	return papers, secrets
}

// find looks for a text between the borders of words.
func find(in, text string) int {
	for at := 0; ; {
		i := strings.Index(in[at:], text)
		if i < 0 {
			return -1
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(in[:i])
		after, _ := utf8.DecodeRuneInString(in[i+len(text):])
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return i
		}
		at = i + 1
	}
}
