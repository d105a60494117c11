package keymap

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"
)

var people = New([]Entry{
	{"PERSON 1", "PERSON", "Ann"}, {"PERSON 10", "PERSON", "[PERSON 1]"},
	{"CHILD A", "PERSON", "Łucja $1"}, {"PERSON 1", "PERSON", "later"}, {"MOTHER", "PERSON", "Dee"},
})

func TestRestore(t *testing.T) {
	tests := []struct {
		name, in, want string
		labels         int
		unknown        []string
	}{
		{"empty", "", "", 0, nil},
		{"whole labels", "[PERSON 1] and [PERSON 10]", "Ann and [PERSON 1]", 2, nil},
		{"adjacent", "[PERSON 1][CHILD A]", "AnnŁucja $1", 2, nil},
		{"case and space", "[Person  1]", "Ann", 1, nil},
		{"markdown", `\[PERSON 1\]'s`, "Ann's", 1, nil},
		{"without brackets", "PERSON 1 met Child A, PERSON 10's friend.", "Ann met Łucja $1, [PERSON 1]'s friend.", 3, nil},
		{"ordinary words", "a child a day, person 1, PERSON 1a, XPERSON 1", "a child a day, person 1, PERSON 1a, XPERSON 1", 0, nil},
		{"possessive inside", "[PERSON 1's] and [Child A’s]", "Ann's and Łucja $1’s", 2, nil},
		{"joined by signs", "[PERSON_1] {person-1} <Child_A>", "Ann Ann Łucja $1", 3, nil},
		{"two in brackets", "[PERSON 1, CHILD A]", "[Ann, Łucja $1]", 2, nil},
		{"bold", "**[PERSON 1]** and *PERSON 1*", "**Ann** and *Ann*", 2, nil},
		{"invented without brackets", "PERSON 7 came", "PERSON 7 came", 0, []string{"PERSON 7"}},
		{"no number", "[MOTHER] and mother and MOTHER", "Dee and mother and MOTHER", 1, nil},
		{"unknown", "[PERSON 2] [sic] [PERSON 2] [1]", "[PERSON 2] [sic] [PERSON 2] [1]", 0, []string{"PERSON 2"}},
		{"with a reason", "[PERSON 1 / P] and [Child A / P's]", "Ann and Łucja $1's", 2, nil},
		{"nested", "[[PERSON 1]]", "[Ann]", 1, nil},
		{"multibyte beside", "é[PERSON 1]é", "éAnné", 1, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := people.Restore(tt.in)
			if d := cmp.Diff(Restored{tt.want, tt.labels, tt.unknown}, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPassphrase(t *testing.T) {
	name := filepath.Join(t.TempDir(), "k.age")
	lock, err := PassphraseLock("correct horse")
	if err != nil {
		t.Fatal(err)
	}
	if err := Save(name, false, people, lock); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(name)
	if bytes.Contains(b, []byte("Ann")) {
		t.Error("the file is not encrypted")
	}
	if st, _ := os.Stat(name); st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", st.Mode())
	}
	key, _ := PassphraseKey("correct horse")
	m, err := Load(bytes.NewReader(b), key)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(people, m); d != "" {
		t.Error(d)
	}
	if _, err := Load(bytes.NewReader(b[:len(b)-1]), key); !errors.Is(err, ErrKey) {
		t.Errorf("cut short: %v", err)
	}
}

func TestRecipient(t *testing.T) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	other, _ := age.GenerateX25519Identity()
	name := filepath.Join(t.TempDir(), "k.age")
	lock, err := RecipientLock(id.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	if err := Save(name, false, people, lock); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(name)
	for s, want := range map[string]error{id.String(): nil, other.String(): ErrKey} {
		key, err := IdentityKey(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Load(bytes.NewReader(b), key); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

func TestBadKeys(t *testing.T) {
	if _, err := PassphraseLock(""); err == nil {
		t.Error("empty passphrase accepted")
	}
	if _, err := PassphraseKey(""); err == nil {
		t.Error("empty passphrase accepted")
	}
	if _, err := RecipientLock("age1nonsense"); err == nil {
		t.Error("bad recipient accepted")
	}
	if _, err := IdentityKey(strings.NewReader("AGE-SECRET-KEY-X")); err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("bad identity: %v", err)
	}
}

func FuzzRestore(f *testing.F) {
	f.Add("[PERSON 1] \\[PERSON 10\\] [[")
	f.Fuzz(func(t *testing.T, s string) {
		if got := (Map{}).Restore(s); got.Text != s {
			t.Fatal("an empty map changed the text")
		}
	})
}
