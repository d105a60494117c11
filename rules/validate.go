package rules

import (
	"strings"
	"time"
	"unicode"
)

// Validators are the checks that a rule can name in "validate". Each gets the
// text of the finding, with whatever spaces and signs stand in it.
var Validators = map[string]func(string) bool{
	"nhs":              validNHS,
	"chi":              validCHI,
	"nino":             validNINO,
	"nino-scanned":     validScannedNINO,
	"upn":              validUPN,
	"uln":              validULN,
	"luhn":             validCard,
	"iban":             validIBAN,
	"plate":            validPlate,
	"driving-licence":  validDrivingLicence,
	"plate-scanned":    validScannedPlate,
	"postcode":         validPostcode,
	"outward":          validOutward,
	"phone":            validPhone,
	"phone-local":      validLocalPhone,
	"ip":               validIP,
	"mixed":            validMixed,
	"figures":          validFigures,
	"said-figures":     validSaidFigures,
	"spoken-reference": validSpokenReference,
	"date":             validDate,
	"date-like":        validDateLike,
	"claim-number":     validClaimNumber,
	"reference":        validReference,
	"reference-shape":  validReferenceShape,
	"named":            validNamed,
	"handle":           validHandle,
	"handle-shape":     validHandleShape,
	"school":           validSchool,
	"body":             validBody,
	"address-line":     validAddressLine,
	"street":           validStreet,
}

// digitsOf returns the ASCII digits of s.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// compact returns the letters and digits of s, in upper case.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if letterOrDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// mod11 is the check of NHS numbers: the first nine of ten digits weighted ten
// to two; the last is eleven less the remainder, eleven counting as nought.
// Source: NHS Data Dictionary, "NHS Number", modulus 11.
func mod11(d string) bool {
	if len(d) != 10 {
		return false
	}
	sum := 0
	for i := range 9 {
		sum += int(d[i]-'0') * (10 - i)
	}
	return (11-sum%11)%11 == int(d[9]-'0')
}

// validNHS accepts NHS numbers of England and Wales (beginning with 4, 6, 7 or
// 9, of which 999 is kept for tests) and health and care numbers of Northern
// Ireland (320 000 0001 to 399 999 9999), which have the same check.
// Source: NHS Data Dictionary; NHS England, "NHS number ranges".
func validNHS(s string) bool {
	d := digitsOf(s)
	return mod11(d) && (strings.ContainsRune("4679", rune(d[0])) || d[0] == '3' && d[1] >= '2')
}

// validCHI accepts Scotland's Community Health Index number: the date of birth
// as DDMMYY, three digits and the check of NHS numbers.
// Source: Public Health Scotland, data dictionary, "CHI number".
func validCHI(s string) bool {
	d := digitsOf(s)
	if !mod11(d) {
		return false
	}
	_, err := time.Parse("020106", d[:6])
	return err == nil
}

// validNINO accepts a National Insurance number: two prefix letters, six
// digits and a suffix A to D, which may be left out.
// Source: HMRC, National Insurance Manual NIM39110.
func validNINO(s string) bool {
	c := compact(s)
	if len(c) != 8 && len(c) != 9 {
		return false
	}
	if strings.ContainsRune("DFIQUV", rune(c[0])) || strings.ContainsRune("DFIOQUV", rune(c[1])) {
		return false
	}
	switch c[:2] {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	}
	return len(digitsOf(c[2:8])) == 6 && (len(c) == 8 || c[8] >= 'A' && c[8] <= 'D')
}

// validUPN accepts a unique pupil number: a check letter, eleven digits and a
// last character that is a letter in temporary numbers. Characters two to
// thirteen are weighted two to thirteen; the sum modulo 23 picks the letter.
// Source: Department for Education, "Unique pupil numbers: guidance", annex A.
func validUPN(s string) bool {
	const letters = "ABCDEFGHJKLMNPQRTUVWXYZ" // no I, O, S
	c := compact(s)
	if len(c) != 13 || len(digitsOf(c[1:12])) != 11 {
		return false
	}
	sum := 0
	for i := 1; i < 12; i++ {
		sum += int(c[i]-'0') * (i + 1)
	}
	last := strings.IndexByte(letters, c[12])
	if c[12] >= '0' && c[12] <= '9' {
		last = int(c[12] - '0')
	}
	return last >= 0 && letters[(sum+last*13)%23] == c[0]
}

// validULN accepts a unique learner number: ten digits; the first nine weighted
// ten to two give a remainder modulo 11 that is not nought and, taken from ten,
// is the last digit.
// Source: Learning Records Service, "ULN validation".
func validULN(s string) bool {
	d := digitsOf(s)
	if len(d) != 10 {
		return false
	}
	sum := 0
	for i := range 9 {
		sum += int(d[i]-'0') * (10 - i)
	}
	r := sum % 11
	return r != 0 && 10-r == int(d[9]-'0')
}

// validDrivingLicence accepts a driver number of Great Britain: five characters
// of the surname padded with 9, the decade of birth, the month (plus 50 for
// women), the day, the year in the decade, two initials padded with 9, and
// three characters of check. An issue number of two digits may follow.
// Source: DVLA, "Driver number" in the INF1 series.
func validDrivingLicence(s string) bool {
	c := compact(s)
	if len(c) != 16 && len(c) != 18 {
		return false
	}
	name, rest := c[:5], false
	for i := range name {
		switch isUpper := name[i] >= 'A' && name[i] <= 'Z'; {
		case name[i] == '9' && i > 0:
			rest = true
		case !isUpper || rest:
			return false
		}
	}
	b := c[5:11]
	if len(digitsOf(b)) != 6 {
		return false
	}
	month := int(b[1]-'0')*10 + int(b[2]-'0')
	day := int(b[3]-'0')*10 + int(b[4]-'0')
	if month > 50 {
		month -= 50
	}
	initials := func(x byte) bool { return x == '9' || x >= 'A' && x <= 'Z' }
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
		c[11] >= 'A' && c[11] <= 'Z' && initials(c[12])
}

// validPlate accepts number plates of Great Britain and Northern Ireland by the
// letters that are issued: the current form leaves I, Q and Z out of the area
// code but for Z in a few (in the last three I and Q are let pass, since plates
// are misread and misremembered); a prefix or suffix year letter is never I, O, Q, U or Z (Q marks unknown age).
// Source: DVLA, INF104 "Vehicle registration numbers and number plates".
func validPlate(s string) bool {
	c := compact(s)
	n := len(c)
	isDigit := func(i int) bool { return c[i] >= '0' && c[i] <= '9' }
	switch {
	case n == 7 && !isDigit(0) && !isDigit(1) && isDigit(2) && isDigit(3): // AB12 CDE
		return !strings.ContainsAny(c[:2], "IQ") && !strings.ContainsAny(c[4:], "0123456789")
	case n >= 5 && !isDigit(0) && isDigit(1): // A123 BCD
		return !strings.ContainsAny(c[:1], "IOUZ") && len(digitsOf(c[n-3:])) == 0
	case n >= 5 && !isDigit(0) && !isDigit(1) && !isDigit(2) && !isDigit(n-1): // ABC 123D
		return !strings.ContainsAny(c[n-1:], "IOQUZ")
	case n >= 4 && n <= 7 && !isDigit(0) && isDigit(n-1): // AIZ 1234
		return strings.ContainsAny(c[:3], "IZ")
	}
	return false
}
