package ooxml

import (
	"strings"

	"veil/internal/lazyregexp"
)

// Vocabulary reports whether a value is, letter for letter, a word that the
// standard itself puts into documents. That a child is called Green tells
// nobody anything about a text that is coloured "green".
func Vocabulary(v string) bool {
	return vocabulary[strings.TrimSpace(v)] || given.MatchString(v)
}

// StyleProperty reports whether a word is a property in the style of a VML
// shape that says where it stands (ECMA-376 part 4, 19.1.2.19).
func StyleProperty(name string) bool { return styleProperties[name] }

var styleProperties = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`
	position left top width height margin-left margin-top margin-right margin-bottom z-index rotation flip
	v-text-anchor layout-flow mso-layout-flow-alt mso-fit-shape-to-text mso-fit-text-to-shape
	mso-position-horizontal mso-position-horizontal-relative mso-position-vertical mso-position-vertical-relative
	mso-wrap-style mso-wrap-edited mso-wrap-distance-left mso-wrap-distance-top mso-wrap-distance-right
	mso-wrap-distance-bottom mso-width-percent mso-height-percent mso-left-percent mso-top-percent
	mso-width-relative mso-height-relative
	`) {
		m[w] = true
	}
	return m
}()

// given are the names that the writer gives to styles.
var given = lazyregexp.New(`^Style ?[0-9]{1,5}$`)

// vocabulary lists such words, those that are also ordinary words or names, by
// the simple types of ECMA-376 part 1, 17.18, 20.1.10 and part 4, 19.
var vocabulary = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`
	PAGE NUMPAGES SECTION SECTIONPAGES xml rels png
	black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow
	darkGray lightGray none aqua fuchsia gray lime maroon navy olive purple silver teal
	left center right both start end top bottom inside outside baseline auto page margin text column character
	line lines paragraph section continuous nextPage evenPage oddPage even odd first default single double
	thick thin wave dotted dashed dash dot words clear solid nil inset outset box shadow hidden on off true false
	decimal bullet ordinal upperRoman lowerRoman upperLetter lowerLetter cardinalText ordinalText
	portrait landscape exact atLeast fixed autofit num bar between around tight through square
	next restart continue major minor accent1 accent2 dark1 light1 dark2 light2 text1 text2 background1 background2
	hyperlink followedHyperlink begin separate tab space nothing margins horizontal vertical inline
	rect roundRect ellipse heart sun moon cloud star4 star5 star8 plaque can cube frame bevel arc chord pie
	diamond triangle trapezoid parallelogram hexagon octagon plus donut teardrop bracketPair bracePair
	tx1 tx2 bg1 bg2 dk1 dk2 lt1 lt2 phClr ctr flat rnd sq overflow ellipse clip wrap
	table numbering default normal high low snow trees apples birds cabins candyCorn crazyMaze creaturesFish
	char absolute relative inner-margin-area outer-margin-area left-margin-area right-margin-area
	poinsettias hearts holly flowersDaisies flowersRoses flowersPansy flowersTulip sharks shapes1 seattle
	`) {
		m[w] = true
	}
	return m
}()
