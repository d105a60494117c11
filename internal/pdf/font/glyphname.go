package font

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// nameText returns the text of a glyph name by the rules of the Adobe Glyph
// List Specification, or "" if any part of the name is unknown. dingbats says
// that the font is Zapf Dingbats, whose names a1 to a206 mean something.
func nameText(name string, dingbats bool) string {
	if i := strings.IndexByte(name, '.'); i >= 0 {
		name = name[:i] // a variant such as a.sc; .notdef becomes nothing
	}
	if name == "" {
		return ""
	}
	if !strings.Contains(name, "_") {
		return componentText(name, dingbats)
	}
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		t := componentText(part, dingbats)
		if t == "" {
			return ""
		}
		b.WriteString(t)
	}
	return b.String()
}

// Usual reports whether a name is on the Adobe Glyph List.
func Usual(name string) bool { return glyphList()[name] != "" }

func componentText(name string, dingbats bool) string {
	if dingbats {
		if t := dingbatText()[name]; t != "" {
			return t
		}
	}
	if t := extraNames()[name]; t != "" {
		return t
	}
	if t := glyphList()[name]; t != "" {
		if readable(t) {
			return t
		}
		return variantText(name)
	}
	if t := sizedText(name); t != "" {
		return t
	}
	if h, ok := strings.CutPrefix(name, "uni"); ok && len(h) >= 4 && len(h)%4 == 0 {
		var b strings.Builder
		for ; h != ""; h = h[4:] {
			if !writeHex(&b, h[:4]) {
				return ""
			}
		}
		return b.String()
	}
	if h, ok := strings.CutPrefix(name, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		var b strings.Builder
		if writeHex(&b, h) {
			return b.String()
		}
	}
	return ""
}

// writeHex appends the character with that hexadecimal number, if it is one
// that text can hold.
func writeHex(b *strings.Builder, h string) bool {
	v, err := strconv.ParseUint(h, 16, 32)
	if err != nil || v > utf8.MaxRune || !utf8.ValidRune(rune(v)) || !readable(string(rune(v))) {
		return false
	}
	b.WriteRune(rune(v))
	return true
}

// variantText reads the names of expert sets: small capitals stand for the
// lower-case letters, the others for the plain character.
func variantText(name string) string {
	for _, suffix := range []string{"small", "oldstyle", "superior", "inferior"} {
		stem, ok := strings.CutSuffix(name, suffix)
		if !ok || stem == "" {
			continue
		}
		if suffix == "small" {
			stem = strings.ToLower(stem)
		}
		if t := glyphList()[stem]; readable(t) {
			return t
		}
	}
	if t := glyphList()[strings.ToLower(name)]; readable(t) { // Acute, the accent of a capital
		return t
	}
	return ""
}

// sizedText reads the names of tall brackets and operators in the fonts of
// TeX: parenleftbigg, summationdisplay.
func sizedText(name string) string {
	for _, suffix := range []string{"bigg", "Bigg", "big", "Big", "text", "display"} {
		if stem, ok := strings.CutSuffix(name, suffix); ok {
			if t := extraNames()[stem]; t != "" {
				return t
			}
			if t := glyphList()[stem]; readable(t) {
				return t
			}
		}
	}
	return ""
}

// privateNames are the names of the Adobe Glyph List by their characters of
// the private use area, with which some ToUnicode tables write them down.
var privateNames = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for name, t := range glyphList() {
		if r, n := utf8.DecodeRuneInString(t); n == len(t) && private(r) {
			m[t] = name
		}
	}
	return m
})
