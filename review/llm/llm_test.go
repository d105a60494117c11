package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"veil/redact"
	"veil/redact/verify"
)

// verified returns a text that went through the whole redaction.
func verified(t testing.TB, text string) verify.Text {
	t.Helper()
	o, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	in := strings.NewReader(text)
	r, err := redact.Document(context.Background(), in, in.Size(), io.Discard, o)
	if err != nil {
		t.Fatal(err)
	}
	return r.Text
}

const draft = "Dear Ms Okafor,\n\nMs Adaeze Okafor came late on 3 May 2024. It was a disgrace. Please correct the record of Tomasz Wierzbicki.\n"

// server is a stand-in for an OpenAI-compatible one, on this machine, which
// keeps every byte that comes.
type server struct {
	*httptest.Server
	mu   sync.Mutex
	got  bytes.Buffer
	hits int
}

// count is how many requests came, and bytes what they held.
func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits
}

func (s *server) bytes() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got.String()
}

func serve(t testing.TB, answer func(hit int, w http.ResponseWriter, r *http.Request)) *server {
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		fmt.Fprintf(&s.got, "%s %s %v\n%s\n", r.Method, r.URL, r.Header, b)
		s.hits++
		hit := s.hits
		s.mu.Unlock()
		answer(hit, w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// say streams an answer as OpenAI's interface does.
func say(w http.ResponseWriter, text string, finish string) {
	w.Header().Set("Content-Type", "text/event-stream")
	for i := 0; i < len(text); i += 40 {
		b, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": text[i:min(len(text), i+40)]}}}})
		fmt.Fprintf(w, "data: %s\n\n", b)
	}
	if finish != "" {
		fmt.Fprintf(w, "data: {\"choices\":[{\"delta\":{},\"finish_reason\":%q}]}\n\n", finish)
		fmt.Fprint(w, "data: [DONE]\n\n")
	}
}

func goodAnswer() string {
	var qs []string
	for _, id := range questionIDs {
		qs = append(qs, fmt.Sprintf(`{"id":%q,"answer":"ok","why":"Fine for [PERSON 1].","sentences":[2,99]}`, id))
	}
	return `{"questions":[` + strings.Join(qs, ",") + `],"sentences":[{"number":3,"opinion":true,"emotional":true,"attack":false},{"number":77,"opinion":true,"emotional":true,"attack":true}]}`
}

func client(t testing.TB, url string) *Client {
	t.Helper()
	c, err := New(Config{URL: url, Model: "some-model", Wait: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	c.pause = func(time.Duration) <-chan time.Time { ch := make(chan time.Time, 1); ch <- time.Time{}; return ch }
	return c
}

func TestAddresses(t *testing.T) {
	for url, ok := range map[string]bool{
		"https://api.example.com/v1": true, "http://localhost:11434/v1": true, "http://127.0.0.1:8080": true, "http://[::1]:8080": true,
		"http://api.example.com/v1": false, "http://127.0.0.1.example.com/": false, "ftp://localhost": false, "": false,
		"https://user:secret@api.example.com": false, "localhost:11434": false, "http://0.0.0.0:1": false,
	} {
		if _, err := New(Config{URL: url, Model: "m"}); (err == nil) != ok {
			t.Errorf("%q: %v", url, err)
		}
	}
	if _, err := New(Config{URL: "https://api.example.com"}); err == nil {
		t.Error("no model was asked for")
	}
}

func TestUnverified(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) { say(w, goodAnswer(), "stop") })
	c := client(t, s.URL)
	if _, err := c.Check(verify.Text{}, nil); !errors.Is(err, ErrUnverified) {
		t.Error("the zero text was taken:", err)
	}
	if _, err := c.Ask(verify.Text{}); !errors.Is(err, ErrUnverified) {
		t.Error("the zero text was taken:", err)
	}
	if _, err := c.Check(verified(t, draft), []string{"Adaeze Okafor came late"}); !errors.Is(err, ErrUnverified) {
		t.Error("a sentence that is not in the verified text was taken:", err)
	}
	if s.count() > 0 {
		t.Error("something arrived")
	}
}

func TestRawTextDoesNotCompile(t *testing.T) {
	for dir, ok := range map[string]bool{"./testdata/raw": false, "./testdata/verified": true} {
		cmd := exec.Command("go", "build", "-o", os.DevNull, dir)
		out, err := cmd.CombinedOutput()
		if (err == nil) != ok {
			t.Errorf("%s: %v\n%s", dir, err, out)
		}
		if !ok && !strings.Contains(string(out), "verify.Text") {
			t.Errorf("%s does not compile for another reason:\n%s", dir, out)
		}
	}
}

func TestConsent(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) { say(w, goodAnswer(), "stop") })
	c := client(t, s.URL)
	text := verified(t, draft)
	r, err := c.Check(text, []string{"It was a disgrace."})
	if err != nil {
		t.Fatal(err)
	}
	other, err := c.Ask(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, hash := range []string{"", "yes", other.Hash()} {
		if _, err := c.Send(t.Context(), r, hash); err == nil {
			t.Errorf("sent with consent %q", hash)
		}
	}
	r.chat.Messages[1].Content = "Adaeze Okafor" // changed after it was agreed to
	if _, err := c.Send(t.Context(), r, r.Hash()); err == nil {
		t.Error("other bytes than agreed were sent")
	}
	if s.count() > 0 {
		t.Error("something arrived")
	}
}

func TestAnswer(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) { say(w, "```json\n"+goodAnswer()+"\n```", "stop") })
	c := client(t, s.URL)
	r, err := c.Check(verified(t, draft), []string{"It was a disgrace.", "Please correct the record of", "came late on 3 May 2024."})
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Send(t.Context(), r, r.Hash())
	if err != nil {
		t.Fatal(err)
	}
	a, err := r.Parse(got)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Questions) != 7 || len(a.Questions[0].Sentences) != 1 || a.Questions[0].Sentences[0] != 1 {
		t.Errorf("questions %+v", a.Questions)
	}
	if len(a.Sentences) != 1 || a.Sentences[0].Index != 2 || !a.Sentences[0].Emotional {
		t.Errorf("sentences %+v", a.Sentences)
	}
	for _, name := range []string{"Adaeze", "Okafor", "Tomasz", "Wierzbicki"} {
		if strings.Contains(s.bytes(), name) {
			t.Errorf("%s arrived", name)
		}
	}
	sent := s.bytes()
	if !strings.Contains(sent, string(r.Body())) {
		t.Error("what arrived is not what was shown")
	}
}

