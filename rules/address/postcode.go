package address

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// postcodes finds every postcode and notes where it is.
func (s *scan) postcodes() {
	read := 0 // up to here
	for i, a := range s.atoms {
		n := a.End - a.Start
		if i < read || n > 7 || a.Shape == lexicon.Punct || a.Shape == lexicon.Break || a.Shape == lexicon.Digits {
			continue
		}
		if n == 1 && s.spokenAt(i) {
			read = s.post[i]
			continue
		}
		if s.words[i]&stop != 0 || a.Shape == lexicon.Lower && n > 4 {
			continue
		}
		if after, score := s.postcode(i); after > i {
			s.enter(i, after)
			s.add(i, after, rules.Postcode, score, "the form of a postcode")
			continue
		}
		if s.upper(i) {
			after := s.unread(i)
			if after == i {
				after = s.spaced(i)
			}
			if after == i {
				after = s.eircode(i)
			}
			if after == i {
				after = s.sector(i)
			}
			if after > i {
				s.enter(i, after)
				s.add(i, after, rules.Postcode, 0.8, "the form of a postcode")
				continue
			}
		}
		if after := s.sector(i); after > i && (sectorNoun[s.hashAt(after)] || sectorBefore[s.hashAt(after)] || s.punct(after) == '-' && sectorBefore[s.hashAt(after+1)]) { // in small letters, too
			s.add(i, after, rules.Postcode, 0.8, "the form of a postcode")
			continue
		}
		switch {
		case s.outwardEnd(i):
			s.enter(i, i+1)
			fallthrough
		case s.outwardAlone(i), s.outwardArea(i):
			s.add(i, i+1, rules.Postcode, 0.75, "the first half of a postcode")
		}
	}
}

// form is how sure it is that a text is half a postcode.
type form int

const (
	no      form = iota
	damaged      // with letters taken for figures, or the other way
	unknown      // right, but no such area
	right
)

// outward judges the first half: SW1A, M1, DL37, dl37, 5A84.
func outward(t string) form {
	if len(t) < 2 || len(t) > 4 {
		return no
	}
	t = strings.ToUpper(t)
	if t == "W3W" {
		return no // what three words
	}
	k := 0
	for k < len(t) && 'A' <= t[k] && t[k] <= 'Z' {
		k++
	}
	if k == 1 || k == 2 {
		d := t[k:]
		if d != "" && '0' <= d[0] && d[0] <= '9' && len(d) <= 2 && (len(d) < 2 || alnum(d[1])) {
			if rules.IsPostcodeArea(t[:k]) {
				return right
			}
			return unknown
		}
	}
	// 5A84, SAB4, NB4 read as N84: what scanning makes of letters and figures.
	b := []byte(t)
	for i := 0; i < len(b) && i < 2; i++ {
		switch b[i] {
		case '5':
			b[i] = 'S'
		case '8':
			b[i] = 'B'
		case '0':
			b[i] = 'O'
		case '1':
			b[i] = 'L'
		case '6':
			b[i] = 'G'
		}
	}
	for i := len(b) - 1; i >= 2; i-- {
		b[i] = figure(b[i])
	}
	if len(b) >= 3 && letter(b[0]) && letter(b[1]) && digit(b[2]) && (len(b) == 3 || digit(b[3])) && rules.IsPostcodeArea(string(b[:2])) {
		return damaged
	}
	return no
}

// inward judges the second half: 4QT, 4qt, OQT, 4Q7.
func inward(t string) form {
	if len(t) != 3 {
		return no
	}
	one := t[0] == 'l'
	t = strings.ToUpper(t)
	if digit(t[0]) && letter(t[1]) && letter(t[2]) {
		switch t[1:] {
		case "AM", "PM", "KM", "CM", "MM", "MG", "KG", "ML", "MB", "GB":
			return no
		}
		if strings.ContainsAny(t[1:], "CIKMOV") {
			return damaged
		}
		return right
	}
	n := 0
	for i := range 3 {
		if digit(t[i]) {
			n++
		}
	}
	if digit(figure(t[0])) && (n == 0 || letter(t[1]) && t[2] != '2' && t[2] != '3' || letter(t[2])) && n < 3 && (one || strings.ContainsAny(t, "0123456789OISZ")) {
		return damaged
	}
	return no
}

func figure(c byte) byte {
	switch c {
	case 'O', 'Q', 'D':
		return '0'
	case 'I', 'L':
		return '1'
	case 'Z':
		return '2'
	case 'S':
		return '5'
	case 'B':
		return '8'
	}
	return c
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'A' <= c && c <= 'Z' }
func alnum(c byte) bool  { return digit(c) || letter(c) }

