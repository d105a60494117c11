// Package review reads a complaint draft as its reader will, on this machine:
// what each sentence is, what is emotional or about a person, what could show it,
// what is said twice, and the answers to seven questions about the whole.
//
// It promises that the same draft always gets the same report and that no text
// leaves the process. It does not know what happened, nor the law, and it changes
// nothing: remarks are suggestions. What it may import is tested in
// internal/layers: the reader and verify, so that raw document text has no way
// to a language model.
package review
