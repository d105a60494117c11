package rtf

import "veil/extract"

// word reads a control word.
func (r *reader) word(t token) {
	if r.destination(t.name) {
		return
	}
	r.top().named = true
	if s, ok := signs[t.name]; ok {
		r.out(s)
		return
	}
	on := !t.has || t.n != 0
	switch t.name {
	case "u":
		r.unicode(t.n)
		r.skip = r.uc
		return
	case "uc":
		r.uc = max(0, min(t.n, 32))
	case "ansicpg":
		r.ansi = t.n
	case "mac":
		r.ansi = 10000
	case "pc":
		r.ansi = 437
	case "pca":
		r.ansi = 850
	case "deff":
		r.usual = t.n
		r.font = t.n
	case "f":
		r.font = t.n
		if r.does == fonts {
			r.fontseen = t.n
			r.fonts[t.n] = face{}
		}
	case "fcharset", "cpg", "froman", "fswiss", "fmodern":
		r.face(t)
	case "par", "sect", "page", "pagebb", "cell", "row", "nestcell", "nestrow", "trowd", "cellx":
		r.layout(t)
	case "pard":
		r.para, r.level, r.table = plain, 0, false
	case "plain":
		r.look, r.size, r.font, r.hidden, r.deleted = 0, 0, r.usual, false, false
	case "v":
		r.hidden = on
	case "deleted", "mvf":
		r.deleted = on
	case "b":
		r.set(Bold, on)
	case "i":
		r.set(Italic, on)
	case "ul", "uld", "uldb", "ulw", "ulth", "ulwave", "uldash":
		r.set(Underline, on)
	case "ulnone":
		r.set(Underline, false)
	case "strike", "striked":
		r.set(Strike, on)
	case "super":
		r.set(Sub, false)
		r.set(Super, on)
	case "sub":
		r.set(Super, false)
		r.set(Sub, on)
	case "nosupersub":
		r.set(Sub|Super, false)
	case "caps":
		r.set(Caps, on)
	case "fs":
		r.size = uint8(max(2, min(t.n, 200)))
	case "chpgn":
		if r.does == shows && !r.hidden && !r.deleted {
			r.story.put(Piece{Op: PageNum, Look: r.look, Size: r.size})
		}
	case "ftnalt":
		if r.story.Kind == extract.Footnote {
			r.story.Kind = extract.Endnote
		}
	default:
		r.setting(t)
	}
}

func (r *reader) set(l Look, on bool) {
	if on {
		r.look |= l
	} else {
		r.look &^= l
	}
}

// face reads what the table of fonts says of one.
func (r *reader) face(t token) {
	if r.does != fonts {
		return
	}
	f := r.fonts[r.fontseen]
	switch t.name {
	case "fcharset":
		if p, ok := charsets[t.n]; ok && f.page == 0 {
			f.page = p
		}
		f.signs = t.n == 2
	case "cpg":
		if _, ok := codePages[t.n]; ok {
			f.page = t.n
		}
	case "fswiss":
		f.family = Swiss
	case "fmodern":
		f.family = Modern
	}
	r.fonts[r.fontseen] = f
}

// depth is in how many tables the paragraph is.
func (r *reader) depth() int {
	if !r.table {
		return 0
	}
	return max(1, min(r.level, maxLevel))
}

