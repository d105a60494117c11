// Package rules finds what identifies people in the text of a document.
//
// A Detector looks at one Part and returns Findings with their exact spans; a
// Set runs several over a whole document and merges what they say. A detector
// that fails stops the document: there are no partial answers. What is masked
// of what was found is decided elsewhere (package policy).
package rules

import (
	"context"

	"veil/extract"
)

// The kinds of identifying detail: the vocabulary of Finding.Label.
const (
	Person         = "PERSON"
	DateOfBirth    = "DATE_OF_BIRTH"
	Address        = "ADDRESS"
	Postcode       = "POSTCODE"
	Phone          = "PHONE"
	Email          = "EMAIL"
	NHSNumber      = "NHS_NUMBER"
	NINumber       = "NI_NUMBER"
	CaseNumber     = "CASE_NUMBER"
	URL            = "URL"
	Handle         = "HANDLE"
	School         = "SCHOOL"
	Organisation   = "ORGANISATION"
	Vehicle        = "VEHICLE"
	BankAccount    = "BANK_ACCOUNT"
	Passport       = "PASSPORT"
	DrivingLicence = "DRIVING_LICENCE"
	IPAddress      = "IP_ADDRESS"
	Date           = "DATE"
	Age            = "AGE"
	Location       = "LOCATION"
)

// Kinds lists every label, in the order in which tables show them.
var Kinds = []string{
	Person, DateOfBirth, Address, Postcode, Phone, Email, NHSNumber, NINumber,
	CaseNumber, URL, Handle, School, Organisation, Vehicle, BankAccount,
	Passport, DrivingLicence, IPAddress, Date, Age, Location,
}

// Finding is one identifying detail at one place.
type Finding struct {
	extract.Span
	Label string  `json:"label"` // one of Kinds
	Rule  string  `json:"rule"`  // which rule said so: "pack/rule" or the detector's name
	Score float64 `json:"score"` // 0 to 1: how sure the rule is
	Why   string  `json:"why,omitempty"`
	// Role is the people file's label ("CHILD A") where the finding was made
	// by a person's entry there; empty otherwise.
	Role string `json:"role,omitempty"`
}

// Detector finds identifying details in one part. Spans lie in the part, on
// rune borders, and are not empty. It is safe for concurrent use, keeps no
// state between calls, and its errors hold no text of the document.
type Detector interface {
	Name() string
	Detect(ctx context.Context, p extract.Part) ([]Finding, error)
}
