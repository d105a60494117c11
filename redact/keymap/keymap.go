// Package keymap keeps the way back from labels to what they stand for, in a
// file encrypted with age (https://age-encryption.org/v1).
//
// It promises that the file is private (mode 0600), appears whole or not at
// all, and opens only with the passphrase or identity it was locked for. It
// does not protect what Restore gives back: that is the original wording.
package keymap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"

	"veil/redact/keymap/atomicfile"
)

// version of the format of the map.
const version = 1

// maxSize is the size above which a key map is not read, in bytes.
const maxSize = 64 << 20

// Entry is one label and what it stands for.
type Entry struct {
	Label    string `json:"label"`    // "PERSON 1", without brackets
	Kind     string `json:"kind"`     // one of rules.Kinds
	Original string `json:"original"` // what Restore puts in place of the label
}

// Map is the entries of one or more documents.
type Map struct {
	Version int     `json:"version"`
	Entries []Entry `json:"entries"`
	// Bundle is what a bundle of documents keeps beside; nil for others.
	Bundle json.RawMessage `json:"bundle,omitempty"`
}

// New returns a map of those entries. The first of two with one label stays.
func New(entries []Entry) Map {
	m := Map{Version: version, Entries: []Entry{}}
	seen := map[string]bool{}
	for _, e := range entries {
		if !seen[fold(e.Label)] {
			seen[fold(e.Label)] = true
			m.Entries = append(m.Entries, e)
		}
	}
	return m
}

// Lock is who can open a map: a passphrase, or the holders of identities.
type Lock struct{ to []age.Recipient }

// Key opens a map.
type Key struct{ with []age.Identity }

// Errors of locks and keys.
var (
	ErrNoPassphrase = errors.New("the passphrase is empty")
	ErrKey          = errors.New("the key map cannot be opened: another passphrase or identity, or the file is damaged")
)

// PassphraseLock locks with a passphrase.
func PassphraseLock(passphrase string) (Lock, error) {
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return Lock{}, ErrNoPassphrase
	}
	return Lock{[]age.Recipient{r}}, nil
}

// RecipientLock locks for age recipients ("age1..."), one a line.
func RecipientLock(recipients string) (Lock, error) {
	rs, err := age.ParseRecipients(strings.NewReader(recipients))
	if err != nil || len(rs) == 0 {
		return Lock{}, errors.New("that is not an age recipient (age1...)")
	}
	return Lock{rs}, nil
}

// PassphraseKey opens with a passphrase.
func PassphraseKey(passphrase string) (Key, error) {
	i, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return Key{}, ErrNoPassphrase
	}
	return Key{[]age.Identity{i}}, nil
}

// IdentityKey opens with the identities of an age key file.
func IdentityKey(r io.Reader) (Key, error) {
	is, err := age.ParseIdentities(r)
	if err != nil || len(is) == 0 {
		return Key{}, errors.New("that is not an age identity file")
	}
	return Key{is}, nil
}

// IdentityLock locks for whoever holds the identities of an age key file.
func IdentityLock(r io.Reader) (Lock, error) {
	is, err := age.ParseIdentities(r)
	if err != nil || len(is) == 0 {
		return Lock{}, errors.New("that is not an age identity file")
	}
	var l Lock
	for _, i := range is {
		switch i := i.(type) {
		case *age.X25519Identity:
			l.to = append(l.to, i.Recipient())
		case *age.HybridIdentity:
			l.to = append(l.to, i.Recipient())
		default:
			return Lock{}, errors.New("that kind of age identity cannot lock; give the public key (age1...)")
		}
	}
	return l, nil
}

// Save writes the map to a file, which must not exist unless replace is set.
func Save(path string, replace bool, m Map, l Lock) error {
	var b bytes.Buffer
	w, err := age.Encrypt(&b, l.to...)
	if err != nil {
		return fmt.Errorf("locking the key map: %w", err)
	}
	if err := json.NewEncoder(w).Encode(m); err != nil {
		return fmt.Errorf("locking the key map: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("locking the key map: %w", err)
	}
	return atomicfile.Write(path, replace, b.Bytes())
}

// Load opens a map. The error is ErrKey where the key does not fit.
func Load(r io.Reader, k Key) (Map, error) {
	plain, err := age.Decrypt(io.LimitReader(r, maxSize), k.with...)
	if err != nil {
		return Map{}, ErrKey
	}
	// All of it is read before any of it is used: age authenticates chunk by
	// chunk, and a file cut short shows only at its end.
	b, err := io.ReadAll(io.LimitReader(plain, maxSize))
	if err != nil {
		return Map{}, ErrKey
	}
	var m Map
	if err := json.Unmarshal(b, &m); err != nil {
		return Map{}, errors.New("the key map is not one of this program's")
	}
	if m.Version != version {
		return Map{}, fmt.Errorf("the key map is of version %d; this program reads version %d", m.Version, version)
	}
	return m, nil
}
