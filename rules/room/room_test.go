package room

import (
	"sync"
	"testing"
)

func TestRoom(t *testing.T) {
	var r Room[[]int]
	a, b := r.Take(), r.Take()
	if a == b {
		t.Fatal("one value for two")
	}
	*a = append(*a, 1)
	r.Give(a)
	if r.Take() != a {
		t.Error("a value is not kept")
	}
	r.Give(a)
	r.Give(b)
	Release()
	if len(r.idle) > 0 || len(using.rooms) > 0 {
		t.Errorf("%d values are kept, %d rooms known", len(r.idle), len(using.rooms))
	}
	Drop()
	r.Give(new([]int))
	if len(r.idle) != 1 || len(using.rooms) != 1 {
		t.Error("it is not used again")
	}
}

func TestConcurrent(t *testing.T) {
	var r Room[int]
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			for range 1000 {
				v := r.Take()
				*v = n
				if n == 0 {
					Release()
				}
				if *v != n {
					t.Error("two have one value")
				}
				r.Give(v)
			}
		})
	}
	wg.Wait()
}
