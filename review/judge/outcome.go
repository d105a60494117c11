package judge

import (
	_ "embed"
	"encoding/json"
	"math"
	"regexp"
	"strings"
	"sync"

	"veil/internal/exact"
	"veil/review/sentence"
)

// Whether a draft asks for something definite is judged over the draft: one
// doubtful request among forty sentences of a diary is none, three plain ones at
// the end of a letter are.

// outcomeWeights is what the command in review/train wrote: a number for each
// figure.
//
//go:embed outcome.json
var outcomeWeights []byte

var outcome = sync.OnceValue(func() (w [OutcomeFigures]float64) {
	if err := json.Unmarshal(outcomeWeights, &w); err != nil {
		panic("judge: the embedded weights of the outcome cannot be read: " + err.Error()) // a broken build
	}
	return w
})

// Outcome returns the probability that the draft asks for a definite outcome,
// 0 to 1, and the sentences that ask for it, after Judge; it is trained on what the
// linear model says.
func (r *Reader) Outcome() (p float64, found []int) {
	f, found := r.OutcomeFigures(r.linear)
	return OutcomeOf(outcome(), f), found
}

// OutcomeOf is the probability by weights and figures.
func OutcomeOf(w, f [OutcomeFigures]float64) float64 {
	sum := 0.0
	for i, x := range f {
		sum += float64(w[i] * x)
	}
	return 1 / (1 + exact.Exp(-sum))
}

// chargedFrom is the probability from which a sentence counts as emotional here,
// where the linear model alone has been asked.
const chargedFrom = 0.35

// OutcomeFigures is how many figures tell whether a draft asks for something.
const OutcomeFigures = 16

// OutcomeFigures returns the figures, each about 0 to 1, and the sentences that
// ask for something to be done or, where none does, those that ask at all.
func (r *Reader) OutcomeFigures(vs []Verdict) (f [OutcomeFigures]float64, found []int) {
	var best, results, weak, others, tasks, plain, questions, charged, spoken, n float64
	var wanted, asked []int
	to := 0.0
	for i, v := range vs {
		if v.Kind == Other && r.has(i, "opening") {
			f[3] = 1
		}
		if r.all[i].has(reader) {
			to++
		}
	}
	addressed := f[3] == 1 || to > 0
	for i, v := range vs {
		if v.Kind != Request {
			continue
		}
		s := &r.all[i]
		n++
		asked = append(asked, i)
		p := min(float64(v.Sure), 0.999)
		under := asks.MatchString(r.heads[i])
		first := s.first()
		polite := first == "please" || first == "kindly"
		command := commands[first] || polite
		switch {
		case s.task() && !wish.MatchString(r.heads[i]), !under && (!addressed && command && !polite && !r.has(i, "request")):
			tasks += p
		case !r.wants(i):
			others += p
		case s.words < 5 && !command && !(under && len(r.heads[i]) < 80) && s.Role != sentence.Item && !r.has(i, "request") && !r.has(i, "result") && !s.has(writer):
			// "And the school." asks for nothing that a reader could name; below
			// a short heading or a form's question "A refund" does
		default:
			wanted = append(wanted, i)
			best = max(best, math.Log(p/(1-p)))
			if r.has(i, "result") {
				results += p
			} else {
				weak += p
			}
		}
		if r.has(i, "request") || command {
			plain++
		}
		if command || s.has(reader) || s.has(writer) {
			spoken++
		}
		if strings.HasSuffix(r.text[s.Start:s.End], "?") {
			questions++
		}
		if v.Emotional >= chargedFrom {
			charged++
		}
		if 10*i >= 6*(len(vs)-1) {
			f[4] = 1
		}
		if s.Role == sentence.Item || under {
			f[5] = 1
		}
		if under {
			f[15] = 1
		}
	}
	much := func(x float64) float64 { return min(math.Log1p(x)/2, 1) }
	f[0] = 1
	f[1], f[2], f[9] = best/5, much(results), much(others)
	f[10] = min(4*to/float64(max(len(vs), 1)), 1)
	if n > 0 {
		f[6], f[7], f[8], f[11] = plain/n, questions/n, charged/n, spoken/n
	}
	f[12], f[13] = much(weak), much(tasks)
	if len(wanted) == 0 {
		f[14] = 1
		wanted = asked
	}
	for k := range f {
		f[k] = math.Round(f[k]*1e9) / 1e9 // the logarithm's last bits differ between processors
	}
	return f, wanted
}

