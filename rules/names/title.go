package names

import (
	"veil/rules/names/lexicon"
)

// titled reports whether an honorific stands right before unit i.
func (s *scan) titled(i int) bool {
	p := i - 1
	wrapped := false
	if p > 0 && s.units[p].shape == lexicon.Break && s.units[p].punct != '\t' && s.units[i].capital() {
		if p--; s.units[p].punct == '\r' && p > 0 {
			p--
		}
		wrapped = true // "Mr" at the end of the line
	}
	if p >= 0 && s.units[p].punct == '.' && s.units[p].start == s.unitEnd(p-1) {
		p--
	}
	if p > 0 && s.units[p].shape == lexicon.Digits && s.units[p-1].is(lexicon.Honorific) {
		p-- // "PC 4471 Mackie"
	}
	if p >= 0 && (s.units[p].punct == ',' || s.units[p].punct == '&' || s.units[p].hash == hashAnd) && s.units[i].capital() && s.pluralTitle(p) {
		return true
	}
	if p > 1 && s.units[p].shape == lexicon.Initial && s.units[p-1].punct == '/' && s.units[p-2].shape == lexicon.Initial && s.units[i].start-s.units[p].end == 1 && s.text[s.units[p-2].start:s.units[p].end] == "S/N" {
		return true // a staff nurse
	}
	if p >= 0 && p < i-1 && s.units[p].hash == hashCon && s.units[p].shape == lexicon.Title && s.units[i].start-s.units[p].end == 2 {
		return true // "Con. Stitt"
	}
	if p < 0 || !s.units[p].is(lexicon.Honorific) || s.units[i].start-s.units[p].end > 8 || p == i-1 && s.units[i].start-s.units[p].end > 2 {
		return false
	}
	u := &s.units[p]
	if wrapped && (u.shape != lexicon.Title || !titleLower.Has(u.hash)) {
		return false
	}
	if u.shape == lexicon.Lower {
		return titleLower.Has(u.hash)
	}
	return true
}

var hashCon = lexicon.Hash("con")

// pluralTitle reports whether the list of names that unit p goes on began with a
// title of several: "Drs Nair, Lightfoot & Cheung", "PCs Bhalla (114) and Duthie".
func (s *scan) pluralTitle(p int) bool {
	for k := p; k >= 0 && p-k < 16; k-- {
		switch u := &s.units[k]; {
		case pluralTitles.Has(u.hash):
			return k < p-1
		case u.capital(), u.punct == ',', u.punct == '&', u.punct == '(', u.punct == ')', u.hash == hashAnd, u.shape == lexicon.Digits:
		default:
			return false
		}
	}
	return false
}

var pluralTitles = hashes("drs doctors pcs dcs messrs misses constables sergeants nurses midwives")

func (s *scan) unitEnd(i int) int {
	if i < 0 {
		return -1
	}
	return s.units[i].end
}

var titleLower = hashes("mr mrs ms miss mx dr pc dc ds sgt cllr rev prof drs pcs misses constables constable doctor mister missus judge sergeant")
