package dates

import (
	"testing"

	"veil/rules/names/lexicon"
)

func TestRareOrders(t *testing.T) {
	for _, s := range []string{
		"2014, March 12th", "2014 Mar 12", "2014, 12 March", "2014-Mar-12", "'14, 12th of March", "'14 March 12", "2014, the 12th of March",
		"12 of 3 2014", "12th of 3rd 14", "Mar-12-2014", "March the 12th 2014", "12th March '14", "12 Mar. '14", "12 III 2014", "12 . 03 . 2Ol4", "12 / 03 / 14",
		"l2th March 2014", "I2th Mar 2014", "twelve March 2014", "twelve of March 2014", "12 de Março de 2014", "12 marca 2014", "12 mars 2014", "12. März 2014", "12 Márta 2014",
		"12th March' 14", "1 2 / 0 3 / 2 0 1 4", "1 2 0 3 1 4", "12mh Mart 2014", "Mar. 12th, 2014",
	} {
		ds := All(s, lexicon.Atoms(s))
		if len(ds) != 1 || !ds[0].Same(Date{Year: 2014, Month: 3, Day: 12}) || ds[0].Start > 0 {
			t.Errorf("%q: %+v", s, ds)
		}
	}
	for s, want := range map[string]Date{
		"9/99":              {0, 4, 1999, 9, 0, true, NoDay | Figures},
		"sixteen September": {0, 17, 0, 9, 16, false, NoYear},
		"June the 7th":      {0, 12, 0, 6, 7, false, NoYear},
		"5th Feb'y 1990":    {0, 14, 1990, 2, 5, false, 0},
		"12th Novr. 1959":   {0, 15, 1959, 11, 12, false, 0},
		"2lst September":    {0, 14, 0, 9, 21, false, NoYear | Damaged},
		"Ist September":     {0, 13, 0, 9, 1, false, NoYear | Damaged},
		"twenty one May":    {0, 14, 0, 5, 21, false, NoYear},
	} {
		if ds := All(s, lexicon.Atoms(s)); len(ds) != 1 || ds[0] != want {
			t.Errorf("%q: %+v, want %+v", s, ds, want)
		}
	}
}
