package repeat

import "strings"

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
