package sentence

import "strings"

// always are abbreviations that no sentence ends with in practice: a name or a
// number follows.
var always = set(`dr mr mrs ms mx prof rev revd fr sr st sgt insp supt cllr hon capt lt col
	para paras pp cf viz ref refs nos fig figs reg regs ss art arts sch tel ext mob
	vs approx resp encl dept gov e.g i.e eg ie`)

// beforeNumber are those that end sentences too: a number or a small letter
// shows that the sentence goes on.
var beforeNumber = set(`no p v s ch vol ed app sec pt cl pg page item etc ltd plc inc co al a.m p.m am pm
	jan feb mar apr jun jul aug sep sept oct nov dec rd ave u.k ph.d b.sc m.a ll.b q.c k.c`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
