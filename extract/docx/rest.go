package docx

import (
	"errors"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// relations reads every relationship in the package: what leads to each part,
// and the external targets, which become a Part of links.
func (r *reader) relations() (map[string]string, error) {
	via, sources := map[string]string{}, map[string]string{}
	for _, name := range r.pkg.Names() {
		if !strings.HasSuffix(strings.ToLower(name), ".rels") {
			continue
		}
		source, ok := relsOf(name)
		if !ok {
			continue // a part of an odd name, read with the rest
		}
		r.seen[name] = true
		rels, err := r.pkg.Rels(source)
		if err != nil {
			return nil, err
		}
		for _, rel := range rels {
			if !rel.Extern {
				via[rel.Target], sources[rel.Target] = rel.Kind, source
				continue
			}
			r.links.line(rel.Target)
			if u, err := url.PathUnescape(rel.Target); err == nil && u != rel.Target {
				r.links.line(u)
			}
			if rel.Kind == "hyperlink" {
				r.tally.links++
			}
		}
	}
	for target, source := range sources {
		if via[source] == "chart" {
			via[target] = "chart/" + via[target]
		}
	}
	return via, nil
}

// relsOf is the part that a relationship part belongs to; "" is the package.
func relsOf(name string) (string, bool) {
	dir, file := path.Split(name)
	parent, folder := path.Split(strings.TrimSuffix(dir, "/"))
	if !strings.EqualFold(folder, "_rels") {
		return "", false
	}
	return parent + file[:len(file)-len(".rels")], true
}

// rest accounts for every part of the package that is no running text.
func (r *reader) rest() error {
	var odd lines
	for i, name := range r.pkg.Names() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		id := name
		if !plainName.MatchString(name) {
			id = "package#part" + strconv.Itoa(i+1)
			if name != "[Content_Types].xml" && !strings.HasSuffix(strings.ToLower(name), ".rels") {
				odd.line(name)
			}
		}
		if r.seen[name] || name == "[Content_Types].xml" {
			continue
		}
		r.seen[name] = true
		if err := r.other(id, name); err != nil {
			return err
		}
	}
	r.add("package#links", extract.Link, strings.ToValidUTF8(r.links.String(), "\uFFFD"))
	r.add("package#names", extract.Metadata, strings.ToValidUTF8(odd.String(), "\uFFFD"))
	return nil
}

// other reads one part by what leads to it.
func (r *reader) other(id, name string) error {
	switch kind := r.via[name]; kind {
	case "comments":
		return r.aside(id, name, r.asideComment())
	case "glossaryDocument":
		r.tally.blocks = true
		return r.aside(id, name, extract.Hidden)
	case "core-properties", "extended-properties", "custom-properties":
		return r.properties(id, name)
	case "styles", "stylesWithEffects":
		return r.styleNames(id, name)
	case "numbering":
		return r.numbering(name)
	case "settings":
		return r.settings(id, name)
	case "theme", "fontTable", "webSettings", "chart/chartStyle", "chart/chartColorStyle",
		"diagramLayout", "diagramQuickStyle", "diagramColors":
		return nil // looks, in the words of the standard
	case "chart", "chartEx", "diagramData", "diagramDrawing", "chart/chartUserShapes":
		return r.drawn(id, name)
	case "image", "chart/image", "hdphoto":
		return nil // counted where it is shown
	case "thumbnail":
		r.tally.thumbnail = true
		return nil
	case "font":
		r.tally.fonts++
		return nil
	case "printerSettings":
		r.tally.printer = true
		return nil
	case "vbaProject", "vbaProjectSignature":
		r.tally.macros = true
		return nil
	case "chart/package":
		r.tally.chartData++
		return nil
	case "activeXControlBinary":
		return nil // counted where it stands
	case "aFChunk":
		return nil // counted where it stands
	case "package", "oleObject":
		r.tally.embedded++
		return nil
	}
	switch r.via[name] {
	case "customXml":
		r.tally.customData++
	case "people":
		r.tally.people = true
	}
	if image(r.pkg.Type(name)) {
		return nil
	}
	if !isXML(name, r.pkg.Type(name)) {
		b, err := r.pkg.Read(name)
		if len(b) > 0 {
			r.tally.unknown++
		}
		return err
	}
	return r.dump(id, name)
}

func image(typ string) bool { return strings.HasPrefix(typ, "image/") }

func isXML(name, typ string) bool {
	ext := strings.ToLower(path.Ext(name))
	return strings.HasSuffix(typ, "+xml") || strings.HasSuffix(typ, "/xml") || ext == ".xml" || ext == ".vml" || ext == ".rels"
}

