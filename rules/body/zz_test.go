package body

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	for _, w := range strings.Fields(os.Getenv("ZZ")) {
		for _, k := range cut(w) {
			fmt.Printf("%s fore=%d ord=%d sur=%v place=%v class=%b generic=%v\n", w, k.flags.Fore(), k.flags.Ordinary(), k.flags&16 != 0, k.flags&32 != 0, k.class, known().edges != nil && isG(k.hash))
		}
	}
}
func isG(h uint32) bool {
	p := known()
	n, ok := p.edges[uint64(h)]
	return ok && p.ends[n]&generic != 0
}
