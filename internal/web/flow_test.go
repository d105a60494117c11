package web

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"veil/redact/plan"
)

// decided sends a decision.
func (s *served) decided(d decision) {
	s.t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		s.t.Fatal(err)
	}
	s.must("POST", "papers/1/decide", b)
}

// planned is the plan as it stands.
func (s *served) planned() plan.Plan {
	s.t.Helper()
	p, err := plan.Read(strings.NewReader(s.must("GET", "papers/1/plan", nil)))
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func TestUndoRedo(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Grace Okafor,\nZebedee met Grace Okafor and the zebedee.\n"))
	s.until("will be taken out")
	same := func(a, b plan.Plan) bool {
		var x, y bytes.Buffer
		plan.Write(&x, a)
		plan.Write(&y, b)
		return x.String() == y.String()
	}
	before := s.planned()
	s.decided(decision{Do: "add", Part: 0, Start: 44, End: 57, Kind: "PERSON", All: true})
	after := s.planned()
	if same(before, after) {
		t.Fatal("the added place changes nothing")
	}
	s.must("POST", "papers/1/undo", nil)
	if !same(before, s.planned()) {
		t.Error("undo does not lead back")
	}
	s.must("POST", "papers/1/redo", nil)
	if !same(after, s.planned()) {
		t.Error("redo does not lead forth")
	}
	for range 3 {
		s.must("POST", "papers/1/undo", nil)
	}
	if !same(before, s.planned()) {
		t.Error("undo goes on beyond the beginning")
	}
}

func TestBadDecisions(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Grace Okafor,\n"))
	s.until("will be taken out")
	for _, d := range []decision{
		{Do: "add", Part: 9, Start: 0, End: 4}, {Do: "add", Part: 0, Start: -1, End: 4}, {Do: "add", Part: 0, Start: 4, End: 4000},
		{Do: "add", Part: 0, Start: 4, End: 4}, {Do: "add", Part: 0, Start: 0, End: 4, Kind: "CAT"}, {Do: "add", Part: 0, Start: 0, End: 4, Label: "<b>"},
		{Do: "keep", Part: -1, Reach: one}, {Do: "keep", Part: 0, Reach: "all"}, {Do: "burn"},
	} {
		b, _ := json.Marshal(d)
		if code, _, _ := s.ask("POST", "papers/1/decide", b, nil); code != 400 {
			t.Errorf("%+v: %d", d, code)
		}
	}
}

func TestPeople(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Ms Hughes,\nJayden Okafor-Hughes was seen. Jayden and Bobbin played. Jayden Okafor-Hughes went home.\n"))
	s.until("will be taken out")
	if b := s.must("GET", "people", nil); !strings.Contains(b, "Jayden Okafor-Hughes") {
		t.Fatalf("nobody is proposed:\n%s", b)
	}
	form := "label=child+a&names=Jayden+Okafor-Hughes%0AJJ&born=2014-03-12&label=&names=&born=&also=Bobbin"
	code, body, h := s.ask("POST", "people", []byte(form), formRequest)
	if code != 303 {
		t.Fatalf("%d %s", code, body)
	}
	if !strings.Contains(h.Get("Location"), "redact") {
		t.Error(h.Get("Location"))
	}
	s.until("will be taken out")
	labels := map[string]bool{}
	for _, e := range s.planned().Edits {
		if e.Mask {
			labels[e.Label+"="+e.Text] = true
		}
	}
	if !labels["CHILD A=Jayden"] {
		t.Errorf("the people file is not in use: %v", labels)
	}
	if !strings.Contains(s.must("GET", "people/case.yaml", nil), "CHILD A") {
		t.Error("the people file cannot be saved")
	}
	if code, _, _ := s.ask("POST", "people", []byte("label=A&names=Tobi&born=12/3/14"), formRequest); code != 422 {
		t.Errorf("a date that cannot be read: %d", code)
	}
}

func TestAnswerComesBack(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Mrs Okafor,\nGrace Okafor rang about Tobi Okafor on 07700 900123.\n"))
	s.until("will be taken out")
	s.must("POST", "papers/1/save", nil)
	s.until("is made and checked")
	text := regexp.MustCompile(`(?s)<textarea id="text"[^>]*>(.*?)</textarea>`).FindStringSubmatch(s.must("GET", "papers/1/text", nil))
	if text == nil || strings.Contains(text[1], "Okafor") || !strings.Contains(text[1], "[PERSON 1]") {
		t.Fatalf("text for an AI: %q", text)
	}
	_, back, _ := s.ask("POST", "names", []byte("answer=Thank+you%2C+%5BPERSON+1%5D.+%5BPERSON+99%5D"), formRequest)
	if !strings.Contains(back, "Okafor") || !strings.Contains(back, "PERSON 99") {
		t.Error(back)
	}
	code, key, _ := s.ask("POST", "key", []byte("passphrase=correct+horse+battery"), formRequest)
	if code != 200 || !strings.HasPrefix(key, "age-encryption.org") || strings.Contains(key, "Okafor") {
		t.Errorf("the list of names: %d, %d bytes", code, len(key))
	}
}

func TestCheck(t *testing.T) {
	s := serve(t)
	draft := sample(t, "complaint-angry.txt")
	var a map[string]string
	if err := json.Unmarshal([]byte(s.must("POST", "check", draft)), &a); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a["html"], "Look again") || !strings.Contains(a["html"], `class="sentence`) {
		t.Error(a["html"])
	}
	if b := s.must("GET", "check/remarks.docx", nil); !strings.HasPrefix(b, "PK") {
		t.Error("no Word file")
	}
	if code, _, _ := s.ask("POST", "check", nil, nil); code != 422 {
		t.Errorf("an empty draft: %d", code)
	}
	if err := json.Unmarshal([]byte(s.must("POST", "check/file?name=complaint-calm.docx", sample(t, "complaint-calm.docx"))), &a); err != nil || len(a["text"]) < 200 {
		t.Errorf("a draft in Word gives %d bytes of text (%v)", len(a["text"]), err)
	}
}

