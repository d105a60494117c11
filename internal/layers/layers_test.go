// Package layers holds the test that the packages import each other in one
// direction only, so that nothing below can reach what stands above.
package layers

import (
	"os/exec"
	"strings"
	"testing"
)

// order lists the layers from the bottom up; a package belongs to the longest
// prefix that fits, and may import its own layer and those before it.
var order = []string{
	"veil/internal/cputime", "veil/internal/isolate", "veil/internal/footprint", "veil/internal/lazyregexp", "veil/internal/exact", "veil/internal/raster", "veil/internal/programs",
	"veil/extract",
	"veil/internal/pdf", "veil/internal/ooxml", "veil/internal/outlook",
	"veil/extract/scan", "veil/extract/text", "veil/extract/pdf", "veil/extract/picture", "veil/extract/odt", "veil/extract/xlsx", "veil/extract/csv", "veil/extract/email", "veil/extract/html", "veil/extract/rtf", "veil/extract/docx",
	"veil/rules",
	"veil/redact/keymap",
	"veil/redact/link",
	"veil/redact/plan",
	"veil/redact/cut",
	"veil/redact/pdf", "veil/redact/docx", "veil/redact/odt", "veil/redact/xlsx", "veil/redact/csv", "veil/redact/email", "veil/redact/html", "veil/redact/rtf", "veil/redact/text",
	"veil/redact/residue",
	"veil/redact/verify",
	"veil/redact",
	"veil/redact/batch",
	"veil/review",
	"veil/internal/consult",
	"veil/internal/web",
	"veil/cmd",
}

// tools are commands for developers and helpers of tests; they may import
// anything and nothing may import them.
var tools = []string{"veil/internal/gold", "veil/internal/accuracy", "veil/internal/corpus", "veil/internal/pdf/pdftest", "veil/internal/trace", "veil/rules/ner/train", "veil/rules/birth/train", "veil/rules/body/train", "veil/internal/drafts", "veil/internal/scans", "veil/review/train", "veil/internal/bundle", "veil/internal/release"}

// reviewMay is all that package review may import besides itself.
var reviewMay = []string{"veil/extract", "veil/redact/verify", "veil/internal"}

func under(pkg, prefix string) bool { return pkg == prefix || strings.HasPrefix(pkg, prefix+"/") }

func layer(pkg string) int {
	best, at := -1, -1
	for i, p := range order {
		if under(pkg, p) && len(p) > best {
			best, at = len(p), i
		}
	}
	return at
}

func TestImportOrder(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "veil/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 15 {
		t.Fatalf("go list names only %d packages", len(lines))
	}
	for _, line := range lines {
		pkg, imports, _ := strings.Cut(line, " ")
		tool := false
		for _, x := range tools {
			tool = tool || under(pkg, x)
		}
		if tool {
			continue
		}
		at := layer(pkg)
		if at < 0 {
			if !under(pkg, "veil/internal/layers") {
				t.Errorf("%s has no place in the order of layers", pkg)
			}
			continue
		}
		for _, imp := range strings.Fields(imports) {
			if !strings.HasPrefix(imp, "veil/") {
				continue
			}
			if above := layer(imp); above < 0 || above > at {
				t.Errorf("%s imports %s, which stands above it", pkg, imp)
			}
			if under(pkg, "veil/review") && !allowed(imp) {
				t.Errorf("%s imports %s; review sees only verified text", pkg, imp)
			}
		}
	}
}

func allowed(imp string) bool {
	for _, p := range append(reviewMay, "veil/review") {
		if under(imp, p) {
			return true
		}
	}
	return false
}
