package names

import "veil/rules"

// Describe implements rules.Describer.
func (detector) Describe() rules.Description {
	return rules.Description{
		Labels: []string{rules.Person, rules.School, rules.Organisation},
		Finds:  "People's names by lists of names, titles, roles, labels, and the rest of the page",
		How:    "A forename and a surname, a name after a title, a relation or a role, who signs or is listed, and every later mention on the page.",
	}
}
