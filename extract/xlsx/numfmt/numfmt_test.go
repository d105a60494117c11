package numfmt

import (
	"math"
	"testing"
)

func TestShow(t *testing.T) {
	for _, tc := range []struct {
		code string
		v    float64
		want string
	}{
		{"General", 7700900123, "7700900123"}, {"General", 0, "0"}, {"General", -1.5, "-1.5"}, {"General", 0.1 + 0.2, "0.3"},
		{"General", 447700900123, "447700900123"}, {"General", 1e20, "1E+20"}, {"", 12, ""}, {"@", 9991234578, "9991234578"},
		{"0", 41710.6, "41711"}, {"00000 000000", 7700900123, "07700 900123"}, {"000 000 0000", 9991234578, "999 123 4578"},
		{"0.00", 3.14159, "3.14"}, {"#,##0", 1234567, "1,234,567"}, {"#,##0.00", 1234.5, "1,234.50"}, {"#,##0", 12, "12"}, {"#", 0, ""},
		{"0%", 0.125, "13%"}, {"0.0%", 0.125, "12.5%"}, {"0.00E+00", 12345, "1.23E+04"}, {"£#,##0.00", 5, "£5.00"},
		{`[$£-809]#,##0.00`, 5, "£5.00"}, {`"Jane "0`, 5, "Jane 5"}, {`0\ \y\r\s`, 5, "5 yrs"}, {"0,", 12345, "12"}, {"# ?/?", 1.5, "1.5"}, {"# ??/100", 0.25, "0.25"}, {"0.0,,", 1234567, "1.2"},
		{"0;(0)", -5, "(5)"}, {"0;(0);nil", 0, "nil"}, {";;;", 7700900123, ""}, {"[Red]0", 3, "3"}, {"[>100]\"big\";\"small\"", 5, "small"},
		{"[>100]\"big\";\"small\"", 500, "big"}, {"0.##", 1.5, "1.5"}, {"0.##", 1, "1"}, {"_-0_-", 1, " 1 "}, {"0*-", 1, "1"},
		{"dd/mm/yyyy", 40616, "14/03/2011"}, {"d mmmm yyyy", 40616, "14 March 2011"}, {"d-mmm-yy", 40616, "14-Mar-11"},
		{"yyyy-mm-dd", 40616.75, "2011-03-14"}, {"yyyy-mm-dd h:mm:ss", 40616.75, "2011-03-14 18:00:00"}, {"h:mm AM/PM", 0.75, "6:00 PM"},
		{"mm:ss", 1.0 / 24 / 60, "01:00"}, {"[h]:mm", 1.5, "36:00"}, {"[$-F800]dddd\\,\\ d\\ mmmm\\ yyyy", 40616, "Monday, 14 March 2011"},
		{"dd/mm/yyyy", -1, "-1"}, {"dd/mm/yyyy", 1e9, "1000000000"}, {"dd/mm/yyyy", 1, "01/01/1900"}, {"dd/mm/yyyy", 61, "01/03/1900"},
		{"hh:mm", 0.999999999, "00:00"}, {"mm:ss.0", 1.5 / 86400, "00:01.5"}, {"ddd", 40616, "Mon"}, {"mmmmm", 40616, "M"},
		{"General", math.Inf(1), "#NUM!"}, {"0.00E", 5, "5.00E"}, {`"open`, 5, "open"}, {"[", 5, "["}, {"\\", 5, ""},
	} {
		if got := Parse(tc.code).Show(tc.v); got != tc.want {
			t.Errorf("%s of %v: %q, want %q", tc.code, tc.v, got, tc.want)
		}
	}
}

func TestBare(t *testing.T) {
	for _, tc := range []struct {
		code string
		v    float64
		want float64
		ok   bool
	}{
		{"General", 0.1 + 0.2, 0.3, true}, {"General", 7700900123, 7700900123, true}, {"0.00", 3.14159, 3.14, true}, {"0%", 0.123, 0.12, true},
		{"0", 7700900123.4, 7700900123, true}, {"0.0E+0", 7700900123, 7.7e9, true}, {"0,", 12345, 12000, true}, {";;;", 7700900123, 0, false},
		{`"number withheld"`, 7700900123, 0, false}, {"dd/mm/yyyy", 40616.77, 40616, true}, {"yyyy", 40616, 0, false}, {"mmm-yy", 40616, 0, false},
		{"dd/mm/yyyy hh:mm", 40616 + 0.5 + 7.0/86400, 40616.5, true}, {"hh:mm", 40616.5, 0.5, true}, {"0;-0", -5.4, -5, true}, {"dddd d mmmm", 40616, 0, false},
	} {
		got, ok := Parse(tc.code).Bare(tc.v)
		if ok != tc.ok || math.Abs(got-tc.want) > 1e-9 {
			t.Errorf("%s of %v: %v %v, want %v %v", tc.code, tc.v, got, ok, tc.want, tc.ok)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, code := range []string{"General", "dd/mm/yyyy", `_-£* #,##0.00_-;-0.0E+00;[h]:mm:ss.000;@`, "[>=5]0%;\\", "# ?/?"} {
		f.Add(code, 40616.5)
		f.Add(code, -1e300)
	}
	f.Fuzz(func(t *testing.T, code string, v float64) {
		x := Parse(code)
		shown := x.Show(v)
		if n, ok := x.Bare(v); ok && x.Show(n) != shown {
			t.Errorf("%q: %v shows %q and %v does not", code, v, shown, n)
		}
	})
}
