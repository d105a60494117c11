package pdf

import (
	"fmt"
	"regexp"
	"strings"

	"veil/internal/pdf"
	"veil/internal/pdf/font"
)

// fontName is the name of a font in the copy: a made-up one where the font
// comes along, its own where viewers have to find the font by it and it is a
// name that many know. Others get a name that says their style only.
func (o *output) fontName(src, desc pdf.Dict) pdf.Name {
	if o.fontFileKey(desc) != "" {
		o.names++
		return pdf.Name(fmt.Sprintf("VEILAA+F%d", o.names))
	}
	name := string(o.file.Name(src["BaseFont"]))
	if len(name) > 7 && name[6] == '+' {
		name = name[7:]
	}
	if commonFont.MatchString(name) {
		return pdf.Name(name)
	}
	return unnamed(strings.ToLower(name))
}

// commonFont are the names of fonts that come with computers, programs and
// printers, with their styles.
var commonFont = regexp.MustCompile(`^(?i:` + strings.Join([]string{
	`Arial|Helvetica|Times|Courier|Symbol|ZapfDingbats|Wingdings|Webdings`,
	`Calibri|Cambria|Candara|Consolas|Constantia|Corbel|Aptos|Carlito|Caladea|Verdana|Tahoma|Georgia|Garamond|Trebuchet|Comic ?Sans|Segoe`,
	`Gill ?Sans|Univers|Futura|Frutiger|Palatino|Book ?Antiqua|Bookman|Century|Lucida|Franklin ?Gothic|Rockwell|Impact|Avenir|Baskerville`,
	`Liberation|DejaVu|Noto|Open ?Sans|Roboto|Lato|Ubuntu|Source|Nimbus|Myriad|Minion|Optima|Menlo|Monaco`,
	`MS ?P?Gothic|MS ?P?Mincho|Meiryo|Yu ?Gothic|Yu ?Mincho|Koz(?:Min|Go)|Heisei(?:Min|KakuGo)|Ryumin|GothicBBB|Hiragino`,
	`N?SimSun|SimHei|KaiTi|FangSong|P?MingLiU|ST(?:Song|Heiti|Kaiti|Fangsong)|Batang|Dotum|Gulim|Malgun ?Gothic`,
	`M(?:Sung|Hei|Kai)|HY(?:SMyeongJo|Gothic|GoThic)|Adobe ?(?:Song|Ming|Heiti|Myungjo)`,
}, "|") + `)` + styles + `(?:[0-9]{1,2}` + styles + `)?$`)

// styles match any number of words that fonts' names say about them.
const styles = `(?:[ ,_-]|Bold|Italic|Oblique|Regular|Roman|Normal|Medium|Light|Semi|Demi|Extra|Ultra|Thin|Book|Black|Heavy` +
	`|Narrow|Condensed|Cond|Extended|Old ?Style|Schoolbook|Gothic|Grande|Console|Typewriter|Linotype|New|Neue|Unicode|Sans|Serif|Mono|Code` +
	`|UI|MT|PS|MS|LT|Std|Pro|Bd|It|Ob|Obl|Rm|Cn|Lt|Md|Hv|Blk|Th|Pr6N|Pr5|CE|ITC|BT|W[0-9])*`

// unnamed is a name that no font has, with the style that a font's name in
// lower case tells: viewers choose a stand-in as they did for the font's own.
func unnamed(name string) pdf.Name {
	style := ""
	if strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy") {
		style = "Bold"
	}
	if strings.Contains(name, "italic") || strings.Contains(name, "oblique") {
		style += "Italic"
	}
	if style == "" {
		return "Unnamed"
	}
	return pdf.Name("Unnamed-" + style)
}

// glyphName is what a glyph is called in the copy. Names that viewers know
// stay; others, which can be any words, are replaced, in fonts' dictionaries
// and programs alike.
func (o *output) glyphName(name string) string {
	if font.StandardName(name) {
		return name
	}
	if n, ok := o.glyphs[name]; ok {
		return n
	}
	if o.glyphs == nil {
		o.glyphs = map[string]string{}
	}
	n := fmt.Sprintf("veil%d", len(o.glyphs)+1)
	o.glyphs[name] = n
	return n
}
