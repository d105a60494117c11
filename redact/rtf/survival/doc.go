// Package survival hides a person's details in documents in Rich Text Format, one
// file for each place in which one can hold text, redacts them as the program does,
// and looks for what survived. It is a package of tests only.
//
// It promises that each file was proven to hold the details before it was
// redacted, and that the search shares no code with the reader, the writer or the
// verification under test. It does not promise that the places are all that there
// are, and it tests no rules.
package survival
