package birth

import (
	"fmt"
	"testing"

	"veil/rules/names/lexicon"
)

func TestDbg(t *testing.T) {
	for _, x := range lines(t, "/tmp/dobx/dbg.txt") {
		s := newScan(x)
		s.labels()
		s.notes()
		s.positions()
		for _, a := range s.atoms[:min(14, len(s.atoms))] {
			fmt.Printf("%q:%v ", x[a.Start:a.End], a.Shape)
		}
		fmt.Println("newest", s.newest, s.newestAt, s.events, s.guessed)
		for k, d := range s.dates {
			fmt.Printf("   %q %+v named %d ago %.1f %v\n", x[d.Start:d.End], d.Form, s.nameBefore(k), s.yearsBefore(k), s.verdicts[k])
		}
	}
	_ = lexicon.Mixed
}
