package xlsx

import (
	"context"
	"path"
	"strconv"
	"strings"

	"veil/extract"
	"veil/extract/xlsx/numfmt"
	"veil/internal/ooxml"
)

// reader gathers the parts of one workbook.
type reader struct {
	ctx     context.Context
	pkg     *ooxml.Package
	book    Book
	parts   []extract.Part
	members []extract.Member
	seen    map[string]bool   // entries that are accounted for
	aside   map[string]*lines // text that is not carried, by kind
	noted   int               // bytes of it
	count   tally
	strings []string
	used    []bool // of strings: whether a cell shows it
	formats []*numfmt.Format
	date04  bool // days are counted from 1904
	cells   int
	size    int // bytes of text in all sheets
}

// sheetRef is what the workbook says of a sheet.
type sheetRef struct {
	name, target string
	hidden       bool
}

func (r *reader) workbook() error {
	main, err := r.main()
	if err != nil {
		return err
	}
	tree, err := r.tree(main)
	if err != nil {
		return err
	}
	if tree.Root.Tag != "x:workbook" {
		return &extract.Error{Reason: extract.Unsupported, What: "this is not an Excel workbook", Do: "open it in its own program and save it as .xlsx"}
	}
	rels, err := r.pkg.Rels(main)
	if err != nil {
		return err
	}
	byID := map[string]ooxml.Rel{}
	for _, rel := range rels {
		byID[rel.ID] = rel
		if rel.Extern {
			continue
		}
		switch rel.Kind {
		case "styles":
			if err := r.styles(rel.Target); err != nil {
				return err
			}
		case "theme":
			if r.book.Theme, err = r.tree(rel.Target); err != nil {
				return err
			}
		}
	}
	for _, rel := range rels {
		if rel.Kind == "sharedStrings" && !rel.Extern && r.used == nil {
			if err := r.shared(rel.Target); err != nil {
				return err
			}
		}
	}
	r.date04 = truth(attrOf(tree.Root.Kid("x:workbookPr"), "date1904"))
	refs := r.sheetRefs(tree.Root, byID)
	r.gatherBook(tree.Root)
	if err := r.sheets(refs); err != nil {
		return err
	}
	r.orphans()
	if err := r.rest(); err != nil {
		return err
	}
	r.asides()
	return nil
}

// main finds the workbook's main part, or says what the package is instead.
func (r *reader) main() (string, error) {
	rels, err := r.pkg.Rels("")
	if err != nil {
		return "", err
	}
	for _, rel := range rels {
		if rel.Kind != "officeDocument" || rel.Extern {
			continue
		}
		typ := r.pkg.Type(rel.Target)
		if strings.Contains(typ, "binary") || strings.HasSuffix(rel.Target, ".bin") {
			return "", &extract.Error{Reason: extract.Unsupported, What: "this is a binary Excel workbook (.xlsb)", Do: "open it in Excel or LibreOffice and save it as .xlsx"}
		}
		if _, ok := r.pkg.Name(rel.Target); !ok {
			break
		}
		return rel.Target, nil
	}
	return "", damaged("the Excel workbook lacks its main part")
}

// sheetRefs lists the sheets in order.
func (r *reader) sheetRefs(root *ooxml.Node, rels map[string]ooxml.Rel) (out []sheetRef) {
	for _, n := range root.Kid("x:sheets").All("x:sheet") {
		ref := sheetRef{name: tidy(unescape(n.Attr("name"))), hidden: n.Attr("state") == "hidden" || n.Attr("state") == "veryHidden"}
		if rel, ok := rels[n.Attr("r:id")]; ok && !rel.Extern {
			ref.target = rel.Target
			if rel.Kind != "worksheet" { // a chart, a dialogue, or macros of old
				ref.target = ""
				r.count.otherSheets++
				r.note("names", ref.name)
				continue
			}
		}
		out = append(out, ref)
	}
	return out
}

