package batch

import (
	"strconv"
	"strings"

	"veil/extract"
)

func itoa(n int) string { return strconv.Itoa(n) }

// count notes what is told of a file besides what identifies somebody.
func (f *finds) count(parts []extract.Part) {
	pages := map[int]bool{}
	words := map[int]int{}
	for _, p := range parts {
		if p.Kind == extract.FileName {
			continue
		}
		n := len(strings.Fields(p.Text))
		if p.Kind != extract.Metadata {
			f.Words += n
		}
		if p.Page > 0 {
			pages[p.Page] = true
			words[p.Page] += n
			f.Pages = max(f.Pages, p.Page)
		}
	}
	for i := 1; i <= f.Pages; i++ {
		if words[i] == 0 {
			f.Empty = append(f.Empty, i)
		}
	}
	f.Missing = missing(parts)
	f.Sketch = newSketch(parts)
}
