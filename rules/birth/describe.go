package birth

import "veil/rules"

// Describe implements rules.Describer.
func (detector) Describe() rules.Description {
	return rules.Description{
		Labels: []string{rules.DateOfBirth, rules.Date},
		Finds:  "Dates of birth by label, by words such as born or turned, by their place after a name, in a family list or beside an age, and by what marked papers have taught; other dates",
		How:    "A date is a birth where a word, a heading, an age or its place in a list says so, or where it lies long before the dates around it. What such rules leave, a classifier that has read marked papers judges by all of these together.",
	}
}
