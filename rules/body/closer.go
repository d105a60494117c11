package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// closer finds what only a closer look shows: "Year 4 at Larkfield", "P6 at
// Larkfield", "the Willows", "St Bede's".
func (s *scan) closer() {
	for i := range s.toks {
		t := &s.toks[i]
		if t.shape == lexicon.Lower && !smallWords.Has(t.hash) && !t.is(plants) && (t.flags != 0 || t.class != 0) {
			continue // as nearly all small words
		}
		switch {
		case t.shape == lexicon.Lower && preps.Has(t.hash) || t.hash == hashAt && t.shape == lexicon.Title:
			s.preposition(i)
		case t.shape == lexicon.Lower && (t.hash == hashCalled || t.hash == hashNamed):
			s.called(i)
		case t.shape == lexicon.Punct && (t.hash == '(' || t.hash == ','):
			s.appositionAfter(i)
			s.member(i)
		case t.shape == lexicon.Punct || t.shape == lexicon.Break:
			s.member(i)
		}
		switch {
		case t.hash == hashFoster && t.shape == lexicon.Title && s.near(i) && s.at(i+1).shape == lexicon.Title && s.at(i+1).is(orgBig) && s.at(i+1).class&(lexicon.Role|lexicon.Kin) == 0 && !s.at(i+1).is(stop|generic) && !s.at(i+1).flags.Name() && !(s.near(i+1) && s.at(i+2).capital()):
			s.add(i, i+2, rules.Organisation, 0.6, whyKind) // "Foster Horizons"
		case (t.hash == hashAt || t.hash == hashOf) && s.yearBefore(i):
			s.cue(hit{i, i + 1, cueSchool})
		case t.is(plants) && t.shape == lexicon.Title && s.at(i-1).hash == hashThe && s.near(i-1) && !t.possessive():
			to := i + 1
			if n := s.at(to); s.near(i) && (n.hash == hashAt || n.hash == hashOn) && s.near(to) && s.at(to+1).capital() {
				if j, own := s.run(to + 1); own > 0 && j < to+4 {
					to = j // "The Willows at Fenny Marsh"
				}
			}
			if n := s.at(i + 1); !s.near(i) || !n.capital() {
				s.add(i-1, to, rules.Organisation, 0.6, "a home called after trees")
			}
		case pubs.Has(t.hash) && s.at(i-1).hash == hashThe && s.near(i-1) && (t.shape == lexicon.Title && !s.at(i-1).first || publy.Has(s.at(i-2).hash) && !(s.near(i) && s.at(i+1).is(public|kind|after|org|school))):
			s.thePub(i)
		case t.shape == lexicon.Lower && t.flags == 0 && t.class == 0 && t.end-t.start > 6 && s.near(i-1) && liking.Has(s.at(i-1).hash) && s.madeLikePlace(t):
			s.add(i, i+1, rules.Organisation, 0.45, whySaid) // "i hate ashgrove"
		case pubs.Has(t.hash) && s.at(i-1).shape == t.shape && colours.Has(s.at(i-1).hash) && s.at(i-2).hash == hashThe && s.near(i-1) && s.near(i-2):
			s.add(i-2, i+1, rules.Organisation, 0.45, "a pub's name") // "the red lion"
		case t.shape == lexicon.Lower && wayside.Has(t.hash) && s.at(i-1).shape == lexicon.Lower:
			s.schoolLane(i)
		case t.hash == hashThe && t.shape == lexicon.Lower && s.near(i) && s.at(i+1).shape == lexicon.Title:
			s.theKind(i)
		case saints.Has(t.hash) && t.shape != lexicon.Lower:
			s.saintly(i)
		case t.shape == lexicon.Lower && chatAt.Has(t.hash) && s.at(i+1).shape == lexicon.Lower:
			if !s.streetSurgery(i) {
				s.smallPair(i)
			}
		case saints.Has(t.hash):
			s.smallSaint(i)
		case t.shape == lexicon.Title && t.hash != hashThe && !t.first && s.near(i-1) && s.at(i-1).shape == lexicon.Lower && nearby.Has(s.at(i-1).hash):
			s.bare(i)
		case jobly.Has(t.hash) && t.shape == lexicon.Lower && s.at(i-1).is(job) && s.near(i-1) && s.at(i+1).shape != lexicon.Lower:
			s.cue(hit{i, i + 1, cueOrg})
		case t.hash == hashThe && t.shape == lexicon.Title && !t.first && s.near(i-1) && s.at(i-1).shape == lexicon.Lower && !shows.Has(s.at(i-1).hash):
			s.theNest(i)
		case t.is(plants) && t.shape == lexicon.Lower && s.at(i-1).hash == hashThe && toward.Has(s.at(i-2).hash) && s.near(i-1) && s.near(i-2):
			s.add(i-1, i+1, rules.Organisation, 0.5, "a home called after trees")
		case t.hash == hashDistrict && t.capital() && s.near(i) && s.at(i+1).capital():
			s.district(i)
		case (t.shape == lexicon.Mixed || t.shape == lexicon.Title) && !t.known && t.flags == 0 && s.services(t):
			s.add(i, i+1, rules.Organisation, 0.45, "two words in one, as names of services are made")
		case t.shape == lexicon.Lower && inline.Has(t.hash) && t.first && s.near(i) && s.at(i+1).shape == lexicon.Title:
			s.cue(hit{i, i + 1, cueOrg}) // "agency Tall Trees, out of hours"
		case t.capital() && !t.known && t.class == 0 && t.flags == 0 && s.fosters(t):
			s.add(i, i+1, rules.Organisation, 0.6, whyKind)
		case t.shape == lexicon.Title && !t.first && s.near(i-1) && s.at(i-1).shape == lexicon.Lower:
			s.anyRun(i)
		case t.punct('@'):
			s.atSign(i)
		}
	}
}

