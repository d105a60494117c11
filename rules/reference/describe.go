package reference

import "veil/rules"

// Describe implements rules.Describer.
func (Detector) Describe() rules.Description {
	return rules.Description{
		Labels: []string{rules.CaseNumber, rules.NHSNumber, rules.Phone, rules.Handle, rules.BankAccount, rules.Vehicle},
		Finds:  "Numbers and codes that identify, by the words around them, the column they stand in and their form: case, court, police and complaint references, records of every system, registrations of professionals, accounts, user names",
		How:    "The number that follows a label in a field, a table or a sentence; without a label only what has a known or an odd form, at a lower score.",
	}
}
