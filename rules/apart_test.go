package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

func TestApart(t *testing.T) {
	tests := []struct {
		name, text string
		known      map[string]int
		want       []string
	}{
		{"one line", "{Jane Okafor} and {Tom Ng}", nil, []string{"Jane Okafor", "Tom Ng"}},
		{"wrapped", "{Jane\nOkafor} came", nil, []string{"Jane\nOkafor"}},
		{"wrapped and known", "{Jane\nOkafor}, {Jane Okafor}, {Tom Okafor}", nil, []string{"Jane\nOkafor", "Jane Okafor", "Tom Okafor"}},
		{"two full names", "{Jane Okafor\r\nTom Ng}", nil, []string{"Jane Okafor", "Tom Ng"}},
		{"three, with bullets", "{Jane Okafor\n- Tom Ng\n- Zoë\nLee}", nil, []string{"Jane Okafor", "Tom Ng", "Zoë\nLee"}},
		{"cells", "{Okafor\tJane}", nil, []string{"Okafor", "Jane"}},
		{"surname, then a full name", "{Okafor\nTom Ng} {Tom Ng}", nil, []string{"Okafor", "Tom Ng", "Tom Ng"}},
		{"forename, then a full name from elsewhere", "{Zoë\nTom Ng}", map[string]int{"Tom Ng": 1}, []string{"Zoë", "Tom Ng"}},
		{"a word each, of two people", "{Okafor\nTom} {Jane Okafor} {Tom Ng}", nil, []string{"Okafor", "Tom", "Jane Okafor", "Tom Ng"}},
		{"a word each, of one", "{Okafor\nJane} {Jane Okafor}", nil, []string{"Okafor\nJane", "Jane Okafor"}},
		{"hyphen at the line end", "{Jane Okafor-\nPryce}", nil, []string{"Jane Okafor-\nPryce"}},
		{"a row of two", "{Jane Okafor Tom} came", map[string]int{"Jane Okafor": 4, "Tom Ng": 1}, []string{"Jane Okafor", "Tom"}},
		{"a row of one and a full name", "{Tom Jane Okafor}", map[string]int{"Jane Okafor": 4, "Tom Ng": 1}, []string{"Tom", "Jane Okafor"}},
		{"a row of two words", "{Okafor Tom}", map[string]int{"Jane Okafor": 4, "Tom Ng": 4}, []string{"Okafor", "Tom"}},
		{"a forename and a surname", "{Tom Okafor}", map[string]int{"Jane Okafor": 4, "Tom Ng": 4}, []string{"Tom Okafor"}},
		{"two forenames", "{Tom Jane}", map[string]int{"Jane Okafor": 4, "Tom Ng": 4}, []string{"Tom", "Jane"}},
		{"a surname of two words", "{Diarmuid Mac Giolla}", map[string]int{"Mac Giolla": 9, "Saoirse Mac Giolla": 4, "Diarmuid Ng": 1}, []string{"Diarmuid Mac Giolla"}},
		{"a forename, then what somebody is called", "{Jane\nKezzy} {Kezzy} {Kezzy} {Kezzy} {Jane Okafor}", nil, []string{"Jane", "Kezzy", "Kezzy", "Kezzy", "Kezzy", "Jane Okafor"}},
		{"a role on the next line", "{Okafor\nNurse} {Jane Okafor}", nil, []string{"Okafor", "Nurse", "Jane Okafor"}},
		{"a role that is somebody's name", "{Okafor\nNurse} {Okafor Nurse}", nil, []string{"Okafor\nNurse", "Okafor Nurse"}},
		{"a title between two", "{Jane Okafor Mrs Hughes}, {Okafor Mrs Okafor}", nil, []string{"Jane Okafor", "Mrs Hughes", "Okafor", "Mrs Okafor"}},
		{"a surname before its title", "{Okafor Mrs Jane}, {Okafor, Mrs Jane Ann}, {Jane Okafor Mrs}", nil, []string{"Okafor Mrs Jane", "Okafor, Mrs Jane Ann", "Jane Okafor Mrs"}},
		{"as often together", "{Jane Okafor Tom}", map[string]int{"Jane Okafor": 4, "Tom Ng": 1, "Jane Okafor Tom": 4}, []string{"Jane Okafor Tom"}},
		{"a middle name of nobody's", "{Jane Ann Okafor}", map[string]int{"Jane Okafor": 9}, []string{"Jane Ann Okafor"}},
		{"seldom met", "{Jane Okafor Tom}", map[string]int{"Jane Okafor": 1, "Tom Ng": 1}, []string{"Jane Okafor Tom"}},
		{"initials that sign, and who begins the next sentence", "{K.K. Zoe} rang", map[string]int{"Kim King": 1, "Zoe Abel": 1}, []string{"K.K.", "Zoe"}},
		{"initials and a surname of nobody else's", "{K.K. Mensah} rang", map[string]int{"Kim King": 1, "Zoe Abel": 1}, []string{"K.K. Mensah"}},
		{"initials of nobody's", "{R.T. Abel} rang", map[string]int{"Kim King": 1, "Zoe Abel": 1}, []string{"R.T. Abel"}},
		{"initials that may be a forename and a middle name", "{Z.K. Abel} rang", map[string]int{"Zara King": 1, "Zoe Abel": 1}, []string{"Z.K. Abel"}},
		{"surname first elsewhere", "{Jane\nOkafor}", map[string]int{"Okafor, Jane": 1, "Tom Okafor": 1, "Jane Ng": 1}, []string{"Jane\nOkafor"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var found []Finding
			var b strings.Builder
			for s := range strings.SplitSeq(tt.text, "{") {
				if in, after, ok := strings.Cut(s, "}"); ok {
					found = append(found, Finding{Span: extract.Span{Part: "p", Start: b.Len(), End: b.Len() + len(in)}, Label: Person})
					b.WriteString(in + after)
				} else {
					b.WriteString(s)
				}
			}
			var got []string
			for _, f := range Apart([]extract.Part{{ID: "p", Text: b.String()}}, found, tt.known) {
				got = append(got, b.String()[f.Start:f.End])
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
