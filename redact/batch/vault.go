package batch

import (
	"crypto/rand"
	"encoding/json"
	"errors"

	"veil/redact/keymap"
	"veil/redact/link"
)

// Vault is what a bundle keeps between runs, inside its encrypted key map: the
// labels and whom they stand for, which copy is of which file, and the secret
// that the journal is locked with. It holds text of the documents.
type Vault struct {
	// Save stores the vault, encrypted, before anything that depends on it is
	// written. Nil: it is not kept.
	Save func(keymap.Map) error `json:"-"`

	Secret   []byte          `json:"secret"`
	Registry link.Registry   `json:"registry"`
	Names    map[string]Name `json:"names"` // by the file's place, as given
}

// Name is what the copy of a file is called.
type Name struct {
	Wanted string `json:"wanted"` // before another file took it
	Copy   string `json:"copy"`   // path in the folder of copies
}

// OpenVault reads the vault from a key map. Of a map that is no bundle's it
// makes an error.
func OpenVault(m keymap.Map) (*Vault, error) {
	v := &Vault{}
	if len(m.Bundle) == 0 || json.Unmarshal(m.Bundle, v) != nil || len(v.Secret) == 0 {
		return nil, errors.New("the key map is not that of a bundle; choose another --key")
	}
	return v, nil
}

// NewVault returns an empty one.
func NewVault() *Vault {
	v := &Vault{Secret: make([]byte, 32), Names: map[string]Name{}}
	rand.Read(v.Secret) // does not fail
	return v
}

// Map is the vault as a key map, for restoring an answer too.
func (v *Vault) Map() (keymap.Map, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return keymap.Map{}, err
	}
	m := keymap.New(v.Entries())
	m.Bundle = b
	return m, nil
}

// Entries are what the labels stand for.
func (v *Vault) Entries() []keymap.Entry {
	var out []keymap.Entry
	for _, g := range v.Registry.Groups {
		out = append(out, keymap.Entry{Label: g.Label, Kind: g.Kind, Original: g.Text})
	}
	return out
}

// save stores the vault.
func (v *Vault) save() error {
	if v.Save == nil {
		return nil
	}
	m, err := v.Map()
	if err != nil {
		return err
	}
	return v.Save(m)
}
