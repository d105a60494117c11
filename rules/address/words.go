package address

import (
	"strings"

	"veil/rules/names/lexicon"
)

// word is what a word means in an address, as a set of bits.
type word uint32

const (
	strong   word = 1 << iota // a kind of street that is hardly anything else
	lane                      // a kind of street that is seldom anything else with a capital
	common                    // a kind of street that is often something else
	short                     // of a kind of street: an abbreviation
	welsh                     // what comes first in Welsh and Gaelic names
	flat                      // a number or letter follows
	floor                     // first floor flat
	house                     // a house, farm or site, by its name
	block                     // a house of several homes
	care                      // c/o
	number                    // no.
	label                     // "Address"
	stop                      // a word that is in no address: labels, titles, months
	locative                  // in, at, to: a place follows
	lives                     // lives, moved: a place follows
	thing                     // house, flat: the words before are a place
	small                     // on, upon: inside a name
	generic                   // high, main: every town has one
	office                    // school, surgery: the words before are its name
	court                     // family, county: the court that follows is one of law
	counted                   // minutes, people: the number before is of these
	ruled                     // section, page: the number after is one of those
	county                    // shire, Co.: ends of addresses
	compass
	weak   // a kind of street that is usually something else
	abroad // a kind of street in another language
	part   // a label of one part of an address in an export: "Line1", "Town"
	boxed  // DX, BFPO: a number of a mail service follows
	way    // the whole name of a street: Broadway
	spelt  // a number in words
)

