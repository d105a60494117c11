package names

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDetectForms is about the ways in which papers write people down other
// than as "Jane Okafor" in a sentence.
func TestDetectForms(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"surname first", "Bold, Sterling – Practitioner\nGOLDSPINK, F (Admin)\nGarcia Ruiz, Ana\nFortune, Mr Sam", []string{"Bold, Sterling", "GOLDSPINK, F", "Garcia Ruiz, Ana", "Fortune, Mr Sam"}},
		{"no surname first", "Leeds, West Yorkshire\nRegards, Jane\nMonday, May 4", []string{"Jane"}},
		{"surname first in a column", "Jane Bell   Wrayburn, Nita   2.0", []string{"Jane Bell", "Wrayburn, Nita"}},
		{"plural title", "Drs Nair, Quill & Opie saw him. PCs Bhalla (114) and Wray. Sgt, and Cheese.", []string{"Nair", "Quill", "Opie", "Bhalla", "Wray"}},
		{"usual word after a title", "Mr Dorian Early left. Dr Umberto Fell. Miss Ada Bridge Road", []string{"Dorian Early", "Umberto Fell", "Ada"}},
		{"couple", "Errol and Merrisome Green came.", []string{"Errol", "Merrisome Green"}},
		{"office as surname", "John Bishop and Mary Judge.", []string{"John Bishop", "Mary Judge"}},
		{"particles", "with Bridie Ní Mhaoláin and Rita Da Costa", []string{"Bridie Ní Mhaoláin", "Rita Da Costa"}},
		{"initial of a list", "Present: A Khan, I Mavros", []string{"A Khan", "I Mavros"}},
		{"article", "A Level. I Am.", nil},
		{"two letters", "cc Ll. Devonald, Ph. D", []string{"Ll. Devonald"}},
		{"nickname", `Dashiell Meers ("Dash") and a girl called "Moose". The word "Dash".`, []string{"Dashiell Meers", "Dash", "Moose"}},
		{"spelled out", "Name: A N A N D H A\ny e v g e n i a\nA B C D E\nN O T E S", []string{"A N A N D H A", "y e v g e n i a"}},
		{"scanned", "Ms CAR0LYN SKELT0N and Mr 0sei at 10am, no1 DELPHlNE", []string{"CAR0LYN SKELT0N", "0sei", "DELPHlNE"}},
		{"seaside", "They moved from Goring-by-Sea to Barrow-in-Furness.", nil},
		{"eponyms", "the Connors questionnaire, Hashimoto's thyroiditis", nil},
		{"solicitors", "a letter from Thomas Vane Solicitors", nil},
		{"apposition", "Kibreab, a family friend, paid.", []string{"Kibreab"}},
		{"staff nurse", "seen by S/N Bright today", []string{"Bright"}},
		{"constable", "Con. Stitt rang.", []string{"Stitt"}},
		{"baby by letter", `Born to her: Baby M and "baby N".`, []string{"M", "N"}},
		{"weekday", "since about Sunday; Sunday Okafor", []string{"Sunday Okafor"}},
		{"shouted", "MRS VANE WILL SAY SO. I HOPE HE IS WELL, SAYS THE LADY.", []string{"VANE"}},
		{"ending in brackets", "CHILD(REN): and child(ren) came", nil},
		{"family", "the Wrayburn children; the Wrayburn school", []string{"Wrayburn"}},
		{"pooled", "Zorvandel said no. I saw Zorvandel. The Zorvandel report.", []string{"Zorvandel", "Zorvandel"}},
		{"next line", "Before HHJ Noriega\nKind regards", []string{"Noriega"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDetectInitials(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"given to somebody", "Trevor Blackwood (TB) woke. A TB test. Then TB rang.", []string{"Trevor Blackwood", "TB", "TB"}},
		{"key", "SP = Sandra Peel; XQ = class teacher. XQ and SP slept.", []string{"Sandra Peel", "SP", "XQ", "XQ", "SP"}},
		{"acts", "ZK explained that. Copy to ZK. PDF explained that.", []string{"ZK", "ZK"}},
		{"usual one acts", "Ivy Trent came. IT opened the meeting. IT support.", []string{"Ivy Trent", "IT"}},
		{"signs", "He was fine. – QW\nQW.", []string{"QW", "QW"}},
		{"double forename", "Tyler-James left. TJ cried.", []string{"Tyler-James", "TJ"}},
		{"shared surname", "carers G and P Huxtable", []string{"P Huxtable", "G"}},
		{"roles", "SW advised. HV said. GP explained.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSpeakers(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"time after", "imo 20.11 – hi\ngretl 20.12 – here", []string{"imo", "gretl"}},
		{"initial", "t. oyeb 20.15 – ring them", []string{"t. oyeb"}},
		{"time before", "18:11 dollo: yeah\n18:12 out: no", []string{"dollo"}},
		{"surname first", "[10:05] Bold, Nana (NHS): hello all", []string{"Bold, Nana"}},
		{"interview", "DC OYLAR: Why?\nYATTS: No.\nDC OYLAR: When?\nYATTS: Never.", []string{"OYLAR", "YATTS", "OYLAR", "YATTS"}},
		{"labels", "Note: a\nNote: b\n10:05 Contact: c\nMother reports: d\nMother reports: e", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestHabits is about letters that a text keeps using for people.
func TestHabits(t *testing.T) {
	for text, want := range map[string][]string{
		"R up at six. Then R in the garden. R refused it.": {"R", "R", "R"},
		"Z up at six. Then Z in the garden. Z refused it.": nil,
		"Grade R. Team R and unit R.":                      nil,
	} {
		if diff := cmp.Diff(want, mentions(t, "Ruby Vane", text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestScanned(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "Resp0ndent wel1 sc0re": true, "B12 and 3rd of COVID19, 1am 5am 8pm": false,
	} {
		if got := Scanned(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
