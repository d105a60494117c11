// Package room keeps what one stretch of a text was worked on in for the next.
//
// A sync.Pool gives up what is idle each time that memory is collected, and a
// long text sees many collections. A Room keeps it until Release, which says that
// a document is done; from then on it is as in a sync.Pool. The package promises
// that nothing is handed to two users at once, and nothing about what a value
// holds: who takes one sets it anew, and lets go of text before giving it back.
package room

import "sync"

// Room keeps values that are done with. The zero value is ready; it is safe for
// concurrent use.
type Room[T any] struct {
	mu   sync.Mutex
	idle []*T
	pool sync.Pool // of those released
}

// Take returns a value that nobody else uses, or a new one.
func (r *Room[T]) Take() *T {
	r.mu.Lock()
	if n := len(r.idle); n > 0 {
		v := r.idle[n-1]
		r.idle[n-1] = nil
		r.idle = r.idle[:n-1]
		r.mu.Unlock()
		return v
	}
	r.mu.Unlock()
	if v, ok := r.pool.Get().(*T); ok {
		return v
	}
	return new(T)
}

// Give takes a value back.
func (r *Room[T]) Give(v *T) {
	r.mu.Lock()
	r.idle = append(r.idle, v)
	first := len(r.idle) == 1
	r.mu.Unlock()
	if first {
		using.Lock()
		using.rooms[r] = struct{}{}
		using.Unlock()
	}
}

func (r *Room[T]) release(keep bool) {
	r.mu.Lock()
	idle := r.idle
	r.idle = nil
	r.mu.Unlock()
	for _, v := range idle {
		if keep {
			r.pool.Put(v)
		}
	}
}

// using are the rooms that may hold something.
var using = struct {
	sync.Mutex
	rooms map[releaser]struct{}
}{rooms: map[releaser]struct{}{}}

type releaser interface{ release(keep bool) }

// Release lets the collector have what is idle when it next but one looks for it:
// another document may come before.
func Release() { release(true) }

// Drop lets the collector have what is idle at once.
func Drop() { release(false) }

func release(keep bool) {
	using.Lock()
	rooms := using.rooms
	using.rooms = map[releaser]struct{}{}
	using.Unlock()
	for r := range rooms {
		r.release(keep)
	}
}
