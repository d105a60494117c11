package link

import (
	"slices"
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// Doubt is why one label may stand for more than one person.
type Doubt string

// The doubts.
const (
	// NoDoubt is the empty Doubt.
	NoDoubt Doubt = ""
	// Births are dates of birth that differ by one name.
	Births Doubt = "two dates of birth stand by this name. Look whether these are two people with the same name, such as father and son."
	// Birth is another date of birth that few documents have by one name.
	Birth Doubt = "in a few files another date of birth stands by this name. Look there whether it is a mistake or another person."
	// Shared is a short name that fits several people.
	Shared Doubt = "this short name could be any of several people. Look at each place to see who is meant."
	// Weighed are short names that fit others too.
	Weighed Doubt = "Veil worked out from the text around a short name that it is this person. Look where only a short name stands."
	// Guessed is a pet name, or a full name without its beginning.
	Guessed Doubt = "a pet name or part of a name was taken for this person's. Look whether it is somebody else's."
	// Role is a word for whoever has a role.
	Role Doubt = "this is a word like \"guardian\", not a name. Look whether it is the same person each time."
	// Mixed are names of two people that stand side by side.
	Mixed Doubt = "two names may have run together here. Look whether both people are under this label."
)

// ByWeight are the doubts in the order in which they are worth looking at: those
// that most likely mean two people first.
var ByWeight = []Doubt{Births, Mixed, Shared, Weighed, Guessed, Birth, Role}

var doubtOf = map[how]Doubt{shared: Shared, weighed: Weighed, guessed: Guessed}

// Doubts says, by label, where a label may stand for more than one person.
func (r *Registry) Doubts() map[string]Doubt {
	whose := map[string]int{} // date of birth: 1 + the group by whose name it stands most often
	for i, g := range r.Groups {
		for d, n := range g.Born {
			if j := whose[d]; j == 0 || n > r.Groups[j-1].Born[d] {
				whose[d] = i + 1
			}
		}
	}
	bearers := map[string]int{} // forename: 1 + the group that bears it in most documents
	weight := map[string]int{}
	for i, g := range r.Groups {
		for w, n := range g.forenames() {
			if n > weight[w] {
				bearers[w], weight[w] = i+1, n
			}
		}
	}
	out := map[string]Doubt{}
	for i, g := range r.Groups {
		if g.Kind != rules.Person || len(g.Figures) > 0 && g.Figures[0].Role != "" {
			continue
		}
		var own []int // in how many documents at most, by date
		for d, n := range g.Born {
			if whose[d] == i+1 && whole(d) {
				own = append(own, n)
			}
		}
		slices.Sort(own)
		slices.Reverse(own)
		switch {
		case len(own) > 1 && own[1]*rarely >= own[0]:
			out[g.Label] = Births
		case g.Doubt != NoDoubt:
			out[g.Label] = g.Doubt
		case g.role():
			out[g.Label] = Role
		case g.mixed(i+1, bearers):
			out[g.Label] = Mixed
		case len(own) > 1:
			out[g.Label] = Birth
		}
	}
	return out
}

// whole reports whether a date of birth in its normal form has a day.
func whole(date string) bool { return strings.Count(date, "-") == 2 }

// forenames are the folded first forenames of a group's full names, and how many
// figures have each.
func (g Group) forenames() map[string]int {
	if g.Kind != rules.Person {
		return nil
	}
	out := map[string]int{}
	known := newNamings()
	for _, f := range g.Figures {
		if f.Short {
			continue
		}
		if n := known.of(aliasMention(Alias{f.Name, f.Title})); n.level == full && len(n.Words()) == 2 {
			out[lexicon.Fold(n.Given[0])]++
		}
	}
	return out
}

// role reports whether all that a group is called is a word like "guardian".
func (g Group) role() bool {
	for _, f := range g.Figures {
		if c := lexicon.ClassOf(strings.Trim(f.Name, ".,:;")); c&(lexicon.Role|lexicon.Kin|lexicon.Honorific) == 0 || lexicon.Word(lexicon.Fold(f.Name)).Fore() > 1 {
			return false
		}
	}
	return true
}

// mixed reports whether some name of a group holds the forename of another.
func (g Group) mixed(self int, bearers map[string]int) bool {
	for _, f := range g.Figures {
		ws := strings.Fields(f.Name)
		if len(ws) < 2 {
			continue
		}
		others, mine := 0, 0
		for _, w := range ws {
			switch b := bearers[lexicon.Fold(w)]; {
			case b == self:
				mine++
			case b > 0:
				others++
			}
		}
		signed := strings.Count(ws[0], ".") > 1 // "K.K. Jane": initials that end a note, and who begins the next sentence
		if others > 0 && (mine > 0 || others > 1 || len(ws) > 2 || signed) {
			return true
		}
	}
	return false
}
