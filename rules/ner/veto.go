package ner

import (
	"strings"
	"unicode/utf8"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// noName reports a finding of one word that is no name whatever stands around it:
// what a service or a post is called for short ("CAMHS", "SW"), a form's heading,
// the letter of a part of it, a letter for a sex that fills a cell.
func (g *grouper) noName(f *rules.Finding) bool {
	text := g.part.Text[f.Start:f.End]
	if len(text) == 1 {
		return g.lettered(f, text)
	}
	if strings.ContainsAny(text, " \n-.'’") {
		return false
	}
	class, flags := lexicon.ClassOf(text), lexicon.Word(text)
	if flags&lexicon.Surname != 0 {
		return false
	}
	switch {
	case headings[strings.ToLower(text)]:
		return true
	case class&lexicon.Acronym != 0 && text == strings.ToUpper(text):
		return g.fillsCell(f) || len(text) > 2 && flags.Fore() == 0 && !g.beforeCapitals(f)
	case len(text) == 2:
		return false // initials
	}
	return flags.Fore() < 2 && class&(lexicon.Label|lexicon.ListLabel|lexicon.Role|lexicon.Domain) != 0 ||
		flags.Ordinary() > 1 && class&(lexicon.Kin|lexicon.Org) != 0
}

// headings are words that stand where names do and are none.
var headings = words("transcript transcribed handwritten triage tenancy placements register inbox hcn chi nino veh midwifery housing enclosure attachments appendix annex addr paediatrics dietary dressings poss intel ambo hiya chis")

// lettered reports a single letter that numbers something or fills a cell as a sex.
func (g *grouper) lettered(f *rules.Finding, letter string) bool {
	if letter == "F" || letter == "M" {
		return g.fillsCell(f)
	}
	before := strings.TrimRight(g.part.Text[max(0, f.Start-16):f.Start], " \u00a0*_")
	return numbered[strings.ToLower(before[strings.LastIndexAny(before, " \n\t|(*")+1:])]
}

// fillsCell reports a finding with a cell of a table to itself.
func (g *grouper) fillsCell(f *rules.Finding) bool {
	before := strings.TrimRight(g.part.Text[max(0, f.Start-16):f.Start], " \u00a0*_")
	after := strings.TrimLeft(g.part.Text[f.End:min(len(g.part.Text), f.End+16)], " \u00a0*_")
	next, _ := utf8.DecodeRuneInString(after)
	return (strings.HasSuffix(before, "|") || strings.HasSuffix(before, "\t")) && (next == '|' || next == '\t' || next == '\n')
}

// beforeCapitals reports whether a word in capitals follows: "PRU MARSH".
func (g *grouper) beforeCapitals(f *rules.Finding) bool {
	after := g.part.Text[f.End:min(len(g.part.Text), f.End+3)]
	return len(after) == 3 && after[0] == ' ' && 'A' <= after[1] && after[1] <= 'Z' && 'A' <= after[2] && after[2] <= 'Z'
}

// numbered are words that a letter follows as a number does.
var numbered = words("part section appendix annex schedule form table box option grade vitamin hepatitis plan group question category band class block stage tier item")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