func TestParseRefuses(t *testing.T) {
	r := &Request{said: 3}
	for name, answer := range map[string]string{
		"nothing": "", "prose": "I think it is fine.", "cut": goodAnswer()[:100], "array": "[]",
		"no questions": `{"questions":[],"sentences":[]}`,
		"odd answer":   strings.Replace(goodAnswer(), `"ok"`, `"perhaps"`, 1),
		"six":          strings.Replace(goodAnswer(), `"clear"`, `"claer"`, 1),
	} {
		if _, err := r.Parse(answer); err == nil {
			t.Errorf("%s is taken for an answer", name)
		} else if strings.Contains(err.Error(), "perhaps") || strings.Contains(err.Error(), "think") {
			t.Errorf("%s: the error quotes the answer", name)
		}
	}
}

func TestTroubles(t *testing.T) {
	cases := map[string]struct {
		answer func(hit int, w http.ResponseWriter, r *http.Request)
		ok     bool
		hits   int
		why    string
	}{
		"busy, then well": {func(hit int, w http.ResponseWriter, _ *http.Request) {
			if hit < 3 {
				w.Header().Set("Retry-After", "1")
				http.Error(w, `{"error":{"message":"slow down"}}`, http.StatusTooManyRequests)
				return
			}
			say(w, goodAnswer(), "stop")
		}, true, 3, ""},
		"always busy": {func(_ int, w http.ResponseWriter, _ *http.Request) { http.Error(w, "{}", http.StatusTooManyRequests) }, false, attempts, "too many"},
		"fault":       {func(_ int, w http.ResponseWriter, _ *http.Request) { http.Error(w, "oops", 500) }, false, attempts, "fault"},
		"wrong key":   {func(_ int, w http.ResponseWriter, _ *http.Request) { http.Error(w, "{}", http.StatusUnauthorized) }, false, 1, "key"},
		"no schema": {func(hit int, w http.ResponseWriter, r *http.Request) {
			if hit == 1 {
				http.Error(w, `{"error":{"message":"response_format is not supported"}}`, 400)
				return
			}
			say(w, goodAnswer(), "stop")
		}, true, 2, ""},
		"cut off":  {func(_ int, w http.ResponseWriter, _ *http.Request) { say(w, goodAnswer()[:80], "length") }, false, 1, "cut off"},
		"half way": {func(_ int, w http.ResponseWriter, _ *http.Request) { say(w, goodAnswer()[:80], "") }, false, attempts, "half way"},
		"broken": {func(_ int, w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				conn.Close()
			}
		}, false, attempts, ""},
		"sent on": {func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://elsewhere.example/", http.StatusTemporaryRedirect)
		}, false, 1, "another address"},
	}
	text := verified(t, draft)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := serve(t, c.answer)
			cl := client(t, s.URL)
			r, err := cl.Check(text, []string{"It was a disgrace."})
			if err != nil {
				t.Fatal(err)
			}
			_, err = cl.Send(t.Context(), r, r.Hash())
			if (err == nil) != c.ok {
				t.Errorf("error %v", err)
			}
			if s.count() != c.hits {
				t.Errorf("%d attempts, not %d", s.count(), c.hits)
			}
			if err != nil && !strings.Contains(err.Error(), c.why) {
				t.Errorf("error %q does not say %q", err, c.why)
			}
		})
	}
}

func TestSlow(t *testing.T) {
	done := make(chan struct{})
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		select {
		case <-done:
		case <-r.Context().Done():
		}
	})
	defer close(done)
	c := client(t, s.URL)
	r, err := c.Check(verified(t, draft), nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := c.Send(ctx, r, r.Hash()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}
