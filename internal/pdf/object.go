// Package pdf is the PDF syntax that the reader and the writer share: objects,
// the lexer with byte offsets, stream filters, the content-stream interpreter
// and a writer of new files (PDF 32000-1:2008).
//
// It promises to be tolerant of what real producers write and never to loop,
// recurse without limit or panic on hostile input. It does not decide what
// text means, in which order it reads, or what is to be removed.
package pdf

import (
	"sort"
	"sync"
	"sync/atomic"
)

// Object is one of nil (null), bool, int, float64, Name, String, Array, Dict,
// Ref and *Stream (PDF 32000-1, 7.3).
type Object any

// Name is a name object without its slash, escapes decoded.
type Name string

// String is a string object's bytes, escapes decoded.
type String string

// Array is an array object.
type Array []Object

// Dict is a dictionary object.
type Dict map[Name]Object

// Ref refers to the indirect object of that number. Generations do not matter
// once the cross-reference table has been read.
type Ref int

// Stream is a stream object. Raw is encoded as the dictionary's Filter says
// and already decrypted.
type Stream struct {
	Dict Dict
	Raw  []byte

	once    sync.Once
	decoded []byte
	rest    Name
	err     error
}

// Keys returns the dictionary's keys in sorted order.
func (d Dict) Keys() []Name {
	keys := make([]Name, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

// File is a document's objects. It is safe for concurrent reading.
type File struct {
	Objects map[int]Object
	Trailer Dict // Root, Info; Encrypt is gone, everything is decrypted
	// Repaired says that the cross-reference table could not be used and the
	// objects were found by looking for them.
	Repaired bool
	// Encrypted says that the file was encrypted when it was read.
	Encrypted bool
	// Once says that what the pages draw is asked for once, so that it is not kept.
	Once bool

	decoded atomic.Int64 // bytes of streams that were decoded and kept
	passed  atomic.Int64 // and of those that were not kept
}

// maxChain is how many references to references are followed.
const maxChain = 32

// Resolve follows references until it meets something else. A reference to
// nothing, or in circles, is null (PDF 32000-1, 7.3.10).
func (f *File) Resolve(o Object) Object {
	for range maxChain {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.Objects[int(r)]
	}
	return nil
}

// Dict resolves o to a dictionary, or a stream's dictionary; nil otherwise.
func (f *File) Dict(o Object) Dict {
	switch v := f.Resolve(o).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array resolves o to an array; nil otherwise.
func (f *File) Array(o Object) Array {
	a, _ := f.Resolve(o).(Array)
	return a
}

// Stream resolves o to a stream; nil otherwise.
func (f *File) Stream(o Object) *Stream {
	s, _ := f.Resolve(o).(*Stream)
	return s
}

// Name resolves o to a name; empty otherwise.
func (f *File) Name(o Object) Name {
	n, _ := f.Resolve(o).(Name)
	return n
}

// Num resolves o to a number; ok is false otherwise.
func (f *File) Num(o Object) (v float64, ok bool) {
	switch v := f.Resolve(o).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// Int resolves o to an integer, def otherwise. Reals are cut.
func (f *File) Int(o Object, def int) int {
	v, ok := f.Num(o)
	if !ok || v != v || v > 1<<40 || v < -1<<40 {
		return def
	}
	return int(v)
}

// Nums resolves o to an array of numbers; what is not a number counts as 0.
func (f *File) Nums(o Object) []float64 {
	a := f.Array(o)
	if a == nil {
		return nil
	}
	out := make([]float64, len(a))
	for i, x := range a {
		out[i], _ = f.Num(x)
	}
	return out
}
