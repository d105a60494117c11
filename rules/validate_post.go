package rules

import "strings"

// areas are the letters that begin a postcode, with those of the Crown
// dependencies, the forces (BF) and GIR. Source: Royal Mail, Postcode Address
// File, "postcode areas".
var areas = func() map[string]bool {
	m := map[string]bool{}
	for _, a := range strings.Fields(`
		AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD
		DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU
		HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN
		NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR
		SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`) {
		m[a] = true
	}
	return m
}()

// IsPostcodeArea reports whether postcodes begin with those capital letters.
func IsPostcodeArea(letters string) bool { return areas[letters] }

// validOutward accepts the first half of a postcode with a real area.
func validOutward(s string) bool {
	c := compact(s)
	return areas[strings.TrimRight(c, "0123456789")] ||
		len(c) > 2 && areas[strings.TrimRight(c[:len(c)-1], "0123456789")]
}

// validPostcode accepts a postcode with a real area, whether or not the
// district and the unit are in use: those of invented or mistyped addresses
// are not. Letters are all upper or all lower case; "s47 2nd" and "M1 5PM" are
// two other things.
// Source: Royal Mail, Postcode Address File, "format of UK postcodes".
func validPostcode(s string) bool {
	if s != strings.ToUpper(s) && s != strings.ToLower(s) {
		return false
	}
	c := compact(s)
	if c == "GIR0AA" {
		return true
	}
	if len(c) < 5 || len(c) > 7 {
		return false
	}
	switch c[len(c)-2:] {
	case "AM", "PM", "KM", "CM", "MM", "MG", "KG", "ML", "MB", "GB":
		return false
	case "ST", "ND", "RD", "TH":
		if s == strings.ToLower(s) {
			return false
		}
	}
	return validOutward(c[:len(c)-3])
}
