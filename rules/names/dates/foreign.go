package dates

import "veil/rules/names/lexicon"

// foreignMonths are the names of the months in languages that papers of families
// in Britain and Ireland are copied from: French, German, Dutch, Spanish,
// Portuguese, Italian, Romanian, Polish, Czech, Slovak, Lithuanian, Latvian,
// Albanian, Hungarian, Turkish, Somali, Irish and Gaelic. They count between a
// day and a whole year only.
var foreignMonths = wordMap(`
	janvier januar januari enero janeiro gennaio ianuarie styczen stycznia leden ledna sausio janar janari januaris ocak eanair faoilleach fhaoillich ianouarios
	fevrier februar februari febrero fevereiro febbraio februarie luty lutego unor unora vasario shkurt subat feabhra gearran ghearrain
	mars marz maart marzo marco martie marzec marca brezen brezna kovo marta martai mart marts
	avril abril aprile aprilie kwiecien kwietnia duben dubna balandzio prill prilli nisan aibrean aibreain giblean ghiblein aprilis
	mayo maio maggio maj maja kvetna kveten geguzes mei mayis bealtaine cheitein ceitean maijs
	juin juni junio junho giugno iunie czerwiec czerwca cervna cerven birzelio qershor haziran meitheamh mheithimh ogmhios ogmhiosa junijs
	juillet juli julio julho luglio iulie lipiec lipca cervence cervenec liepos korrik temmuz iuil iuchar iuchair julijs
	aout agosto augustus augusts sierpien sierpnia srpna srpen rugpjucio gusht agustos lunasa lunastal lunastail
	septembre septiembre setembro settembre septembrie wrzesien wrzesnia zari rugsejo shtator eylul sultain septembris
	octobre oktober octubre outubro ottobre octombrie pazdziernik pazdziernika rijna rijen spalio tetor ekim damhair oktobris
	novembre noviembre novembro noiembrie listopad listopada lapkricio nentor kasim samhain samhna novembris
	decembre dezember diciembre dezembro dicembre decembrie grudzien grudnia prosince prosinec gruodzio dhjetor aralik nollaig nollag dubhlachd decembris`)

// foreign reads "22 de Julho de 1984" and "3 sierpnia 1990", day d, from atom j
// on.
func (r reader) foreign(i, j, d int) (Date, int) {
	if j = r.particle(j); j >= len(r.atoms) || !r.atoms[j].Shape.IsWord() {
		return Date{}, i
	}
	m := foreignMonths[r.atoms[j].Hash]
	if m == 0 {
		if m = months[r.atoms[j].Hash]; m == 0 {
			return Date{}, i
		}
	}
	k := r.particle(j + 1)
	r.sep(&k)
	if y, n, bad, ok := r.number(k); ok && !bad && n == 4 && 1850 <= y && y <= 2150 {
		return r.done(i, k, y, n, m, d, 0)
	}
	return Date{}, i
}

// particle steps over "de", "del" and the like at atom j.
func (r reader) particle(j int) int {
	if j < len(r.atoms) && r.atoms[j].Shape == lexicon.Lower && particles.Has(r.atoms[j].Hash) {
		return j + 1
	}
	return j
}

var particles = lexicon.NewSet("de del den di do")
