package body

import "veil/rules"

// Describe implements rules.Describer.
func (detector) Describe() rules.Description {
	return rules.Description{
		Labels: []string{rules.School, rules.Organisation},
		Finds:  "Schools, placements, homes, surgeries, nurseries, charities, clubs and firms, by their names' form and by what is said of them; public bodies are left out",
		How:    "A name that ends or begins like one of these, that a label or a table column announces, or that somebody attends, works at or is placed with.",
	}
}
