package survival

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// programs are the independent witnesses. One that is not installed sees
// nothing, and the test says so.
type programs struct {
	t       *testing.T
	folder  string
	missing map[string]bool
	n       int

	password string // of the file looked at
}

// tools are the programs that look at files.
var tools = []string{"qpdf", "pdftotext", "mutool", "pdftoppm", "tesseract"}

func newPrograms(t *testing.T) *programs {
	p := &programs{t: t, folder: t.TempDir(), missing: map[string]bool{}}
	for _, name := range tools {
		if _, err := exec.LookPath(name); err != nil {
			p.missing[name] = true
			t.Logf("%s is not installed: the search is weaker without it", name)
		}
	}
	return p
}

// file writes data to a new file.
func (p *programs) file(data []byte) string {
	p.n++
	path := filepath.Join(p.folder, fmt.Sprintf("%d.pdf", p.n))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		p.t.Fatal(err)
	}
	return path
}

// run returns what a program writes; what it could do counts, whether or not
// it complained.
func (p *programs) run(tool string, args ...string) string {
	if p.missing[tool] {
		return ""
	}
	cmd := exec.Command(tool, args...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	out, _ := cmd.Output()
	return string(out)
}

func (p *programs) qdf(path string) (how, text string) {
	return "qpdf", p.run("qpdf", "--qdf", "--decode-level=all", "--object-streams=disable", "--password="+p.password, path, "-")
}

func (p *programs) pdftotext(path string) (how, text string) {
	args := []string{"-enc", "UTF-8", path, "-"}
	if p.password != "" {
		args = append([]string{"-upw", p.password}, args...)
	}
	return "pdftotext", p.run("pdftotext", args...) + p.run("pdftotext", append([]string{"-raw"}, args...)...)
}

func (p *programs) mutool(path string) (how, text string) {
	return "mutool", p.run("mutool", "draw", "-q", "-F", "text", path)
}

// ocr is what tesseract reads on the pages.
func (p *programs) ocr(path string) string {
	if p.missing["tesseract"] || p.missing["pdftoppm"] {
		return ""
	}
	base := strings.TrimSuffix(path, ".pdf")
	p.run("pdftoppm", "-r", "170", "-gray", "-l", "3", path, base)
	pictures, _ := filepath.Glob(base + "-*.pgm")
	var out strings.Builder
	for _, picture := range pictures {
		out.WriteString(p.run("tesseract", picture, "-", "--psm", "6") + "\n")
		os.Remove(picture)
	}
	return out.String()
}
