package review

import (
	"strings"
	"testing"

	"veil/extract"
)

func check(text string) Report {
	return Draft([]extract.Part{{ID: "draft", Kind: extract.Body, Text: text}})
}

func question(t *testing.T, r Report, id string) Question {
	t.Helper()
	for _, q := range r.Questions {
		if q.ID == id {
			return q
		}
	}
	t.Fatalf("no question %s", id)
	return Question{}
}

func TestSevenQuestions(t *testing.T) {
	r := check("")
	want := []string{"concise", "clear", "emotional", "fact_opinion", "repetition", "outcome", "criticism"}
	if len(r.Questions) != len(want) {
		t.Fatalf("%d questions", len(r.Questions))
	}
	for i, id := range want {
		if r.Questions[i].ID != id || r.Questions[i].Why == "" {
			t.Errorf("question %d is %+v", i, r.Questions[i])
		}
	}
}

func TestConcise(t *testing.T) {
	sentence := "On 3 May 2024 the worker wrote that the plan was closed. "
	if q := question(t, check(strings.Repeat(sentence, 60)), "concise"); !q.OK {
		t.Error("two pages are too long:", q.Why)
	}
	if q := question(t, check(strings.Repeat(sentence, 200)), "concise"); q.OK {
		t.Error("five pages are short:", q.Why)
	}
}

func TestOutcome(t *testing.T) {
	for text, want := range map[string]bool{
		"Nobody came on 3 May 2024.\n\nPlease correct the record by 30 April.":        true,
		"Nobody came on 3 May 2024.\n\nI would like a written apology.":               true,
		"Nobody came on 3 May 2024.\n\nI look forward to your reply.\n\nYours, A. B.": false,
		"Nobody came on 3 May 2024. It was raining.":                                  false,
	} {
		if got := check(text).Outcome.Present; got != want {
			t.Errorf("%q: outcome %v", text, got)
		}
	}
}

func TestQuotedWordsAreNotTheWriters(t *testing.T) {
	r := check("The note of 3 May 2024, page 2, reads \"this disgusting woman is a liar and a bully\".")
	if len(r.Sentences) != 1 || r.Sentences[0].Attack {
		t.Errorf("%+v", r.Sentences)
	}
	for _, n := range r.Notes {
		if n.Rule == "attack" {
			t.Error("a quotation is held against the writer")
		}
	}
}

func TestDates(t *testing.T) {
	r := check("On 4 June 2023 he moved. We met on 12/01/2022. Nobody came on 5th July. On March 3, 2024 it was closed. On 31 February 2024 nothing.")
	var got []string
	for _, d := range r.Dates {
		got = append(got, d.Day.Format("2006-01-02"))
	}
	if want := "2022-01-12 2022-07-05 2023-06-04 2024-03-03"; strings.Join(got, " ") != want {
		t.Errorf("%s, not %s", strings.Join(got, " "), want)
	}
}

func TestRecipients(t *testing.T) {
	for text, want := range map[string]string{
		"To the Complaints Team\n\nThe plan was closed on 3 May 2024.":                                                 "council",
		"Local Government and Social Care Ombudsman\n\nDear Sir,\n\nThe council closed the plan.":                      "lgsco!",
		"Local Government and Social Care Ombudsman\n\nDear Sir,\n\nThe final response of 3 May 2024 did not say why.": "lgsco",
		"To Social Work England\n\nThe worker was late twice.":                                                         "swe!",
		"To Social Work England\n\nThe worker falsified the record of 3 May 2024, which is a matter of honesty.":       "swe",
		"Dear Auntie,\n\nWe had a lovely time.":                                                                        "",
		"To the Public Services Ombudsman for Wales\n\nStage two ended on 3 May 2024.":                                 "psow",
	} {
		got := ""
		for _, b := range check(text).Recipient {
			got += b.ID
			if b.Advice != "" {
				got += "!"
			}
		}
		if got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

func TestSpans(t *testing.T) {
	parts := []extract.Part{
		{ID: "properties", Kind: extract.Metadata, Text: "You are all liars."},
		{ID: "p1", Kind: extract.Body, Page: 1, Text: "Żółć came late.\nShe is a liar."},
		{ID: "p2", Kind: extract.Body, Page: 2, Text: "It was a disgrace!!"},
	}
	texts := map[string]string{}
	for _, p := range parts {
		texts[p.ID] = p.Text
	}
	r := Draft(parts)
	var got []string
	for _, s := range r.Sentences {
		got = append(got, s.Part+":"+texts[s.Part][s.Start:s.End])
	}
	if want := "p1:Żółć came late.|p1:She is a liar.|p2:It was a disgrace!!"; strings.Join(got, "|") != want {
		t.Error(got)
	}
	for _, n := range r.Notes {
		if s := r.Sentences[n.Sentence]; n.Part != s.Part || n.Start < s.Start || n.End > s.End {
			t.Errorf("a note is not in its sentence: %+v", n)
		}
	}
}

func TestSameVerdict(t *testing.T) {
	text := "We BEGGED for help. She clearly does not care. Please send the file. On 3 May 2024 nobody came. Nobody came on 3 May."
	a, b := check(text), check(text)
	for i := range a.Sentences {
		if a.Sentences[i] != b.Sentences[i] {
			t.Errorf("sentence %d: %+v and %+v", i, a.Sentences[i], b.Sentences[i])
		}
	}
}

func FuzzDraft(f *testing.F) {
	f.Add("Dear Ms Hale,\n\nOn 3 May 2024 (p. 4) she said \"no\". I am SICK of it!!\n- an apology\n> old mail")
	f.Add("\xff\xfe 31/02/99 \x00 1.1.1\n\n\n# \"")
	f.Fuzz(func(t *testing.T, text string) {
		r := check(text)
		for _, n := range r.Notes {
			if n.Start < 0 || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("note [%d, %d) of %d", n.Start, n.End, len(text))
			}
		}
		for _, s := range r.Sentences {
			if s.Repeats >= len(r.Sentences) {
				t.Fatal("repeats what is not there")
			}
		}
	})
}
