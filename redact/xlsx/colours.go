package xlsx

import (
	"math"
	"strconv"
	"strings"

	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

// colours are those of the document's theme, in the order in which styles number
// them.
type colours [12]string

// themeOrder are the names of the colours of a theme (18.8.3).
var themeOrder = [12]string{"a:lt1", "a:dk1", "a:lt2", "a:dk2", "a:accent1", "a:accent2", "a:accent3", "a:accent4", "a:accent5", "a:accent6", "a:hlink", "a:folHlink"}

var hex6 = lazyregexp.New(`^[0-9A-Fa-f]{6}$`)

func readColours(theme *ooxml.Tree) (out colours) {
	out = colours{"FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"}
	if theme == nil {
		return out
	}
	scheme := theme.Root.Kid("a:themeElements", "a:clrScheme")
	for i, name := range themeOrder {
		n := scheme.Kid(name)
		for _, v := range []string{attr(n.Kid("a:srgbClr"), "val"), attr(n.Kid("a:sysClr"), "lastClr")} {
			if hex6.MatchString(v) {
				out[i] = strings.ToUpper(v)
			}
		}
	}
	return out
}

func attr(n *ooxml.Node, tag string) string {
	if n == nil {
		return ""
	}
	return n.Attr(tag)
}

var (
	argb    = lazyregexp.New(`^[0-9A-Fa-f]{8}$`)
	indexed = lazyregexp.New(`^[0-9]{1,2}$`)
)

// colour copies a colour; those of the theme are written as what they are.
func (l *looks) colour(n *ooxml.Node, tag string) *ooxml.Node {
	if n == nil {
		return nil
	}
	v := n.Attr("rgb")
	if i, err := strconv.Atoi(n.Attr("theme")); err == nil && i >= 0 && i < len(l.colours) {
		v = "FF" + l.colours[i]
	} else if indexed.MatchString(n.Attr("indexed")) && v == "" {
		return ooxml.New(tag, "indexed", n.Attr("indexed"))
	}
	if !argb.MatchString(v) {
		return nil
	}
	if t, err := strconv.ParseFloat(n.Attr("tint"), 64); err == nil && t >= -1 && t <= 1 {
		v = tint(v, t)
	}
	if l.tainted(v) {
		return nil
	}
	return ooxml.New(tag, "rgb", strings.ToUpper(v))
}

// tint makes a colour lighter or darker, near enough to what programs do.
func tint(v string, t float64) string {
	out := v[:2]
	for i := 2; i < 8; i += 2 {
		n, err := strconv.ParseUint(v[i:i+2], 16, 8)
		if err != nil {
			return v
		}
		c := float64(n)
		if t < 0 {
			c *= 1 + t
		} else {
			c += (255 - c) * t
		}
		s := strconv.FormatUint(uint64(math.Round(c)), 16)
		out += strings.Repeat("0", 2-len(s)) + s
	}
	return out
}
