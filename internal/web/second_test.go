package web

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"veil/review/llm"
)

// modelServer stands in for a model on this computer and keeps all that comes.
type modelServer struct {
	*httptest.Server
	mu  sync.Mutex
	got []string // key and body of each request
}

// model answers the seven questions; the first answer's reason is why.
func model(t *testing.T, why string) *modelServer {
	var questions []string
	for _, id := range []string{"concise", "clear", "emotional", "fact_opinion", "repetition", "outcome", "criticism"} {
		questions = append(questions, fmt.Sprintf(`{"id":%q,"answer":"problem","why":%q,"sentences":[1]}`, id, why))
	}
	said := `{"questions":[` + strings.Join(questions, ",") + `],"sentences":[{"number":1,"opinion":true,"emotional":true,"attack":true}]}`
	m := &modelServer{}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		m.mu.Lock()
		m.got = append(m.got, r.Header.Get("Authorization")+" "+string(b))
		m.mu.Unlock()
		w.Header().Set("Content-Type", "text/event-stream")
		part, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": said}}}})
		fmt.Fprintf(w, "data: %s\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", part)
	}))
	t.Cleanup(m.Close)
	return m
}

// received is what came.
func (m *modelServer) received() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.got
}

func TestSecondOpinion(t *testing.T) {
	m := model(t, "[PERSON 1] <b>may</b> read it.")
	record := filepath.Join(t.TempDir(), "state", "sent.jsonl")
	s := serveWith(t, Options{AI: llm.Config{URL: m.URL, Model: "small", Key: "secret"}, Record: record})
	post := func(path string, v any) (int, map[string]string) {
		t.Helper()
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		code, body, _ := s.ask("POST", path, b, nil)
		var out map[string]any
		if err := json.Unmarshal([]byte(body), &out); err != nil {
			t.Fatalf("%s: %v\n%s", path, err, body)
		}
		words := map[string]string{}
		for k, v := range out {
			words[k] = fmt.Sprint(v)
		}
		return code, words
	}
	none := func(when string) {
		t.Helper()
		if n := len(m.received()); n > 0 {
			t.Fatalf("%s: %d requests reached the model", when, n)
		}
	}
	which := map[string]string{"URL": m.URL, "Model": "small"}
	if code, _ := post("check/ai/text", which); code != 409 {
		t.Errorf("without a draft: %d", code)
	}
	s.must("POST", "check", []byte("Mrs Grace Okafor told me on 3 May 2024 that Tobi Okafor was lying. Please ring 07700 900123.\n"))
	if page := s.must("GET", "check", nil); strings.Contains(page, "secret") || !strings.Contains(page, m.URL) {
		t.Error("the page shows the key, or not the address")
	}
	code, q := post("check/ai/text", which)
	if code != 200 || !strings.Contains(q["text"], "[PERSON") || strings.Contains(q["text"], "Okafor") || strings.Contains(q["text"], "900123") {
		t.Fatalf("what would be sent: %d %v", code, q)
	}
	if q["local"] != "true" || q["where"] != strings.TrimPrefix(m.URL, "http://") {
		t.Errorf("where it would go: %v", q)
	}
	none("before the consent")
	if code, _ := post("check/ai/send", map[string]string{"Hash": strings.Repeat("0", 64)}); code != 409 {
		t.Errorf("consent to another text: %d", code)
	}
	if code, _ := post("check/ai/send", map[string]string{"Hash": q["hash"]}); code != 409 {
		t.Errorf("consent after a wrong one: %d", code)
	}
	none("after a wrong consent")
	_, q = post("check/ai/text", which)
	s.must("POST", "check", []byte("Mrs Grace Okafor told me on 3 May 2024 that Tobi Okafor was lying. Please ring 07700 900123. \n"))
	if code, _ := post("check/ai/send", map[string]string{"Hash": q["hash"]}); code != 409 {
		t.Errorf("consent to a draft that has changed: %d", code)
	}
	none("after the draft has changed")

	_, q = post("check/ai/text", which)
	code, a := post("check/ai/send", map[string]string{"Hash": q["hash"]})
	if code != 200 || !strings.Contains(a["html"], "Okafor") || !strings.Contains(a["html"], "&lt;b&gt;") || strings.Contains(a["html"], "<b>") {
		t.Fatalf("the opinion: %d %v", code, a)
	}
	got := m.received()
	if len(got) != 1 || !strings.HasPrefix(got[0], "Bearer secret ") {
		t.Fatalf("%d requests reached the model", len(got))
	}
	for _, name := range []string{"Okafor", "Grace", "Tobi", "900123"} {
		if strings.Contains(got[0], name) {
			t.Errorf("%q was sent", name)
		}
	}
	if code, _ := post("check/ai/send", map[string]string{"Hash": q["hash"]}); code != 409 || len(m.received()) != 1 {
		t.Errorf("one consent for two requests: %d", code)
	}
	b, err := os.ReadFile(record)
	if err != nil || strings.Count(string(b), "\n") != 1 || !strings.Contains(string(b), q["hash"]) || strings.Contains(string(b), "PERSON") {
		t.Errorf("the record: %s %v", b, err)
	}

	// The key goes to the address that it was given for alone.
	other := model(t, "Fine.")
	_, q = post("check/ai/text", map[string]string{"URL": other.URL, "Model": "small"})
	post("check/ai/send", map[string]string{"Hash": q["hash"]})
	if got := other.received(); len(got) != 1 || strings.Contains(got[0], "secret") {
		t.Errorf("another address got the key, or nothing: %d", len(got))
	}
	for _, url := range []string{"", "http://example.org/v1", "ftp://127.0.0.1/", "https://user:word@example.org/v1"} {
		if code, _ := post("check/ai/text", map[string]string{"URL": url, "Model": "small"}); code != 400 {
			t.Errorf("%q as an address: %d", url, code)
		}
	}
}

// Where it cannot be noted that something is sent, nothing is.
func TestSecondOpinionUnrecorded(t *testing.T) {
	m := model(t, "Fine.")
	s := serveWith(t, Options{AI: llm.Config{URL: m.URL, Model: "small"}})
	s.must("POST", "check", []byte("The meeting was late.\n"))
	b, _ := json.Marshal(map[string]string{"URL": m.URL, "Model": "small"})
	var q map[string]any
	if err := json.Unmarshal([]byte(s.must("POST", "check/ai/text", b)), &q); err != nil {
		t.Fatal(err)
	}
	b, _ = json.Marshal(map[string]any{"Hash": q["hash"]})
	if code, _, _ := s.ask("POST", "check/ai/send", b, nil); code != http.StatusBadGateway || len(m.received()) > 0 {
		t.Errorf("%d, %d requests", code, len(m.received()))
	}
}
