package birth

import (
	"slices"
	"strings"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// word is what a word means here, as a set of bits.
type word uint32

const (
	dob      word = 1 << iota // a label by itself
	date                      // "date" of birth
	of                        // date "of" birth
	birth                     // date of "birth", gave "birth", "birth" on
	born                      // a date of birth follows
	birthday                  // the day, often without the year
	delivery                  // date of "delivery"
	due                       // a baby is due
	baby                      // unborn, pregnant: what makes "due" a birth
	blocks                    // the date that follows is of something else
	gave
	turns // an age follows
	is
	on
	plural // dobs: a list follows
	aged
	years // a unit of age
	sex
	re      // a heading about somebody
	unnamed // a name after it is of somebody who wrote or spoke
	soft    // words that may stand between a label and its date
	number  // an age in words
	expect  // estimated, expected
	nobody  // it, we: the subject of no birthday
	year
	world
	delivered
	weekday
	relation // words of roles that are also said of kin
	section  // how and where babies are delivered
	rel      // tomorrow, last: days told by today
	season   // spring, early: a part of a year
)

var vocabulary = func() map[uint32]word {
	m := map[uint32]word{}
	for bits, list := range map[word]string{
		dob | soft:            "dob dobs edb d0b do8 d08 dofb birthdate birthdates brithdate yob edd edc dateofbirth geboren geburtsdatum urodzenia naissance nascimento nacimiento nascita nasterii dogum breithe breith rugadh ditelindja datelindja",
		date:                  "date dates dat0 oate dyddiad datebirth",
		of | soft:             "of 0f ot",
		birth:                 "birth births brith blrth birih b1rth geni birtn",
		born:                  "born bom ganwyd ganed eni anwyd",
		dob | birthday | soft: "birthday birthdays bday bdays birtday brithday birthdy penblwydd",
		delivery:              "delivery confinement arrival",
		due:                   "due",
		baby:                  "baby babies babys unborn pregnant pregnancy expecting expectant antenatal midwife scan gestation foetus fetus bump twins trimester infant prem premature",
		gave:                  "gave give gives giving",
		turns:                 "turn turns turned turning reach reaches reached reaching attain attains attained become becomes became",
		is:                    "is was be will are ll s being been iz wis wuz hes shes",
		on:                    "on ar",
		plural:                "dobs dates birthdays bdays birthdates",
		aged:                  "aged age ages",
		years | soft:          "year years yr yrs y yo m mth mths month months wk wks weeks old",
		sex:                   "male female m f boy girl",
		re:                    "re matter concerning regarding subject fao ynghylch",
		weekday:               "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
		world:                 "world",
		rel:                   "tomorrow tmrw tmr tomoz tomorow today yesterday next last this coming week month",
		season:                "spring summer autumn winter early mid late",
		delivered:             "delivered",
		section:               "section caesarean caesarian forceps ventouse vaginally emcs lscs weeks gestation hospital infirmary maternity svd nvd lscs elcs elscs emlscs kiwi ventouse",
		relation:              "family victim perpetrator alleged suspect offender complainant defendant accused birth biological adoptive maternal paternal step half older younger elder foster prospective applicant respondent carer carers",
		year:                  "year blwyddyn",
		expect:                "expected estimated exp est anticipated probable",
		nobody:                "it we they there that this which rent time bill score",
		soft | number:         "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty",
		unnamed:               "from by with per signed sent to author dr professor prof pc dc ds di cllr hhj judge justice recorder completed written prepared created updated typed statement letter email report witness cc",
		blocks:                "seen visit visits visited died death deceased dead meeting review reviewed report reported signed signature sent received referral referred admitted admission discharge discharged placed placement started assessed assessment updated created printed met court hearing order contact certificate certificates unknown tbc nk unrecorded blank interview interviewed attended attending arrested moved statement conference removed present presents card cards conf icpc rcpc panel clinic specimen occurred medical medicals baptised christened appointment start starts end ends expires reports logs log attendance exhibit exhibits training allocated allocation adopted mmr booster vaccine vaccination immunisation jab email emailed call called phoned decision placements began begun commenced convicted cautioned sentenced charged occurred issued registered married divorced separated visits present money since until spoke",
		soft | on:             "the",
	} {
		for _, w := range strings.Fields(list) {
			m[lexicon.Hash(w)] |= bits
		}
	}
	m[lexicon.Hash("the")] &^= on
	return m
}()

var (
	hashMay      = lexicon.Hash("may")
	hashMar      = lexicon.Hash("mar")
	hashMarch    = lexicon.Hash("march")
	hashNot      = lexicon.Hash("not")
	hashIn       = lexicon.Hash("in")
	hashMajority = lexicon.Hash("majority")
	hashOld      = lexicon.Hash("old")
	hashThe      = lexicon.Hash("the")
	hashHes      = lexicon.Hash("hes")
	hashShes     = lexicon.Hash("shes")
	hashG        = lexicon.Hash("g")
	hashB        = lexicon.Hash("b")
	hashD        = lexicon.Hash("d")
	hashO        = lexicon.Hash("o")
	hashDay      = lexicon.Hash("day")
	hashInto     = lexicon.Hash("into")
	hashAnd      = lexicon.Hash("and")
	hashOr       = lexicon.Hash("or")
	hashTo       = lexicon.Hash("to")
	hashBe       = lexicon.Hash("be")
	hashHis      = lexicon.Hash("his")
	hashHer      = lexicon.Hash("her")
	hashTheir    = lexicon.Hash("their")
	hashMy       = lexicon.Hash("my")
	hashOfBirth  = lexicon.Hash("ofbirth")
	hashE        = lexicon.Hash("e")
	hashC        = lexicon.Hash("c")
	hashFrom     = lexicon.Hash("from")
	hashBn       = lexicon.Hash("bn")
	hashIt       = lexicon.Hash("it")
	hashTime     = lexicon.Hash("time")
	hashGeb      = lexicon.Hash("geb")
)

// absent are the words after "not" that say that there is no date.
var absent = func() map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields("known recorded given provided available stated confirmed held yet on supplied applicable disclosed") {
		m[lexicon.Hash(w)] = true
	}
	return m
}()

// ordinals returns days alone ("on the 9th") right after a birthday.
func (s *scan) ordinals() []dates.Date {
	var out []dates.Date
	for i := range s.atoms {
		if s.words[i]&birthday == 0 {
			continue
		}
		for j := i + 1; j < min(i+6, len(s.atoms)); j++ {
			a := s.atoms[j]
			if a.Shape == lexicon.Alnum && ordinal(s.text[a.Start:a.End]) {
				if ds := dates.All(s.text[a.Start:min(len(s.text), a.End+24)], lexicon.Atoms(s.text[a.Start:min(len(s.text), a.End+24)])); len(ds) == 0 || ds[0].Start > 0 {
					out = append(out, dates.Date{Start: a.Start, End: a.End, Form: dates.NoYear | dates.Figures})
				}
				break
			}
			if s.words[j]&(is|on|soft|weekday|rel) == 0 && s.punct(j) != ':' && s.punct(j) != ',' && s.punct(j) != '\'' && s.punct(j) != '’' {
				break
			}
		}
	}
	return out
}

// ordinal reports whether s is "9th" and the like.
func ordinal(s string) bool {
	n := strings.TrimLeft(s, "0123456789")
	if d := len(s) - len(n); d == 0 || d > 2 || s[:d] > "31" && d == 2 {
		return false
	}
	switch strings.ToLower(n) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

func sortDates(ds []dates.Date) {
	slices.SortStableFunc(ds, func(a, b dates.Date) int { return a.Start - b.Start })
}