// postcode reads a postcode at atom i; after is i where there is none.
func (s *scan) postcode(i int) (after int, score float64) {
	a := s.atoms[i]
	t := s.text[a.Start:a.End]
	var out, in string
	after = i + 1
	if n := len(t); n >= 5 {
		if a.Shape != lexicon.Alnum {
			return i, 0
		}
		out, in = t[:n-3], t[n-3:]
		if outward(out) == damaged || inward(in) == damaged && !s.labelledPost(i) {
			return i, 0
		}
	} else {
		if n < 2 {
			return i, 0
		}
		j := i + 1
		split := false
		switch s.punct(j) {
		case '-', '.', '\t', '|': // "BD23-9ZZ", and in two cells
			split = true
			j++
		case '\r':
			j++
		}
		if s.punct(j) == '\n' {
			j++
		}
		for s.punct(j) == '>' && j < i+4 {
			j++
		}
		if k := s.splitInward(i, j, t); k > j {
			return k, 0.8
		}
		if j >= len(s.atoms) || s.atoms[j].End-s.atoms[j].Start != 3 || s.atoms[j].Shape == lexicon.Digits || s.atoms[j].Start-a.End > 6 || a.Shape != lexicon.Alnum && s.atoms[j].Shape != lexicon.Alnum {
			return i, 0
		}
		out, in, after = t, s.text[s.atoms[j].Start:s.atoms[j].End], j+1
		if split && !(s.labelledPost(i) && outward(out) >= unknown && inward(in) == right) && (outward(out) != right || inward(in) != right || !letter(out[1]) || s.tied(i) || !s.ends(after)) {
			return i, 0
		}
	}
	o, p := outward(out), inward(in)
	both := out + in
	if both == "GIR0AA" {
		return after, 0.9 // Girobank's own
	}
	if (o == no || p == no) && !strings.HasPrefix(both, "ZZ99") {
		return i, 0
	}
	lower := both == strings.ToLower(both)
	if both == "ZZ993VZ" || both == "ZZ993WZ" || both == "ZZ993CZ" {
		return after, 0.85 // the health service's "no fixed abode", "not known"
	}
	title := letter(both[0]) && both[1:] == strings.ToLower(both[1:]) && o == right && p == right && digit(in[0])
	scanned := len(out) > 2 && strings.ReplaceAll(both[2:], "l", "1") == strings.ToUpper(strings.ReplaceAll(both[2:], "l", "1")) && letter(both[0]) && letter(both[1]) // "BDl7 9ZZ"
	misread := o == right && p == damaged && len(out) > 2 && letter(out[0]) && letter(out[1]) && (in[0] == 'O' || in[0] == 'l' || in[0] == 'I') && letter(in[1]) && letter(in[2]) &&
		!strings.ContainsAny(in[1:], "CIKMOV") && lexicon.Word(in) == 0 // "SM2 OQX"
	if misread && after > i+1 {
		return after, 0.8
	}
	small := o == right && p == right && digit(in[0]) && out == strings.ToUpper(out) && in == strings.ToLower(in) && after > i+1 && !unit[in[1:]] // "WF2 8bb"
	if flat := strings.ReplaceAll(both, "l", "1"); !lower && flat != strings.ToUpper(flat) && !s.labelledPost(i) && !title && !scanned && !small {
		return i, 0
	}
	if lower || title {
		switch in[1:] {
		case "st", "nd", "rd", "th":
			return i, 0
		}
	}
	context := s.labelledPost(i) || s.punct(i-1) == ',' || s.punct(i-1) == '\n' || s.capital(i-1) || s.at(i-1)&(strong|lane) != 0
	for k := max(0, i-6); k < i && !context; k++ {
		context = s.at(k)&(strong|lane) != 0
	}
	switch {
	case o == right && p == right:
		return after, 0.95
	case o == right && p == damaged && digit(in[0]) && letter(strings.ToUpper(in)[1]) && letter(strings.ToUpper(in)[2]):
		if lower && !context {
			return i, 0
		}
		return after, 0.85
	case o == unknown && p == right && (!lower || context):
		return after, 0.8
	case o == unknown && p == damaged && context && both == strings.ToUpper(both) && after > i+1 && digit(in[0]) && letter(in[1]) && letter(in[2]):
		return after, 0.75 // of no area and with letters that none has: written down wrongly
	case s.labelledPost(i):
		return after, 0.85
	case o == damaged && p == right && after > i+1 && !lower && s.streetNear(i):
		return after, 0.75
	case context && after > i+1 && !lower && o != unknown && strings.ContainsAny(out, "0123456789") && (a.Shape == lexicon.Alnum):
		return after, 0.75
	}
	return i, 0
}

// unit is what follows a figure in small letters and is no part of a postcode.
var unit = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "am": true, "pm": true, "ft": true, "hr": true, "yr": true, "wk": true, "pt": true, "lb": true, "st.": true, "px": true, "pp": true, "qt": true}