var (
	hashAt                = lexicon.Hash("at")
	hashFoster            = lexicon.Hash("foster")
	hashCalled, hashNamed = lexicon.Hash("called"), lexicon.Hash("named")
	preps                 = hashes("at from of with for by")
	// The words in lower case that closer looks at, besides those in no list.
	smallWords = lexicon.Union(preps, hashes("called named the"), pubs, wayside, saints, chatAt, jobly, inline)
	jobly      = hashes("at with for")
	yearly     = hashes("year yr form grade reception nursery")
)

// yearBefore reports whether a class or year stands before token i.
func (s *scan) yearBefore(i int) bool {
	p, q := s.at(i-1), s.at(i-2)
	if p.shape == lexicon.Digits && p.end-p.start <= 2 {
		return yearly.Has(q.hash)
	}
	if p.shape == lexicon.Alnum && p.end-p.start <= 4 {
		c := s.text[p.start] | 0x20
		return c == 'p' || c == 's' || c == 'y' || yearly.Has(q.hash) // P6, S2, Y4, "Year 4B"
	}
	return p.hash == lexicon.Hash("reception")
}

// What follows a saint's name that is no school, church or the like.
var notSaintly = hashes("university general palace day park ambulance hospital road street lane avenue close square station terrace place way gardens hill infirmary wood walk drive court crescent mews row eve cross market")

// saintly follows up "St Bede's", at token i the "St".
func (s *scan) saintly(i int) {
	j := i + 1
	if s.at(j).punct('.') {
		j++
	}
	t := s.at(j)
	if !t.capital() || !s.near(j-1) || !t.possessive() && !t.apostrophe(s.text) {
		return
	}
	if n := s.at(j + 1); s.near(j) && notSaintly.Has(n.hash) || t.known && t.is(national) && s.at(j+1).known {
		return
	}
	to := j + 1 // "St Anne's Pantry"
	for to < j+4 && s.near(to-1) && s.at(to).shape == lexicon.Title && !s.stops(to) && !s.at(to).known && !s.at(to).is(titleEnd|after) && s.at(to).class&(lexicon.Role|lexicon.Say|lexicon.Calendar) == 0 {
		to++
	}
	if n := s.at(to); s.near(to-1) && n.shape == lexicon.Lower && saintBodies.Has(n.hash) {
		to++ // "St Osmund's hall"
	}
	s.add(i, to, rules.School, 0.55, "a saint's")
}

// apostrophe reports whether an apostrophe follows the word: "St James'".
func (t *token) apostrophe(text string) bool {
	return t.stop < len(text) && (text[t.stop] == '\'' || len(text) >= t.stop+3 && text[t.stop:t.stop+3] == "’") && t.end > t.start && text[t.end-1] == 's'
}

// fosters reports whether a word that is no word is made like the name of a
// fostering agency: "Fosterways".
func (s *scan) fosters(t *token) bool {
	w := strings.ToLower(s.text[t.start:t.end])
	return len(w) > 8 && strings.HasPrefix(w, "foster") && w != "fostering" && w != "fosterers"
}

