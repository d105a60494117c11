package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notesText has templates of notes, forms and tables.
//
//go:embed general/notes.txt
var notesText string

// blocks are the templates: one or several lines each.
var blocks = func() []string {
	var out []string
	for block := range strings.SplitSeq(notesText, "\n\n") {
		var b strings.Builder
		for line := range strings.Lines(block + "\n") {
			if !strings.HasPrefix(line, "#") {
				b.WriteString(line)
			}
		}
		if s := strings.TrimSpace(b.String()); s != "" {
			out = append(out, s)
		}
	}
	return out
}()

// slot is a place in a template that is filled in.
var slot = regexp.MustCompile(`\{([A-Za-z]+)([1-9]?)\}`)

// notesWeight is what their words weigh: enough to teach the terms, too little
// to change what is known of prose.
const notesWeight = 0.35

// note writes one paper of several blocks, with a cast of its own.
func (n *nameLists) note(r *rand.Rand) Doc {
	w := writer{names: n, rng: r, doc: Doc{Partial: true, Weight: notesWeight}}
	for range 6 {
		given, family := n.pair(r)
		w.cast = append(w.cast, [2]string{given, family})
	}
	gap := pick(r, []string{"\n", "\n\n", "\n\n", " "})
	for range 8 + r.IntN(12) {
		w.block(pick(r, blocks))
		w.text.WriteString(gap)
	}
	w.doc.Text = w.text.String()
	return w.doc
}

// writer fills templates in.
type writer struct {
	names *nameLists
	rng   *rand.Rand
	cast  [][2]string // given and family names
	text  strings.Builder
	doc   Doc
}

// block fills one template in. Who of the cast has which of its numbers is drawn
// anew.
func (w *writer) block(template string) {
	w.rng.Shuffle(len(w.cast), func(i, j int) { w.cast[i], w.cast[j] = w.cast[j], w.cast[i] })
	plain := slot.ReplaceAllString(template, "")
	loud := strings.ToUpper(plain) == plain && strings.ContainsFunc(template, unicode.IsUpper)
	end := 0
	for _, m := range slot.FindAllStringSubmatchIndex(template, -1) {
		w.text.WriteString(template[end:m[0]])
		end = m[1]
		name := template[m[2]:m[3]]
		var text, label string
		if m[4] < m[5] {
			text, label = w.person(name, w.cast[int(template[m[4]]-'1')%len(w.cast)]), person
		} else {
			text, label = w.term(name)
		}
		if loud && strings.ToUpper(name) == name {
			text = strings.ToUpper(text)
		}
		start := w.text.Len()
		w.text.WriteString(text)
		if label != "" {
			w.doc.Spans = append(w.doc.Spans, Span{start, w.text.Len(), label})
		}
	}
	w.text.WriteString(template[end:])
}

// person writes a name in the form that the letter asks for.
func (w *writer) person(form string, name [2]string) string {
	given, family := name[0], name[1]
	switch form {
	case "P":
		return given + " " + family
	case "F":
		return given
	case "S":
		return family
	case "R":
		return strings.ToUpper(family) + ", " + given
	case "Q":
		return firstLetter(given) + pick(w.rng, []string{". ", " ", "."}) + family
	case "I":
		if w.rng.IntN(5) == 0 {
			return pick(w.rng, wordlike)
		}
		return firstLetter(given) + firstLetter(family)
	case "L":
		return firstLetter(given)
	case "p":
		return strings.ToLower(given + " " + family)
	case "f":
		return strings.ToLower(given)
	case "s":
		return strings.ToLower(family)
	}
	panic(fmt.Sprintf("notes: no form %q", form)) // the embedded file is part of the program
}

// wordlike are initials that are words too.
var wordlike = strings.Fields("DO TO DA SO GO ME HE OH AL ED MO JO BE MA LO")

func firstLetter(s string) string {
	c, _ := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c))
}

