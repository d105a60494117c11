package trace

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// views are the ways in which any format may write a text.
var views = []View{
	{"", func(s string) string { return s }},
	{"in references", func(s string) string {
		return entityDecimal.ReplaceAllStringFunc(entityHex.ReplaceAllStringFunc(s, unescape(3, ";", 16)), unescape(2, ";", 10))
	}},
	{"percent-encoded", percentDecoded},
	{"in base64", func(s string) string { return decoded(s, base64Run, fromBase64) }},
	{"in hexadecimal", func(s string) string { return decoded(s, hexRun, FromHex) }},
}

var (
	entityHex     = regexp.MustCompile(`&#x[0-9A-Fa-f]+;`)
	entityDecimal = regexp.MustCompile(`&#[0-9]+;`)
	percentRun    = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)
	base64Run     = regexp.MustCompile(`[A-Za-z0-9+/_-]{16,}={0,2}`)
	hexRun        = regexp.MustCompile(`(?:[0-9A-Fa-f]{2}\s*){8,}`)
)

// Escapes is a view in which every match of an expression is the character
// with the number that stands in it after skip bytes, in base 16.
func Escapes(name, expr string, skip int) View {
	re := regexp.MustCompile(expr)
	return View{name, func(s string) string { return re.ReplaceAllStringFunc(s, unescape(skip, "", 16)) }}
}

// unescape returns what turns an escape into its character.
func unescape(skip int, end string, base int) func(string) string {
	return func(m string) string {
		v, err := strconv.ParseUint(strings.TrimSuffix(m[skip:], end), base, 16)
		if err != nil {
			return m
		}
		return string(rune(v))
	}
}

func percentDecoded(s string) string {
	return percentRun.ReplaceAllStringFunc(s, func(m string) string {
		out, err := url.PathUnescape(m)
		if err != nil {
			return m
		}
		return out
	})
}

// decoded joins what the runs of an expression decode to.
func decoded(s string, run *regexp.Regexp, decode func(string) (string, bool)) string {
	var out strings.Builder
	for _, m := range run.FindAllString(s, -1) {
		if d, ok := decode(m); ok {
			out.WriteString(d + " ")
		}
	}
	return out.String()
}

func fromBase64(s string) (string, bool) {
	s = strings.NewReplacer("-", "+", "_", "/", "=", "").Replace(s)
	b, err := base64.RawStdEncoding.DecodeString(s[:len(s)/4*4])
	return string(b), err == nil
}

// FromHex decodes hexadecimal digits, white space among them or not.
func FromHex(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), "")
	if len(s)%2 == 1 {
		s += "0"
	}
	b, err := hex.DecodeString(s)
	return string(b), err == nil
}
