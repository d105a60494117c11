package pdf

import (
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

const sample = "The social worker wrote to the school and to both of the parents about what had been said at the meeting on Monday, " +
	"when everybody agreed that contact would be once in two weeks and that the grandmother would bring the boy home afterwards."

// shifted moves each letter by n places of the alphabet.
func shifted(s string, n int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(n))%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(n))%26
		}
		return r
	}, s)
}

func TestSenseless(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"nothing", "", false},
		{"English", sample, false},
		{"capitals", strings.ToUpper(sample), false},
		{"short", shifted(sample[:60], 3), false},
		{"moved by three", shifted(sample, 3), true},
		{"moved by thirteen", shifted(sample, 13), true},
		{"names left out", strings.Repeat("XXXXXXXX XXXXXX, ", 12) + sample[:90], false},
		{"figures", strings.Repeat("0123456789 ", 40), false},
		{"Polish", "wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa", false},
		{"Welsh", "genir pawb yn rhydd ac yn gydradd â'i gilydd mewn urddas a hawliau fe'u cynysgaeddir â rheswm a chydwybod a dylai pawb ymddwyn y naill at y llall mewn ysbryd cymodlon", false},
		{"Somali", "aadanaha dhammaantiis wuxuu dhashaa isagoo xor ah kana siman xagga sharafta iyo xuquuqada waxaa ilaahay siiyay aqoon iyo damiir", false},
		{"Vietnamese", "tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền mọi con người đều được tạo hóa ban cho lý trí và lương tâm", false},
		{"Greek", strings.Repeat("όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια ", 3), false},
		{"Chinese in the wrong encoding", strings.Repeat("Ò»¾ÅÈýÆßÄê°ËÔÂÊ®ÈÕ¹ØÓÚ", 6), true},
		{"phonetic letters", strings.Repeat("ǡǤȋȌǦǣɐɑ", 10), true},
	} {
		var l letters
		for _, r := range tt.text {
			l.add(string(r))
		}
		if got := l.senseless(); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestDistrust: a page whose font says other letters than those it shows, or no
// language's, blocks; its letters are not taken for text.
func TestDistrust(t *testing.T) {
	lying := map[int]string{}
	for c := 'a'; c <= 'z'; c++ {
		lying[int(c)] = shifted(string(c), 1)
	}
	named := pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": pdf.Name("Helvetica"), "Encoding": pdf.Name("WinAnsiEncoding")}
	nameless := pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type0"), "Encoding": pdf.Name("Identity-H"),
		"DescendantFonts": pdf.Array{pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("CIDFontType2"), "DW": 500}}}
	wide := ""
	for _, r := range sample {
		wide += "\\000" + string(r)
	}
	for _, tt := range []struct {
		name, shown string
		font        pdf.Dict
		codes       map[int]string
		digits      int
		why         string
		blocking    bool
	}{
		{"says other letters", sample, named, lying, 2, "says other letters than it shows", true},
		{"says one other letter", sample, named, map[int]string{'q': "z", 'j': "x", 'F': "G"}, 2, "", false},
		{"hides a letter", "Jane", named, map[int]string{'a': "\u200b"}, 2, "1 characters are in a font that says other", false},
		{"makes no sense", wide, nameless, lying, 4, "makes no sense", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			codes := map[int]string{}
			for c := ' '; c <= '~'; c++ {
				codes[int(c)] = string(c)
			}
			for c, s := range tt.codes {
				codes[c] = s
			}
			f := pdf.Dict{"ToUnicode": doc.AddStream(nil, table(codes, tt.digits))}
			for k, v := range tt.font {
				f[k] = v
			}
			doc.Page("BT /F2 4 Tf 5 700 Td (" + tt.shown + ") Tj ET")["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F2"] = f
			d := open(t, doc.Bytes())
			var told *extract.Gap
			for _, g := range d.Gaps() {
				if strings.Contains(g.Why, "characters are in a font") {
					told = &g
				}
			}
			switch {
			case tt.why == "":
				if told != nil {
					t.Errorf("gap %q", told.Why)
				}
			case told == nil || !strings.Contains(told.Why, tt.why) || told.Blocking != tt.blocking:
				t.Errorf("gaps %+v", d.Gaps())
			case len(d.Pages[0].Unread) == 0:
				t.Error("every glyph counts as read")
			case tt.blocking && strings.Contains(texts(d)["page/1"], "tdippm"):
				t.Error("the text is taken for what it says")
			}
		})
	}
}
