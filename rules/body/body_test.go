package body

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
	"veil/rules/rulestest"
)

func TestAccept(t *testing.T) { rulestest.Accept(t, New()) }

// unmark takes the marks ‹ › out of a text and returns where they stood.
func unmark(t *testing.T, marked string) (text string, spans [][2]int) {
	t.Helper()
	var b strings.Builder
	open := -1
	for _, r := range marked {
		switch {
		case r == '‹' && open < 0:
			open = b.Len()
		case r == '›' && open >= 0:
			spans = append(spans, [2]int{open, b.Len()})
			open = -1
		default:
			b.WriteRune(r)
		}
	}
	if open >= 0 {
		t.Fatalf("open mark in %q", marked)
	}
	return b.String(), spans
}

// found runs the detector and returns the spans of a label; "" is any.
func found(t *testing.T, text, label string) [][2]int {
	t.Helper()
	fs, err := New().Detect(t.Context(), extract.Part{ID: "p", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]int
	for _, f := range fs {
		if label == "" || f.Label == label {
			out = append(out, [2]int{f.Start, f.End})
		}
	}
	return out
}

func check(t *testing.T, label string, marked []string) {
	t.Helper()
	for _, m := range marked {
		text, want := unmark(t, m)
		if diff := cmp.Diff(want, found(t, text, label)); diff != "" {
			t.Errorf("%s\n%s", m, diff)
		}
	}
}

func TestSchools(t *testing.T) {
	check(t, rules.School, []string{
		"",
		// By shape.
		"at ‹Quorfield Primary School› that",
		"from ‹St Bede's C of E Primary School›.",
		"‹St. Bede’s C.E. (V.A.) Junior School› wrote",
		"‹The Harrowmere Academy›",
		"his place at ‹Our Lady of the Rosary RC High School›",
		"‹Quorfield Church of England Primary School›, Elm Row",
		"‹LARKFIELD PRIMARY SCHOOL›",
		"SHE ATTENDS ‹ELM ROW INFANTS› NOW",
		"‹the King Edward VI Grammar School for Girls› bus",
		"at ‹Quorfield Infant and Nursery School›, and",
		"both ‹Elm Row Juniors› and ‹Nether Vale CofE (VA) Primary› came",
		"from ‹Elm Row Primary› to ‹Brynmead› in May",
		"at ‹the Birchwood PRU› on",
		"‹Westmere College of Further Education› rang",
		"The head of ‹Élan Valley School› rang", // multibyte
		"‹Sir Ewan Quorn Academy›'s DSL",
		"yn ‹Ysgol Gynradd Brynteg› a",
		"‹Gaelscoil na Mara› and ‹Bunscoil an Chnoic›",
		"the office of ‹Mill Lane school›",
		// By what is said.
		"Tobi attends ‹Larkfield› on",
		"a pupil at ‹St Bede's›.",
		"Year 5 at ‹Brynteg›, P6 at ‹Balgowan›.",
		"‹Quorfield›'s DSL rang",
		"SENCO, ‹Quorfield›, and",
		"his new school (‹Quorfield›) is",
		// By labels and columns.
		"School: ‹Larkfield›\nYear: 4",
		"School: ‹Burslow St Thomas CE›\nMother's tel",
		"SCHOOL ........ ‹FAIRMEAD›\n",
		"| Child | School | Year |\n|---|---|---|\n| A | ‹Larkfield› | 4 |\n| B | ‹Elm Row› | 6 |\n\nMill Lane",
		"Name     School       Year\nA        ‹Larkfield›    4\n",
		// In small letters.
		"hes at ‹elm row primary› now",
		"she goes to ‹st wilfrids› same as",
		"yr 8 at ‹quorfield academy› lol",
		"The meeting was attended by somebody from ‹Quorfield\nPrimary School›, who said",
	})
}

func TestOrganisations(t *testing.T) {
	check(t, rules.Organisation, []string{
		"",
		"(‹Mill Lane Surgery›), Legal",
		"‹Park Road Dental Practice› rang",
		"GP at ‹The Willows Health Centre›",
		"to ‹Dr Khan's surgery› on",
		"with ‹Dr Bell & Partners›; dentist",
		"in ‹Meddygfa Penrhyn› today",
		"at ‹Little Acorns Nursery› until",
		"left ‹Aunty Bev's Childminders› at",
		"moved to ‹Oak House Children's Home› in",
		"placed at ‹Oak House› since",
		"her key worker at ‹The Cedars Lodge›",
		"at ‹the Laurels›.",
		"for ‹The Beeches at Fenny Marsh› was",
		"by ‹Fern Hollow Fostering›. They",
		"at ‹Harrowmere Play Therapy› because",
		"to ‹Bramble & Stone Solicitors› and",
		"‹12 Quay Chambers›",
		"plays for ‹Northbridge Juniors FC›",
		"‹3rd Northbridge Scouts› meet",
		"at ‹Church of the Holy Cross, Penfold›.",
		"works for ‹Dent & Sons Roofing›.",
		"works at ‹Costcutter on Mill Street›.",
		"absconded from ‹Millbrook› at",
		"‹Fairhaven› staff rang",
		"‹GREYSTONES› – NIGHT BOOK",
		"Surgery: ‹The Willows›",
		"Placement history: ‹Ash Grove› (2014), ‹The Beeches› (2015)\n",
		"Held at his placement, ‹Thistledown›, on",
		"hours at ‹The Sidings›. Then",
		"in at ‹hillcrest medical centre› x",
		"to stay at ‹birch lodge› till",
		// With a town or a county behind.
		"left ‹Puddle Ducks at the Old Mill, Quorbridge›.",
		"from ‹Friends of the Quay (Hants)›. He",
		// By shape.
		"| ‹Tiny Acorns on the Wharf› |",
		"| ‹Quorn Grandparents Together› |",
		"bed at ‹Alder Lodge rehab› mon",
		"in ‹Quorfield JJC› since",
		"‹Cylch y Wennol Las› in January",
		"advocate, of ‹Quorbridge Romany Support› spoke",
		"gp is dr rao at ‹canal st› ring",
		"at ‹Elmfield Chi1dren's Home› in", // scanned
	})
}

// TestLoose holds names that nothing in themselves tells from other words: what
// stands around them does.
func TestLoose(t *testing.T) {
	check(t, rules.Organisation, []string{
		"",
		// After a preposition and a role, a verb or a person.
		"Tea was at ‹Tamsel› as before",
		"Moira at ‹Tamsel› rang",
		"a keyworker from ‹Turning Tides› came",
		"Ada Brisk of ‹Hallow Voices› spoke",
		"support is provided by ‹Stepping Up›, which",
		"a contract with ‹J & K Motorworks›, which",
		"served on ‹Fryer & Quill›, for the mother",
		"the invoice from ‹D. R. Quorn Haulage› was",
		"signposted to ‹Dad Matters› and to ‹Bump & Beyond›.",
		"on behalf of ‹Quarrel Stane› today",
		// By what a body does.
		"‹Quenby› confirm three clean screens",
		"‹Fennimore› called to say",
		"said that ‹Family Ties› would supervise it",
		"the ‹Wellspring› worker said",
		// By what is said of it.
		"leave ‹Crossways› (hostel) for good",
		"offered by ‹Talk It Out›, a charity in town",
		"the opticians, ‹Quill & Peel›, wrote",
		"the gym (‹Iron Works›) on",
		"a salon called ‹Talons›.",
		"drinking in ‹the Fleece› again",
		// In lists and letters.
		"Present:\nSue Finn – ‹Homeward›\nTom Ward – Northshire Police\n",
		"Mrs P Gill - manager, ‹Sycamores›\n",
		"Jo Quill\nRegistered Manager\n‹Larkrise›\nTel 01632 960 111",
		"From: ‹Swift Escorts›\nRe: runs",
		"Provider used for both: ‹Tiny Quills›\n",
		"‹Élan Steps›; ‹Hope Quarter›; and", // multibyte, adjacent
		// In chat.
		"meet me outside ‹copper kettle› at 7",
		"the nursery (‹bizzy bees›) say",
	})
}

// TestNothing holds what names nobody.
func TestNothing(t *testing.T) {
	for _, text := range []string{
		"The Primary School said", "Local Authority schools and Special School places", "the school", "Royal College of Psychiatrists",
		"the Virtual School", "Secondary School Admissions", "the High Court", "a Primary need", "Risk: High", "yr ysgol",
		"School: not known", "the school: he likes it", "School: Year 5", "attends CAMHS", "attends court", "goes to Northbridge Hospital",
		"head of Legal Services", "She goes to Leeds each week", "goes to Nan's on Sunday", "at the local primary school", "at his new school",
		"he left secondary school", "School Nurse and School Attendance Officer", "the Surgery", "Best Practice Guidance", "Practice Educator",
		"Out of Hours GP", "the Nursery", "Nursery: full time", "Free Childcare", "a Children's Home", "Secure Unit", "Family Assessment Centre",
		"placed by the Child Protection Unit", "staff of the Town Hall", "the oaks and elms", "Mr Oaks left", "Regional Adoption Agency",
		"Northshire Healthcare NHS Foundation Trust", "the Adoption Support Fund", "Adoption and Children Act 2002", "Social Care",
		"Northshire County Council", "Northshire Fostering Service", "Independent Fostering Agency", "Women's Aid gave advice", "Barnardo's and NSPCC",
		"The Church of England", "the Chapel of Rest", "Clare's Law", "GP: Dr Chukwu", "Placement: Foster care", "Surgery: Ann Chukwu",
		"Tesco and Asda", "He works at Amazon", "works for the council", "St George's Day", "St James's University Hospital", "St John Ambulance",
		"in foster care", "St Albans", "Northbridge Leisure Centre", "Mia's school", "Missing school again",
		"the Family Court at Quorbridge", "sitting at Quorbridge", "shouted at Zanthe", "from Leeds and at Easter", "Handovers will be early", "You've had", "at the 12th centile",
		"Police say so", "Children's Services have closed it", "Legal say no", "Staff at Quorbridge General Hospital", "seen by Karen Dunn", "with Sarah Moss of course",
		"11. NON-MOLESTATION (opposed)", "Karen Dunn – Mother", "Karen Dunn, Social Worker", "took Keppra (levetiracetam)", "moved to Band A", "by Tuesday", "a quote from Ann",
		"Paperwork is too long.", "Cuddles offered, both accepted", "PHQ-9 was 7", "sent by Special Delivery", "through Language Line", "it went to voicemail",
		"goes to bingo", "Canolfan Hamdden", "the lists of Luton CSC", "Religion RC", "The first steps of the plan", "TADPOLES ROOM", "Busy bees in the garden",
		"watched The Simpsons", "Fish & Chips", "at half term", "at football practice",
		"It was agreed by Kwame Zuliq and Amir Qorban that he stays", "Signed by Jane Quell and Tom Zander", "Assessment of Jane Quell for Kwame Zuliq\nAmir Qorban has not come", "He was seen by Abena and Akosua", "a letter from Sarah Quell & Peter Zander",
	} {
		if got := found(t, text, ""); got != nil {
			t.Errorf("%q: found %q", text, text[got[0][0]:got[0][1]])
		}
	}
}

func TestWords(t *testing.T) {
	if _, err := parsePhrases(wordsText); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"nothing", "no such set: a", "school: a,,b"} {
		if _, err := parsePhrases(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{"St. Bede's C.E. (V.A.) School", "School:\n\tLarkfield", "| School |\n| é Lodge |", "at st x's", "A & B's (C) Primary & ", "Girls' ", "SCHOOL....\xff", "\u00a0Ysgol y\u0301 "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fs, err := New().Detect(t.Context(), extract.Part{ID: "p", Text: s})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range fs {
			if x.Start < 0 || x.End > len(s) || x.Start >= x.End || utf8.ValidString(s) && !utf8.ValidString(s[x.Start:x.End]) {
				t.Fatalf("bad span %d to %d", x.Start, x.End)
			}
		}
	})
}

// TestShortKinds: usual words end a name only where more is said.
func TestShortKinds(t *testing.T) {
	check(t, rules.School, []string{
		"she starts ‹Gravel Row First› in May",
		"now at ‹Nether Poole infants›, with Miss Keen",
		"| Previous | ‹Marle Vale Girls›', ‹The Bridge PRU› |",
		"Ring Karen FIRST, then me. The two Boys share. Ask Liam First.",
		"RING YEWANDE FIRST",
	})
	check(t, rules.Organisation, []string{
		"Dr Rao, of ‹the Fernleigh practice›, wrote",
		"This is good practice. The same practice. Best Practice guidance",
		"He likes ‹Wendley Comets U12s› and ‹Hartwell Rovers u9s›.",
		"EMPLOYER  ‹HAWTHORN REST HOME›",
		"ACCESS BY ‹RAJ'S NEWS› AND ON",
		"at ‹the Garnet Street prayer room›",
		"i hate ‹ashgrovelodge› and hes at ‹oakenmere› still. in the neighbourhood with firewood",
		"meet outside ‹the red lion›. not goin back to ‹beech tree house›",
		"Employer: Self Employed. Previous: None Known. Provider: Spot Purchase",
		"reports from ‹Foster Horizons› and the Foster Carers",
		"Physical Health: good. Mental Health: fair. Liam's News: he swam.",
	})
}

// TestMembers: after a person whom a label names, and a comma, stands the body
// they come from.
func TestMembers(t *testing.T) {
	check(t, rules.Organisation, []string{
		"Assessor: Joan Petty, ‹Compass Kinship Work›.",
		"Appropriate adult: Joan Petty, ‹Stand By Me Scheme›, called 23:15",
		"Present: Joan Petty, Karen Dunn, Social Worker.",
		"Mother: Joan Petty, 14 Elm Road",
		"Agency: ‹Beacon Fostering› Tel: 01632 960222",
		"School: none. Nursery: ‹Jelly Tots›. Age: 3",
		"Seen by Lars Holm of ‹Kite Therapy› in May",
		"staff of ‹Juniper House refuge›, and",
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("Mia attends Quorfield Primary School and was placed at Oak House in May. Her social worker rang the school,\n"+
		"which said that she had settled. GP: Dr Amin, Mill Lane Surgery. No further action was agreed at the meeting of the team.\n", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := New().Detect(b.Context(), extract.Part{ID: "p", Text: text}); err != nil {
			b.Fatal(err)
		}
	}
}