// term fills in what is no person's name, and says what it is marked as.
func (w *writer) term(name string) (text, label string) {
	r := w.rng
	low := strings.ToLower(name)
	switch low {
	case "town":
		return w.town(), location
	case "school":
		return w.town() + " " + pick(r, schools), org
	case "org":
		switch r.IntN(4) {
		case 0:
			return pick(r, w.names.usual) + " & " + pick(r, w.names.usual), org
		case 1:
			return w.town() + " " + pick(r, services), org
		}
		return pick(r, w.names.usual) + " " + pick(r, services), org
	case "street":
		return fmt.Sprintf("%d %s %s", 1+r.IntN(150), pick(r, [][]string{w.names.usual, terms["ukplace"]}[r.IntN(2)]), pick(r, streets)), location
	case "house":
		return pick(r, terms[low]), location
	case "firm":
		return w.names.firm(r), org
	case "d":
		return date(r), ""
	case "t":
		return fmt.Sprintf("%d%c%02d", 7+r.IntN(15), ".:"[r.IntN(2)], r.IntN(60)), ""
	case "n":
		return fmt.Sprint(1 + r.IntN(60)), ""
	case "ref":
		return fmt.Sprintf("%c%c%d", 'A'+r.IntN(26), 'A'+r.IntN(26), 1000+r.IntN(900000)), ""
	case "code":
		return fmt.Sprintf("%c%c", 'A'+r.IntN(26), 'A'+r.IntN(26)), ""
	case "saint":
		return "St " + w.names.given.pick(r) + pick(r, []string{"'s", "'s", "", "’s"}), org
	case "ph":
		return fmt.Sprintf("07700 900 %03d", r.IntN(1000)), ""
	case "month":
		return pick(r, months), ""
	case "day":
		return pick(r, []string{"mon", "Monday", "Weds", "thurs", "Friday", "sat", "Sunday", "tmrw", "tonight"}), ""
	case "emoji":
		return pick(r, []string{"🐟", "💕", "🏠", "😂", "👍", "🌸", "⚽", "🦋", "🙏", "❤️"}), ""
	}
	list := terms[low]
	if len(list) == 0 {
		panic(fmt.Sprintf("notes: no kind %q", name)) // the embedded file is part of the program
	}
	text = pick(r, list)
	switch c, n := utf8.DecodeRuneInString(text); {
	case unicode.IsLower(rune(name[0])):
		if termKinds[low].small {
			text = strings.ToLower(text)
		}
	case unicode.IsLower(c):
		text = string(unicode.ToUpper(c)) + text[n:]
	}
	return text, ""
}

func (w *writer) town() string {
	return pick(w.rng, [][]string{w.names.places, terms["ukplace"]}[w.rng.IntN(2)])
}

func date(r *rand.Rand) string {
	d, m, y := 1+r.IntN(28), r.IntN(12), 1980+r.IntN(45)
	switch r.IntN(6) {
	case 0:
		return fmt.Sprintf("%d.%d.%02d", d, m+1, y%100)
	case 1:
		return fmt.Sprintf("%02d/%02d/%d", d, m+1, y)
	case 2:
		return fmt.Sprintf("%d %s %d", d, months[m], y)
	case 3:
		return fmt.Sprintf("%d %s", d, months[m][:3])
	case 4:
		return fmt.Sprint(y)
	}
	return fmt.Sprintf("%d/%d", d, m+1)
}

var months = strings.Fields("January February March April May June July August September October November December")

var schools = strings.Split("Primary School;Primary;High School;Academy;Infants;Juniors;Nursery;College;Comprehensive;Grammar;C of E Primary;RC Primary;Special School", ";")

var services = strings.Split("Creative Therapies;Fostering;Solicitors;Law;Tyres;Motors;Taxis;Cabs;Surgery;Medical Practice;Medical Group;Pharmacy;Nursery;Dental Care;Care;"+
	"Housing;Homes;Children's Home;Lodge;House;Support;Support Services;Counselling;Family Centre;Birth Ties;Contact Centre;Trust;Church;Carers;Advocacy;Women's Aid;Food Bank", ";")

var streets = strings.Fields("Road Rd Street St Lane Close Avenue Ave Drive Crescent Court Terrace Way Walk Gardens Grove Place Row Mews Hill Park View Parade Square")