// layout reads the ends of paragraphs, cells and rows.
func (r *reader) layout(t token) {
	switch t.name {
	case "trowd":
		r.row = RowLook{}
		return
	case "cellx":
		if len(r.row.Edges) < 64 {
			r.row.Edges = append(r.row.Edges, t.n)
		}
		return
	case "pagebb":
		r.paragraph(func(p *Setting) { p.PageBefore = !t.has || t.n != 0 })
		return
	}
	switch {
	case r.does == drops || r.does == pictures:
		return
	case r.does != shows:
		r.out("\n")
		return
	case r.deleted:
		r.conceal(listDeleted, "\n")
		if t.name != "cell" && t.name != "row" && t.name != "nestcell" && t.name != "nestrow" {
			return // the paragraphs around are one
		}
	case r.hidden && (t.name == "par" || t.name == "page"):
		r.conceal(listHidden, "\n")
		if t.name == "page" || !r.story.begun {
			return
		}
	}
	r.reveal()
	s := r.story
	r.made += 4 + len(s.now.Pieces)
	switch t.name {
	case "par":
		s.paragraph(r.para, r.depth())
	case "page":
		if !s.begun {
			s.Blocks = append(s.Blocks, Block{Sort: PageEnd})
			break
		}
		s.write("\n", Piece{Look: r.look, Size: r.size, Break: true})
	case "sect":
		if s.begun {
			s.paragraph(r.para, 0)
		}
		s.shut(1)
		s.Blocks = append(s.Blocks, Block{Sort: Section})
	case "cell":
		s.cell(r.para, 1)
	case "nestcell":
		s.cell(r.para, max(2, r.depth()))
	case "row":
		s.row(r.para, 1, r.rowLook())
	case "nestrow":
		s.row(r.para, max(2, r.depth()), r.rowLook())
	}
}

// plain is how paragraphs are set where nothing is said.
var plain = &Setting{}

// rowLook is what was said of the row so far.
func (r *reader) rowLook() *RowLook {
	if r.row.Edges == nil && !r.row.Lines {
		return nil
	}
	row := r.row
	return &row
}

// paragraph changes how the paragraph is set.
func (r *reader) paragraph(change func(*Setting)) {
	p := *r.para
	p.Tabs = p.Tabs[:len(p.Tabs):len(p.Tabs)]
	change(&p)
	r.para = &p
}

// setting reads how paragraphs, rows and pages are set.
func (r *reader) setting(t token) {
	n := max(-maxLength, min(t.n, maxLength))
	on := !t.has || t.n != 0
	switch t.name {
	case "intbl":
		r.table = true
	case "itap":
		r.level = max(0, min(t.n, maxLevel))
		r.table = t.n > 0
	case "ql", "qc", "qr", "qj":
		r.paragraph(func(p *Setting) { p.Align = t.name[1] })
	case "li", "lin":
		r.paragraph(func(p *Setting) { p.Left = n })
	case "ri", "rin":
		r.paragraph(func(p *Setting) { p.Right = n })
	case "fi":
		r.paragraph(func(p *Setting) { p.First = n })
	case "sb":
		r.paragraph(func(p *Setting) { p.Before = n })
	case "sa":
		r.paragraph(func(p *Setting) { p.After = n })
	case "rtlpar", "ltrpar":
		r.paragraph(func(p *Setting) { p.RightToLeft = t.name == "rtlpar" })
	case "keepn":
		r.paragraph(func(p *Setting) { p.KeepNext = on })
	case "tx":
		if len(r.para.Tabs) < 32 {
			r.paragraph(func(p *Setting) { p.Tabs = append(p.Tabs, n) })
		}
	case "clbrdrt", "clbrdrb", "clbrdrl", "clbrdrr", "trbrdrt", "trbrdrh":
		r.row.Lines = true
	case "paperw":
		r.page.Width = n
	case "paperh":
		r.page.Height = n
	case "margl":
		r.page.Left = n
	case "margr":
		r.page.Right = n
	case "margt":
		r.page.Top = n
	case "margb":
		r.page.Bottom = n
	case "landscape", "lndscpsxn":
		r.page.Landscape = true
	case "titlepg":
		r.page.FirstApart = true
	case "facingp":
		r.page.Facing = true
	default:
		r.edge(t)
	}
}

// maxLength is the longest length that is kept: 22 inches.
const maxLength = 31680

// edge reads where a drawing's edges are.
func (r *reader) edge(t token) {
	if r.shape == nil {
		return
	}
	n := max(-maxLength, min(t.n, maxLength))
	switch t.name {
	case "shpleft":
		r.shape.left = n
	case "shpright":
		r.shape.right = n
	case "shptop":
		r.shape.top = n
	case "shpbottom":
		r.shape.bottom = n
	case "dpxsize":
		r.shape.left, r.shape.right = 0, n
	case "dpysize":
		r.shape.top, r.shape.bottom = 0, n
	}
}
