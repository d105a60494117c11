package birth

import (
	"strings"

	"veil/rules/names/lexicon"
)

// word is what a word means here, as a set of bits.
type word uint64

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
	lunar    // a month of another calendar
	birthed  // had, came: of babies
	hedge    // about, possibly: a date that nobody is sure of
)

var vocabulary = func() *dictionary {
	m := map[uint32]word{}
	for bits, list := range map[word]string{
		dob | soft:            "dob dobs edb d0b do8 d08 dofb birthdate birthdates brithdate yob edd edc dateofbirth dsob geboren geburtsdatum urodzenia naissance nascimento nacimiento nascita nasterii dogum breithe breith rugadh ditelindja datelindja gimimo szuletesi dhalashada dalashada nasterea",
		date:                  "date dates dat0 oate dyddiad datebirth dateof dt dte dat",
		of | soft:             "of 0f ot",
		birth:                 "birth births brith blrth birih b1rth geni birtn",
		born:                  "born b0rn bom urodzony urodzona nacido nacida nascido nascida nascut rojen roden ganwyd ganed eni anwyd",
		dob | birthday | soft: "birthday birthdays bday bdays birtday brithday birthdy penblwydd",
		delivery:              "delivery confinement arrival",
		due:                   "due",
		baby:                  "baby babies babys unborn pregnant pregnancy expecting expectant preg antenatal midwife scan gestation foetus fetus bump twins trimester infant prem premature",
		gave:                  "gave give gives giving",
		turns:                 "turn turns turned turning reach reaches reached reaching attain attains attained become becomes became comes",
		is:                    "is was be will are ll s being been iz wis wuz hes shes im youre",
		on:                    "on ar",
		plural:                "dobs dates birthdays bdays birthdates",
		aged:                  "aged age ages oed",
		years | soft:          "year years yr yrs y yo m mth mths month months wk wks weeks old",
		sex:                   "male female m f boy girl",
		re:                    "re matter concerning regarding subject fao ynghylch",
		weekday:               "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun",
		world:                 "world",
		rel:                   "tomorrow tmrw tmr tomoz tomorow today yesterday next last this coming week month",
		hedge:                 "really actually about approx approximately circa c around possibly probably perhaps maybe think thinks thought believed roughly ca say",
		birthed:               "had came arrived",
		season:                "spring summer autumn winter early mid late",
		delivered:             "delivered",
		section:               "section caesarean caesarian forceps ventouse vaginally emcs lscs weeks gestation hospital infirmary maternity svd nvd lscs elcs elscs emlscs kiwi ventouse",
		relation:              "family victim perpetrator alleged suspect offender complainant defendant accused birth biological adoptive maternal paternal step half older younger elder foster prospective applicant respondent carer carers",
		year:                  "year blwyddyn",
		expect:                "expected estimated exp est anticipated probable",
		lunar: "hamal sawr saur jawza saratan asad sonbola sunbula mizan aqrab qaws qaus jadi dalw dalwa hut hoot rezber rezbar gelawej xermanan galarezan sermawez befranbar rebendan resheme xakelewe gulan puspar pushpar farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand " +
			"muharram safar rabi jumada rajab shaban ramadan ramzan ramazan shawwal dhul zulhijja meskerem tikimt tikemt hidar tahsas yekatit megabit miyazya ginbot sene hamle nehase pagume",
		nobody:        "it we they there that this which rent time bill score",
		soft | number: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty",
		unnamed:       "from by with per signed sent to author dr professor prof pc dc ds di cllr hhj judge justice recorder completed written prepared created updated typed statement letter email report witness cc",
		blocks:        "seen visit visits visited died death deceased dead meeting review reviewed report reported signed signature sent received referral referred admitted admission discharge discharged placed placement started assessed assessment updated created printed met court hearing order contact certificate certificates unknown tbc nk unrecorded blank interview interviewed attended attending arrested moved statement conference removed present presents card cards conf icpc rcpc panel clinic specimen occurred medical medicals baptised christened appointment start starts end ends expires reports logs log attendance exhibit exhibits training allocated allocation adopted mmr booster vaccine vaccination immunisation jab email emailed call called phoned decision placements began begun commenced convicted cautioned sentenced charged occurred issued registered married divorced separated visits present money since until spoke lmp anniversary removal conviction convictions offence offences caution cautions",
		soft | on:     "the",
	} {
		for _, w := range strings.Fields(list) {
			m[lexicon.Hash(w)] |= bits
		}
	}
	m[lexicon.Hash("the")] &^= on
	return newDictionary(m)
}()

