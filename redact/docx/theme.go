package docx

import "veil/internal/ooxml"

// colours are the slots of a colour scheme, in the order of the schema.
var colours = []string{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}

// themeFiles are those of the copy of a theme without a document.
func (c *copier) themeFiles(t *ooxml.Tree) []ooxml.File {
	const manager, name = "theme/theme/themeManager.xml", "theme/theme/theme1.xml"
	return append(frame(manager),
		ooxml.File{Name: manager, Type: office + "themeManager+xml", Data: ooxml.Marshal(ooxml.New("a:themeManager"))},
		ooxml.File{Name: ooxml.RelsName(manager), Data: ooxml.MarshalRels([]ooxml.Rel{{ID: "rId1", Kind: "theme", Target: name}})},
		ooxml.File{Name: name, Type: office + "theme+xml", Data: ooxml.Marshal(c.theme(t.Root))})
}

// theme makes a theme with the colours, the two main fonts and the widths of lines
// of the document's own. Its effects are plain.
func (c *copier) theme(root *ooxml.Node) *ooxml.Node {
	elements := root.Kid("a:themeElements")
	scheme := ooxml.New("a:clrScheme", "name", "Office")
	for _, slot := range colours {
		rgb := "000000"
		for _, tag := range []string{"a:srgbClr", "a:sysClr"} {
			if n := elements.Kid("a:clrScheme", "a:"+slot, tag); n != nil {
				for _, a := range []string{"lastClr", "val"} {
					if v := n.Attr(a); len(v) == 6 && colour.MatchString(v) {
						rgb = v
						break
					}
				}
			}
		}
		scheme.Add(ooxml.New("a:" + slot).Add(ooxml.New("a:srgbClr", "val", rgb)))
	}
	fonts := ooxml.New("a:fontScheme", "name", "Office")
	for _, slot := range []string{"a:majorFont", "a:minorFont"} {
		face := "Calibri"
		if n := elements.Kid("a:fontScheme", slot, "a:latin"); n != nil && n.Attr("typeface") != "" {
			face = c.font(n.Attr("typeface"))
		}
		fonts.Add(ooxml.New(slot).Add(ooxml.New("a:latin", "typeface", face),
			ooxml.New("a:ea", "typeface", ""), ooxml.New("a:cs", "typeface", "")))
	}
	fill := func() *ooxml.Node { return ooxml.New("a:solidFill").Add(ooxml.New("a:schemeClr", "val", "phClr")) }
	fills, lines := ooxml.New("a:fillStyleLst"), ooxml.New("a:lnStyleLst")
	effects, backs := ooxml.New("a:effectStyleLst"), ooxml.New("a:bgFillStyleLst")
	for i, width := range []string{"6350", "12700", "19050"} { // the schema demands three of each
		fills.Add(fill())
		if own := elements.Kid("a:fmtScheme", "a:lnStyleLst").All("a:ln"); i < len(own) && measure.MatchString(own[i].Attr("w")) {
			width = own[i].Attr("w")
		}
		lines.Add(ooxml.New("a:ln", "w", width).Add(fill()))
		effects.Add(ooxml.New("a:effectStyle").Add(ooxml.New("a:effectLst")))
		backs.Add(fill())
	}
	return ooxml.New("a:theme", "name", "Office").Add(ooxml.New("a:themeElements").Add(scheme, fonts,
		ooxml.New("a:fmtScheme", "name", "Office").Add(fills, lines, effects, backs)))
}
