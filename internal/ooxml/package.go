// Package ooxml reads and writes the containers of Office Open XML: the zip
// package, its content types and relationships, and the XML of its parts.
//
// It promises to refuse what is made to do harm or to hide: archives that
// inflate without measure, names that leave the package or occur twice, document
// types (or, for who asks to read them, entities that blow up), and XML nested
// beyond reason. Nothing outside the package is ever opened. Documents in the
// strict namespaces come out in the transitional ones, so that callers know
// one vocabulary. It does not know what the parts mean.
//
// Facts are from ECMA-376, parts 1 (vocabulary) and 2 (packaging).
package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"veil/extract"
)

// The limits of a package.
const (
	MaxEntries = 10_000
	MaxTotal   = 300 << 20 // inflated bytes of all entries
	MaxPart    = 120 << 20 // inflated bytes of one entry
	MaxRatio   = 200       // inflated to deflated, of entries over ratioFrom bytes
	ratioFrom  = 10 << 20
)

// Package is an opened zip package.
type Package struct {
	files    map[string]*zip.File // by lower-case name: part names differ by more than case
	names    []string             // as written, sorted
	defaults map[string]string    // lower-case extension to content type
	override map[string]string    // lower-case name to content type
}

// Open reads the directory of a package and its content types. Errors are
// *extract.Error values.
func Open(r io.ReaderAt, size int64) (*Package, error) {
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, damaged(err)
	}
	if bytes.HasPrefix(head, oleMagic) {
		return nil, oleError(r, size)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged(err)
	}
	p := &Package{files: make(map[string]*zip.File, len(z.File))}
	if err := p.admit(z.File); err != nil {
		return nil, err
	}
	if err := p.readTypes(); err != nil {
		return nil, err
	}
	return p, nil
}

// admit checks every entry against the limits before anything is inflated.
// Sizes are the declared ones; Read holds entries to them.
func (p *Package) admit(files []*zip.File) error {
	if len(files) > MaxEntries {
		return tooLarge("the package has too many parts")
	}
	var total uint64
	for _, f := range files {
		if f.Flags&1 != 0 {
			return &extract.Error{Reason: extract.Encrypted, What: "the zip package is encrypted",
				Do: "open it with its password and save an unencrypted copy"}
		}
		if !safeName(f.Name) {
			return &extract.Error{Reason: extract.Damaged, What: "the package holds a part with an unsafe name",
				Do: "open it in Word or LibreOffice and save it anew"}
		}
		key := strings.ToLower(strings.TrimSuffix(f.Name, "/"))
		if _, twice := p.files[key]; twice {
			return &extract.Error{Reason: extract.Damaged, What: "the package holds two parts with the same name",
				Do: "open it in Word or LibreOffice and save it anew"}
		}
		total += f.UncompressedSize64
		if f.UncompressedSize64 > MaxPart || total > MaxTotal {
			return tooLarge("the package inflates to too much")
		}
		if f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/MaxRatio > f.CompressedSize64 {
			return tooLarge("a part of the package is compressed beyond reason")
		}
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		p.files[key] = f
		p.names = append(p.names, f.Name)
	}
	slices.Sort(p.names)
	return nil
}

// safeName reports whether a name stays inside the package, on any system.
func safeName(name string) bool {
	trimmed := strings.TrimSuffix(name, "/")
	if !fs.ValidPath(trimmed) || trimmed == "." || strings.ContainsAny(name, "\\:") {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 || r == 0x7F })
}

// Names lists the entries as they are written, sorted, folders left out.
func (p *Package) Names() []string { return p.names }

// Name gives the entry's own spelling of a part name, or false where the
// package has no such part. Part names do not distinguish case.
func (p *Package) Name(name string) (string, bool) {
	f, ok := p.files[strings.ToLower(name)]
	if !ok {
		return "", false
	}
	return f.Name, true
}

// Size is how many bytes a part inflates to, as declared; 0 for one that is not
// there.
func (p *Package) Size(name string) int {
	if f, ok := p.files[strings.ToLower(name)]; ok {
		return int(f.UncompressedSize64)
	}
	return 0
}

// Read inflates one part.
func (p *Package) Read(name string) ([]byte, error) {
	f, ok := p.files[strings.ToLower(name)]
	if !ok {
		return nil, damaged(fs.ErrNotExist)
	}
	return inflate(f)
}

// inflate reads an entry and refuses more than it declares.
func inflate(f *zip.File) ([]byte, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer rc.Close()
	var b bytes.Buffer
	b.Grow(int(min(f.UncompressedSize64, 64<<20)) + bytes.MinRead)
	n, err := io.Copy(&b, io.LimitReader(rc, int64(f.UncompressedSize64)+1))
	if err != nil {
		return nil, damaged(err)
	}
	if uint64(n) > f.UncompressedSize64 {
		return nil, tooLarge("a part of the package is larger than it says")
	}
	return b.Bytes(), nil
}

// Type is the content type of a part, or "".
func (p *Package) Type(name string) string {
	low := strings.ToLower(name)
	if t, ok := p.override[low]; ok {
		return t
	}
	return p.defaults[strings.TrimPrefix(path.Ext(low), ".")]
}

const typesName = "[Content_Types].xml"

func (p *Package) readTypes() error {
	p.defaults, p.override = map[string]string{}, map[string]string{}
	if _, ok := p.Name(typesName); !ok {
		return nil // some other zip file: the caller says what is missing
	}
	t, err := p.XML(typesName)
	if err != nil {
		return err
	}
	for _, n := range t.Root.Kids {
		switch n.Tag {
		case "ct:Default":
			p.defaults[strings.ToLower(n.Attr("Extension"))] = n.Attr("ContentType")
		case "ct:Override":
			p.override[strings.ToLower(strings.TrimPrefix(n.Attr("PartName"), "/"))] = n.Attr("ContentType")
		}
	}
	return nil
}

func damaged(err error) error {
	var e *extract.Error
	if errors.As(err, &e) {
		return e
	}
	return &extract.Error{Reason: extract.Damaged, What: "the file is damaged",
		Do: "open it in Word or LibreOffice and save it anew", Err: err}
}

func tooLarge(what string) error {
	return &extract.Error{Reason: extract.TooLarge, What: what, Do: "ask the sender for another copy"}
}