// splitInward returns the atom after a second half in two or three pieces at atom j,
// behind the first half t at atom i: "BT99 l ZZ", "M27 9S\nA", "hu19 2 r g". It
// returns j where there is none.
func (s *scan) splitInward(i, j int, t string) int {
	if j < 1 || outward(t) != right {
		return j
	}
	in, k, broken := "", j, false
	for ; k < len(s.atoms) && len(in) < 3; k++ {
		a := s.atoms[k]
		if s.punct(k) == '\n' && in != "" && !broken {
			broken = true
			continue
		}
		if gap := a.Start - s.atoms[k-1].End; !a.Shape.IsWord() && a.Shape != lexicon.Digits && a.Shape != lexicon.Alnum || gap > 3 || gap == 0 && s.punct(k-1) != '\n' {
			return j
		}
		in += s.text[a.Start:a.End]
	}
	if len(in) != 3 || k == j+1 || in[0] != 'l' && !digit(figure(in[0])) || !s.ends(k) {
		return j
	}
	letters := strings.ToUpper(in[1:])
	if !letter(letters[0]) || !letter(letters[1]) || strings.ContainsAny(letters, "CIKMOV") {
		return j
	}
	near := func() bool { return s.labelledPost(i) || s.punct(i-1) == ',' || s.streetNear(i) }
	switch {
	case t == strings.ToUpper(t) && in[1:] == letters:
		if len(t) < 3 || !letter(t[1]) {
			if broken && len(t) < 3 || !near() {
				return j
			}
		}
		return k
	case t == strings.ToLower(t) && in == strings.ToLower(in) && digit(in[0]) && near():
		if s.atoms[k-1].End-s.atoms[k-1].Start == 2 && s.atoms[k-1].Flags.Ordinary() > 0 {
			return j // "in e1 2 of them"
		}
		return k
	}
	return j
}

// labelledPost reports whether a label for postcodes stands before atom i.
func (s *scan) labelledPost(i int) bool {
	j := i - 1
	for n := 0; n < 3 && j >= 0; n++ {
		switch s.punct(j) {
		case ':', '|', '-', '–', '\t', '=', '.', '\n', '[', '(':
			j--
			continue
		}
		if s.width(j) == 4 && s.postWord(j-1) {
			j-- // "Postcode 2019 | ..."
		}
		if h := s.atoms[j].Hash; h == lexicon.Hash("is") || h == lexicon.Hash("was") || h == lexicon.Hash("area") {
			j--
		}
	}
	return j >= 0 && s.postWord(j)
}

// postWord reports whether "postcode", in any of its spellings, ends at atom j.
func (s *scan) postWord(j int) bool {
	if j < 0 || j >= len(s.atoms) {
		return false
	}
	switch h := s.atoms[j].Hash; h {
	case lexicon.Hash("postcode"), lexicon.Hash("postcodes"), lexicon.Hash("codpost"), lexicon.Hash("p0stcode"):
		return true
	case hashCode:
		return j > 0 && (s.atoms[j-1].Hash == hashPost || s.atoms[j-1].Hash == lexicon.Hash("postal") || s.punct(j-1) == '-' && j > 1 && s.atoms[j-2].Hash == hashPost)
	case hashPost:
		return j > 0 && s.atoms[j-1].Hash == lexicon.Hash("cod")
	}
	return false
}

// motorways are the numbers of those with two figures; other codes with M are of
// Manchester, as all with B and two figures are of Birmingham: such a road has more.
var motorways = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields("11 18 20 23 25 26 27 32 40 42 45 48 49 50 53 54 55 56 57 58 60 61 62 65 66 67 69 73 74 77 80 90") {
		m[n] = true
	}
	return m
}()

// outwardAlone reports whether atom i is the first half of a postcode where
// the text says that it is one.
func (s *scan) outwardAlone(i int) bool {
	a := s.atoms[i]
	if a.Shape != lexicon.Alnum || a.End-a.Start > 4 || s.tied(i) {
		return false
	}
	t := s.text[a.Start:a.End]
	o := outward(t)
	if o < unknown || s.grade(i, t) {
		return false
	}
	if s.glued(i + 1) {
		switch s.punct(i + 1) {
		case ',', '.', ')', ';', '?', '!', '\n', '\r':
		default:
			return false
		}
	}
	if s.labelledPost(i) {
		return true
	}
	two := letter(t[0]) && letter(t[1])
	next := uint32(0)
	if i+1 < len(s.atoms) {
		next = s.atoms[i+1].Hash
	}
	road := len(t) < 3 || !two && (t[0] == 'A' || t[0] == 'M' && motorways[t[1:]])
	switch next {
	case lexicon.Hash("postcode"), lexicon.Hash("postcodes"), hashPost:
		return true
	case lexicon.Hash("area"), lexicon.Hash("district"), lexicon.Hash("address"), lexicon.Hash("addresses"), lexicon.Hash("side"):
		return !road && (two || o == right) && t == strings.ToUpper(t)
	}
	if !two || o != right {
		return false
	}
	if t == strings.ToUpper(t) && (i > 0 && s.townBefore(i) || s.townAfter(i)) {
		return true
	}
	if i == 0 {
		return false
	}
	switch s.atoms[i-1].Hash {
	case hashIn, hashFrom, lexicon.Hash("near"), lexicon.Hash("around"), lexicon.Hash("to"):
		// A form's or a machine's number goes on, or has a noun behind it.
		return s.atoms[i-1].Shape == lexicon.Lower && (i+1 >= len(s.atoms) || s.atoms[i+1].Shape == lexicon.Punct || s.atoms[i+1].Shape == lexicon.Break || s.at(i+1)&locative != 0)
	}
	return false
}
