package redact

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/plan/search"
)

// namePartID is the ID of the part that holds the file's name.
const namePartID = "filename"

// namePart is the file's name as text, without its extension. Underscores are
// white space there, byte for byte, so that names stand as words.
func namePart(name string) extract.Part {
	stem := strings.ToValidUTF8(stem(name), "?")
	return extract.Part{ID: namePartID, Kind: extract.FileName, Text: strings.ReplaceAll(stem, "_", " ")}
}

func stem(name string) string {
	base := filepath.Base(name)
	if s := strings.TrimSuffix(base, filepath.Ext(base)); s != "" {
		return s
	}
	return base
}

// copyName is the name of the copy: the original's, its words redacted, and
// the extension of what the copy is.
func (j *job) copyName() string {
	name := "document"
	if j.o.Name != "" {
		name = strings.TrimSpace(redactName(j.plan, namePart(j.o.Name), strings.Contains(stem(j.o.Name), "_")))
	}
	if values, _ := plan.Values(j.plan.Edits); len(search.New(values).Find(name)) > 0 {
		name = "document" // the name holds a detail that is no detail there by itself
	}
	return name + copyExt(j.format, j.o.Name)
}

// copyExt is the end of the name of the copy of a file: it says what the copy is.
func copyExt(f Format, name string) string {
	if f.CopyExt != "" {
		return ".redacted" + f.CopyExt
	}
	ext := strings.ToLower(filepath.Ext(name))
	if !slices.Contains(f.Reader.Exts, ext) || ext == ".docm" || ext == ".dotx" || ext == ".dotm" {
		ext = f.Reader.Exts[0] // a copy has no macros and is no template
	}
	return ".redacted" + ext
}

// CopyExt is the end of the name of a copy in a format, by its name.
func CopyExt(format, name string) string {
	for _, f := range formats {
		if f.Reader.Name == format {
			return copyExt(f, name)
		}
	}
	return ".redacted"
}

// NameParts are names of files and folders as parts, to be looked at like a
// document.
func NameParts(names []string) []extract.Part {
	out := make([]extract.Part, len(names))
	for i, n := range names {
		out[i] = extract.Part{ID: "name " + strconv.Itoa(i+1), Kind: extract.FileName,
			Text: strings.ReplaceAll(strings.ToValidUTF8(n, "?"), "_", " ")}
	}
	return out
}

// redactName writes labels without brackets, which shells and web servers
// treat as special.
func redactName(p plan.Plan, part extract.Part, underscores bool) string {
	var b strings.Builder
	at := 0
	for _, e := range p.Masked(part.ID) {
		b.WriteString(part.Text[at:e.Start])
		if p.Style == plan.StyleBox {
			b.WriteString("XXXXX")
		} else {
			b.WriteString(strings.ReplaceAll(e.Label, " ", "-"))
		}
		at = e.End
	}
	b.WriteString(part.Text[at:])
	name := strings.Map(printable, b.String())
	if underscores {
		return strings.ReplaceAll(name, " ", "_")
	}
	return name
}

// printable replaces what would break a line or steer a terminal where the
// copy's name is listed.
func printable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return '-'
}
