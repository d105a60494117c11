package rules

// Words is what a kind is called by people.
type Words struct{ One, Many string }

// InWords names the kinds for people.
var InWords = map[string]Words{
	Person:         {"person", "people"},
	DateOfBirth:    {"date of birth", "dates of birth"},
	Address:        {"address", "addresses"},
	Postcode:       {"postcode", "postcodes"},
	Phone:          {"phone number", "phone numbers"},
	Email:          {"e-mail address", "e-mail addresses"},
	NHSNumber:      {"NHS number", "NHS numbers"},
	NINumber:       {"National Insurance number", "National Insurance numbers"},
	CaseNumber:     {"case or reference number", "case or reference numbers"},
	URL:            {"web address", "web addresses"},
	Handle:         {"online name", "online names"},
	School:         {"school", "schools"},
	Organisation:   {"organisation", "organisations"},
	Vehicle:        {"vehicle", "vehicles"},
	BankAccount:    {"bank account", "bank accounts"},
	Passport:       {"passport number", "passport numbers"},
	DrivingLicence: {"driving licence", "driving licences"},
	IPAddress:      {"internet (IP) address", "internet (IP) addresses"},
	Date:           {"date", "dates"},
	Age:            {"age", "ages"},
	Location:       {"place", "places"},
}
