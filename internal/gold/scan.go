package gold

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// opening matches the start of a mark, up to and with the bar.
var opening = regexp.MustCompile(`^\[\[([A-Z_]+):([a-z0-9-]+)\|`)

// scan takes the marks out of body and says where they were.
func scan(body string) (string, []Span, error) {
	var out strings.Builder
	var spans, open []Span
	for i := 0; i < len(body); {
		switch {
		case strings.HasPrefix(body[i:], "[["):
			m := opening.FindStringSubmatch(body[i:])
			if m == nil {
				return "", nil, fmt.Errorf("line %d: bad mark", lineAt(body, i))
			}
			s := Span{Start: out.Len(), Kind: m[1], Entity: m[2]}
			if err := allowed(s, open); err != nil {
				return "", nil, fmt.Errorf("line %d: %w", lineAt(body, i), err)
			}
			open = append(open, s)
			i += len(m[0])
		case strings.HasPrefix(body[i:], "]]"):
			if len(open) == 0 {
				return "", nil, fmt.Errorf("line %d: ]] without a mark", lineAt(body, i))
			}
			s := open[len(open)-1]
			open = open[:len(open)-1]
			s.End = out.Len()
			if s.End == s.Start {
				return "", nil, fmt.Errorf("line %d: empty mark", lineAt(body, i))
			}
			spans = append(spans, s)
			i += len("]]")
		default:
			out.WriteByte(body[i])
			i++
		}
	}
	if len(open) > 0 {
		s := open[len(open)-1]
		return "", nil, fmt.Errorf("mark %s:%s is not closed", s.Kind, s.Entity)
	}
	sort.Slice(spans, func(i, j int) bool {
		if spans[i].Start != spans[j].Start {
			return spans[i].Start < spans[j].Start
		}
		return spans[i].End > spans[j].End
	})
	return out.String(), spans, nil
}

// allowed says whether s may open inside the marks in open.
func allowed(s Span, open []Span) error {
	if _, ok := kinds[s.Kind]; !ok {
		return fmt.Errorf("unknown kind %s", s.Kind)
	}
	switch {
	case len(open) == 0:
		return nil
	case len(open) == 1 && open[0].Kind == "ADDRESS" && s.Kind == "POSTCODE":
		return nil
	}
	return fmt.Errorf("%s may not be nested in %s", s.Kind, open[len(open)-1].Kind)
}

// lineAt is the number of the line in body that byte i is in.
func lineAt(body string, i int) int {
	return 1 + strings.Count(body[:i], "\n")
}
