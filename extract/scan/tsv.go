package scan

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strconv"
	"strings"
	"time"
	"unicode"

	"veil/extract"
)

// Limits of one page's reading.
const (
	readLimit = 3 * time.Minute
	maxAnswer = 16 << 20 // bytes
	maxWords  = 50_000
)

// word is a word as tesseract gives it. Sure is its confidence, 0 to 100.
type word struct {
	box     image.Rectangle
	text    string
	sure    float64
	unknown bool
}

// line is the words of a line, from left to right, and which block it is of.
type line struct {
	block, par int
	words      []word
}

// recognise has tesseract read a page.
func recognise(ctx context.Context, g *image.Gray, dpi float64, o extract.Scans) ([]line, error) {
	out, err := ask(ctx, g, o, readingArgs(dpi, o)...)
	if err != nil {
		return nil, err
	}
	return parseTSV(string(out), g.Rect)
}

// readingArgs are tesseract's arguments for the words of a page and their places.
func readingArgs(dpi float64, o extract.Scans) []string {
	languages := o.Languages
	if languages == "" {
		languages = "eng"
	}
	return []string{"stdin", "stdout", "-l", languages, "--psm", "3", "--dpi", strconv.Itoa(int(dpi + 0.5)), "-c", "tessedit_create_tsv=1"}
}

// The columns of tesseract's TSV: level, page, block, paragraph, line and word
// number, left, top, width, height, confidence, text.
const (
	columns   = 12
	wordLevel = "5"
)

var errTSV = errors.New("scan: tesseract's answer makes no sense")

// parseTSV reads the words of one page, in tesseract's order of reading. Boxes are
// cut to the page.
func parseTSV(s string, page image.Rectangle) ([]line, error) {
	var lines []line
	var last [3]int
	count := 0
	for i, row := range strings.Split(s, "\n") {
		f := strings.SplitN(strings.TrimSuffix(row, "\r"), "\t", columns)
		if i == 0 || len(f) < columns || f[0] != wordLevel {
			if i == 0 && f[0] != "level" {
				return nil, errTSV
			}
			continue
		}
		var n [columns - 4]int // block to height
		for k := range n {
			v, err := strconv.Atoi(f[k+2])
			if err != nil || v < 0 || v > 1<<20 {
				return nil, errTSV
			}
			n[k] = v
		}
		sure, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			return nil, errTSV
		}
		if count++; count > maxWords {
			return nil, fmt.Errorf("scan: more than %d words on a page", maxWords)
		}
		w := word{box: image.Rect(n[4], n[5], n[4]+n[6], n[5]+n[7]).Intersect(page), text: plain(f[11]), sure: sure}
		if w.text == "" || w.box.Empty() {
			continue
		}
		if at := [3]int{n[0], n[1], n[2]}; at != last || len(lines) == 0 {
			lines, last = append(lines, line{block: n[0], par: n[1]}), at
		}
		l := &lines[len(lines)-1]
		l.words = append(l.words, w)
	}
	return lines, nil
}

// plain leaves out what is neither seen nor a letter.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
