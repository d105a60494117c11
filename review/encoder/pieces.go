package encoder

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// vocabulary holds a piece of a word and its log probability on each line, tab
// between; a piece's number is its line, from 0. Lines without a probability keep a
// number and are never found in text.
//
//go:embed pieces.txt
var vocabulary string

// unknown is the number of what no piece stands for.
const unknown = 0

// unknownCost is what a character that no piece stands for costs, as a log
// probability: more than any piece.
const unknownCost = -20

// maxPieces is how much of a sentence is read; few are as long.
const maxPieces = 100

// space stands for the white space before a word, which is part of a piece.
const space = '▁'

type piece struct {
	number int32
	score  float32
}

// pieces finds a piece by its text.
var pieces = sync.OnceValue(func() (p struct {
	at      map[string]piece
	longest int // bytes
}) {
	p.at = make(map[string]piece, strings.Count(vocabulary, "\n"))
	number := int32(0)
	for line := range strings.Lines(vocabulary) {
		text, score, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if ok {
			s, err := strconv.ParseFloat(score, 32)
			if err != nil {
				panic("encoder: the list of pieces is broken") // a broken build
			}
			p.at[text] = piece{number, float32(s)}
			p.longest = max(p.longest, len(text))
		}
		number++
	}
	return p
})

// cut divides a sentence into the pieces that are likeliest together (the unigram
// model of Kudo, Subword Regularization, ACL 2018, by Viterbi's algorithm) and
// returns their numbers.
func cut(sentence string) []int32 {
	p := pieces()
	s := spaced(sentence)
	type step struct {
		score  float32
		from   int32
		number int32
	}
	best := make([]step, len(s)+1)
	for i := 1; i < len(best); i++ {
		best[i].from = -1
	}
	for i := 0; i < len(s); {
		_, one := utf8.DecodeRuneInString(s[i:])
		found := false
		for n := one; n <= p.longest && i+n <= len(s); {
			if c, ok := p.at[s[i:i+n]]; ok {
				found = found || n == one
				if b := &best[i+n]; b.from < 0 || best[i].score+c.score > b.score {
					*b = step{best[i].score + c.score, int32(i), c.number}
				}
			}
			_, next := utf8.DecodeRuneInString(s[i+n:])
			n += max(next, 1)
		}
		if b := &best[i+one]; !found && (b.from < 0 || best[i].score+unknownCost > b.score) {
			*b = step{best[i].score + unknownCost, int32(i), unknown}
		}
		i += one
	}
	n := 0
	for i := len(s); i > 0; i = int(best[i].from) {
		n++
	}
	out := make([]int32, n)
	for i := len(s); i > 0; i = int(best[i].from) {
		n--
		out[n] = best[i].number
	}
	return out[:min(len(out), maxPieces)]
}

// spaced is a sentence with one mark for the white space before each word, in
// compatible form (NFKC).
func spaced(s string) string {
	var b strings.Builder
	gap := true
	for _, r := range norm.NFKC.String(strings.ToValidUTF8(s, "?")) {
		if unicode.IsSpace(r) {
			gap = true
			continue
		}
		if gap {
			b.WriteRune(space)
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
