package birth

import (
	"fmt"
	"testing"

	"veil/rules"
)

func TestScratch(t *testing.T) {
	bad, n := 0, 0
	for _, want := range lines(t, "/tmp/dobx/ex.txt") {
		n++
		if got := marked(t, unmark.Replace(want), rules.DateOfBirth); got != want {
			bad++
			fmt.Printf("got  %q\n", got)
		}
	}
	for _, s := range lines(t, "/tmp/dobx/no.txt") {
		if got := marked(t, s, rules.DateOfBirth); got != s {
			fmt.Printf("NO   %q\n", got)
		}
	}
	fmt.Println(bad, "of", n)
}
