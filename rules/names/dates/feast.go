package dates

import "veil/rules/names/lexicon"

// feast reads "Christmas Eve 2016" and "St Stephen's Day".
func (r reader) feast(i int) (Date, int) {
	if !r.atoms[i].Shape.IsWord() {
		return Date{}, i
	}
	for _, f := range feasts[r.atoms[i].Hash] {
		j := i
		if f.then != "" {
			j++
			if j < len(r.atoms) && (r.atoms[j].Hash == '\'' || r.atoms[j].Hash == '’') {
				if j++; j < len(r.atoms) && r.atoms[j].Hash == hashS && r.atoms[j].Start == r.atoms[j-1].End {
					j++
				}
			}
			if j >= len(r.atoms) || r.atoms[j].Hash != lexicon.Hash(f.then) {
				continue
			}
		}
		date, next := r.withYear(i, j, f.month, f.day, Named)
		if date.Form&NoYear == 0 || next <= i {
			return date, next
		}
		k := j + 1
		if k < len(r.atoms) && (r.atoms[k].Hash == ',' || r.atoms[k].Hash == '(') && r.atoms[k].Shape == lexicon.Punct {
			k++
		}
		for _, read := range [...]func(reader, int) (Date, int){reader.numeric, reader.dayMonth, reader.monthDay} {
			if k >= len(r.atoms) || r.atoms[k].Shape == lexicon.Punct || r.atoms[k].Shape == lexicon.Break {
				break
			}
			if d, end := read(r, k); end > k && d.Month == f.month && d.Day == f.day { // "Boxing Day, 26 December 2014"
				d.Start = r.atoms[i].Start
				return d, end
			}
		}
		return date, next
	}
	return Date{}, i
}

// feasts are days known by name; the second word, where there is one, follows
// the first, after a possessive s.
var feasts = map[uint32][]feast{
	lexicon.Hash("christmas"):  {{"eve", 12, 24}, {"day", 12, 25}, {"morning", 12, 25}, {"", 12, 25}},
	lexicon.Hash("xmas"):       {{"eve", 12, 24}, {"day", 12, 25}, {"", 12, 25}},
	lexicon.Hash("boxing"):     {{"day", 12, 26}},
	lexicon.Hash("stephens"):   {{"day", 12, 26}},
	lexicon.Hash("stephen"):    {{"day", 12, 26}},
	lexicon.Hash("years"):      {{"eve", 12, 31}, {"day", 1, 1}},
	lexicon.Hash("year"):       {{"eve", 12, 31}, {"day", 1, 1}},
	lexicon.Hash("halloween"):  {{"", 10, 31}},
	lexicon.Hash("may"):        {{"day", 5, 1}},
	lexicon.Hash("guy"):        {{"fawkes", 11, 5}},
	lexicon.Hash("hogmanay"):   {{"", 12, 31}},
	lexicon.Hash("bonfire"):    {{"night", 11, 5}, {"nite", 11, 5}},
	lexicon.Hash("valentines"): {{"day", 2, 14}},
	lexicon.Hash("valentine"):  {{"day", 2, 14}},
	lexicon.Hash("patrick"):    {{"day", 3, 17}},
	lexicon.Hash("patricks"):   {{"day", 3, 17}},
	lexicon.Hash("paddy"):      {{"day", 3, 17}},
	lexicon.Hash("paddys"):     {{"day", 3, 17}},
	lexicon.Hash("swithin"):    {{"day", 7, 15}},
	lexicon.Hash("swithins"):   {{"day", 7, 15}},
	lexicon.Hash("nicholas"):   {{"day", 12, 6}},
	lexicon.Hash("lady"):       {{"day", 3, 25}},
	lexicon.Hash("trafalgar"):  {{"day", 10, 21}},
	lexicon.Hash("ve"):         {{"day", 5, 8}},
	lexicon.Hash("vj"):         {{"day", 8, 15}},
	lexicon.Hash("martinmas"):  {{"day", 11, 11}, {"", 11, 11}},
	lexicon.Hash("lammas"):     {{"day", 8, 1}, {"", 8, 1}},
	lexicon.Hash("brigid"):     {{"day", 2, 1}},
	lexicon.Hash("brigids"):    {{"day", 2, 1}},
	lexicon.Hash("david"):      {{"day", 3, 1}},
	lexicon.Hash("davids"):     {{"day", 3, 1}},
	lexicon.Hash("george"):     {{"day", 4, 23}},
	lexicon.Hash("georges"):    {{"day", 4, 23}},
	lexicon.Hash("andrew"):     {{"day", 11, 30}},
	lexicon.Hash("andrews"):    {{"day", 11, 30}},
	lexicon.Hash("burns"):      {{"night", 1, 25}},
	lexicon.Hash("saints"):     {{"day", 11, 1}},
	lexicon.Hash("hallows"):    {{"eve", 10, 31}, {"day", 11, 1}},
	lexicon.Hash("souls"):      {{"day", 11, 2}},
	lexicon.Hash("twelfth"):    {{"night", 1, 5}},
	lexicon.Hash("midsummers"): {{"day", 6, 24}, {"eve", 6, 23}},
	lexicon.Hash("midsummer"):  {{"day", 6, 24}, {"eve", 6, 23}, {"morning", 6, 24}, {"night", 6, 23}},
	lexicon.Hash("canada"):     {{"day", 7, 1}},
	lexicon.Hash("bastille"):   {{"day", 7, 14}},
	lexicon.Hash("armistice"):  {{"day", 11, 11}},
	lexicon.Hash("candlemas"):  {{"day", 2, 2}, {"", 2, 2}},
	lexicon.Hash("michaelmas"): {{"day", 9, 29}},
	lexicon.Hash("leap"):       {{"day", 2, 29}},
	lexicon.Hash("fools"):      {{"day", 4, 1}},
	lexicon.Hash("fool"):       {{"day", 4, 1}},
}

var hashS = lexicon.Hash("s")

type feast struct {
	then       string
	month, day int
}
