package link

import (
	"strconv"
	"strings"
)

// usage is whom a title and a surname mean in the documents of a bundle that tell:
// where one person alone is called so wherever it is clear, "Mrs Okafor" is her in
// the documents that leave it open, too. The report says that it was weighed.
type usage struct {
	clear map[string]map[*person]int // by partKey: in how many documents
	open  map[*person]string         // who stands for those that nothing tells, and the partKey
}

func newUsage() *usage { return &usage{map[string]map[*person]int{}, map[*person]string{}} }

func (u *usage) vote(key string, p *person) {
	if u.clear[key] == nil {
		u.clear[key] = map[*person]int{}
	}
	u.clear[key][p]++
}

// leastUsed is in how many documents a title and a surname have to be clear to tell
// of others.
const leastUsed = 4

// settle gives what is open to the one whom all clear documents mean.
func (u *usage) settle() {
	for q, key := range u.open {
		if len(u.clear[key]) != 1 || q.full() {
			continue
		}
		for p, docs := range u.clear[key] {
			if p = p.root(); docs >= leastUsed && p != q {
				q.merged = p
				p.doubt = min(p.doubt, weighed)
			}
		}
	}
}

// births are the dates of birth that stand by a figure.
func (b *bundle) births(m mention) map[string]int {
	if b == nil {
		return nil
	}
	return b.of(m).born
}

// byBirth is the one person whom a title and a surname fit, and by whose full name
// the date of birth stands that stands by the title and surname; nil where nobody
// or several are.
func (c *crowd) byBirth(n *naming, born map[string]int) *person {
	var found *person
	for date := range born {
		head, _, _ := strings.Cut(date, "-")
		year, err := strconv.Atoi(head)
		if err != nil || !whole(date) {
			continue
		}
		for _, p := range distinct(c.surname[surnameKey(n.Name)], (*person).full) {
			sex := p.sex()
			if p.births[year] == 0 || sex != 0 && n.sex != 0 && sex != n.sex {
				continue
			}
			if found != nil && found != p {
				return nil
			}
			found = p
		}
	}
	return found
}