// dump reads a part of an unknown kind: all text and attributes, a line each.
// A part that is not well formed is a gap, since no program reads it.
func (r *reader) dump(id, name string) error {
	t, err := r.xml(name)
	if err != nil {
		var e *extract.Error
		if errors.As(err, &e) && e.Reason == extract.Damaged {
			r.tally.unknown++
			return nil
		}
		return err
	}
	r.add(id, extract.Metadata, gather(t.Root))
	r.add(id+"#asides", extract.Metadata, strings.Join(t.Asides, "\n"))
	return nil
}

// gather lists the texts and attributes at and below a node.
func gather(n *ooxml.Node) string {
	var l lines
	n.Walk(func(k *ooxml.Node) bool {
		for _, a := range k.Attrs {
			if !dull(a.Value) {
				l.line(a.Value)
			}
		}
		if t := strings.TrimSpace(k.Text); t != "" {
			l.line(t)
		}
		return true
	})
	return l.String()
}

// properties makes each document property a Part.
func (r *reader) properties(id, name string) error {
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	used := map[string]int{}
	r.tally.properties = r.tally.properties || len(t.Root.Kids) > 0
	for _, n := range t.Root.Kids {
		key := localName(n.Tag)
		text := n.AllText()
		if p := n.Attr("name"); p != "" { // a custom property: its name may tell as much
			key, text = "property", p+": "+text
		}
		used[key]++
		pid := id + "#" + key
		if used[key] > 1 {
			pid += strconv.Itoa(used[key])
		}
		if text = strings.TrimSpace(text); !dull(text) {
			r.add(pid, extract.Metadata, text)
		}
	}
	return nil
}

var tagEnd = regexp.MustCompile(`[A-Za-z]+$`)

// localName is a tag without its prefix.
func localName(tag string) string {
	if s := tagEnd.FindString(tag); s != "" {
		return s
	}
	return "property"
}

// styleNames reads the names of styles that somebody made.
func (r *reader) styleNames(id, name string) error {
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	var l lines
	for _, n := range t.Root.Kids {
		custom, ok := n.Lookup("w:customStyle")
		if n.Tag != "w:style" || !ok || !isOn(custom) {
			continue
		}
		for _, k := range []string{"w:name", "w:aliases"} {
			if v := n.Kid(k); v != nil && !ooxml.Vocabulary(v.Attr("w:val")) {
				l.line(v.Attr("w:val"))
			}
		}
	}
	r.add(id+"#names", extract.Metadata, l.String())
	return nil
}

// settingsWithText are the settings that hold words of people.
var settingsWithText = map[string]bool{"w:docVars": true, "w:mailMerge": true, "w:attachedSchema": true,
	"w:saveThroughXslt": true, "w:smartTagType": true, "w:captions": true}

func (r *reader) settings(id, name string) error {
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	var l lines
	for _, n := range t.Root.Kids {
		if settingsWithText[n.Tag] || strings.HasPrefix(n.Tag, "{") {
			if s := gather(n); s != "" {
				l.line(s)
			}
		}
	}
	r.tally.settings = r.tally.settings || len(l.String()) > 0
	r.add(id, extract.Metadata, l.String())
	return nil
}

// drawn reads the words of a chart or a diagram.
func (r *reader) drawn(id, name string) error {
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	var l lines
	t.Root.Walk(func(n *ooxml.Node) bool {
		if s := strings.TrimSpace(n.Text); s != "" {
			l.line(s)
		}
		return true
	})
	r.add(id, extract.Drawing, l.String())
	return nil
}

var digits = regexp.MustCompile(`\pN`)

var placeholder = regexp.MustCompile(`%[1-9]`)

// numbering reads what a list numbers its items with, where that is words. It
// shows in the text, so it is carried.
func (r *reader) numbering(name string) error {
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	const id = "word/numbering.xml"
	var b []byte
	t.Root.Walk(func(n *ooxml.Node) bool {
		v := ooxml.Legible(n.Attr("w:val"))
		marked := strings.ContainsRune(v, '█') // in a redacted copy
		own := placeholder.ReplaceAllString(v, "")
		if n.Tag != "w:lvlText" || !marked && len(letters.FindAllString(own, -1)) < 2 && len(digits.FindAllString(own, -1)) < 3 {
			return true
		}
		if len(b) > 0 {
			r.stay[id] = append(r.stay[id], len(b))
			b = append(b, '\n')
		}
		if r.src.Text != nil {
			r.src.Text[n] = extract.Span{Part: id, Start: len(b), End: len(b) + len(v)}
		}
		b = append(b, v...)
		return true
	})
	r.src.Numbering = t
	r.add(id, extract.Body, string(b))
	return nil
}