func TestBundle(t *testing.T) {
	s := serve(t)
	for path, name := range map[string]string{"sar/Tobi Okafor/note.docx": "case-note.docx", "sar/log.txt": "carer-log.txt", "sar/bad.pdf": "bad/truncated.pdf"} {
		b := []byte("%PDF-1.7\nbroken")
		if !strings.HasPrefix(name, "bad/") {
			b = sample(t, name)
		}
		s.must("POST", "bundle/files?path="+strings.ReplaceAll(path, " ", "%20"), b)
	}
	s.must("POST", "bundle/start", nil)
	events := s.must("GET", "bundle/events", nil)
	if !strings.Contains(events, `"state":"done"`) {
		t.Fatalf("the events end with %q", events[max(0, len(events)-200):])
	}
	// The list of who is in the bundle shows names, to decide by; the lists of files do not.
	b, who, ok := strings.Cut(s.must("GET", "bundle/state", nil), "Who is in them")
	if !ok || !strings.Contains(who, "OKAFOR-PRYCE") {
		t.Error("nobody is listed")
	}
	if !strings.Contains(b, "2 copies are made and checked") || !strings.Contains(b, "Not copied") || strings.Contains(b, "Okafor") {
		t.Error(b)
	}
	if z := s.must("GET", "bundle/copies.zip", nil); !strings.HasPrefix(z, "PK") || strings.Contains(z, "Okafor") {
		t.Error("the zip is none, or a name is in it")
	}
	if r := s.must("GET", "bundle/report.html", nil); !strings.Contains(r, "<html") {
		t.Error("no report")
	}
	s.must("POST", "bundle/clear", nil)
	if b := s.must("GET", "bundle/state", nil); strings.Contains(b, "chosen") {
		t.Error("the bundle is still there")
	}
}

func TestLockedPaper(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=locked.pdf", sample(t, "bad/password.pdf"))
	s.until("needs a password")
	s.must("POST", "papers/1/password", []byte(`{"Password":"wrong"}`))
	s.until("does not open it")
}

// TestReach asks how far decisions would go: it counts, shows, and changes nothing.
func TestReach(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Grace Okafor,\nthe old ferry steps: Grace Okafor and Mrs Okafor met there. The old ferry steps are steep é.\n"))
	s.until("will be taken out")
	before := s.planned()
	ask := func(d decision) (r reached) {
		t.Helper()
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(s.must("POST", "papers/1/reach", b)), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := ask(decision{Do: "keep", Start: 5, End: 17})
	if r.Value != 2 || r.Person != 3 || len(r.Places) != 3 || r.More != 0 {
		t.Fatalf("a name: %+v", r)
	}
	if p := r.Places[1]; p.Text != "Grace Okafor" || p.Before != "Dear Grace Okafor, the old ferry steps: " && !strings.HasSuffix(p.Before, "ferry steps: ") || !strings.HasPrefix(p.After, " and Mrs Okafor met") {
		t.Errorf("the second place: %+v", p)
	}
	if r := ask(decision{Do: "add", Start: 23, End: 38, Kind: "ADDRESS"}); r.Value != 2 || len(r.Places) != 2 || r.Places[1].Text != "old ferry steps" {
		t.Errorf("words: %+v", r)
	}
	for _, d := range []decision{{Do: "keep", Start: 6, End: 17}, {Do: "keep", Part: 9}, {Do: "add", Part: -1}, {Do: "add", Start: 4, End: 4}} {
		b, _ := json.Marshal(d)
		if code, _, _ := s.ask("POST", "papers/1/reach", b, nil); code != 400 {
			t.Errorf("%+v: %d", d, code)
		}
	}
	var x, y bytes.Buffer
	plan.Write(&x, before)
	plan.Write(&y, s.planned())
	if x.String() != y.String() {
		t.Error("asking changes the plan")
	}
}
