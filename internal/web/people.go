package web

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"veil/redact/link"
	"veil/redact/link/propose"
	"veil/rules"
)

func (d *desk) peopleRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /people", func(w http.ResponseWriter, r *http.Request) {
		show(w, r, "people", "Who is in these papers?", d.whoIsWho())
	})
	m.HandleFunc("POST /people", d.takePeople)
	m.HandleFunc("GET /people/case.yaml", func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		file := d.file
		d.mu.Unlock()
		if file == nil {
			http.NotFound(w, r)
			return
		}
		attach(w, peopleName)
		w.Write(file)
	})
}

// peoplePage is the form that says who is who.
type peoplePage struct {
	People  []propose.Person
	Also    string
	Passing int
	Working bool // papers are still being read
	Trouble string
	Known   bool // a people file is in use
}

// whoIsWho fills the form: with what the user said before, or else with what the
// papers seem to say.
func (d *desk) whoIsWho() peoplePage {
	v := peoplePage{}
	var docs []link.Doc
	for _, p := range d.all() {
		p.mu.Lock()
		switch p.State {
		case reading:
			v.Working = true
		case open, saving, saved:
			doc := link.Doc{Parts: p.base.Parts}
			for _, e := range p.base.Entities {
				for _, f := range e.Mentions {
					doc.Found = append(doc.Found, *f)
				}
			}
			docs = append(docs, doc)
		}
		p.mu.Unlock()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.people == nil {
		v.People, v.Passing = propose.People(docs)
		return v
	}
	v.Known, v.Also = true, strings.Join(d.people.Also, "\n")
	for _, x := range d.people.People {
		v.People = append(v.People, propose.Person{Label: x.Label, Names: x.Names, Born: x.Born})
	}
	return v
}

// takePeople reads the form and makes the people file of it.
func (d *desk) takePeople(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	if r.ParseForm() != nil {
		http.Error(w, "the form is too long", http.StatusRequestEntityTooLarge)
		return
	}
	v, err := fromForm(r.PostForm)
	if err == nil {
		x := propose.Extra{Also: lines(v.Also)}
		if err = d.keepPeople(propose.YAML(v.People, x)); err != nil {
			err = errors.New("something in the form cannot be used: each person needs a label and at least one name, and no two may have the same label")
		}
	}
	if err != nil {
		v.Trouble = sentence(err)
		w.WriteHeader(http.StatusUnprocessableEntity)
		show(w, r, "people", "Who is in these papers?", v)
		return
	}
	turnTo(w, "redact?notice=people")
}

// fromForm reads the rows: label, names, one a line, and the date of birth of
// each. A row without names is left out.
func fromForm(form map[string][]string) (peoplePage, error) {
	v := peoplePage{Also: first(form["also"])}
	labels, names, born := form["label"], form["names"], form["born"]
	if len(names) != len(labels) || len(born) != len(labels) {
		return v, errors.New("the form is not whole; load the page again")
	}
	var err error
	for i := range labels {
		p := propose.Person{Label: propose.Label(labels[i]), Names: lines(names[i]), Born: strings.TrimSpace(born[i])}
		if len(p.Names) == 0 {
			continue
		}
		if p.Label == "" {
			p.Label = rules.Person
		}
		if p.Born != "" {
			if _, e := time.Parse(time.DateOnly, p.Born); e != nil {
				err = errors.New("a date of birth is written as 2014-03-12")
			}
		}
		v.People = append(v.People, p)
	}
	distinct(v.People)
	return v, err
}

// distinct gives those who share a label numbers of their own.
func distinct(people []propose.Person) {
	times := map[string]int{}
	for _, p := range people {
		times[p.Label]++
	}
	if len(times) < len(people) {
		for i := range people {
			people[i].Role = people[i].Label
		}
		propose.Number(people)
	}
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// lines are the lines of a text that are not empty.
func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
