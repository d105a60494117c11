package rules

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"veil/rules/dfa"
)

// Rule is one rule of a Pack.
//
// A rule is a pattern and a way to where it is tried. Patterns cost much more
// than looking for words, so a rule says what must be near:
//
//   - anchor.words: the pattern is tried around each of these words, anchor.digits:
//     around groups of at least so many digits; anchor.reach bytes to each side.
//     With anchor.here the match must begin right there, which is much faster;
//   - context with need: true: the finding must follow one of context.words
//     within context.before bytes, with only what context.between matches in
//     between (default: anything), or precede it within context.after bytes. A
//     second value after a comma, "and" or "/" counts too, and so do the cells
//     below where the word heads a column of a table;
//   - none of these: the pattern is tried everywhere.
//
// Words are compared without regard to case, start and end at the edges of
// words (a final * leaves the end open), and a space in them stands for any
// white space.
//
// A finding never begins or ends inside a word or a number.
type Rule struct {
	ID    string
	Label string
	Doc   string // what it finds and where the format is laid down

	name    string // "pack/id"
	valid   func(string) bool
	score   float64
	anchor  anchorFile
	context contextFile

	match, none []string

	exprs func() (*exprs, error) // compiled on the first call
}

// exprs are the expressions of a rule; those that it does not have are nil.
type exprs struct {
	re      *dfa.Regexp
	group   int         // of re: what is found
	reject  *dfa.Regexp // on the whole match
	notPrev *dfa.Regexp // on the text before the finding
	notNext *dfa.Regexp // on the text after it
	between *dfa.Regexp // on what stands between a word of the context and the finding
}

type ruleFile struct {
	ID       string      `yaml:"id"`
	Label    string      `yaml:"label"`
	Doc      string      `yaml:"doc"`
	Pattern  string      `yaml:"pattern"`
	Group    int         `yaml:"group"`    // default: the group named f, or the whole match
	Flags    string      `yaml:"flags"`    // of RE2: i, m, s
	Validate string      `yaml:"validate"` // one of the Validators
	Score    float64     `yaml:"score"`
	Anchor   anchorFile  `yaml:"anchor"`
	Context  contextFile `yaml:"context"`
	Reject   string      `yaml:"reject"`   // a pattern; a match that holds it is none
	NotPrev  string      `yaml:"not_prev"` // a pattern that must not end just before the finding
	NotNext  string      `yaml:"not_next"` // a pattern that must not start just after it
	Match    []string    `yaml:"match"`
	None     []string    `yaml:"none"`
}

type anchorFile struct {
	Words  []string `yaml:"words"`
	Digits int      `yaml:"digits"`
	Reach  int      `yaml:"reach"` // bytes; default 80
	Here   bool     `yaml:"here"`  // the match begins at the word, or at a run of digits, itself
}

type contextFile struct {
	Words   []string `yaml:"words"`
	Before  int      `yaml:"before"`  // how far before the finding a word may end, in bytes
	After   int      `yaml:"after"`   // how far after the finding a word may start
	Between string   `yaml:"between"` // what may stand between
	Need    bool     `yaml:"need"`
	Boost   float64  `yaml:"boost"` // added to the score where a word is near
}

const defaultReach = 80

