package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"veil/internal/gold"
	"veil/rules"
)

// templateGlobs are the files of sentences and rows that papers are put together
// from, one a line, with slots in braces:
//
//	{n} {f} {s} {N}   a person's full name, forename, surname, surname in capitals
//	{k} {g}           a word of kin, a sex
//	{b} {bd} {bm} {by} {bo}  the person's birth: the whole date, day and month, month and year, year, number of the day;
//	{bs} {bw}                the year as "’83" and in words
//	{e} {ed} {em} and so on  another date, likewise
//	{d}               the day of the paper
//	{a} {w} {o}       the person's age in figures, in words, as an ordinal number
//	{t} {x} {h}       a time of day, a reference, a health number
//
// ‹ and › stand around a birth that is written out.
// A figure behind the letters names another person of the paper: {n2}, {b2}. \n
// is a line end, \t a tab.
var templateGlobs = []string{"rules/birth/train/lines/*.txt"}

// How many papers are made of the templates, and of how many each.
const (
	rounds          = 3 // how often each template is used
	fewest, most    = 1, 12
	generatedWeight = 0.4
)

// papers makes papers of the templates; the same each time.
func papers(root string) ([]doc, error) {
	names, err := files(root, templateGlobs)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, name := range names {
		src, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(src)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				all = append(all, strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(line))
			}
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	var out []doc
	for range rounds {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := 0; i < len(all); {
			n := min(fewest+rng.IntN(most-fewest+1), len(all)-i)
			p := newPaper(rng)
			for _, t := range all[i : i+n] {
				if err := p.write(t); err != nil {
					return nil, err
				}
			}
			d := newDoc("papers", "", gold.Doc{Text: p.text.String(), Spans: p.births})
			for k := range d.candidates {
				d.candidates[k].weight = generatedWeight
			}
			out = append(out, d)
			i += n
		}
	}
	return out, nil
}

// paper is a paper in the making.
type paper struct {
	rng    *rand.Rand
	text   strings.Builder
	births []gold.Span
	day    time.Time // of the paper
	style  int       // how its dates are written, mostly
	joint  string    // what stands between its pieces
	people [4]person
}

type person struct {
	fore, sur, sex string
	born           time.Time
}

func newPaper(rng *rand.Rand) *paper {
	p := &paper{rng: rng, day: time.Date(2012+rng.IntN(15), 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rng.IntN(365))}
	p.style = rng.IntN(len(dateStyles))
	p.joint = []string{"\n", "\n", "\n\n", " "}[rng.IntN(4)]
	return p
}

// write adds a template with other people than before.
func (p *paper) write(template string) error {
	for i := range p.people {
		p.people[i] = p.someone()
	}
	if p.text.Len() > 0 {
		p.text.WriteString(p.joint)
	}
	open := -1 // where a mark began
	for template != "" {
		switch {
		case strings.HasPrefix(template, "‹"):
			open = p.text.Len()
			template = template[len("‹"):]
		case strings.HasPrefix(template, "›"):
			p.births = append(p.births, gold.Span{Start: open, End: p.text.Len(), Kind: rules.DateOfBirth})
			template = template[len("›"):]
		case template[0] == '{':
			slot, after, ok := strings.Cut(template[1:], "}")
			if !ok {
				return fmt.Errorf("slot not closed: %s", template)
			}
			if err := p.fill(slot); err != nil {
				return err
			}
			template = after
		default:
			p.text.WriteByte(template[0])
			template = template[1:]
		}
	}
	return nil
}

// someone is a child, a parent or a grandparent.
func (p *paper) someone() person {
	days := 365 * (18 + p.rng.IntN(60))
	if p.rng.IntN(100) < 60 {
		days = p.rng.IntN(365 * 18)
	}
	sex := []string{"M", "F", "male", "female", "Male", "Female", "boy", "girl"}[p.rng.IntN(8)]
	return person{pick(p.rng, forenames), pick(p.rng, surnames), sex, p.day.AddDate(0, 0, -1-days-p.rng.IntN(364))}
}

func pick(rng *rand.Rand, words []string) string { return words[rng.IntN(len(words))] }

