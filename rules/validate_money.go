package rules

import (
	"net/netip"
	"strings"
)

// validCard accepts 13 to 19 digits with the check of Luhn that begin like a
// payment card. Source: ISO/IEC 7812-1.
func validCard(s string) bool {
	d := digitsOf(s)
	if len(d) < 13 || len(d) > 19 || strings.IndexByte("23456", d[0]) < 0 {
		return false
	}
	sum := 0
	for i := range len(d) {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// validIBAN accepts an international bank account number: country, two check
// digits and up to 30 characters, which rearranged and read as a number leave 1
// modulo 97. Source: ISO 13616-1.
func validIBAN(s string) bool {
	c := compact(s)
	if len(c) < 15 || len(c) > 34 || c[:2] == "GB" && len(c) != 22 {
		return false
	}
	rem := 0
	for _, b := range []byte(c[4:] + c[:4]) {
		switch {
		case b >= '0' && b <= '9':
			rem = (rem*10 + int(b-'0')) % 97
		case b >= 'A' && b <= 'Z':
			rem = (rem*100 + int(b-'A') + 10) % 97
		default:
			return false
		}
	}
	return rem == 1
}

// validIP accepts addresses of version 4 and 6. Sources: RFC 791, RFC 4291.
func validIP(s string) bool {
	if i := strings.IndexByte(s, '/'); i >= 0 {
		s = s[:i]
	}
	_, err := netip.ParseAddr(s)
	return err == nil
}