var (
	hashMay       = lexicon.Hash("may")
	hashMar       = lexicon.Hash("mar")
	hashMarch     = lexicon.Hash("march")
	hashNot       = lexicon.Hash("not")
	hashIn        = lexicon.Hash("in")
	hashMajority  = lexicon.Hash("majority")
	hashOld       = lexicon.Hash("old")
	hashThe       = lexicon.Hash("the")
	hashHes       = lexicon.Hash("hes")
	hashShes      = lexicon.Hash("shes")
	hashG         = lexicon.Hash("g")
	hashB         = lexicon.Hash("b")
	hashD         = lexicon.Hash("d")
	hashO         = lexicon.Hash("o")
	hashDay       = lexicon.Hash("day")
	hashInto      = lexicon.Hash("into")
	hashAnd       = lexicon.Hash("and")
	hashOr        = lexicon.Hash("or")
	hashTo        = lexicon.Hash("to")
	hashBe        = lexicon.Hash("be")
	hashHis       = lexicon.Hash("his")
	hashHer       = lexicon.Hash("her")
	hashTheir     = lexicon.Hash("their")
	hashMy        = lexicon.Hash("my")
	hashOfBirth   = lexicon.Hash("ofbirth")
	hashE         = lexicon.Hash("e")
	hashC         = lexicon.Hash("c")
	hashFrom      = lexicon.Hash("from")
	hashBn        = lexicon.Hash("bn")
	hashIt        = lexicon.Hash("it")
	hashTime      = lexicon.Hash("time")
	hashMo        = lexicon.Hash("mo")
	hashGiven     = lexicon.Hash("given")
	hashA         = lexicon.Hash("a")
	hashIm        = lexicon.Hash("im")
	hashS         = lexicon.Hash("s")
	hashGeni      = lexicon.Hash("geni")
	hashBlwydd    = lexicon.Hash("blwydd")
	hashExpecting = lexicon.Hash("expecting")
	hashNato      = lexicon.Hash("nato")
	hashNata      = lexicon.Hash("nata")
	hashIl        = lexicon.Hash("il")
	hashW         = lexicon.Hash("w")
	hashEnd       = lexicon.Hash("end")
	hashDo        = lexicon.Hash("do")
	hashUr        = lexicon.Hash("ur")
	hashNe        = lexicon.Hash("ne")
	hashNee       = lexicon.Hash("nee")
	hashLe        = lexicon.Hash("le")
	hashGeb       = lexicon.Hash("geb")
	hashNineteen  = lexicon.Hash("nineteen")
	hashTwenty    = lexicon.Hash("twenty")
	hashTwo       = lexicon.Hash("two")
)

// absent are the words after "not" that say that there is no date.
var absent = func() map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields("known recorded given provided available stated confirmed held yet on supplied applicable disclosed") {
		m[lexicon.Hash(w)] = true
	}
	return m
}()

// ofBirth reports whether atom j speaks of a birth or a birthday, not of a birth
// mother.
func (s *scan) ofBirth(j int) bool {
	w := s.at(j)
	return w&(birthday|dob|born) != 0 || w&birth != 0 && s.at(j+1)&relation == 0 && s.atoms[min(j+1, len(s.atoms)-1)].Class&lexicon.Kin == 0
}

var (
	hashAs = lexicon.Hash("as")
	// papers give dates of birth.
	papers = lexicon.NewSet("passport visa permit brp bc card cards certificate certificates cert id papers paperwork licence register registration redbook wristband bracelet tag taskera tazkira tazkera shenasnameh kebele spine pnc p45 p60 payslip check")
	people = lexicon.NewSet("him her them whom he she they me us who boys girls twins children kids mine hers his")
)
