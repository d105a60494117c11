package rules

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// extension is what follows a telephone number to name a desk, or the ends of
// numbers that begin like it ("960417/8", "960417 or 418").
var extension = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[\s,;/(]*(?:[a-z]{2,10} (?:for )?)?(?:extension|x?tn\.?|extn?\.?|est\./ext\.?|est(?:yniad|\.)|opt(?:ion)?\.?|press|x|#)[\s:.]*(?:\d{1,6}(?:, then \d{1,6})?|\d(?: \d){1,4}|\d{1,2} \d{2,3})\)?$|(?:\s?/\s?\d{1,4})+$|\s(?:or|and|&)\s[1-9]\d{2,3}$`)
})

// extends reports whether an extension may hold r: without one such there is none.
func extends(r rune) bool {
	return r == '#' || r == '/' || r == '&' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || r >= utf8.RuneSelf
}

// noughts are letters read for figures, and the nought that is dialled at home.
var noughts = strings.NewReplacer("O", "0", "o", "0", "(0)", "")

// validPhone accepts numbers of the British plan by their length and first
// digits, which takes in the ranges that Ofcom keeps for drama and that
// libphonenumber rightly calls unassigned (07700 900xxx, 01632 960xxx,
// 020 7946 0xxx, 0161 496 0xxx and so on), and numbers of other countries by
// their country code and length. Sources: Ofcom, "The National Telephone
// Numbering Plan" and "Telephone numbers for use in TV and radio drama
// programmes"; ITU-T E.164 and its list of country codes.
func validPhone(s string) bool {
	if strings.IndexFunc(s, extends) >= 0 {
		s = extension().ReplaceAllString(s, "")
	}
	s = noughts.Replace(s)
	if scattered(s) {
		return false
	}
	d := digitsOf(s)
	abroad := strings.Contains(s, "+")
	if rest, ok := strings.CutPrefix(d, "00"); ok && !abroad {
		d, abroad = rest, true
	}
	if abroad {
		rest, british := strings.CutPrefix(d, "44")
		if british {
			return validNational(strings.TrimPrefix(rest, "0"))
		}
		return validAbroad(d)
	}
	rest, ok := strings.CutPrefix(d, "0")
	return ok && validNational(rest)
}

// scattered reports figures in more groups than anybody writes a telephone number
// in, and not one by one either: a row of small counts.
func scattered(s string) bool {
	const most = 6
	groups, longest := 0, 0
	for _, g := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		groups++
		longest = max(longest, len(g))
	}
	return groups > most && longest > 1
}

// validAbroad accepts an international number without its plus: a country code
// and what makes seven to fifteen digits in all, the shortest in use and the
// longest that E.164 allows.
func validAbroad(d string) bool {
	if len(d) < 7 || len(d) > 15 {
		return false
	}
	switch {
	case d[0] == '1' || d[0] == '7':
		return len(d) == 11
	case strings.Contains(twoDigitCodes, d[:2]):
		return len(d) >= 8
	}
	return strings.Contains(threeDigitCodes, d[:3])
}

// Country codes. The figures of two neighbours never make up another code,
// since spaces keep them apart.
const (
	twoDigitCodes = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 " +
		"60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"
	threeDigitCodes = "211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 " +
		"240 241 242 243 244 245 246 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 " +
		"290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 " +
		"385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 " +
		"670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 850 852 853 855 856 870 " +
		"880 886 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 992 993 994 995 996 998"
)

// validNational accepts a national significant number: ten digits, or nine for
// the few old ranges that still have them.
func validNational(d string) bool {
	if len(d) != 10 && len(d) != 9 {
		return false
	}
	switch d[0] {
	case '1', '2':
		// Area codes have no two noughts at the front (Crown dependencies
		// and 01 numbers of nine digits included).
		return d[1] != '0' || d[0] == '2'
	case '3', '7':
		return len(d) == 10
	case '5', '8', '9':
		return true
	}
	return false
}

// validLocalPhone accepts what a telephone label may be followed by: a number
// without its area code, or without its nought.
func validLocalPhone(s string) bool {
	n := len(digitsOf(s))
	return n >= 6 && n <= 12 && !validDate(s)
}
