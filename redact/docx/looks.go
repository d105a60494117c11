package docx

import (
	"strconv"
	"strings"

	"veil/internal/ooxml"
)

// appearance copies the parts that say how the document looks.
func (c *copier) appearance() error {
	for _, part := range []struct {
		kind, name, typ string
		make            func(*ooxml.Node) *ooxml.Node
	}{
		{"styles", "word/styles.xml", "wordprocessingml.styles+xml", c.styleSheet},
		{"numbering", "word/numbering.xml", "wordprocessingml.numbering+xml", c.lists},
		{"settings", "word/settings.xml", "wordprocessingml.settings+xml", c.settings},
		{"theme", "word/theme/theme1.xml", "theme+xml", c.theme},
	} {
		tree, err := c.treeOf(part.kind)
		if tree == nil || err != nil {
			continue // a document without it looks plainer and says the same
		}
		c.out = append(c.out, ooxml.File{Name: part.name, Type: office + part.typ, Data: ooxml.Marshal(part.make(tree.Root))})
		c.rels[mainName] = append(c.rels[mainName], ooxml.Rel{ID: "rIdL" + strconv.Itoa(len(c.out)), Kind: part.kind, Target: part.name})
	}
	return c.err
}

// treeOf parses the first part of that kind which the main part leads to.
func (c *copier) treeOf(kind string) (*ooxml.Tree, error) {
	if kind == "numbering" {
		return c.src.Numbering, nil // its nodes are mapped
	}
	for _, rel := range c.mainRels() {
		if rel.Kind == kind && !rel.Extern {
			if _, ok := c.src.Package.Name(rel.Target); ok {
				return c.src.Package.XMLWithEntities(rel.Target)
			}
		}
	}
	return nil, nil
}

// builtIn are the styles that every Word knows by name; their names tell
// nothing. Others are renamed.
var builtIn = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Split("normal,title,subtitle,strong,emphasis,hyperlink,followedhyperlink,header,footer,caption,"+
		"list,list bullet,list number,list continue,list paragraph,body text,body text indent,block text,plain text,quote,"+
		"intense quote,intense emphasis,subtle emphasis,subtle reference,intense reference,book title,no spacing,"+
		"table normal,normal table,table grid,grid table light,default paragraph font,no list,toc heading,footnote text,footnote reference,"+
		"endnote text,endnote reference,page number,line number,balloon text,date,salutation,closing,signature,"+
		"placeholder text,normal (web),html preformatted,table of figures,bibliography,index heading,annotation text,"+
		"annotation reference,annotation subject,document map,revision", ",") {
		m[n] = true
	}
	for i := 1; i <= 9; i++ {
		for _, n := range []string{"heading ", "toc ", "index ", "list bullet ", "list number ", "list ", "body text ", "list continue ", "body text indent "} {
			m[n+strconv.Itoa(i)] = true
		}
	}
	return m
}()

// nameStyles gives every style its ID and name in the copy.
func (c *copier) nameStyles(root *ooxml.Node) map[*ooxml.Node]string {
	names, taken := map[*ooxml.Node]string{}, map[string]bool{}
	count := 0
	for _, n := range root.Kids {
		if n.Tag != "w:style" {
			continue
		}
		name := ""
		if k := n.Kid("w:name"); k != nil {
			name = k.Attr("w:val")
		}
		low := strings.ToLower(name)
		id := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(low, " ", ""), "(", ""), ")", "")
		if !builtIn[low] || c.taint.in(name) || taken[id] {
			count++
			name = "Style " + strconv.Itoa(count)
			id = "Style" + strconv.Itoa(count)
		}
		taken[id] = true
		names[n] = name
		if own := n.Attr("w:styleId"); own != "" && c.styles[own] == "" {
			c.styles[own] = id
			c.contentsStyles[own] = contentsStyle.MatchString(low)
			if low == "hyperlink" {
				c.link = id
			}
		}
	}
	return names
}

