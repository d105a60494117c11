package extract

// Member is a file inside a document: an e-mail's attachment, an entry of an
// archive.
type Member struct {
	Name string // as the document gives it, not to be trusted as a path
	Size int64  // bytes, as far as the document says; 0 where it does not
	// Data returns the file's content. It may be called more than once, also after
	// Close of the document.
	Data func() ([]byte, error)
}

// Container is a Document that holds files of its own. They are no part of its
// text: each is a Gap, and a document by itself. Members returns the same on
// every call, in the document's order.
type Container interface{ Members() []Member }

// MembersOf are the files inside a document; none where it does not hold any.
func MembersOf(d Document) []Member {
	if c, ok := d.(Container); ok {
		return c.Members()
	}
	return nil
}
