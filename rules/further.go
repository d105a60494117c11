package rules

import (
	"context"
	"fmt"
	"slices"

	"veil/extract"
	"veil/rules/room"
)

// Further lets a spreader that knows what to look for search parts whose
// findings are there already, and returns these with what it adds, in the order
// of ScanParts. It reports whether there is anything more.
func Further(ctx context.Context, sp Spreader, parts []extract.Part, found []Finding) ([]Finding, bool, error) {
	index := make(map[string]int, len(parts))
	for i, p := range parts {
		index[p.ID] = i
	}
	defer room.Release()
	seen, vs := views(parts)
	more, err := sp.Spread(ctx, seen, nil)
	if err != nil {
		return nil, false, fmt.Errorf("spreader %s: %w", sp.Name(), err)
	}
	perPart := make([][]Finding, len(parts))
	for _, f := range found {
		i, ok := index[f.Part]
		if !ok {
			return nil, false, fmt.Errorf("rules: finding in a part the document does not have")
		}
		perPart[i] = append(perPart[i], f)
	}
	fresh := make([][]Finding, len(parts))
	for _, f := range more {
		i, ok := index[f.Part]
		if !ok {
			return nil, false, fmt.Errorf("spreader %s: rules: finding in a part the document does not have", sp.Name())
		}
		if err := check(f, seen[i]); err != nil {
			return nil, false, fmt.Errorf("spreader %s: %w", sp.Name(), err)
		}
		fresh[i] = append(fresh[i], f)
	}
	grown := false
	for i, fs := range fresh {
		vs[i].back(fs)
		fs = slices.DeleteFunc(fs, func(f Finding) bool { return told(perPart[i], f) })
		if len(fs) > 0 {
			grown = true
			perPart[i] = merge(parts[i].Text, append(perPart[i], fs...))
		}
	}
	return slices.Concat(perPart...), grown, nil
}

// told reports whether one of the findings of a part, which are in order of
// start, says as much as f.
func told(found []Finding, f Finding) bool {
	// What is long may start far before, but few contain anything.
	n, _ := slices.BinarySearchFunc(found, f.Start+1, func(g Finding, at int) int { return g.Start - at })
	for i := n; i < len(found) && found[i].Start < f.End; i++ {
		if g := found[i]; g.Label == f.Label && g.End > f.End {
			return true
		}
	}
	for i := n - 1; i >= 0 && i >= n-nestedMost; i-- {
		switch g := found[i]; {
		case g.Label == f.Label && g.Overlaps(f.Span) && !f.Contains(g.Span): // two names in a row, of which a third is made
			return true
		case !g.Contains(f.Span):
		case g.Label == f.Label, g.Label != Date && g.Label != Age && g.Label != Location: // which may stay
			return true
		}
	}
	return false
}

// nestedMost is how many findings that start before a place are asked whether
// they reach over it.
const nestedMost = 12
