package ooxml

import (
	"net/url"
	"path"
	"strings"
)

// Rel is a relationship: how one part names another.
type Rel struct {
	ID     string
	Kind   string // the last word of the type's URI: "header", "image", "hyperlink"
	Target string // the part's name; for an external one the URI as written
	Extern bool
}

// Rels reads the relationships of a part, in the order found; "" stands for
// the package itself. A part without any has none.
func (p *Package) Rels(part string) ([]Rel, error) {
	name, ok := p.Name(RelsName(part))
	if !ok {
		return nil, nil
	}
	t, err := p.XML(name)
	if err != nil {
		return nil, err
	}
	var rels []Rel
	for _, n := range t.Root.Kids {
		if n.Tag != "rel:Relationship" {
			continue
		}
		r := Rel{ID: n.Attr("Id"), Kind: path.Base(n.Attr("Type")), Target: n.Attr("Target"),
			Extern: strings.EqualFold(n.Attr("TargetMode"), "External")}
		if !r.Extern {
			r.Target = resolve(part, r.Target)
			if own, ok := p.Name(r.Target); ok {
				r.Target = own
			}
		}
		rels = append(rels, r)
	}
	return rels, nil
}

// RelsName is the name of the part that holds a part's relationships.
func RelsName(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

// resolve makes a target into a part name: relative to the folder of its
// source, unescaped, without a fragment.
func resolve(source, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if u, err := url.PathUnescape(target); err == nil {
		target = u
	}
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(source), target), "/")
}

// relTypes are the full types of the kinds that are written. Kinds not listed
// are under the office-document stem.
var relTypes = map[string]string{
	"core-properties": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
}

// MarshalRels writes a relationship part. Targets are written as absolute
// part names.
func MarshalRels(rels []Rel) []byte {
	root := New("rel:Relationships")
	for _, r := range rels {
		typ := relTypes[r.Kind]
		if typ == "" {
			typ = namespaces["r"] + "/" + r.Kind
		}
		root.Add(New("rel:Relationship", "Id", r.ID, "Type", typ, "Target", "/"+r.Target))
	}
	return Marshal(root)
}
