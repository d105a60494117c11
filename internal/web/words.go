package web

import (
	"strconv"
	"strings"

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

// plural counts things: "1 place", "2 places".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