// services reports whether a word is two usual words in one, each with its
// capital, and no program or firm that everybody knows: "CareReaders".
func (s *scan) services(t *token) bool {
	w := s.text[t.start:t.end]
	cut := 0
	for i := 2; i < len(w)-2; i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' {
			if cut > 0 {
				return false
			}
			cut = i
		}
	}
	if cut < 3 || len(w)-cut < 3 || w[0] < 'A' || w[0] > 'Z' || programs.Has(t.hash) {
		return false
	}
	a, b := lexicon.Word(w[:cut]), lexicon.Word(w[cut:])
	return a.Ordinary() > 0 && b.Ordinary() > 0 && a.Fore() == 0 && b.Fore() == 0
}

var (
	// programs are known to everybody.
	programs = hashes(`whatsapp youtube facebook playstation onedrive sharepoint powerpoint wordpress linkedin paypal easyjet mastercard cashapp facetime messenger
		liquidlogic carefirst caredirector caredirect careworks carenotes systmone badgernet myconcern classdojo classcharts parentpay parentmail schoolcomms mycase
		chatgpt photobooth soundcloud snapmaps bluetooth airdrop justgiving gofundme trustpilot rightmove childline fosterline framework jobcentre
		healthwatch homechoice homefinder datix onenote outlook dropbox icloud vapestore streetview filemaker livescan lookedafter`)
	// inline are labels written small that a name follows at once.
	inline = hashes("agency ifa nursery placement surgery hostel refuge playgroup preschool pre-school childminder provider")
)

var (
	nests = hashes("link hub hive base den nest bridge gate zone space place lodge farm barn cottage house grange loft shed mill forge garden kitchen cabin orchard studio stables bungalow annexe retreat sanctuary junction gateway railway station")
	// What is done with films, books and songs.
	shows   = hashes("watch watched watching watches read reading reads play played playing sang sing singing saw called in on of")
	notNest = hashes("hague gambia times guardian sun beano lion cross hospital royal board chair office station county city national priory king queen pope bible prime")
)

// theNest follows up "at The Nest": a capital on "The" inside a sentence makes a
// name of what follows.
func (s *scan) theNest(i int) {
	to, own := s.run(i)
	if nests.Has(s.at(to-1).hash) || to > i+2 && s.at(to-1).is(placed) {
		own++
	}
	if own == 0 || to > i+4 || s.at(i+1).flags.Fore() > 1 {
		return
	}
	for j := i + 1; j < to; j++ {
		if x := s.at(j); notNest.Has(x.hash) || never.Has(x.hash) || x.known || x.class&lexicon.Nation != 0 {
			return
		}
	}
	s.add(i, to, rules.Organisation, 0.55, whySaid)
}

// district follows up "Blairkelt & District Buzz", at token i the "District".
func (s *scan) district(i int) {
	p := s.at(i - 1)
	if !s.near(i-1) || !p.punct('&') && p.hash != hashAnd || !s.near(i-2) || !s.at(i-2).capital() || !s.own(s.at(i-2)) {
		return
	}
	from, to := i-2, i+1
	for s.near(from-1) && s.at(from-1).capital() && !s.stops(from-1) && i-from < 5 {
		from--
	}
	for to < i+4 && s.near(to-1) && s.at(to).capital() {
		if t := s.at(to); t.is(public) || t.known {
			return
		}
		to++
	}
	s.add(from, to, rules.Organisation, 0.55, whyKind)
}

var hashDistrict = lexicon.Hash("district")

// theKind follows up "the" and a name before a kind written small: "the Sivan
// temple", "the Light & Life mission".
func (s *scan) theKind(i int) {
	to, own := s.run(i + 1)
	n := s.at(to)
	if own == 0 && !(to == i+4 && s.at(i+2).punct('&')) || to > i+5 || !s.near(to-1) || n.shape != lexicon.Lower || !n.is(bodyWord) && !smallKinds.Has(n.hash) || s.at(to-1).possessive() {
		return
	}
	if next := s.at(to + 1); s.near(to) && next.shape == lexicon.Lower && next.class&lexicon.Function == 0 {
		return // of another thing: "the Shah group meeting"
	}
	for j := i + 1; j < to; j++ {
		if x := s.at(j); x.known || never.Has(x.hash) || x.class&noName&^(lexicon.Street|lexicon.Org) != 0 || to == i+2 && (x.flags.Ordinary() > 1 || x.flags.Fore() > 1 || towns.Has(x.hash)) {
			return
		}
	}
	s.add(i, to+1, rules.Organisation, 0.5, whyKind)
}

