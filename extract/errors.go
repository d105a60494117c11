package extract

import "errors"

// Reason classifies why a document was not read.
type Reason int

// The reasons.
const (
	Damaged     Reason = iota // not well formed beyond repair
	Encrypted                 // needs a password that was not given, or another one
	Unsupported               // a format, or a feature, that Veil does not read
	TooLarge                  // over a limit that protects the machine
	Empty                     // nothing in it
)

// Error says in one line what could not be read, where, and what the user can
// do. None of its fields hold text of the document.
type Error struct {
	Reason Reason
	What   string // "the PDF has no pages"
	Do     string // "ask the sender for a new copy"; may be empty
	Err    error  // the cause, for errors.Is; not printed, since foreign errors may quote the document
}

func (e *Error) Error() string {
	if e.Do == "" {
		return e.What
	}
	return e.What + "; " + e.Do
}

func (e *Error) Unwrap() error { return e.Err }

// IsReason reports whether err is, or wraps, an Error of that reason.
func IsReason(err error, r Reason) bool {
	var e *Error
	return errors.As(err, &e) && e.Reason == r
}
