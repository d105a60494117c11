// Package review is where the checks of a complaint draft will live: on this
// machine, and, if the user asks for it, with a language model that is handed
// nothing but a verify.Text, the type that only a passed verification makes.
//
// It holds no code yet. What it may import is fixed already and tested in
// internal/layers: the reader and verify, so that no raw document text has a
// way into it.
package review