// atSign follows up "Puddle Ducks @ St Bede's".
func (s *scan) atSign(i int) {
	if !s.near(i-1) || !s.near(i) || !s.at(i-1).capital() || !s.at(i+1).capital() {
		return
	}
	from := i - 1
	for s.near(from-1) && s.at(from-1).capital() && !s.stops(from-1) && i-from < 4 {
		from--
	}
	to, own := s.run(i + 1)
	if own > 0 && s.own(s.at(i-1)) && !unstop.Has(s.at(from).hash) && (s.at(to-1).shape != lexicon.Upper || s.at(i-1).shape == lexicon.Upper) {
		s.add(from, to, rules.Organisation, 0.55, whySaid)
	}
}

var (
	nearby = hashes("at from to")
	// What is done "at" a person.
	aims = hashes("look looked looking looks shout shouted shouting laugh laughed laughing angry scream screamed screaming swear swore swearing stare stared staring point pointed pointing smile smiled smiling mad throw threw throwing glance yell yelled yelling cross directed aimed")
)

// bare follows up two or three capitalised words after "at", "from" or "to" that
// are no person's and no public body's: "at Tiny Feet", "from Chalk Hill".
func (s *scan) bare(i int) {
	to, own := s.run(i)
	if to-i < 2 || to-i > 3 || own < to-i-1 || s.at(i).shape != lexicon.Title || s.other(to) {
		return
	}
	const no = lexicon.Domain | lexicon.Role | lexicon.Kin | lexicon.Nation | lexicon.Calendar | lexicon.Acronym | lexicon.Honorific | lexicon.Brand | lexicon.Eponym | lexicon.Say
	for j := i; j < to; j++ {
		t := s.at(j)
		if t.shape != lexicon.Title || t.class&no != 0 || t.known || t.is(generic) && (j == i || t.class&lexicon.Street == 0) || never.Has(t.hash) || notNest.Has(t.hash) || t.flags.Fore() > 0 && j == i {
			return
		}
	}
	first, last := s.at(i), s.at(to-1)
	at := s.at(i-1).hash == hashAt && !aims.Has(s.at(i-2).hash)
	if last.possessive() || !at && first.flags.Ordinary() == 0 && last.class&lexicon.Street == 0 || last.class&lexicon.Org != 0 {
		return
	}
	s.add(i, to, rules.Organisation, 0.5, whySaid)
}

var (
	pubs  = hashes("crown feathers swan lion bell anchor plough railway fox wheatsheaf bull dragon stag hart griffin unicorn nag bricklayers blacksmiths carpenters travellers fleece woolpack jolly cricketers legion globe talbot raven falcon eagle woodman foresters shovel spade chequers greyhound waggon wagon hounds pheasant partridge grapes vine hop hops barley oak castle")
	publy = hashes("at in from outside down behind up")
)

// thePub follows up what pubs are called: "at the crown", "in the Legion".
func (s *scan) thePub(i int) {
	t := s.at(i)
	if t.shape == lexicon.Lower && i > 2 && loosely.Has(t.hash) {
		return
	}
	if s.near(i) && (s.at(i+1).capital() || s.at(i+1).is(kind)) || t.possessive() {
		return
	}
	s.add(i-1, i+1, rules.Organisation, 0.45, "a pub's name")
}

var (
	// Words before a home or school written small.
	liking  = hashes("at in from to like likes hate hates love loves left leave leaving of with miss misses near outside")
	colours = hashes("red white black golden green blue royal")
	// What the names of houses end in when they are one word.
	endings = []string{"grove", "wood", "field", "fields", "view", "side", "brook", "bank", "croft", "ridge", "gate", "mere", "stead", "hurst", "bourne", "lands", "lawns", "meadow", "haven", "lodge"}
)

// madeLikePlace reports whether a word that no list knows is made like the name
// of a house or school: "parkview", "hollybank".
func (s *scan) madeLikePlace(t *token) bool {
	w := s.text[t.start:t.end]
	for _, end := range endings {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// Pubs that in small letters are more often the thing itself.
var loosely = hashes("oak castle globe railway barley vine grapes hop hops bell bull fox eagle shovel spade dragon lion wagon swan")