var vocabulary = func() *lexicon.Table[word] {
	m := map[uint32]word{}
	for _, l := range []struct {
		bits  word
		words string
	}{
		{strong, "street road lane avenue crescent terrace gardens grove close mews wynd vennel boulevard"},
		{strong | short, "rd ave cres gdns ln str terr st tce avn cresc gdn blvd pde"},
		{lane, "estate passage drive row walk rise square court hill green parade mount brow brae croft dene drove fold garth gate glade glen grange heath heights hollow knoll lawn lawns lea leas leys loan loke mead meads meadow meadows nook orchard orchards oval paddock paddocks promenade quay quays quadrant ridge riding ridings slade spinney vale villas villa wharf wood woods yard circus chase broadway causeway cottages buildings copse cross dell acre acres arcade alley esplanade embankment ginnel hythe maltings moor mansions crofts gait pend bungalows snicket steps gardens steading cuttings rigg gill twitten leaze bungalows almshouses maisonettes"},
		{lane | short, "yd dr sq pl cl ct wlk pk cr gr rw crt hts bldgs wy cotts cots av clse cls crs crst lne vw"},
		{common, "bk lines royd royds clough holme ings thwaite beck staithe rake ridgeway greenway turnpike loaning causey shore cliff downs weir basin springs wells drift dyke hatch knowle mere shaw stile coombe dingle bottom bottoms hey heys banks wold hurst parklands woodlands meadowlands crossing fairway pool ropewalk wayside garths folds acres links lade port way place park view bank dale end field fields keep path pathway ring side springs strand top tor tower house lodge common corner approach bridge market mill plain reach link links highway farm bungalow cottage hall point close"},
		{welsh, "hendre hafod erw nant rhiw gwel chy heol ffordd stryd lon maes bryn clos rhodfa rhes tyddyn cwrt trem llys cae parc tan gerddi cilgant pant dol golwg glan swyddfa neuadd canolfan adeilad pentre swn llwyn nyth gwern melin ffynnon sraid rathad bothar pen ty plas bwthyn fferm taigh tigh baile cnoc"},
		{flat, "flt flat apartment apt unit room rm plot pitch caravan suite bedsit studio fflat maisonette bay berth mooring moorings pontoon stance chalet cabin block blk bungalow trailer annexe annex static narrowboat houseboat bung carafan carafán safle daire"},
		{floor, "ground first second third fourth top basement lower upper garden attic"},
		{house, "granary smithy bakery dairy brewery parsonage deanery schoolhouse cottage cottages farm fm farmhouse forge barn barns lodge mill rectory vicarage manor manse bungalow grange croft stables villa steading bothy steadings park site marina boatyard wharf basin house hall court trees view oaks elms firs laurels tower mansions heights point nook lea bank yard towers chambers annexe annex lofts lines"},
		{block, "house court tower towers chambers annexe heights point lodge mansions buildings block place hall cottages cotts villas terrace ho hse bldgs lofts apartments maisonettes"},
		{number, "no number nos nr numbers"},
		{label, "abode whereabouts domicile seoladh sheoladh address addr addresses adress cyfeiriad residence addrss addres"},
		{stop, "tel telephone phone mobile email e fax dob date born mr mrs ms miss dr prof rev dear re ref our your private confidential nhs name names child mother father mum dad gp school carer relationship ethnicity website www signed from subject sent attn fao sir madam hand page report statement yours contact status"},
		{stop, "january february april june july august september october november december jan feb mar apr jun jul aug sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"},
		{locative, "in on at to from near off outside round around along up down past of by opposite behind into enter entering entered visit visited visiting leave leaving left frae tae doon oot yn ar i o into towards via jct junction nr opp frm outsde nxt dwn"},
		{lives, "lives live lived living reside resides residing resident stays stay staying bides bide moved moves moving home house flat property address called based"},
		{thing, "house flat address property home estate area end flats bungalow premises tenancy caravan chalet trailer bedsit"},
		{small, "on upon under in le la de of the by next near cum and y yr a r en juxta o na nan an am"},
		{generic, "high main back side busy memory downing the a this that our his her my your their same right wrong one each every any some no long open cross main road street sesame coronation wall fleet quality housing industrial trading council real"},
		{office, "school surgery primary nursery police hospital clinic medical health centre center church library academy college station infants junior practice pharmacy hotel inn mosque children childrens care residential nursing community day office offices court hub playgroup preschool"},
		{court, "family county crown magistrates magistrate high youth supreme appeal sheriff district tennis coroners"},
		{counted, "minute minutes min mins mile miles hour hours hr hrs day days week weeks month months year years people person children child times time metre metres meter yards yard yes no adults adult boys girls nights sessions visits others more other parents pupils staff am pm x st nd rd th percent ml mg kg cm stone pounds cans pints bottles cigarettes dogs cats bedroom bed bedrooms"},
		{ruled, "section sections article articles rule rules para paragraph paragraphs regulation regulations page pages part schedule appendix order question item point year yr aged age level stage step chapter table figure band key tier class version annex action phase grade form day week session group number exhibit paras s pp p"},
		{county, "co county shire uk england wales scotland ireland cymru alba nigeria pakistan poland romania portugal italy india bangladesh ghana lithuania latvia bulgaria albania turkey syria kenya"},
		{weak, "way place end point path pathway side link links reach ring market plain approach common keep fields field"},
		{abroad, "rua rue via calle ul ulica strada str strasse avenida piazza plaza platz bulevardul aleja utca ulitsa viale corso sokak sokagi caddesi mahallesi"},
		{part, "line linel line1 line2 line3 line4 line5 addressl address1 address2 address3 address4 addresslinel addressline1 addressline2 addressline3 address addr street town city village locality district county postcode housename housenumber houseno house number property building premises postal pcode"},
		{boxed, "dx bfpo freepost rhadbost"},
		{way, "broadway kingsway queensway ringway westway eastway northway southway parkway greenway fairway eastgate westgate northgate southgate castlegate churchgate kirkgate bridgegate millgate moorgate pottergate briggate deansgate fishergate stonegate micklegate goodramgate walmgate coppergate gallowgate friargate sandgate wheelgate baxtergate flemingate marygate monkgate saddlergate swinegate whitefriargate cheapside cornmarket haymarket headrow ropewalk eastcheap piccadilly saltergate bailgate"},
		{spelt, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"},
		{compass, "north south east west upper lower n s e w gardens"},
	} {
		for _, w := range strings.Fields(l.words) {
			m[lexicon.Hash(w)] |= l.bits
		}
	}
	// "close" and "gardens" are in two lists for their other readings.
	m[lexicon.Hash("close")] &^= common
	m[lexicon.Hash("gardens")] &^= lane | compass
	return lexicon.NewTable(m)
}()

var letters = strings.NewReplacer("0", "o", "1", "l", "5", "s", "8", "b")

var (
	hashSt         = lexicon.Hash("st")
	hashThe        = lexicon.Hash("the")
	hashNo         = lexicon.Hash("no")
	hashC          = lexicon.Hash("c")
	hashO          = lexicon.Hash("o")
	hashFlat       = lexicon.Hash("flat")
	hashFloor      = lexicon.Hash("floor")
	hashY          = lexicon.Hash("y")
	hashYr         = lexicon.Hash("yr")
	hashA          = lexicon.Hash("a")
	hashCourt      = lexicon.Hash("court")
	hashIn         = lexicon.Hash("in")
	hashFrom       = lexicon.Hash("from")
	hashOr         = lexicon.Hash("or")
	hashAnd        = lexicon.Hash("and")
	hashS          = lexicon.Hash("s")
	hashPark       = lexicon.Hash("park")
	hashPost       = lexicon.Hash("post")
	hashCode       = lexicon.Hash("code")
	hashMay        = lexicon.Hash("may")
	hashMarch      = lexicon.Hash("march")
	hashAt         = lexicon.Hash("at")
	hashOf         = lexicon.Hash("of")
	hashSpring     = lexicon.Hash("spring")
	hashBox        = lexicon.Hash("box")
	hashPO         = lexicon.Hash("po")
	hashEstate     = lexicon.Hash("estate")
	hashOld        = lexicon.Hash("old")
	hashCoronation = lexicon.Hash("coronation")
	hashSite       = lexicon.Hash("site")
	hashSchool     = lexicon.Hash("school")
	hashHouse      = lexicon.Hash("house")
	hashSame       = lexicon.Hash("same")
	hashNot        = lexicon.Hash("not")
	hashWell       = lexicon.Hash("well")
	hashHome       = lexicon.Hash("home")
	hashLives      = lexicon.Hash("lives")
	hashLiving     = lexicon.Hash("living")
)
