package rules

import "testing"

func TestValidators(t *testing.T) {
	for name, c := range map[string]struct{ good, bad []string }{
		"nhs":             {[]string{"943 476 5919", "9995260182", "999-526-0182"}, []string{"", "943 476 5918", "123 456 7890", "94347659190", "0000000000"}},
		"chi":             {[]string{"010101 0001"}, []string{"", "320101 0001", "010101 0002"}},
		"nino":            {[]string{"AB 12 34 56 C", "JG103759A", "ab123456d", "AB123456"}, []string{"", "DA123456C", "AO123456C", "BG123456A", "AB12345C", "AB123456E"}},
		"upn":             {[]string{"P799210719014"}, []string{"", "Q799210719014", "P79921071901"}},
		"uln":             {[]string{"1000000043"}, []string{"", "1000000042", "100000004"}},
		"luhn":            {[]string{"4111 1111 1111 1111", "378282246310005"}, []string{"", "4111 1111 1111 1112", "0000 0000 0000 0000", "41111111"}},
		"iban":            {[]string{"GB82 WEST 1234 5698 7654 32", "DE89370400440532013000"}, []string{"", "GB82 WEST 1234 5698 7654 33", "GB82WEST", "DE8937040044053201300é"}},
		"plate":           {[]string{"NV16 KXB", "P417KXB", "KXB 417P", "TIG 4417"}, []string{"", "IV16 KXB", "NV16 K1B", "Q1", "1234"}},
		"driving-licence": {[]string{"MORGA657054SM9IJ", "PRYCE802210WT9AB12"}, []string{"", "MORGA697054SM9IJ", "MORGA657324SM9IJ", "9ORGA657054SM9IJ", "MO9GA657054SM9IJ"}},
		"postcode":        {[]string{"DL37 4QT", "dl374qt", "SW1A 1AA", "GIR 0AA", "M1 1AE"}, []string{"", "QX1 1AA", "s47 2nd", "M1 5PM", "Dl37 4QT", "DL37"}},
		"outward":         {[]string{"DL37", "SW1A", "M1"}, []string{"", "QX1", "1"}},
		"phone": {[]string{"07700 900123/4", "07700 900123 or 124", "07700 900318", "01632 960417", "020 7946 0182", "0161 496 0123", "+44 7700 900 655", "+44 (0)1632 960417", "0044 7700 900655", "01632 960233 ext. 214", "01632 960 550 x 4127", "O7700 900318", "07700 900123/4", "07700 900123 or 124", "+48 22 123 45 67", "0300 061 0614"},
			[]string{"", "00", "0400 123 4567", "07700 90031", "+44 12", "999", "0000000000"}},
		"phone-local":      {[]string{"960417", "7700 900318"}, []string{"", "101", "12/03/2014"}},
		"ip":               {[]string{"203.0.113.47", "2001:db8::1", "10.0.0.0/8"}, []string{"", "300.1.2.3", "1.2.3", "20:01"}},
		"date":             {[]string{"12/03/2014", "12.3.14", "2014-03-12", "03/25/2014", "29/02/2016"}, []string{"", "45/13/2014", "13/48217/24", "12 March"}},
		"claim-number":     {[]string{"C00AB123", "3BM04512", "KB-2023-001234", "CO/1234/2023"}, []string{"", "C00AB12", "[2023] EWFC 12"}},
		"reference":        {[]string{"M4471902", "CS/COMP/24/00913", "48213/JH", "A12B"}, []string{"", "12", "12/03/2014", "2024", "2019-2020", "14.30", "2024-onwards"}},
		"reference-shape":  {[]string{"NB-20240511-0433", "CS/COMP/24/00913"}, []string{"", "COVID-19", "A-2024", "MG11", "B-12"}},
		"handle":           {[]string{"tobi_op", "kez.d", "DarkWolf", "a1"}, []string{"", "messages"}},
		"handle-shape":     {[]string{"kade_dnb04", "small_fry"}, []string{"", "DATE_OF_BIRTH", "first_name", "Box_to_tick"}},
		"mixed":            {[]string{"W4K 8LT 2RX"}, []string{"", "for the portal", "123 456 789"}},
		"figures":          {[]string{"4O5 777 3456"}, []string{"", "SOS Boo sill", "12O"}},
		"plate-scanned":    {[]string{"KTl4 OKR", "KT14OKR", "KT 14 OKR"}, []string{"", "coil the", "KTA4 OKR"}},
		"said-figures":     {[]string{"two zero", "2 double 1"}, []string{"", "20 11"}},
		"spoken-reference": {[]string{"lk stroke 2 stroke 15", "K S slash four one"}, []string{"", "the stroke one", "a slash in"}},
		"named":            {[]string{"Larkfield Primary School", "St Bede's"}, []string{"", "The Local Primary School", "Special School", "a"}},
		"school":           {[]string{"Larkfield Primary School"}, []string{"", "Royal College of Psychiatrists", "Northshire Virtual School"}},
		"body":             {[]string{"Mill Lane Surgery", "Mill Lane surgery"}, []string{"", "Dr Khan's surgery", "Northshire NHS Trust", "Weekly art therapy"}},
		"street":           {[]string{"Larch Close", "St Mary's Avenue"}, []string{"", "High Street", "Main Road", "Larch close"}},
		"address-line":     {[]string{"14 Larch Close", "Tall Trees, Upper Dene"}, []string{"", "unknown", "as above, see the file 3"}},
	} {
		v := Validators[name]
		if v == nil {
			t.Errorf("no validator %s", name)
			continue
		}
		for _, s := range c.good {
			if !v(s) {
				t.Errorf("%s refuses %q", name, s)
			}
		}
		for _, s := range c.bad {
			if v(s) {
				t.Errorf("%s accepts %q", name, s)
			}
		}
	}
}

// FuzzValidators: no validator may panic, whatever a user's pack hands it.
func FuzzValidators(f *testing.F) {
	for _, s := range []string{"", "é", "GB82 WEST 1234 5698 7654 32", "P799210719014", "AB12 CDE", "+44", "'", "’ ’"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range Validators {
			v(s)
		}
	})
}
