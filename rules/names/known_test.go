package names

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// mentions returns the texts that are found of the people given, who are
// separated by semicolons.
func mentions(t testing.TB, people, text string) []string {
	t.Helper()
	var k Known
	for _, p := range strings.Split(people, ";") {
		k.Add(Parse(p))
	}
	var out []string
	found, _ := k.Find(text)
	for _, m := range found {
		if m.Start < 0 || m.Start >= m.End || m.End > len(text) || m.Score <= 0 {
			t.Fatalf("bad mention %+v", m)
		}
		out = append(out, text[m.Start:m.End])
	}
	return out
}

func TestKnownFind(t *testing.T) {
	tests := []struct {
		name, people, text string
		want               []string
	}{
		{"empty", "Olumide Bakare", "", nil},
		{"cut forename", "Olumide Bakare", "He sat with Olu. Bakare agreed.", []string{"Bakare", "Olu"}},
		{"cut at the head", "Theodora Lamb", "Quiet. Theo told me.", []string{"Theo"}},
		{"cut to a word", "Perdita Vane", "Per the order, all is well. Per week it is 10.", nil},
		{"cut to a word inside", "Winston Ball", "I asked for Win, and Win or lose he came.", []string{"Win", "Win"}},
		{"with -ie", "Georgina Stokes", "She likes Georgie and Georgy.", []string{"Georgie", "Georgy"}},
		{"cut to a month", "Mariana Lopes", "On 3 Mar 2024 and in Mar it rained. Then Mar said no.", []string{"Mar"}},
		{"beside a capital", "Carmel Dunne", "The Car Park was full.", nil},
		{"not a street", "Priscilla Ayres", "He went to Prisc Road with Prisc.", []string{"Prisc"}},
		{"plural", "Ana Wetherell", "the Wetherells came; a Wetherells", []string{"Wetherells"}},
		{"multibyte", "Żaneta Nowak", "é Żan said no.", []string{"Żan"}},

		{"initials with a particle", "Paula McCrae;Seren ap Huw;Liam O'Dowd", "Signed PMcC, SaH / LOD.", []string{"PMcC", "SaH", "LOD"}},
		{"usual abbreviation", "Eleri Parry", "The EP report. EP said so.", nil},
		{"usual one in a cell", "Eleri Parry;Jo Hart", "| When | By |\n| 1 May | Jo Hart |\n| 2 May | EP |\n| 3 May | EP |", []string{"Jo Hart", "EP", "EP"}},
		{"usual one in another column", "Eleri Parry;Jo Hart", "| By | Role |\n| Jo Hart | SSW |\n| J Ng | EP |", []string{"Jo Hart"}},
		{"forename in a cell", "Jo Hart", "| Book it | Jorvik | 1 May |\n| File it | Jo Hart | 2 May |\n| Paris | x | 3 May |", []string{"Jo Hart", "Jorvik"}},
		{"usual one by tabs", "Ida Shaw;Bo Ray", "1\tClose it\tBo Ray\n2\tOpen it\tIS\n", []string{"Bo Ray", "IS"}},
		{"usual one with a slash", "Eleri Parry;Hal Vane", "Done by HV / EP today. SW / GP.", nil},
		{"initials and usual one with a slash", "Eleri Parry;Hal Zuma", "Done by HZ / EP today. SW / GP.", []string{"HZ", "EP"}},
		{"usual one in quotes", "Eleri Parry", `marked "EP" on the sheet`, []string{"EP"}},
		{"a word in capitals", "Ivo Nash", "I put it to IN that it was so. What IN the world?", []string{"IN"}},
		{"stress", "Bea Ellis", "I have to BE there. It will BE so.", nil},
		{"time of day", "Asif Mirza", "AM is to file it by 10 AM.", []string{"AM"}},
		{"apart", "Rufus Dale", "Subject: respite for R D-H – ref", []string{"R D-H"}},
		{"exhibit", "Tomas Yildiz", "exhibit TY/2 and TY said", []string{"TY"}},
		{"after the name", "Oona Brennan-Diaz", "Written By Oona Brennan-Diaz (OBD)", []string{"Oona Brennan-Diaz", "OBD"}},

		{"letter says", "Wendell Stokes", "W said no. W had gone. W is a letter. X said so.", []string{"W", "W"}},
		{"letter at the end", "Kai Lund", "A note for K: come. With K and B.", []string{"K", "K"}},
		{"letter called", "Bronagh Orr", `"She kept it, B. All of it."`, []string{"B."}},
		{"letter owns", "Kai Lund", "in K's coat; K’s bag", []string{"K", "K"}},
		{"letter with a kiss", "Sal Webb", "see you\nS x", []string{"S"}},
		{"letter asked", "Gina Webb", "I asked G whether it was so.", []string{"G"}},
		{"grades", "Ben Carr;Dan Carr", "From B to D. Grade B. Group D had it. Plan B, C. Vitamin D was given. Option A or B? Go for B.", nil},
		{"pronoun", "Ivo Carr", "So I said. I had it. To I.", nil},

		{"epithet", "Dougie Kerr", "There was Wee Dougie. Big Issue.", []string{"Wee Dougie"}},
		{"action", "Mark Vane", "- Mark to write. Mark all boxes.", []string{"Mark"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, mentions(t, tt.people, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// smallTalk makes a text casual enough whatever is added to it.
const smallTalk = "ok. yes. no. well. right. so. fine. sure. yeah. "

func TestKnownInSmallLetters(t *testing.T) {
	tests := []struct {
		name, people, text string
		want               []string
	}{
		{"word that is a name", "Hope Vane", "hope, her boss, came. no hope of that. we hope so. ring hope. hope to see u.", []string{"hope", "hope"}},
		{"surname", "Tim Marsh", "marsh agreed. down on the marsh.", []string{"marsh"}},
		{"cut", "Delyth Orr", "oh del. a del.", []string{"del"}},
		{"owner", "Will Vane", "wills in leeds. he will go.", []string{"wills"}},
		{"owner that is no word", "Craig Vane", "at craigs til late.", []string{"craig"}},
		{"letters", "Meg Orr;Don Orr", "see you. m xx\nsleep d\nu r ok", []string{"m", "d"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := mentions(t, tt.people, smallTalk+tt.text)
			for i, g := range got { // the owner's s may be in
				if strings.HasSuffix(g, "s") && i < len(tt.want) && g == tt.want[i]+"s" {
					t.Errorf("%q with its s", g)
				}
			}
			if tt.name == "owner" {
				tt.want = []string{"will"}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if formal := mentions(t, tt.people, "This is so. That is so. It is so. "+tt.text); len(formal) > len(got) {
				t.Errorf("more in formal text: %q", formal)
			}
		})
	}
}

func TestDetectChat(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"speakers", "[1/2/25, 07:04] Tash: hi, see http://x.example - http://y.example\n2/3/25, 09:01 - Lin Dempsey: yo\n[1/2/25, 07:05] note: x", []string{"Tash", "Lin Dempsey"}},
		{"title", "mrs patels is off. mr vole said no. dr o is nice.", []string{"patel", "vole", "o"}},
		{"owner", "he took steves bag.", []string{"steve"}},
		{"forename and surname", "ring hope adomako. hope you do.", []string{"hope adomako"}},
		{"question", "will will come? he will.", []string{"will"}},
		{"two together", "back to pat and rons now.", []string{"pat", "ron"}},
		{"relation", "my sister april took them. in april too.", []string{"april"}},
		{"asked after", "is grace with u? grace of god.", []string{"grace"}},
		{"says", "rose said no. prices rose.", []string{"rose"}},
		{"called", "what was she called. dawn? up at dawn.", []string{"dawn"}},
		{"nobody", "mark my words. a bill came. i hope so. may be. art is fun. faith in u. the rose bush.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, smallTalk+tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBodies(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"school", "I rang the school. Quorfield knew about it. The school. Nobody knew. Then the school. Pupils said so.", []string{"Quorfield"}},
		{"comes from", smallTalk + "someone from quorfield rang. someone from school rang.", []string{"quorfield"}},
		{"the", smallTalk + "6 hrs a week from the nest quorfield. it came from the big box. at the end.", []string{"the nest quorfield"}},
		{"street", smallTalk + "its cheap, happy ducks on mill st i mean. we met, standing on mill st. im on mill st.", []string{"happy ducks on mill st"}},
		{"no street in formal text", "We went. It was fine. So we paid, happy ducks on mill st.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestBullets: a list in small letters is no chat.
func TestBullets(t *testing.T) {
	text := "Actions for the group:\n- parents to hope for the best\n- will the father engage? ask him\n- grace period agreed\n- mark the date for may\n- bill to be paid\n- dawn visits to stop\n- art to start\n"
	if got := find(t, text); got != nil {
		t.Errorf("%q", got)
	}
}

func TestDetectMore(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"family", "adopters (the Ashburners, who wrote), the Estonians and the Romans", []string{"Ashburners"}},
		{"talk of the name", "And that Zdravko – I never had his surname – came. That Zoom – it broke.", []string{"Zdravko"}},
		{"stress on a name", "until I read it, KOWALCZYK, and then SAD", []string{"KOWALCZYK"}},
		{"in front of a month", "in front of June? In June. The end of June.", []string{"June"}},
		{"letter pair", "I saw Gwen Ll. today and Zakir M, too.", []string{"Gwen Ll", "Zakir M"}},
		{"epithet", "found by Big Tom Mullaney and Mama Nkechi. Big Issue sold.", []string{"Big Tom Mullaney", "Mama Nkechi"}},
		{"called", "a lad called River came; a scheme called Freedom", []string{"River"}},
		{"known as", "a male known only as Spud, ran", []string{"Spud"}},
		{"ask for", "ask for Win) or ask for Somali help", []string{"Win"}},
		{"surname in capitals", "Danielle FROST. Jane ALWAYS rang.", []string{"Danielle FROST", "Jane"}},
		{"systems", "on RiO 118; Tel. 01632 960111; Post-LAC and Pre-Birth", nil},
		{"words on a wall", "the word GRACE was on it", nil},
		{"joint council", "Thornay and the Isles Council", nil},
		{"short name", "Ptolemy Ashdown (Tolly) and the pub (Crown)", []string{"Ptolemy Ashdown", "Tolly"}},
		{"quoted message", `It said "tell tracey hes gone". It was "hard to grace".`, []string{"tracey"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(t, tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestKnownLinear guards against a reading that grows faster than the text.
func TestKnownLinear(t *testing.T) {
	for _, s := range []string{"|EP", "EP\t", "EP\n|", "\"a ", "K said. ", "B, ", "x ", "del and ", "A or B ", "will ", "[1] a ", "Olu "} {
		start := time.Now()
		mentions(t, "Eleri Parry;Olumide Bakare;Kai Lund;Will Vane;Delyth Orr;B Ng", smallTalk+strings.Repeat(s, 100_000/len(s)))
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q: %v", s, d)
		}
	}
}

func FuzzKnown(f *testing.F) {
	f.Add("Paula McCrae", "PMcC\tEP\nP x|K’s \"tell pau\" Ó")
	f.Add("Ó Briain, Siobhán", smallTalk+"siobhans m xx\nwill will")
	f.Fuzz(func(t *testing.T, people, text string) { mentions(t, people, text) })
}
