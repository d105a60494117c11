package address

import "veil/rules"

// Describe implements rules.Describer.
func (detector) Describe() rules.Description {
	return rules.Description{
		Labels: []string{rules.Address, rules.Postcode},
		Finds:  "Addresses over one line or several, streets and house names that are somebody's home or whereabouts, postcodes",
		How:    "A number and a street, a house by name after at, from or lives, every later mention of a street that was seen in full.",
	}
}
