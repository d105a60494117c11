package names

import (
	_ "embed"
	"strings"
	"sync"

	"veil/rules/names/lexicon"
)

//go:embed sexes.txt
var sexesText string

// The lines of sexes.txt are usual forenames of girls and of boys; those
// given to both are in neither.
var forenameSexes = sync.OnceValue(func() map[string]byte {
	m := map[string]byte{}
	for line := range strings.Lines(sexesText) {
		sex, words, ok := strings.Cut(line, ":")
		if !ok || len(sex) != 1 {
			continue
		}
		for _, w := range strings.Fields(words) {
			m[lexicon.Fold(w)] = sex[0]
		}
	}
	return m
})

// ForenameSex returns 'f' or 'm' where a forename usually tells it, else 0. It
// serves to keep "Mr Smith" apart from Jane Smith, nothing more.
func ForenameSex(given string) byte {
	key := given
	if p := Split(given); len(p) > 0 {
		key = p[0]
	}
	if s := forenameSexes()[lexicon.Fold(key)]; s != 0 {
		return s
	}
	f := lexicon.Fold(key)
	for _, end := range []string{"ina", "ella", "elle", "ette", "issa", "anna", "lyn", "leigh", "isha", "iya"} {
		if len(f) > len(end)+1 && strings.HasSuffix(f, end) {
			return 'f'
		}
	}
	return 0
}
