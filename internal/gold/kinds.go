package gold

// kinds holds every kind a mark may have, and whether it is a direct
// identifier.
var kinds = map[string]bool{
	"PERSON":          true,
	"DATE_OF_BIRTH":   true,
	"ADDRESS":         true,
	"POSTCODE":        true,
	"PHONE":           true,
	"EMAIL":           true,
	"NHS_NUMBER":      true,
	"NI_NUMBER":       true,
	"CASE_NUMBER":     true,
	"URL":             true,
	"HANDLE":          true,
	"SCHOOL":          true,
	"ORGANISATION":    true,
	"VEHICLE":         true,
	"BANK_ACCOUNT":    true,
	"PASSPORT":        true,
	"DRIVING_LICENCE": true,
	"IP_ADDRESS":      true,
	"AGE":             false,
	"DATE":            false,
	"LOCATION":        false,
}

// Direct reports whether kind is a direct identifier, one that the default
// policy masks: every kind except AGE, DATE and LOCATION.
func Direct(kind string) bool { return kinds[kind] }