// task reports whether a sentence gives somebody a task as minutes and records
// do: "School nurse to send the chart to the GP."
func (s *seen) task() bool {
	for i, t := range s.tokens {
		switch w := t.Lower; {
		case w == "to":
			if i == 0 || i+1 == len(s.tokens) {
				return false
			}
			next := s.tokens[i+1].Lower // a verb, not whom something goes to
			return next == "be" || !grammar[next] && roles[next] == ""
		case i > 6, commands[w] && i == 0, verbClass[w] != "", w == "please", w == "want", w == "like", roles[w] == writer, roles[w] == reader, w == "that":
			return false
		}
	}
	return false
}

// has reports whether a word of the writer's own plays a part.
func (s *seen) has(part role) bool {
	for _, t := range s.tokens {
		if !t.Quoted && roles[t.Lower] == part {
			return true
		}
	}
	return false
}

// wants reports whether a request asks for something to be done or changed. To
// ask for an answer, for a call, for a confirmation that the letter came or why
// something happened asks for no result, nor does what should be left undone.
func (r *Reader) wants(i int) bool {
	s := &r.all[i]
	body := strings.ToLower(r.text[s.Start:s.End])
	if leave.MatchString(body) || ultimatum.MatchString(body) {
		return false
	}
	if r.has(i, "reply-only") && !r.has(i, "result") && (!demands.MatchString(body) || telling.MatchString(body)) {
		return false
	}
	return r.has(i, "result") || r.has(i, "request") || !strings.HasSuffix(body, "?")
}

// wish is a heading under which what somebody else is to do is what the writer
// wants; under "Actions" in minutes it is a task.
var wish = regexp.MustCompile(`(?i)\b(?:want|wants|like|outcomes?|ask|asks|asking|seek|seeking|sought|put (?:it|this|things|matters)? ?right|remed(?:y|ies)|requests?)\b`)

// demands is how somebody begins who wants a thing, and telling the words for
// an answer.
var (
	demands = regexp.MustCompile(`^(?:i|we)(?:'d|’d| would| should| do)? (?:also |still |just )?(?:want|need|demand|like|ask for)\b`)
	telling = regexp.MustCompile(`\b(?:know|explain|explanation|answers?|respon[sd]|response|repl(?:y|ies)|hear|tell|told|reasons?|why)\b`)
)

// leave is a request that nothing be done, or only that somebody be in touch.
var leave = regexp.MustCompile(`^(?:please )?(?:do not|don't|dont) (?:ask|reply|answer|ring|call|write|contact|bother|worry|trouble)|\b(?:have|has|had|you've) (?:received|got|had) (?:this|my|it)\b|^(?:please |can you |could you |just )*(?:acknowledge|confirm receipt|ring me|call me|phone me|drop me|lemme|let me know|give me a (?:ring|call|bell|buzz))\b`)

// ultimatum says what the writer will do, and asks for nothing but an answer.
var ultimatum = regexp.MustCompile(`^(?:and |but |so )?(?:if|unless) (?:i|we|you)\b.{0,40}\b(?:hear|answer|reply|respond|response)\b.*\b(?:i|we)(?:'ll|’ll| will| shall)\b`)

func (r *Reader) has(i int, rule string) bool {
	for _, m := range r.all[i].matches {
		if m.Rule.ID == rule {
			return true
		}
	}
	return false
}
