package redact

import (
	"fmt"

	"veil/extract"
	"veil/redact/link"
	"veil/redact/plan"
	"veil/rules"
	"veil/rules/author"
	"veil/rules/ner/prose"
	"veil/rules/policy"
	"veil/rules/profile"
	"veil/rules/spread"
	"veil/rules/standard"
)

// Settings are what a user chooses for a whole run, as flags or a form give
// it. The zero value is usable.
type Settings struct {
	Policy  string   // a policy's name or file; empty: policy.Default
	Profile string   // path of a people file; may be empty
	Packs   []string // paths of further rule packs
	NER     string   // a second opinion on names: "" for none, or "prose"
	Style   plan.Style
	Scans   extract.Scans // how pages that are pictures are read
}

// Options loads everything the settings name.
func (s Settings) Options() (Options, error) {
	if s.Policy == "" {
		s.Policy = policy.Default
	}
	if s.Style == "" {
		s.Style = plan.StyleLabel
	}
	if s.Style != plan.StyleLabel && s.Style != plan.StyleBox {
		return Options{}, fmt.Errorf("there is no style %q: label or box", s.Style)
	}
	pol, err := policy.Load(s.Policy)
	if err != nil {
		return Options{}, err
	}
	var people *profile.File // nil: nobody is known, nothing is kept
	if s.Profile != "" {
		if people, err = profile.Load(s.Profile); err != nil {
			return Options{}, err
		}
	}
	if s.NER != "" && s.NER != "prose" {
		return Options{}, fmt.Errorf("there is no name recogniser %q: prose, or none", s.NER)
	}
	set, err := detectors(s, pol, people, false)
	if err != nil {
		return Options{}, err
	}
	recheck, err := detectors(s, pol, people, true)
	if err != nil {
		return Options{}, err
	}
	o := Options{Set: set, Recheck: recheck, Policy: pol.Name, Masks: pol.Masks, Keep: keep(pol, people), Style: s.Style, Scans: s.Scans}
	if people != nil {
		o.Reserved = people.Labels()
	}
	return o, nil
}

// detectors is the set of everything that looks for details, or of all but the
// statistical recognisers.
func detectors(s Settings, pol policy.Policy, people *profile.File, plain bool) (*rules.Set, error) {
	var extra []rules.Detector
	if s.NER == "prose" && !plain {
		extra = append(extra, prose.New())
	}
	if !plain {
		extra = append(extra, author.Detector{})
	}
	if people != nil {
		extra = append(extra, people.Detector())
	}
	return standard.New(standard.Options{
		Sure: pol.Sure, Plain: plain, UserPacks: s.Packs, Extra: extra, Spread: []rules.Spreader{spread.New(spread.Options{Keep: people.Kept})},
	})
}

// keep says what stays by the user's wish: the people file's keep list, and
// under a policy for the data subject the mentions of that person.
func keep(pol policy.Policy, people *profile.File) func(link.Entity, rules.Finding, string) bool {
	return func(e link.Entity, f rules.Finding, text string) bool {
		if people == nil {
			return false
		}
		subject := pol.KeepSubject && people.Subject != "" && (e.Label == people.Subject || f.Role == people.Subject)
		return subject || people.Kept(text)
	}
}
