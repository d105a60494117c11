package sentence

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func texts(text string) []string {
	var out []string
	for _, s := range Split(text) {
		out = append(out, strings.Join(strings.Fields(text[s.Start:s.End]), " "))
	}
	return out
}

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"empty":           {"", nil},
		"marks alone":     {"* * *\n---\n", nil},
		"two":             {"She came. She left.", []string{"She came.", "She left."}},
		"title":           {"Dr. Hale wrote to Mrs. Price. Nobody answered.", []string{"Dr. Hale wrote to Mrs. Price.", "Nobody answered."}},
		"paragraph":       {"The report (para. 4, p. 12) says so. It is wrong.", []string{"The report (para. 4, p. 12) says so.", "It is wrong."}},
		"ends with no":    {"I asked and he said no. Then he left.", []string{"I asked and he said no.", "Then he left."}},
		"for example":     {"Some services, e.g. Respite, stopped.", []string{"Some services, e.g. Respite, stopped."}},
		"initials":        {"T. J. Mensah signed. We did not.", []string{"T. J. Mensah signed.", "We did not."}},
		"I":               {"It was not I. Nobody asked.", []string{"It was not I.", "Nobody asked."}},
		"quotation":       {`He said "Stop it. You are mad." and left. I cried.`, []string{`He said "Stop it. You are mad." and left.`, "I cried."}},
		"curly quotation": {"The note reads “No concerns. Case closed.” It is wrong.", []string{"The note reads “No concerns. Case closed.”", "It is wrong."}},
		"open quotation":  {`She wrote "we will call. Nobody called. Nobody came.`, []string{`She wrote "we will call.`, "Nobody called.", "Nobody came."}},
		"list":            {"I ask for:\n- an apology\n- a new worker\n", []string{"I ask for:", "- an apology", "- a new worker"}},
		"numbers":         {"1. The visit was late. It was short.\n2. The note is wrong.", []string{"1. The visit was late.", "It was short.", "2. The note is wrong."}},
		"heading":         {"What happened\nOn 3 May he came. He left.", []string{"What happened", "On 3 May he came.", "He left."}},
		"greeting":        {"Dear Ms Hale,\nI write about the plan.", []string{"Dear Ms Hale,", "I write about the plan."}},
		"wrapped": {"We were told on Monday that the review had been moved to\nThursday and that nobody could say why. We asked again and\nheard nothing.\n\nNext.",
			[]string{"We were told on Monday that the review had been moved to Thursday and that nobody could say why.", "We asked again and heard nothing.", "Next."}},
		"message": {"hi its me again and i am sorry to go on about it like this\nhes been asking for his mum\nyou said tuesday\nnobody came and nobody rang either",
			[]string{"hi its me again and i am sorry to go on about it like this", "hes been asking for his mum", "you said tuesday", "nobody came and nobody rang either"}},
		"form":       {"Q2. What happened? Nobody came.", []string{"Q2. What happened?", "Nobody came."}},
		"no blank":   {"I rang three times, no reply.She never came.", []string{"I rang three times, no reply.", "She never came."}},
		"address":    {"Write to info@harton.Example.org or see www.Harton.example today.", []string{"Write to info@harton.Example.org or see www.Harton.example today."}},
		"times":      {"She came at 4 p.m. on Monday. He came at 5.30pm. Both left.", []string{"She came at 4 p.m. on Monday.", "He came at 5.30pm.", "Both left."}},
		"ellipsis":   {"We waited... and waited. Nothing.", []string{"We waited... and waited.", "Nothing."}},
		"not ASCII":  {"Mrs. Żółć rang. Elle a dit « non ». Diolch.", []string{"Mrs. Żółć rang.", "Elle a dit « non ».", "Diolch."}},
		"exclaiming": {"How dare you! We were there. Why?! Tell me.", []string{"How dare you!", "We were there.", "Why?!", "Tell me."}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Dr. Hale wrote (para. 4). \"Go. Now.\" he said.\n\n1. One\n- two\n> three")
	f.Add("a\r\nb.C\xff\"“”..…")
	f.Fuzz(func(t *testing.T, text string) {
		at, held := 0, 0
		for _, s := range Split(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence [%d, %d) after %d of %d", s.Start, s.End, at, len(text))
			}
			if utf8.ValidString(text) && (!utf8.ValidString(text[s.Start:s.End])) {
				t.Fatalf("sentence [%d, %d) is not on rune borders", s.Start, s.End)
			}
			held += count(text[s.Start:s.End])
			at = s.End
		}
		if all := count(text); held != all {
			t.Fatalf("%d of %d letters and digits are in sentences", held, all)
		}
	})
}

func count(s string) int {
	n := 0
	for _, r := range s {
		if wordRune(r) {
			n++
		}
	}
	return n
}
