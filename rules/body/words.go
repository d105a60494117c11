package body

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"veil/rules/names/lexicon"
)

// set is what words.txt says of a word or phrase, as bits.
type set uint64

// The sets, each one or more lines of words.txt, which explains them.
const (
	school set = 1 << iota
	schoolBig
	org
	orgBig
	placed
	frontSchool
	frontOrg
	kind
	tail
	forWhom
	ofWhat
	stop
	generic
	public
	national
	after
	afterAgency
	placing
	cueSchool
	cueWeak
	cueOrg
	hasSchool
	hasOrg
	labelSchool
	labelOrg
	plants
	lead
	plainly
	apposSchool
	apposOrg
	hasLog
	cueHome
	job
	doesSchool
	cueLoose
	cueVerb
	sender
	bodyWord
	titleEnd
	pluralVerb
	callVerb
	hasTeam
	headTwo
	labelLoose
	holy
	cueMulti
	totName
)

var setNames = map[string]set{
	"school": school, "school.big": schoolBig, "org": org, "org.big": orgBig, "placed": placed,
	"front.school": frontSchool, "front.org": frontOrg, "kind": kind, "tail": tail, "for": forWhom, "of": ofWhat,
	"stop": stop, "generic": generic, "public": public, "national": national, "after": after, "after.agency": afterAgency,
	"placing": placing, "cue.school": cueSchool, "cue.weak": cueWeak, "cue.org": cueOrg,
	"has.school": hasSchool, "has.org": hasOrg, "label.school": labelSchool, "label.org": labelOrg,
	"plants": plants, "lead": lead, "plainly": plainly,
	"appos.school": apposSchool, "appos.org": apposOrg, "has.log": hasLog, "cue.home": cueHome, "job": job, "does.school": doesSchool,
	"cue.loose": cueLoose, "cue.verb": cueVerb, "sender": sender, "body": bodyWord, "title.end": titleEnd, "verb.plural": pluralVerb, "verb.call": callVerb, "has.team": hasTeam,
	"head.two": headTwo, "label.loose": labelLoose, "holy": holy, "cue.multi": cueMulti, "tots": totName,
}

//go:embed words.txt
var wordsText string

// phrases is a trie of words: from a node and the hash of the next word to the
// node after it, and by node what ends there.
type phrases struct {
	edges map[uint64]int32
	heads *lexicon.Set // the words that phrases begin with; few of a text's are
	ends  []set
}

var known = sync.OnceValue(func() *phrases {
	p, err := parsePhrases(wordsText)
	if err != nil {
		panic(err) // the embedded file is part of the program; a test opens it
	}
	return p
})

// parsePhrases reads lines of "set: phrase, phrase"; lines that begin with #
// are comments.
func parsePhrases(s string) (*phrases, error) {
	words := len(s) / 7
	p := &phrases{edges: make(map[uint64]int32, words), heads: lexicon.NewSet(""), ends: make([]set, 1, words)}
	var room []token
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		bit := setNames[name]
		if !ok || bit == 0 {
			return nil, fmt.Errorf("words, line %d: no such set", n)
		}
		if room = cut(room, list); !p.add(room, bit) {
			return nil, fmt.Errorf("words, line %d: an empty phrase", n)
		}
	}
	return p, nil
}

// add adds phrases that commas part; false where one is empty.
func (p *phrases) add(list []token, bit set) bool {
	node := int32(0)
	for i := range list {
		t := &list[i]
		if t.punct(',') {
			if node == 0 {
				return false
			}
			p.ends[node] |= bit
			node = 0
			continue
		}
		if node == 0 {
			p.heads.Add(t.hash)
		}
		k := uint64(node)<<32 | uint64(t.hash)
		next, ok := p.edges[k]
		if !ok {
			next = int32(len(p.ends))
			p.edges[k] = next
			p.ends = append(p.ends, 0)
		}
		node = next
	}
	p.ends[node] |= bit
	return node != 0
}

// at calls f for every phrase that begins at token i, with the token after it.
func (p *phrases) at(toks []token, i int, f func(s set, end int)) {
	if !p.heads.Has(toks[i].hash) {
		return
	}
	node := int32(0)
	for j := i; j < len(toks); j++ {
		next, ok := p.edges[uint64(node)<<32|uint64(toks[j].hash)]
		if !ok {
			return
		}
		node = next
		if s := p.ends[node]; s != 0 {
			f(s, j+1)
		}
	}
}

var (
	hashSt   = lexicon.Hash("st")
	hashThe  = lexicon.Hash("the")
	hashOur  = lexicon.Hash("our")
	hashLady = lexicon.Hash("lady")
	hashOf   = lexicon.Hash("of")
	hashAnd  = lexicon.Hash("and")
	hashOn   = lexicon.Hash("on")
	hashFor  = lexicon.Hash("for")

	hashUnder = lexicon.Hash("under")
)

// hashes is the set of some words.
func hashes(s string) *lexicon.Set { return lexicon.NewSet(s) }
