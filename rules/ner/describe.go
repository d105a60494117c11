package ner

import "veil/rules"

// Describe implements rules.Describer.
func (detector) Describe() rules.Description {
	return rules.Description{
		Labels: []string{rules.Person},
		Finds:  "People's names by the prose around them, as a recogniser trained on papers of this kind reads it",
		How:    "What is probable to be a name by the words before and after, though no list holds it.",
	}
}