// sheets reads them all. The hidden ones come after those that show.
func (r *reader) sheets(refs []sheetRef) error {
	var names []string
	var hidden []extract.Part
	for _, ref := range refs {
		name, ok := r.pkg.Name(ref.target)
		if !ok || r.seen[name] {
			return damaged("the workbook lacks one of its sheets")
		}
		g, err := r.sheet(name)
		if err != nil {
			return err
		}
		if ref.hidden {
			r.count.hiddenSheets++
			r.note("names", ref.name)
			if text, err := r.whole(g, g.cells); err != nil {
				return err
			} else if text != "" {
				hidden = append(hidden, extract.Part{ID: "hidden" + strconv.Itoa(r.count.hiddenSheets), Kind: extract.Hidden, Text: text})
			}
			continue
		}
		names = append(names, strings.ReplaceAll(ref.name, "\n", " "))
		n := len(names)
		s, text, err := r.layout(g, "sheet"+strconv.Itoa(n))
		if err != nil {
			return err
		}
		r.book.Sheets = append(r.book.Sheets, s)
		if text != "" {
			r.parts = append(r.parts, extract.Part{ID: s.ID, Kind: extract.Body, Page: n, Text: text})
		}
		if len(g.veiled) > 0 {
			text, err := r.whole(g, g.veiled)
			if err != nil {
				return err
			}
			if text != "" {
				hidden = append(hidden, extract.Part{ID: s.ID + "#hidden", Kind: extract.Hidden, Page: n, Text: text})
			}
		}
	}
	if len(names) > 0 {
		r.parts = append(r.parts, extract.Part{ID: NamesID, Kind: extract.Metadata, Text: strings.Join(names, "\n")})
	}
	r.parts = append(r.parts, hidden...)
	return nil
}

// styles reads how cells show their numbers.
func (r *reader) styles(name string) error {
	tree, err := r.tree(name)
	if err != nil {
		return err
	}
	r.book.Styles = tree
	codes := map[string]*numfmt.Format{}
	for _, n := range tree.Root.Kid("x:numFmts").All("x:numFmt") {
		codes[n.Attr("numFmtId")] = numfmt.Parse(n.Attr("formatCode"))
	}
	for _, xf := range tree.Root.Kid("x:cellXfs").All("x:xf") {
		id := xf.Attr("numFmtId")
		f := codes[id]
		if f == nil {
			f = numfmt.General
			if n, err := strconv.Atoi(id); err == nil {
				if code, ok := numfmt.Builtin(n); ok {
					f = numfmt.Parse(code)
				}
			}
			codes[id] = f
		}
		r.formats = append(r.formats, f)
	}
	return nil
}

func (r *reader) format(style int32) *numfmt.Format {
	if int(style) < len(r.formats) {
		return r.formats[style]
	}
	return numfmt.General
}

// tree reads a part, and each reads one with many elements alike. The comments in
// its XML are read aside.
func (r *reader) tree(name string) (*ooxml.Tree, error) { return r.each(name, "", nil) }

func (r *reader) each(name, tag string, visit func(*ooxml.Node) error) (*ooxml.Tree, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	if own, ok := r.pkg.Name(name); ok {
		name = own
	}
	r.seen[name] = true
	b, err := r.pkg.Read(name)
	if err != nil {
		return nil, err
	}
	var t *ooxml.Tree
	if visit == nil {
		if len(b) > maxTree {
			return nil, tooLarge("a part of the workbook is too large")
		}
		t, err = ooxml.Parse(b)
	} else {
		t, err = ooxml.ParseEach(b, tag, visit)
	}
	if err != nil {
		return nil, err
	}
	for _, s := range t.Asides {
		r.note("other", s)
	}
	return t, nil
}

// maxTree is how long a part may be of which all is held at a time, in bytes.
const maxTree = 32 << 20

// truth is the value of an attribute that is true or false.
func truth(v string) bool { return v == "1" || v == "true" || v == "on" }

// base is the last element of an entry's name, without its folder.
func base(name string) string { return strings.ToLower(path.Base(name)) }
