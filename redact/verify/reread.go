package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
	"veil/redact/plan"
)

// gaps refuses a copy that holds content nobody can read, unless the original
// had the same and the user accepted it.
func (c *checker) gaps(doc extract.Document) error {
	accepted := map[extract.Gap]bool{}
	for _, g := range c.in.Plan.Gaps {
		accepted[g] = true
	}
	for _, g := range doc.Gaps() {
		own := c.in.Format.Own != nil && c.in.Format.Own(g)
		if g.Blocking && !accepted[g] && !own {
			return &Error{Check: "reopen", Where: g.Where, Why: "it holds content that cannot be read back"}
		}
	}
	return nil
}

// reread compares what the copy says with what the plan says it should.
func (c *checker) reread(doc extract.Document) error {
	if c.in.Format.Exact {
		return c.exact(doc)
	}
	var want, got []string
	for _, e := range c.expect {
		if e.part.Kind == extract.Body {
			want = append(want, e.visible)
		}
	}
	for _, p := range doc.Parts() {
		got = append(got, p.Text)
	}
	var lost int
	c.report.Kept, lost = share(want, got, countWords)
	if c.report.Kept < c.in.Format.MinKept && lost > fewWords {
		// A copy may divide words otherwise: "R anger S" and "RangerS".
		letters, _ := share(want, got, countTriples)
		c.report.Kept = max(c.report.Kept, letters)
	}
	if c.report.Kept < c.in.Format.MinKept && lost > fewWords {
		return &Error{Check: "reread", Why: fmt.Sprintf("only %.1f %% of the words outside the masks are still there", 100*c.report.Kept)}
	}
	c.did("compared the words outside the masks with the original's")
	return nil
}

// fewWords may be lost of any document: of one with a dozen words, that is many
// in a hundred.
const fewWords = 1

// share is how much of what count finds in the texts wanted is in those got, and
// how much is not.
func share(want, got []string, count func(string, map[string]int) int) (kept float64, lost int) {
	wanted, there := map[string]int{}, map[string]int{}
	total := 0
	for _, s := range want {
		total += count(s, wanted)
	}
	for _, s := range got {
		count(s, there)
	}
	for w, n := range wanted {
		lost += n - min(n, there[w])
	}
	if total == 0 {
		return 1, 0
	}
	return float64(total-lost) / float64(total), lost
}

func (c *checker) exact(doc extract.Document) error {
	got := map[string]string{}
	for _, p := range doc.Parts() {
		got[p.ID] = p.Text
	}
	for i, e := range c.expect {
		if e.part.Kind == extract.Picture { // its words stand beside the text, wherever the format has room
			continue
		}
		if text, ok := got[e.part.ID]; text != e.text || !ok && e.text != "" {
			return &Error{Check: "reread", Where: fmt.Sprintf("%s, part %d", e.part.Kind, i+1), Why: "its text is not what was planned"}
		}
	}
	c.report.Kept = 1
	c.did("compared %d parts word for word with the plan", len(c.expect))
	return nil
}

// countWords adds the words of s to counts and returns how many there were.
func countWords(s string, counts map[string]int) int {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for _, w := range words {
		counts[w]++
	}
	return len(words)
}

// countTriples adds each three letters and digits that follow each other in s,
// with or without a space, to counts and returns how many there were.
func countTriples(s string, counts map[string]int) int {
	var at [3]int // where the last runes began, without what stood between
	var b strings.Builder
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		at[0], at[1], at[2] = at[1], at[2], b.Len()
		b.WriteRune(r)
		if n++; n > 2 {
			counts[b.String()[at[0]:]]++
		}
	}
	return max(n-2, 0)
}

// parts looks for the originals in what our own reader makes of the copy,
// those too short for the deep search, or too doubtful, included: as whole words
// they may be there as often as the plan leaves them.
func (c *checker) parts(doc extract.Document) error {
	seen := map[string]int{}
	var places []Place
	for _, p := range doc.Parts() {
		places = append(places, Place{Where: PartName(p), Text: p.Text})
		countWords(p.Text, seen)
	}
	c.find.words = seen
	if err := c.find.places("read back", slices.Values(places)); err != nil {
		return err
	}
	planned := map[string]int{}
	for _, e := range c.expect {
		countWords(e.text, planned)
	}
	for _, e := range c.in.Plan.Edits {
		doubtful := e.Mask && e.Rule != plan.RulePiece && !c.find.sought[e.Text] && utf8.RuneCountInString(countable(e.Text)) > 1
		doubtful = doubtful && seen[e.Text] > planned[e.Text] && !c.plain(e.Text)
		if doubtful && seen[e.Text]-divided(e.Text, places) > planned[e.Text] {
			if err := c.fail(&Error{Check: "read back", Kind: e.Kind, Where: "its text", Why: "a masked detail can still be read"}); err != nil {
				return err
			}
		}
	}
	c.did("looked for %d masked values in what the copy shows", len(c.find.kinds))
	return nil
}

// divided is how often a word in lower case is the first part of one that is
// divided at the end of a line.
func divided(word string, places []Place) (n int) {
	if strings.ToLower(word) != word {
		return 0
	}
	for _, p := range places {
		n += strings.Count(p.Text, word+"-\n")
	}
	return n
}

// plain reports whether a word is one of plain English in lower case. There may be
// more of them in a copy whose lines divide words otherwise.
func (c *checker) plain(word string) bool {
	return c.in.Ordinary != nil && strings.ToLower(word) == word && c.in.Ordinary(word, 0, len(word))
}

// countable returns the word that s is, or nothing if it is not one word.
func countable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		return ""
	}
	return s
}

// PartName names a part for people, without any of its text.
func PartName(p extract.Part) string {
	if p.Page > 0 {
		return fmt.Sprintf("page %d", p.Page)
	}
	return string(p.Kind)
}

// markdown joins the parts that a reader of the document sees.
func markdown(parts []extract.Part) string {
	var blocks []string
	page := 0
	for _, p := range parts {
		if p.Kind == extract.FileName || p.Kind == extract.Metadata || p.Kind == extract.Author || strings.TrimSpace(p.Text) == "" {
			continue
		}
		if p.Page > 0 && p.Page != page {
			page = p.Page
			blocks = append(blocks, fmt.Sprintf("--- Page %d ---", page))
		}
		blocks = append(blocks, p.Text)
	}
	return strings.Join(blocks, "\n\n")
}
