package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"veil/redact/plan"
)

// maxName is how many units of UTF-16 the name of a sheet may have.
const maxName = 31

// sheetNames are the names of the sheets in the copy: their own, with marks for
// what is masked. A name that must not stay, or cannot be one, is a number.
func (c *copier) sheetNames(count int) []string {
	lines := strings.Split(c.names.Text, "\n")
	taken := map[string]bool{}
	var out []string
	var edits []plan.Edit
	for _, e := range c.plan.Edits {
		if e.Part == c.names.ID {
			edits = append(edits, e)
		}
	}
	at := 0
	for i := range count {
		name := ""
		if i < len(lines) {
			name = c.sheetName(edits, at, at+len(lines[i]))
			at += len(lines[i]) + 1
		}
		for n := i + 1; name == "" || taken[strings.ToLower(name)]; n++ {
			name = "Sheet" + strconv.Itoa(n)
		}
		taken[strings.ToLower(name)] = true
		out = append(out, name)
	}
	return out
}

// sheetName is the name that stands at [start, end) of the names, or "".
func (c *copier) sheetName(edits []plan.Edit, start, end int) string {
	var b strings.Builder
	at := start
	for _, e := range edits {
		if e.End <= start || e.Start >= end {
			continue
		}
		if !e.Mask {
			return "" // kept here, and perhaps masked elsewhere
		}
		if e.Start >= at {
			b.WriteString(c.names.Text[at:e.Start])
			b.WriteString(roundMark(c.plan, e))
		}
		at = max(at, min(e.End, end))
	}
	b.WriteString(c.names.Text[at:end])
	name := strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return -1
		}
		return r
	}, b.String()))
	if len(utf16.Encode([]rune(name))) > maxName || strings.Trim(name, "'") != name || strings.EqualFold(name, "history") || c.tainted(name) {
		return ""
	}
	return name
}

// roundMark is a mark that may stand in the name of a sheet.
func roundMark(p plan.Plan, e plan.Edit) string {
	m := p.Mark(e)
	if strings.HasPrefix(m, "[") {
		return "(" + strings.Trim(m, "[]") + ")"
	}
	return m
}
