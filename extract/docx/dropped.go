package docx

import "veil/extract"

// Dropped implements extract.Dropping: what the document holds besides what a
// reader sees.
func (d *Document) Dropped() []extract.Dropped { return d.dropped }

// drop lists what copies leave out.
func (t *tally) drop() []extract.Dropped {
	var out []extract.Dropped
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{t.comments, "comment", "comments"},
		{t.changes, "tracked change, which is accepted", "tracked changes, which are accepted"},
		{t.embedded, "embedded file", "embedded files"},
		{t.chartData, "workbook of a chart", "workbooks of charts"},
		{t.links, "link, of which the words stay", "links, of which the words stay"},
		{t.bookmarks, "bookmark", "bookmarks"},
		{t.customData, "part of custom data", "parts of custom data"},
		{t.fonts, "embedded font", "embedded fonts"},
	} {
		switch {
		case c.n == 1:
			out = append(out, extract.Dropped{What: c.one, Count: 1})
		case c.n > 1:
			out = append(out, extract.Dropped{What: c.many, Count: c.n})
		}
	}
	for _, h := range []struct {
		there bool
		what  string
	}{
		{t.theme, "all of the theme but its colours and fonts; there is no document in it"},
		{t.properties, "the document's properties"},
		{t.hidden, "hidden text"},
		{t.blocks, "building blocks"},
		{t.people, "the list of reviewers"},
		{t.settings, "variables, mail merge or paths in the settings"},
		{t.descriptions, "descriptions of pictures"},
		{t.forms, "data of form fields and content controls, of which the text stays"},
		{t.macros, "macros"},
		{t.printer, "settings of a printer"},
		{t.thumbnail, "a preview picture"},
	} {
		if h.there {
			out = append(out, extract.Dropped{What: h.what})
		}
	}
	return out
}
