package rules

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
)

// Decoded is a pack read but not compiled, which takes next to no time to read
// again: its numbers and texts in the order of packFile, each with its length.
func Decoded(src []byte) ([]byte, error) {
	pf, err := decodePack(src)
	if err != nil {
		return nil, err
	}
	c := coder{write: true}
	c.pack(&pf)
	return c.out, nil
}

// ParseDecoded makes a pack of what Decoded returned. Its patterns are compiled
// on first need: see Compile. The pack keeps s.
func ParseDecoded(s string) (*Pack, error) {
	c := coder{in: s}
	var pf packFile
	c.pack(&pf)
	if c.bad || c.in != "" {
		return nil, errors.New("rule pack: not what Decoded returned")
	}
	return newPack(pf)
}

// coder writes values to out, or reads them from in, in the same order. What is
// cut short reads as zero values and sets bad.
type coder struct {
	write bool
	out   []byte
	in    string
	bad   bool
}

func (c *coder) pack(pf *packFile) {
	c.text(&pf.Name)
	c.text(&pf.Doc)
	names := slices.Sorted(maps.Keys(pf.Define))
	n := c.count(len(names), 2)
	if !c.write {
		names, pf.Define = make([]string, n), make(map[string]string, n)
	}
	for i := range names {
		c.text(&names[i])
		v := pf.Define[names[i]]
		c.text(&v)
		pf.Define[names[i]] = v
	}
	if n = c.count(len(pf.Rules), 20); !c.write {
		pf.Rules = make([]ruleFile, n)
	}
	for i := range pf.Rules {
		c.rule(&pf.Rules[i])
	}
}

func (c *coder) rule(r *ruleFile) {
	for _, s := range []*string{&r.ID, &r.Label, &r.Doc, &r.Pattern, &r.Flags, &r.Validate, &r.Context.Between, &r.Reject, &r.NotPrev, &r.NotNext} {
		c.text(s)
	}
	for _, l := range []*[]string{&r.Anchor.Words, &r.Context.Words, &r.Match, &r.None} {
		n := c.count(len(*l), 1)
		if !c.write && n > 0 {
			*l = make([]string, n)
		}
		for i := range *l {
			c.text(&(*l)[i])
		}
	}
	for _, n := range []*int{&r.Group, &r.Anchor.Digits, &r.Anchor.Reach, &r.Context.Before, &r.Context.After} {
		v := uint64(*n)
		c.number(&v)
		*n = int(v)
	}
	for _, f := range []*float64{&r.Score, &r.Context.Boost} {
		v := math.Float64bits(*f)
		c.number(&v)
		*f = math.Float64frombits(v)
	}
	for _, b := range []*bool{&r.Anchor.Here, &r.Context.Need} {
		v := uint64(0)
		if *b {
			v = 1
		}
		c.number(&v)
		*b = v == 1
	}
}

func (c *coder) number(v *uint64) {
	if c.write {
		c.out = binary.AppendUvarint(c.out, *v)
		return
	}
	*v = 0
	for i := 0; i < len(c.in) && i < binary.MaxVarintLen64; i++ {
		b := c.in[i]
		*v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			return
		}
	}
	*v, c.in, c.bad = 0, "", true
}

// count is how many there are of what takes up so many bytes at least.
func (c *coder) count(n, least int) int {
	v := uint64(n)
	c.number(&v)
	if !c.write && v > uint64(len(c.in)/least) {
		c.in, c.bad = "", true
		return 0
	}
	return int(v)
}

func (c *coder) text(s *string) {
	n := c.count(len(*s), 1)
	if c.write {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = c.in[:n], c.in[n:]
}
