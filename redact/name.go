package redact

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/plan"
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
	ext := strings.ToLower(filepath.Ext(j.o.Name))
	if !slices.Contains(j.format.Reader.Exts, ext) || ext == ".docm" || ext == ".dotx" || ext == ".dotm" {
		ext = j.format.Reader.Exts[0] // a copy has no macros and is no template
	}
	return name + ".redacted" + ext
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
