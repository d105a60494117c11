package font

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/glyphlist.txt
var glyphListData string

//go:embed data/extranames.txt
var extraNameData string

//go:embed data/encodings.txt
var encodingData string

//go:embed data/corewidths.txt
var coreWidthData string

//go:embed data/cffstrings.txt
var cffStringData string

//go:embed data/macglyphs.txt
var macGlyphData string

//go:embed data/wingdings.txt
var wingdingsData string

// encoding is the glyph name of every code, "" where there is none.
type encoding [256]string

// The tables are read when first needed; a bad table is a mistake in the
// source that the tests find, so the readers do not report errors.
var (
	glyphList  = sync.OnceValue(func() map[string]string { return readNames(glyphListData) })
	extraNames = sync.OnceValue(func() map[string]string { return readNames(extraNameData) })
	encodings  = sync.OnceValue(readEncodings)
	cffStrings = sync.OnceValue(func() []string { return readWords(cffStringData) })
	macGlyphs  = sync.OnceValue(func() []string { return readWords(macGlyphData) })
	wingChars  = sync.OnceValue(readWingdings)
)

// eachLine calls fn with every line of a table that is not empty or a comment.
func eachLine(data string, fn func(string)) {
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			fn(line)
		}
	}
}

// hexRunes reads Unicode scalar values in hexadecimal.
func hexRunes(fields []string) string {
	var b strings.Builder
	for _, h := range fields {
		v, err := strconv.ParseUint(h, 16, 32)
		if err != nil {
			return ""
		}
		b.WriteRune(rune(v))
	}
	return b.String()
}

func readNames(data string) map[string]string {
	m := make(map[string]string, strings.Count(data, "\n"))
	eachLine(data, func(line string) {
		name, hex, _ := strings.Cut(line, " ")
		m[name] = hexRunes(strings.Fields(hex))
	})
	return m
}

func readEncodings() map[string]*encoding {
	m := make(map[string]*encoding)
	var cur *encoding
	eachLine(encodingData, func(line string) {
		if line[0] == '[' {
			cur = new(encoding)
			m[strings.Trim(line, "[]")] = cur
			return
		}
		f := strings.Fields(line)
		if first, err := strconv.ParseUint(f[0], 16, 8); err == nil {
			copy(cur[first:], f[1:])
		}
	})
	return m
}

func readWords(data string) []string {
	var out []string
	eachLine(data, func(line string) { out = append(out, strings.Fields(line)...) })
	return out
}

func readWingdings() *encoding {
	chars := new(encoding)
	eachLine(wingdingsData, func(line string) {
		f := strings.Fields(line)
		if first, err := strconv.ParseUint(f[0], 16, 8); err == nil {
			for i, h := range f[1:] {
				chars[int(first)+i] = hexRunes([]string{h})
			}
		}
	})
	return chars
}
