package extract

// Dropped is something that a document holds and its redacted copy does not, by
// design and without loss to what a reader sees: comments, bookmarks, earlier
// versions. It names the sort of thing and never holds text of the document.
// What nobody has read is a Gap as well.
type Dropped struct {
	What  string `json:"what"`            // "comments", "the document's properties"
	Count int    `json:"count,omitempty"` // how many; 0 where they are not counted
}

// Dropping is a Document that knows what its copies leave out. Dropped returns
// the same on every call.
type Dropping interface{ Dropped() []Dropped }

// DroppedOf is what copies of a document leave out; nothing where it does not say.
func DroppedOf(d Document) []Dropped {
	if x, ok := d.(Dropping); ok {
		return x.Dropped()
	}
	return nil
}