var styleLooks = func() map[string]bool {
	m := words(`w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat
		w:tblPr w:trPr w:tcPr w:tblStylePr w:rPrDefault w:pPrDefault`)
	for k := range looks {
		m[k] = true
	}
	return m
}()

func (c *copier) styleSheet(root *ooxml.Node) *ooxml.Node {
	names := c.nameStyles(root)
	out, written := ooxml.New("w:styles"), map[string]bool{}
	for _, n := range root.Kids {
		switch n.Tag {
		case "w:docDefaults":
			out.Add(c.filtered(n, styleLooks))
		case "w:style":
			id := c.styles[n.Attr("w:styleId")]
			if id == "" || written[id] {
				continue
			}
			written[id] = true
			s := c.filtered(n, styleLooks)
			s.Attrs = nil
			for _, a := range []string{"w:type", "w:default"} {
				if v, ok := n.Lookup(a); ok && c.standard(v) {
					s.Attrs = append(s.Attrs, ooxml.Attr{Tag: a, Value: v})
				}
			}
			if strings.HasPrefix(id, "Style") {
				s.Attrs = append(s.Attrs, ooxml.Attr{Tag: "w:customStyle", Value: "1"})
			}
			s.Attrs = append(s.Attrs, ooxml.Attr{Tag: "w:styleId", Value: id})
			s.Kids = append(one(ooxml.New("w:name", "w:val", names[n])), s.Kids...)
			out.Add(s)
		}
	}
	return out
}

var listLooks = func() map[string]bool {
	m := words(`w:multiLevelType w:styleLink w:numStyleLink w:lvl w:start w:numFmt w:lvlRestart w:isLgl w:suff
		w:lvlText w:lvlJc w:abstractNumId w:lvlOverride w:startOverride w:legacy`)
	for k := range looks {
		m[k] = true
	}
	return m
}()

func (c *copier) lists(root *ooxml.Node) *ooxml.Node {
	out := ooxml.New("w:numbering")
	for _, n := range root.Kids {
		if n.Tag == "w:abstractNum" || n.Tag == "w:num" {
			out.Add(c.list(n))
		}
	}
	return out
}

// list copies a list definition; what it numbers items with is text.
func (c *copier) list(n *ooxml.Node) *ooxml.Node {
	out := c.shell(n)
	for _, k := range n.Kids {
		switch {
		case !listLooks[k.Tag]:
		case k.Tag == "w:lvlText":
			v := k.Attr("w:val")
			if span, ok := c.src.Text[k]; ok {
				v = c.edits.render(span)
			}
			out.Add(ooxml.New("w:lvlText", "w:val", v))
		default:
			if o := c.list(k); !lost(k, o) {
				out.Add(o)
			}
		}
	}
	return out
}

// kept settings: how pages and text are laid out.
var settingLooks = words(`w:mirrorMargins w:alignBordersAndEdges w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter
	w:gutterAtTop w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps
	w:evenAndOddHeaders w:bookFoldRevPrinting w:bookFoldPrinting w:characterSpacingControl w:footnotePr w:endnotePr
	w:pos w:numFmt w:numStart w:numRestart w:footnote w:endnote w:compat w:spaceForUL w:balanceSingleByteDoubleByteWidth
	w:doNotLeaveBackslashAlone w:ulTrailSpace w:doNotExpandShiftReturn w:adjustLineHeightInTable w:useFELayout
	w:themeFontLang w:clrSchemeMapping w:displayBackgroundShape`)

func (c *copier) settings(root *ooxml.Node) *ooxml.Node {
	out := c.filtered(root, settingLooks)
	out.Attrs = nil
	for _, k := range root.Kid("w:compat").All("w:compatSetting") {
		if k.Attr("w:name") == "compatibilityMode" && number.MatchString(k.Attr("w:val")) {
			out.Kid("w:compat").Add(ooxml.New("w:compatSetting", "w:name", "compatibilityMode",
				"w:uri", "http://schemas.microsoft.com/office/word", "w:val", k.Attr("w:val")))
		}
	}
	return out
}
