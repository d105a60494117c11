package batch

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/lazyregexp"
)

// printed is a line that is a page's number: "12", "Page 12", "Page 12 of 40",
// "- 12 -", "12/40". What stands before the number tells one numbering from
// another: the bundle's from the document's.
var printed = lazyregexp.New(`^[-–\s]*((?i:bundle\s+page|bundle|page|pg\.?|p\.?)?)\s*([0-9]{1,5})(\s*(?:of|/)\s*[0-9]{1,5})?[-–\s]*$`)

const (
	edgeLines  = 3   // lines at the top and bottom of a page that may hold its number
	fewPages   = 3   // fewer numbers are none
	mostPages  = 0.6 // share of the pages that have to bear a number
	manyAbsent = 200 // so many absent numbers are another numbering
)

// missing lists gaps in the printed numbers of pages: "pages 4 to 6".
func missing(parts []extract.Part) []string {
	series := map[string]map[int]int{} // by place and wording: page -> number
	pages := 0
	for _, p := range parts {
		if p.Page == 0 || p.Kind != extract.Body {
			continue
		}
		pages = max(pages, p.Page)
		lines := slices.DeleteFunc(strings.Split(p.Text, "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
		for i, line := range lines {
			where := "top"
			if i >= edgeLines {
				where = "bottom"
				if i < len(lines)-edgeLines {
					continue
				}
			}
			m := printed.FindStringSubmatch(strings.TrimSpace(line))
			if m == nil {
				continue
			}
			key := where + strings.ToLower(m[1])
			if m[3] != "" {
				key += " of"
			}
			if series[key] == nil {
				series[key] = map[int]int{}
			}
			if n, err := strconv.Atoi(m[2]); err == nil && series[key][p.Page] == 0 {
				series[key][p.Page] = n
			}
		}
	}
	var out []string
	for _, s := range series {
		if len(s) >= fewPages && float64(len(s)) >= mostPages*float64(pages) {
			out = append(out, absent(s, pages)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// absent lists the numbers that a numbering skips; none where it does not grow
// from page to page.
func absent(number map[int]int, pages int) (out []string) {
	page, last, all := 0, 0, 0
	for i := 1; i <= pages; i++ {
		n := number[i]
		if n == 0 {
			continue
		}
		if page > 0 {
			if n <= last {
				return nil
			}
			if skipped := (n - last) - (i - page); skipped > 0 {
				all += skipped
				if i-page > 1 {
					out = append(out, fmt.Sprintf("%d of the pages numbered between %d and %d", skipped, last, n))
				} else if skipped == 1 {
					out = append(out, fmt.Sprintf("the page numbered %d", last+1))
				} else {
					out = append(out, fmt.Sprintf("the pages numbered %d to %d", last+1, n-1))
				}
			}
		}
		page, last = i, n
	}
	if all > manyAbsent {
		return nil
	}
	return out
}
