package web

import (
	"errors"
	"strconv"
	"strings"

	"veil/redact/plan"
	"veil/rules"
)

// kindNames are the kinds in words for people.
var kindNames = map[string]string{
	rules.Person: "Name", rules.DateOfBirth: "Date of birth", rules.Address: "Address", rules.Postcode: "Postcode",
	rules.Phone: "Phone number", rules.Email: "E-mail address", rules.NHSNumber: "NHS number", rules.NINumber: "National Insurance number",
	rules.CaseNumber: "Case or reference number", rules.URL: "Web address", rules.Handle: "User name", rules.School: "School",
	rules.Organisation: "Home, practice or group", rules.Vehicle: "Number plate", rules.BankAccount: "Bank details",
	rules.Passport: "Passport", rules.DrivingLicence: "Driving licence", rules.IPAddress: "Internet address",
	rules.Date: "Date", rules.Age: "Age", rules.Location: "Place",
}

// kindName says a kind in words.
func kindName(kind string) string {
	if n, ok := kindNames[kind]; ok {
		return n
	}
	return strings.ReplaceAll(kind, "_", " ")
}

// because says in sentences why a place was found, and what the policy or the
// user makes of it.
func because(e *plan.Edit) string {
	what := "It will be taken out."
	if !e.Mask {
		what = "It stays in the copy."
	}
	switch {
	case e.Why == "":
		return what
	case e.Rule == plan.RuleOrdinary:
		return what + " It is " + e.Why + "."
	case e.Rule == "":
		return what + " " + sentence(errors.New(e.Why))
	}
	return what + " Veil takes it for " + kindPhrase(e.Kind) + ": " + e.Why + "."
}

// kindPhrase says a kind within a sentence.
func kindPhrase(kind string) string {
	n := kindName(kind)
	if kind == rules.BankAccount {
		return strings.ToLower(n)
	}
	article := "a "
	if strings.Contains("AEI", n[:1]) || kind == rules.NHSNumber {
		article = "an "
	}
	if kind != rules.NHSNumber && kind != rules.NINumber {
		n = strings.ToLower(n[:1]) + n[1:]
	}
	return article + n
}

// plural counts things: "1 place", "2 places".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
