package dates

import (
	"strings"

	"veil/rules/names/lexicon"
)

// number reads "12", "12th" or "2014" at atom i; damaged says that letters had
// to be taken for figures.
func (r reader) number(i int) (n, digits int, damaged, ok bool) {
	if i >= len(r.atoms) {
		return 0, 0, false, false
	}
	a := r.atoms[i]
	s := r.text[a.Start:a.End]
	switch {
	case a.Shape == lexicon.Digits:
		if len(s) > 4 {
			return 0, 0, false, false
		}
		n, ok = atoi(s)
		return n, len(s), false, ok
	case a.Shape == lexicon.Alnum:
		k := 0
		for k < len(s) && '0' <= s[k] && s[k] <= '9' {
			k++
		}
		if 0 < k && k <= 2 && ordinal(s[k:]) {
			n, ok = atoi(s[:k])
			return n, k, false, ok
		}
		if n, ok = scannedOrdinal(s); ok {
			return n, 2, true, true
		}
	case !a.Shape.IsWord():
		return 0, 0, false, false
	case firstOf(s):
		return 1, 2, true, true
	}
	if len(s) > 4 {
		return 0, 0, false, false
	}
	n, digits, ok = figures(s)
	return n, digits, true, ok
}

func atoi(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// figures reads a number in which scanning took figures for letters.
func figures(s string) (n, digits int, ok bool) {
	if len(s) > 4 || s == "I" || s == "O" {
		return 0, 0, false
	}
	real, words := false, false // "is", "so" and "B" are words where no figure is real
	for i := range len(s) {
		c := s[i]
		switch c {
		case 'O':
			c = '0'
		case 'l', 'I':
			c = '1'
		case 'o', 'Q':
			c, words = '0', true
		case 'i':
			c, words = '1', true
		case 'Z', 'z':
			c, words = '2', true
		case 'S', 's':
			c, words = '5', true
		case 'B':
			c, words = '8', true
		default:
			real = true
		}
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(s), s != "" && (real || !words)
}

// ordinal reports whether s is an ending of ordinal numbers, English or Welsh.
func ordinal(s string) bool {
	if len(s) < 2 || len(s) > 4 {
		return false
	}
	switch strings.ToLower(s) {
	case "st", "nd", "rd", "th", "af", "ail", "il", "ydd", "edd", "ed", "fed", "eg", "ain", "er", "mh":
		return true
	}
	return false
}

// ending returns the atom after the ending of an ordinal number that stands
// apart ("12 th"), or i.
func (r reader) ending(i int) int {
	if i < len(r.atoms) && r.atoms[i].Shape.IsWord() && r.atoms[i].End-r.atoms[i].Start == 2 && ordinal(r.text[r.atoms[i].Start:r.atoms[i].End]) {
		return i + 1
	}
	return i
}

func wordMap(lines string) map[uint32]int {
	m := map[uint32]int{}
	n := 0
	for line := range strings.Lines(lines) {
		ws := strings.Fields(line)
		if len(ws) == 0 {
			continue
		}
		n++
		for _, w := range ws {
			m[lexicon.Hash(w)] = n
		}
	}
	return m
}

// months are the names of the months in English and Welsh (with the change of
// their first letter after "o"), short forms and usual slips.
var months = wordMap(`
	january jan january's janury jany janry ionawr ion
	february feb fcb febuary febrary feburary februrary feby febry chwefror chwef
	march mar mch rnarch mawrth fawrth
	april apr aprl apl ebrill ebr
	may mai fai
	june jun jnne iune juue mehefin fehefin meh
	july jul juiy jnly iuly gorffennaf orffennaf gorff
	august aug agust augt augst awst
	september sept sep scp septmber setpember septernber septr medi fedi
	october oct oet octber octr hydref hyd
	november nov novemeber novernber novemer novr tachwedd dachwedd tach
	december dec dcc decemeber decernber decmber decr rhagfyr ragfyr rhag`)

// ordinals are first to thirty-first, as one atom or the first of two.
var ordinals = wordMap(`
	first
	second
	third
	fourth
	fifth
	sixth
	seventh
	eighth
	ninth
	tenth
	eleventh
	twelfth
	thirteenth
	fourteenth
	fifteenth
	sixteenth
	seventeenth
	eighteenth
	nineteenth
	twentieth twenty
	twentyfirst
	twentysecond
	twentythird
	twentyfourth
	twentyfifth
	twentysixth
	twentyseventh
	twentyeighth
	twentyninth
	thirtieth thirty
	thirtyfirst`)

// cardinals are one to nineteen; tens twenty to ninety.
var cardinals = wordMap(`
	one
	two
	three
	four
	five
	six
	seven
	eight
	nine
	ten
	eleven
	twelve
	thirteen
	fourteen
	fifteen
	sixteen
	seventeen
	eighteen
	nineteen`)

var tens = map[uint32]int{
	lexicon.Hash("twenty"): 20, lexicon.Hash("thirty"): 30, lexicon.Hash("forty"): 40, lexicon.Hash("fifty"): 50,
	lexicon.Hash("sixty"): 60, lexicon.Hash("seventy"): 70, lexicon.Hash("eighty"): 80, lexicon.Hash("ninety"): 90,
}

var (
	hashOf       = lexicon.Hash("of")
	hashThe      = lexicon.Hash("the")
	hashO        = lexicon.Hash("o")
	hashAnd      = lexicon.Hash("and")
	hashTwo      = lexicon.Hash("two")
	hashThousand = lexicon.Hash("thousand")
	hashNineteen = lexicon.Hash("nineteen")
	hashTwenty   = lexicon.Hash("twenty")
	hashThirty   = lexicon.Hash("thirty")
	hashIn       = lexicon.Hash("in")
	hashOur      = lexicon.Hash("our")
	hashYear     = lexicon.Hash("year")
	hashOh       = lexicon.Hash("oh")
	hashDay      = lexicon.Hash("day")
)

// roman are the months as some write them between full stops: 1.vi.1989.
var roman = wordMap("i\nii\niii\niv\nv\nvi\nvii\nviii\nix\nx\nxi\nxii")

// firstWords are the words that a date may begin with.
var firstWords = func() *lexicon.Set {
	s := lexicon.NewSet("")
	for _, m := range []map[uint32]int{months, ordinals, cardinals, welshOrdinals} {
		for h := range m {
			s.Add(h)
		}
	}
	s.Add(hashLast)
	for h := range feasts {
		s.Add(h)
	}
	return s
}()

// month reads the name of a month at atom i, also with figures in it ("Apri1").
func (r reader) month(i int) int {
	if i >= len(r.atoms) {
		return 0
	}
	a := r.atoms[i]
	if a.Shape.IsWord() {
		return months[a.Hash]
	}
	if n := a.End - a.Start; a.Shape != lexicon.Alnum || n < 3 || n > 9 {
		return 0
	}
	return months[lexicon.Hash(letters.Replace(r.text[a.Start:a.End]))]
}

// scanned reads the name of a month with one wrong letter at atom i.
func (r reader) scanned(i int) int {
	if i >= len(r.atoms) || !r.atoms[i].Shape.IsWord() || r.atoms[i].Class != 0 {
		return 0
	}
	s := lexicon.Fold(r.text[r.atoms[i].Start:r.atoms[i].End])
	if len(s) < 5 || len(s) > 9 {
		return 0
	}
	for m, name := range fullMonths {
		wrong := 0
		for k := 0; len(name) == len(s) && k < len(s) && wrong < 2; k++ {
			if s[k] != name[k] {
				wrong++
			}
		}
		if len(name) == len(s) && wrong == 1 {
			return m + 1
		}
	}
	return 0
}

var fullMonths = [12]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

var letters = strings.NewReplacer("0", "o", "1", "l", "5", "s", "8", "b")
