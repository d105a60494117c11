package repeat

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

// stop are words that carry no point.
var stop = set(`a an the and or but if so as of at by for from in into on onto to up with about over under
	i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
	this that these those there here who whom whose which what when where how
	is are was were be been being am do does did done has have had having will would shall should can could may might must
	i'm we're it's he's she's they're that's i've we've i'd we'd i'll we'll
	than then too very just also only even any some all both each every much more most such own same other
	out off down back again still once on her upon`)

// common are stems that most drafts are full of: they weigh less.
var common = stems(`child children said told social worker family school council service manager team say ask know get
	got come came went go make made take took give gave see letter email report meeting case time day week month year
	one two no not never`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range set(words) {
		m[stem(w)] = true
	}
	return m
}

// figure are numbers in words.
var figure = func() map[string]string {
	m := map[string]string{}
	for i, line := range strings.Split(`once|one;two|twice;three|thrice;four;five;six;seven;eight;nine;ten;eleven;twelve;thirteen;fourteen;fifteen;sixteen;seventeen;eighteen;nineteen;twenty`, ";") {
		for _, w := range strings.Split(line, "|") {
			m[w] = strconv.Itoa(i + 1)
		}
	}
	return m
}()

// denials are words that deny.
var denials = set(`no not never none nobody nothing no-one without neither nor nowhere unable fail failed cannot can't didn't
	doesn't don't wasn't weren't won't hasn't haven't hadn't isn't aren't couldn't wouldn't refused cant didnt dont wasnt wont hasnt havent`)

// titles are words with a capital that name nobody.
var titles = set(`i mr mrs ms miss dr sir madam january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday christmas easter`)

//go:embed frequency.txt
var frequencies string

// frequency is in how many drafts of the corpus a stem stands; the first line
// is the number of drafts.
var frequency = sync.OnceValue(func() map[string]float64 {
	m := map[string]float64{}
	for line := range strings.Lines(frequencies) {
		w, n, _ := strings.Cut(strings.TrimSpace(line), " ")
		if f, err := strconv.ParseFloat(n, 64); err == nil {
			m[w] = f
		}
	}
	return m
})

// rarity is the weight of a stem by how few drafts it stands in.
func rarity(stem string) float64 {
	f := frequency()
	all := f["*"]
	return math.Log((all + 1) / (f[stem] + 1))
}

// Stems returns the stems of the words that carry a point, for the count.
func Stems(tokens Sentence) []string {
	var s said
	var out []string
	for _, w := range s.read(tokens) {
		out = append(out, stem(w))
	}
	return out
}
