package spread

import (
	"context"
	"slices"
	"testing"

	"veil/extract"
	"veil/rules"
)

func TestRows(t *testing.T) {
	facts := []Fact{{Label: rules.Phone, Text: "07700 900824", Score: 0.95}, {Label: rules.Postcode, Text: "DN87 6DJ", Score: 0.95},
		{Label: rules.NHSNumber, Text: "943 476 5919", Score: 0.95}}
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"a row in two lines", "Zoë\tsister\t7 Hill, DN87\t07700\nÉl\t6DJ\t900824", []string{"DN87", "07700", "6DJ", "900824"}},
		{"the last of three", "a\tb\nx\ty\t943 476\nz\t5919", []string{"943 476", "5919"}},
		{"as many cells: two rows", "x\tDN87\ny\t6DJ", nil},
		{"cells put together", "Célestin\tfather\t76 Halfpenny 07700\nsister\t2010\tLane,\t900824 Easterford", []string{"07700", "900824"}},
		{"a number that nobody knows", "Ann\tmum\tFlat 2 +44 7700 900\nAde\tElm\t265\nx\t(020) 7946\n0111 Row", []string{"+44 7700 900", "265", "(020) 7946", "0111"}},
		{"no such number", "Ann\tmum\t0770 12\nAde\t900265 x\ty", nil},
		{"no table", "DN87\n6DJ", []string{"DN87\n6DJ"}},
		{"other values", "a\tb 1\tDN87\nc\t7DJ", nil},
		{"not side by side", "a\tb\tDN87 x\nc\t6DJ", nil},
		{"empty cells", "\t\tDN87\tx\n\t 6DJ \t", nil},
		{"empty cells between", "q\t\tDN87\tx\n\ty\t 6DJ \t", []string{"DN87", "6DJ"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Known(Options{}, facts).Spread(context.Background(), []extract.Part{{ID: "a", Text: tt.text}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			for _, f := range got {
				if f.Part != "a" {
					t.Errorf("part %q", f.Part)
				}
				texts = append(texts, tt.text[f.Start:f.End])
			}
			if !slices.Equal(texts, tt.want) {
				t.Errorf("got %q, want %q", texts, tt.want)
			}
		})
	}
}

func FuzzRows(f *testing.F) {
	f.Add("a\t07700\tb\nc\t900824")
	f.Add("\t\xff\n\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := Known(Options{}, []Fact{{Label: rules.Phone, Text: "07700 900824", Score: 0.95}})
		got, err := s.Spread(context.Background(), []extract.Part{{ID: "a", Text: text}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range got {
			if f.Start < 0 || f.Start >= f.End || f.End > len(text) {
				t.Fatalf("%+v of %d bytes", f.Span, len(text))
			}
		}
	})
}
