// Command render turns a marked source from testdata/src into the input of a
// program that makes the real papers: a flat OpenDocument file, HTML, LaTeX or
// plain text. testdata/make.sh calls it.
//
//	render -to fodt [-logo logo.png] source.md > paper.fodt
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"veil/internal/gold"
)

func main() {
	to := flag.String("to", "", "fodt, html, tex, txt or md")
	logo := flag.String("logo", "", "PNG file for the picture")
	font := flag.String("font", "lmodern", "LaTeX font package")
	css := flag.String("css", "", "extra style for HTML")
	wrap := flag.Int("wrap", 0, "width of lines of plain text, 0 for no limit")
	flag.Parse()
	out, err := run(flag.Arg(0), *to, options{logo: *logo, font: *font, css: *css, wrap: *wrap})
	if err != nil {
		fmt.Fprintln(os.Stderr, "render:", err)
		os.Exit(1)
	}
	os.Stdout.WriteString(out)
}

// options are what the writers need beside the source.
type options struct {
	logo, font, css string
	wrap            int
}

// run reads the source at path and renders it.
func run(path, to string, opt options) (string, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	doc, err := gold.Parse(src)
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if to == "md" {
		return doc.Text, nil
	}
	body, err := gold.Layout(src)
	if err != nil {
		return "", err
	}
	p := parse(doc.Title, body)
	switch to {
	case "txt":
		return p.txt(opt.wrap), nil
	case "html":
		return p.html(opt.css), nil
	case "tex":
		return p.tex(opt.font), nil
	case "fodt":
		return p.fodt(opt.logo)
	}
	return "", fmt.Errorf("unknown form %q", to)
}
