package docx

import "veil/extract"

// Borders are the places in a document's text that a copy cannot take away.
type Borders struct {
	// Stay are, by part, the separators that stand for no border between
	// paragraphs that can be joined, as those of cells do; in order.
	Stay map[string][]int
	// Boxes are words with a table cell for each letter, which are masked as a
	// whole.
	Boxes []extract.Span
}

// Borders of the document. Callers do not change them.
func (d *Document) Borders() Borders { return d.borders }