// fill writes what a slot stands for.
func (p *paper) fill(slot string) error {
	name, who := slot, 0
	if n := len(slot) - 1; n > 0 && '1' <= slot[n] && slot[n] <= '4' {
		name, who = slot[:n], int(slot[n]-'1')
	}
	x := p.people[who]
	age := int(p.day.Sub(x.born).Hours() / 24 / 365.25)
	event := p.event()
	var s string
	switch name {
	case "n":
		s = x.fore + " " + x.sur
	case "f":
		s = x.fore
	case "s":
		s = x.sur
	case "N":
		s = strings.ToUpper(x.sur)
	case "k":
		s = pick(p.rng, kin)
	case "g":
		s = x.sex
	case "a":
		s = strconv.Itoa(age)
	case "w":
		s = inWords(age)
	case "o":
		s = ordinal(age)
	case "t":
		s = fmt.Sprintf("%02d:%02d", p.rng.IntN(24), p.rng.IntN(60))
	case "x":
		s = fmt.Sprintf("%s%d", []string{"", "LCS ", "CF/", "P", "WX-"}[p.rng.IntN(5)], 10000+p.rng.IntN(9000000))
	case "h":
		s = fmt.Sprintf("999 %03d %04d", p.rng.IntN(1000), p.rng.IntN(10000))
	case "d":
		s = p.date(p.day, "")
	case "b", "bd", "bm", "by", "bo", "bs", "bw":
		s = p.date(x.born, name[1:])
		p.births = append(p.births, gold.Span{Start: p.text.Len(), End: p.text.Len() + len(s), Kind: rules.DateOfBirth})
	case "e", "ed", "em", "ey", "eo", "es", "ew":
		s = p.date(event, name[1:])
	default:
		return fmt.Errorf("unknown slot {%s}", slot)
	}
	p.text.WriteString(s)
	return nil
}

// event is a day that papers tell of: mostly lately, seldom to come or long ago.
func (p *paper) event() time.Time {
	switch n := p.rng.IntN(100); {
	case n < 55:
		return p.day.AddDate(0, 0, -p.rng.IntN(200))
	case n < 65:
		return p.day.AddDate(0, 0, p.rng.IntN(120))
	case n < 90:
		return p.day.AddDate(0, 0, -p.rng.IntN(365*6))
	}
	return p.day.AddDate(0, 0, -p.rng.IntN(365*25))
}

// date writes a date, or the part of one that follows the letter in a slot.
func (p *paper) date(t time.Time, part string) string {
	style := p.style
	if p.rng.IntN(10) < 3 {
		style = p.rng.IntN(len(dateStyles))
	}
	switch part {
	case "y":
		return t.Format("2006")
	case "o":
		return ordinal(t.Day())
	case "s":
		return t.Format("’06")
	case "w":
		return yearWords(t.Year())
	case "m":
		return t.Format(monthStyles[style%len(monthStyles)])
	case "d":
		return p.spell(dayStyles[style%len(dayStyles)], t)
	}
	return p.spell(dateStyles[style], t)
}

// spell writes a date in a style of package time, in which "Oth" stands for the
// day with its ending and "Worded" for the whole in words.
func (p *paper) spell(style string, t time.Time) string {
	if style == "Worded" {
		return "the " + ordinalWord(t.Day()) + " of " + t.Format("January") + " " + yearWords(t.Year())
	}
	if style == "WordedDay" {
		return "the " + ordinalWord(t.Day()) + " of " + t.Format("January")
	}
	return strings.Replace(t.Format(style), "Oth", ordinal(t.Day()), 1)
}

var (
	dateStyles  = strings.Split("02/01/2006|02/01/2006|02/01/2006|2/1/06|02.01.06|2.1.2006|02-01-2006|2 January 2006|2 January 2006|Oth January 2006|Oth of January 2006|2 Jan 2006|02-Jan-2006|Oth Jan 06|2006-01-02|Monday 2 January 2006|January Oth, 2006|02 JAN 2006|2.1.06|2-1-06|Worded", "|")
	dayStyles   = strings.Split("2 January|Oth January|Oth of January|2/1|2 Jan|January Oth|Monday Oth January|Oth Jan|02/01|WordedDay|Mon 2 Jan", "|")
	monthStyles = strings.Split("January 2006|Jan 2006|01/2006|January 2006|Jan 06", "|")

	kin       = strings.Fields("mother father mum dad brother sister son daughter aunt uncle nan grandmother grandfather stepfather cousin twin half-brother niece nephew partner Mother Father Sibling Grandmother")
	forenames = strings.Fields("Amelia Tobi Grace Rhys Priya Callum Zofia Imran Niamh Declan Chidi Freya Hamza Isla Joel Keira Liam Megan Owen Poppy Ruby Samir Tariq Una Wiktor Yasmin Kayden Ela Bashir Siobhán Ngozi Tomasz Mercy Kofi Leila Dafydd Shanice Ravi Aoife Jordan Kai Ana-Maria Femi Ellie-Mae Nevaeh Ronnie Bryony Jaxon Hope Will April Idris Zara Noor Ioan Marek Blessing Curtis Tegan Oisín")
	surnames  = strings.Fields("Okafor Hughes Sowerby Nowak Patel Ashworth Brennan Calder Dhillon Eastwood Fairclough Grady Hussain Iqbal Jankowski Kendrick Lomax Mbeki Nuttall Oduya Prescott Quigley Rahman Stobart Tench Underhill Varley Whitlock Yardley Zaman O'Neill McBride Popescu Adeyemi-Clarke Begum Singh Ward Church Young Osei Tesfay Kowalczyk Trelawney Ap-Rhys Haque Doyle Pickersgill Mensah Lowe Barker")
)
