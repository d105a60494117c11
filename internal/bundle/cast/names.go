package cast

import (
	"fmt"
	"os"
	"strings"
)

// name is one entry of people.txt.
type name struct {
	full, short, typo string
	word              bool // also an ordinary word
}

// origin is one section of people.txt: names of families from one place.
type origin struct {
	surnames, female, male []name
}

// Names is a people.txt.
type Names struct {
	order   []string
	origins map[string]*origin
	places  map[string][]string // streets, towns, ...: what stands between bars
}

// ReadNames reads people.txt: sections "== origin", lines "key: entries".
func ReadNames(file string) (*Names, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	n := &Names{origins: map[string]*origin{}, places: map[string][]string{}}
	var now *origin
	for i, l := range strings.Split(string(b), "\n") {
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		if sec, ok := strings.CutPrefix(l, "== "); ok {
			now = &origin{}
			if sec != "places" {
				n.order = append(n.order, sec)
				n.origins[sec] = now
			}
			continue
		}
		key, rest, ok := strings.Cut(l, ": ")
		if !ok || now == nil {
			return nil, fmt.Errorf("%s: line %d is no entry", file, i+1)
		}
		switch key {
		case "surnames":
			now.surnames = entries(rest)
		case "f":
			now.female = entries(rest)
		case "m":
			now.male = entries(rest)
		default:
			n.places[key] = strings.Split(rest, "|")
		}
	}
	return n, nil
}

func entries(s string) []name {
	var out []name
	for _, e := range strings.Fields(s) {
		p := append(strings.Split(e, "/"), "", "")
		n := name{full: blank(p[0]), short: blank(p[1]), typo: blank(p[2])}
		n.full, n.word = strings.CutSuffix(n.full, "*")
		out = append(out, n)
	}
	return out
}

func blank(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "_", " ")) }
