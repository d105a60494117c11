package names

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

// find returns the texts of what is found, checking that the spans are sound.
func find(t testing.TB, text string) []string {
	t.Helper()
	fs, err := New().Detect(context.Background(), extract.Part{ID: "p", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range fs {
		if f.Start >= f.End || f.End > len(text) || !utf8.ValidString(text[f.Start:f.End]) || f.Part != "p" || f.Score <= 0 || f.Score > 1 {
			t.Fatalf("bad finding %+v", f)
		}
		out = append(out, text[f.Start:f.End])
	}
	return out
}

func TestDetect(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"forename and surname", "I met Jane Okafor at home.", []string{"Jane Okafor"}},
		{"title", "I met Mrs Okafor and Dr. Keane.", []string{"Okafor", "Keane"}},
		{"title at the line end", "with Mr\nBaker, and Dr\r\nFox.\nMrs\n\nHome", []string{"Baker", "Fox"}},
		{"couple", "Mr and Mrs Hussain came.", []string{"Hussain"}},
		{"rank", "DC Siddiqui and PC 4471 Mackie", []string{"Siddiqui", "Mackie"}},
		{"initials", "Seen by T. Bell, J.K. Okafor and J Ng.", []string{"T. Bell", "J.K. Okafor", "J Ng"}},
		{"own initials", "Jane Okafor rang. JO was upset; SW agreed.", []string{"Jane Okafor", "JO"}},
		{"label", "Mother: Grace Hughes\nSocial worker: Zydrunas Petrauskas", []string{"Grace Hughes", "Zydrunas Petrauskas"}},
		{"list", "Present: Jo Ng (Chair), Imran Siddiqui, Police", []string{"Jo Ng", "Imran Siddiqui"}},
		{"unknown after kin", "her son Zydrunas and brother Tomos", []string{"Zydrunas", "Tomos"}},
		{"dear", "Dear Grace,\n\nThank you.\n\nYours sincerely,\nBronwen", []string{"Grace", "Bronwen"}},
		{"reversed", "OKAFOR-PRYCE, Tobi was seen", []string{"OKAFOR-PRYCE, Tobi"}},
		{"surname in capitals", "Child: Tobi OKAFOR-PRYCE", []string{"Tobi OKAFOR-PRYCE"}},
		{"possessive", "This was Oluwaseun's view and Jane’s too.", []string{"Oluwaseun", "Jane"}},
		{"age", "He met Ieuan, aged 7, there.", []string{"Ieuan"}},
		{"says", "Zinovia said no.", []string{"Zinovia"}},
		{"word names", "Hope Okafor and Will Pryce came. I hope they will. Will the worker record this?", []string{"Hope Okafor", "Will Pryce"}},
		{"word name evident", "Grace Hughes rang. Later Grace left with no grace at all.", []string{"Grace Hughes", "Grace"}},
		{"month", "April Pryce was born in April 2011. In May, April went home on 3 June.", []string{"April Pryce", "April"}},
		{"line end", "The child is Tobi Oka-\nfor of this town.", []string{"Tobi Oka-\nfor"}},
		{"particles", "Jan van der Berg, Ahmed bin Yusuf and Bronwen ap Rhys attended.", []string{"Jan van der Berg", "Ahmed bin Yusuf", "Bronwen ap Rhys"}},
		{"marks", "Nguyễn Thị Hoa and Mr Brânză met Siobhán Ó Briain.", []string{"Nguyễn Thị Hoa", "Brânză", "Siobhán Ó Briain"}},
		{"apostrophe", "Mr O'Neill, Mrs O’Brien", []string{"O'Neill", "O’Brien"}},
		{"gaelic", "Iain Mac a' Ghobhainn came.", []string{"Iain Mac a' Ghobhainn"}},
		{"south asian", "Harpreet Kaur, Jaswinder Singh and Md Rahman", []string{"Harpreet Kaur", "Jaswinder Singh", "Md Rahman"}},
		{"decomposed", "Zoe\u0308 Smith-Jones said", []string{"Zoe\u0308 Smith-Jones"}},
		{"text message", "did you ring lorraine about noor", []string{"lorraine", "noor"}},
		{"surname that is a word", "Bernadette Ward came. Mrs Ward sat on Ward 5.", []string{"Bernadette Ward", "Ward"}},
		{"saint", "Marguerite St Hilaire said", []string{"Marguerite St Hilaire"}},
		{"chat", "[11/10/2024, 07:05] mags: is kev ok", []string{"mags", "kev"}},
		{"statutes and bodies", "Under the Children Act 1989, Northshire County Council and the Family Court agreed.", nil},
		{"headings", "Child Protection Conference\nCore Group\nInitial Assessment Report", nil},
		{"tests and syndromes", "He has Asperger's and Down's syndrome; the Strengths and Difficulties Questionnaire and Conners were used.", nil},
		{"medicines", "She takes Ritalin, Melatonin and Sertraline on Mondays.", nil},
		{"jobs", "The Social Worker and the Team Manager met the Independent Reviewing Officer.", nil},
		{"abbreviations and cars", "KCSIE and the SSSC agreed. A white Zafira came on Weds, Apyrexial, Movicol given.", nil},
		{"grandmother", "Nan rang. She went w/ Nan + 2 bags to Nan's house, and Nan (Edith Boon) cooked.", []string{"Edith Boon"}},
		{"school", "He attends Larkfield Primary School and St Mary's Hospital.", nil},
		{"named after", "He goes to Ysgol Glan Nant each day.", []string{"Glan Nant"}}, // the school is for package body
		{"address", "14 Victoria Road and 3 Harry Lane", nil},
		{"sentence words", "Hope is not a plan. May I ask? Mark all boxes. Will you come?", nil},
		{"e-mail", "grace.okafor@example.org", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOrdinary(t *testing.T) {
	for text, want := range map[string]bool{
		"Social Worker": true, "Child Protection Conference": true, "County Council": true, "Jane Okafor": false, "Okafor": false, "Team Manager": true, "Monday": true, "SCRA": true, "Movicol": true,
	} {
		if got := Ordinary(text); got != want {
			t.Errorf("Ordinary(%q) = %v", text, got)
		}
	}
}

// TestLinear guards against a reading that grows faster than the text.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes time, which the race detector multiplies")
	}
	for _, s := range []string{"Jane ", "Jane, ", "A.", "van ", "Mr ", "Jane-\n", "O'", "(", "Present: Jane and ", "Jane\r", "\t", "jane ", "A ", "Drs A, ", "Bell, ", "\"A\" ", "a: ", "a 1.1 –\n", "ZK ", "O0o ", "   Bell"} {
		start := time.Now()
		find(t, strings.Repeat(s, 200_000/len(s)))
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q: %v", s, d)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{"Mrs Jane O'Neill-Ng's", "Oka-\r\nfor, Jo", "J.K.", "Ó Briain \u0301\u00ad", "[1/2/24, 07:04] mags: hi", "-B-a", "imo 20.11 – hi\nBell, J (x)\nA B C D", "CAR0LYN = ZK, S/N", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			find(t, s)
			Parse(s)
		}
	})
}