func (rf ruleFile) compile(define map[string]string) (*Rule, error) {
	switch {
	case !nameForm.MatchString(rf.ID):
		return nil, errors.New("id is missing or not in lower-case letters, digits and hyphens")
	case !IsKind(rf.Label):
		return nil, errors.New("label is not a kind that Veil knows")
	case rf.Doc == "":
		return nil, errors.New("doc is missing")
	case rf.Pattern == "":
		return nil, errors.New("pattern is missing")
	case len(rf.Match) == 0 || len(rf.None) == 0:
		return nil, errors.New("examples are missing: at least one each of match and none")
	case !(rf.Score > 0 && rf.Score <= 1):
		return nil, errors.New("score is missing or outside 0 to 1")
	case rf.Context.Need && len(rf.Context.Words) == 0:
		return nil, errors.New("context has no words")
	case rf.Context.Need && rf.Context.Before == 0 && rf.Context.After == 0:
		return nil, errors.New("context is needed but neither before nor after says how near")
	case !rf.Context.Need && rf.Context.Between != "":
		return nil, errors.New("context.between is of use only with need")
	case rf.Anchor.Here && len(rf.Anchor.Words) == 0 && rf.Anchor.Digits == 0:
		return nil, errors.New("anchor.here needs words or digits")
	case rf.Context.Need && (len(rf.Anchor.Words) > 0 || rf.Anchor.Digits > 0):
		return nil, errors.New("a rule that needs its context takes no anchor")
	}
	if err := checkExamples(rf.Match, rf.None); err != nil {
		return nil, err
	}
	r := &Rule{
		ID: rf.ID, Label: rf.Label, Doc: rf.Doc,
		score: rf.Score, anchor: rf.Anchor, context: rf.Context,
		match: rf.Match, none: rf.None,
	}
	if r.anchor.Reach == 0 {
		r.anchor.Reach = defaultReach
	}
	if rf.Validate != "" {
		if r.valid = Validators[rf.Validate]; r.valid == nil {
			return nil, fmt.Errorf("there is no validator %q", rf.Validate)
		}
	}
	for _, w := range r.waitsFor() {
		if err := checkWord(w); err != nil {
			return nil, err
		}
	}
	r.exprs = sync.OnceValues(func() (*exprs, error) {
		e, err := rf.expressions(define)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", rf.ID, err)
		}
		return e, nil
	})
	return r, nil
}

// expressions compiles what the rule says in regular expressions.
func (rf ruleFile) expressions(define map[string]string) (*exprs, error) {
	var e exprs
	var err error
	for _, c := range []struct {
		to   **dfa.Regexp
		what string
		expr string
	}{
		{&e.re, "pattern", here(rf.Anchor.Here, rf.Pattern)},
		{&e.reject, "reject", rf.Reject},
		{&e.notPrev, "not_prev", suffix(rf.NotPrev)},
		{&e.notNext, "not_next", prefix(rf.NotNext)},
		{&e.between, "context.between", whole(rf.Context.Between)},
	} {
		if *c.to, err = compileExpr(c.expr, rf.Flags, define); err != nil {
			return nil, fmt.Errorf("%s: %w", c.what, err)
		}
	}
	e.group = rf.Group
	if i := e.re.SubexpIndex("f"); i > 0 && rf.Group == 0 {
		e.group = i
	}
	if e.group < 0 || e.group > e.re.NumSubexp() {
		return nil, errors.New("group is not in the pattern")
	}
	return &e, nil
}

func checkExamples(match, none []string) error {
	for _, ex := range match {
		if !strings.Contains(ex, "‹") || strings.Count(ex, "‹") != strings.Count(ex, "›") {
			return errors.New("a match example does not mark what is found with ‹ and ›")
		}
	}
	for _, ex := range none {
		if strings.ContainsAny(ex, "‹›") {
			return errors.New("a none example has a mark")
		}
	}
	return nil
}

// here anchors a pattern whose place is known.
func here(on bool, expr string) string {
	if !on {
		return expr
	}
	return prefix(expr)
}

func suffix(expr string) string { return wrap(`(?:`, expr, `)\z`) }
func prefix(expr string) string { return wrap(`\A(?:`, expr, `)`) }
func whole(expr string) string  { return wrap(`\A(?:`, expr, `)\z`) }

func wrap(a, expr, b string) string {
	if expr == "" {
		return ""
	}
	return a + expr + b
}

// compileExpr compiles an expression after putting in the definitions that it
// names as {{name}}. Definitions may name others, a few deep.
func compileExpr(expr, flags string, define map[string]string) (*dfa.Regexp, error) {
	if expr == "" {
		return nil, nil
	}
	for depth := 0; strings.Contains(expr, "{{"); depth++ {
		if depth == 8 {
			return nil, errors.New("definitions are missing or go round in circles")
		}
		for name, d := range define {
			expr = strings.ReplaceAll(expr, "{{"+name+"}}", `(?:`+d+`)`)
		}
		if len(expr) > 100_000 {
			return nil, errors.New("the pattern is too long")
		}
	}
	if flags != "" {
		expr = `(?` + flags + `)` + expr
	}
	return dfa.Compile(expr)
}

// waitsFor lists the words the rule wants to be told of.
func (r *Rule) waitsFor() []string {
	return append(append([]string{}, r.anchor.Words...), r.context.Words...)
}
