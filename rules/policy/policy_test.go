package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/rules"
)

func TestEmbedded(t *testing.T) {
	kept := map[string]string{"ai": "DATE AGE LOCATION", "third-party": "DATE AGE LOCATION", "publish": ""}
	for _, name := range Names() {
		p, err := Load(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var keep []string
		for _, k := range rules.Kinds {
			if !p.Masks(k) {
				keep = append(keep, k)
			}
		}
		if got := strings.Join(keep, " "); got != kept[name] || p.Name != name || p.Doc == "" {
			t.Errorf("%s keeps %q, want %q", name, got, kept[name])
		}
		if p.KeepSubject != (name == "third-party") {
			t.Errorf("%s: KeepSubject is %v", name, p.KeepSubject)
		}
	}
}

func TestZeroMasksAll(t *testing.T) {
	for _, k := range append([]string{"SOMETHING_NEW"}, rules.Kinds...) {
		if !(Policy{}).Masks(k) {
			t.Errorf("the zero policy keeps %s", k)
		}
	}
}

func TestParse(t *testing.T) {
	all := strings.Join(rules.Kinds, ", ")
	for name, src := range map[string]string{
		"empty":         "",
		"unknown key":   "name: x\ndoc: y\nmask: [" + all + "]\nkeep: []\nmaks: [DATE]\n",
		"unknown kind":  "name: x\ndoc: y\nmask: [" + all + ", SHOE_SIZE]\n",
		"kind missing":  "name: x\ndoc: y\nmask: [PERSON]\n",
		"kind in both":  "name: x\ndoc: y\nmask: [" + all + "]\nkeep: [DATE]\n",
		"no doc":        "name: x\nmask: [" + all + "]\n",
		"not a mapping": "- a\n- b\n",
	} {
		if _, err := Parse([]byte(src)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestLoadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	src := "name: mine\ndoc: my own\nmask: [" + strings.Join(rules.Kinds[1:], ", ") + "]\nkeep: [PERSON]\n"
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if p.Masks(rules.Person) || !p.Masks(rules.Phone) {
		t.Error("the file's masks are not used")
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.yaml")); err == nil {
		t.Error("no error for a file that is not there")
	}
}

func FuzzParse(f *testing.F) {
	for _, n := range Names() {
		src, err := embedded.ReadFile(n + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("name: [\n"))
	f.Add([]byte("name: 0\nmask: !0 0"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if p, err := Parse(src); err == nil && p.Name == "" {
			t.Error("a policy without a name was accepted")
		}
	})
}
