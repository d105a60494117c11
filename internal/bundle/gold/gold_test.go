package gold

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestStr(t *testing.T) {
	var s Str
	s.Add("Dear ")
	s.Mark("Ann", Span{Kind: "PERSON", Person: "a"})
	s.Add(", ")
	var o Str
	o.Mark("Bé", Span{Kind: "PERSON", Person: "b"})
	s.Join(o)
	if s.S != "Dear Ann, Bé" || s.Spans[1].Start != 10 || s.Spans[1].End != 13 {
		t.Fatalf("%+v", s)
	}
	parts := s.Split(", ")
	if len(parts) != 2 || parts[1].S != "Bé" || parts[1].Spans[0].Start != 0 || parts[1].Spans[0].End != 3 || len(parts[0].Spans) != 1 {
		t.Errorf("%+v", parts)
	}
	if c := s.Cut(6, 11); c.S != "nn, B" || len(c.Spans) != 2 || c.Spans[0].End != 2 || c.Spans[1].Start != 4 || c.Spans[1].End != 5 {
		t.Errorf("%+v", c)
	}
	if p := (Str{}).Split("/"); len(p) != 1 || p[0].S != "" {
		t.Errorf("%+v", p)
	}
}

func TestWriteAndRead(t *testing.T) {
	b := &Bundle{
		People: []Person{{ID: "a", Role: "child", Parts: []string{"Ann", "Lee"}, Weak: []bool{true, false}}},
		Files: []File{
			{Path: "caf\xe9.txt", State: Readable, Texts: []Text{{ID: "body", Text: "Ann", Spans: []Span{{End: 3, Kind: "PERSON", Person: "a"}}}}},
			{Path: "Ann.pdf", Name: []Span{{End: 3, Kind: "PERSON", Person: "a"}}},
		},
	}
	name := filepath.Join(t.TempDir(), "gold.jsonl")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Write(f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	got, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	got.Files[0].RawPath = nil
	if !reflect.DeepEqual(got, b) {
		t.Errorf("%+v", got)
	}
	for _, bad := range []string{`{"file":{"path":"x","name":[{"start":0,"end":2,"kind":"PERSON","person":"a"}]}}`, `{"file":{"path":"x","texts":[{"id":"b","text":"abc","spans":[{"start":2,"end":2}]}]}}`, `{"file":`} {
		if err := os.WriteFile(name, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(name); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}
