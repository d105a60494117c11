package xlsx

import (
	"bytes"
	"html"
	"path"
	"strings"

	"veil/extract"
	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

var (
	picture = lazyregexp.New(`\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svg|webp|ico)$`)
	// usualEntry are names of parts that programs give.
	usualEntry = lazyregexp.New(`^(?i:\[Content_Types\]\.xml|_rels/\.rels|[a-z]+(?:/_?[a-z]+[0-9]{0,5}){0,4}\.[a-z]{2,5}(?:\.rels)?)$`)
	tags       = lazyregexp.New(`(?s)<[^>]*>`)
)

// rest accounts for every other part of the package.
func (r *reader) rest() error {
	for _, name := range r.pkg.Names() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if !usualEntry.MatchString(name) {
			r.note("names", name)
		}
		if r.seen[name] || strings.EqualFold(name, "[Content_Types].xml") {
			continue
		}
		if err := r.entry(name); err != nil {
			return err
		}
	}
	if r.noted > maxNoted {
		return tooLarge("the workbook holds more than 32 MB of text outside its sheets")
	}
	return nil
}

// entry reads a part, or counts it as one that is not read.
func (r *reader) entry(name string) error {
	low := strings.ToLower(name)
	file, dir := base(name), path.Base(path.Dir(low))
	switch {
	case strings.HasSuffix(low, ".rels"):
		return r.links(name)
	case picture.MatchString(low):
		r.count.pictures++
	case strings.HasSuffix(low, ".vml"):
		return r.drawnOld(name)
	case dir == "embeddings":
		return r.embedded(name)
	case strings.Contains(file, "vbaproject"), strings.Contains(file, "vbadata"):
		r.count.macros = true
	case strings.Contains(file, "printersettings"):
		r.count.printer = true
	case dir == "ink":
		r.count.pictures++ // handwriting
	case strings.HasSuffix(low, ".xml"):
		return r.other(name, low)
	case r.pkg.Size(name) > 0:
		r.count.unknown++
	}
	return nil
}

// links notes where a part points to outside of the package.
func (r *reader) links(name string) error {
	t, err := r.tree(name)
	if err != nil {
		return err
	}
	t.Root.Walk(func(n *ooxml.Node) bool {
		r.stray("other", n.Text)
		if strings.EqualFold(n.Attr("TargetMode"), "External") {
			r.note("links", n.Attr("Target"))
		}
		return true
	})
	return nil
}

// embedded is a file in the workbook. It is kept, since it may be asked for when
// the workbook is closed.
func (r *reader) embedded(name string) error {
	b, err := r.pkg.Read(name)
	if err != nil {
		return err
	}
	r.members = append(r.members, extract.Member{Name: path.Base(name), Size: int64(len(b)), Data: func() ([]byte, error) { return b, nil }})
	return nil
}

// kinds says what the text of a part is, by its folder or its name.
var kinds = []struct{ folder, file, kind string }{
	{"", "comments", "comments"}, {"threadedcomments", "", "comments"}, {"persons", "", "comments"},
	{"drawings", "", "drawings"}, {"charts", "", "drawings"}, {"diagrams", "", "drawings"}, {"chartsheets", "", "drawings"},
	{"pivotcache", "", "caches"}, {"pivottables", "", "caches"}, {"externallinks", "", "caches"}, {"slicercaches", "", "caches"}, {"slicers", "", "caches"},
	{"querytables", "", "caches"}, {"revisions", "", "caches"}, {"", "connections", "caches"}, {"richdata", "", "caches"},
	{"macrosheets", "", "hidden"}, {"dialogsheets", "", "hidden"}, {"worksheets", "", "hidden"}, {"docprops", "", "properties"},
}

// streamed are the elements of parts that may be long.
var streamed = map[string]string{"pivotcache": "x:r", "externallinks": "x:row", "macrosheets": "x:row", "worksheets": "x:row", "revisions": "x:rcc"}

// other reads an XML part of another kind.
func (r *reader) other(name, low string) error {
	kind, dir := "other", path.Base(path.Dir(low))
	for _, k := range kinds {
		if k.folder != "" && k.folder == dir || k.file != "" && strings.HasPrefix(base(name), k.file) {
			kind = k.kind
			break
		}
	}
	switch {
	case kind == "comments":
		r.count.comments = true
	case dir == "charts" && strings.HasPrefix(base(name), "chart"):
		r.count.charts++
	case dir == "pivottables":
		r.count.pivots++
	case dir == "externallinks":
		r.count.externals = true
	}
	if base(name) == "calcchain.xml" && r.pkg.Size(name) > maxTree {
		return nil // places of cells
	}
	tag := streamed[dir]
	if tag == "" && r.pkg.Size(name) > maxTree {
		r.count.unknown++
		return nil
	}
	var visit func(*ooxml.Node) error
	if tag != "" {
		visit = func(n *ooxml.Node) error { r.gather(kind, n); return r.ctx.Err() }
	}
	t, err := r.each(name, tag, visit)
	if err != nil {
		if extract.IsReason(err, extract.Damaged) { // no program reads it
			r.count.unknown++
			return r.ctx.Err()
		}
		return err
	}
	switch {
	case kind == "properties":
		r.properties(t.Root)
	default:
		r.gather(kind, t.Root)
	}
	return nil
}

// properties reads what people write about a workbook, not what programs do.
func (r *reader) properties(root *ooxml.Node) {
	root.Walk(func(n *ooxml.Node) bool {
		if n.Text != "" && worded(n.Text) && !given.MatchString(n.Text) && !stamp.MatchString(n.Text) && n.Tag != "ep:Application" && n.Tag != "ep:AppVersion" {
			r.count.properties = true
			r.note("properties", tidy(n.Text))
		}
		r.attrs("properties", n)
		return true
	})
}

var stamp = lazyregexp.New(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?$|^(?:true|false)$`)

// drawnOld reads the drawings of old, which need not be well-formed: the boxes of
// comments, and controls with their words.
func (r *reader) drawnOld(name string) error {
	r.seen[name] = true
	b, err := r.pkg.Read(name)
	if err != nil {
		return err
	}
	for _, m := range attribute.FindAllSubmatch(b, -1) {
		if v := html.UnescapeString(string(m[2])); worded(v) && !given.MatchString(v) {
			r.note("drawings", tidy(v))
		}
	}
	for _, line := range strings.Split(string(blockTag.ReplaceAll(bytes.ToValidUTF8(b, nil), []byte("\n"))), "\n") {
		line = html.UnescapeString(tags.ReplaceAllString(line, ""))
		line = strings.TrimSpace(line)
		if worded(line) && !word.MatchString(line) && !anchor.MatchString(line) {
			r.note("drawings", tidy(line))
		}
	}
	return nil
}

var (
	// attribute are those of VML in which people write.
	attribute = lazyregexp.New(`\b(alt|title|href|string|src|o:title)\s*=\s*"([^"]*)"`)
	anchor    = lazyregexp.New(`^[0-9 ]+(?:,[0-9 ]+){7}$`) // where a shape stands
	blockTag  = lazyregexp.New(`(?i)</?(?:div|p|br|v:[a-z]+|x:[a-z]+|o:[a-z]+)\b[^>]*>`)
)
