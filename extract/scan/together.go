package scan

import (
	"bytes"
	"context"
	"image"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/programs"
	"veil/internal/raster"
)

// Together is how many pages tesseract is given at a time, at most: to start it takes
// about an eighth of the time that it takes to read a page. The pages of one run are
// in memory together.
const Together = 4

// Groups divides what is to be read into groups of pages that are read together, so
// that as many readers as there are cores have about as much to do each.
func Groups(pages []int, readers int) (out [][]int) {
	if len(pages) == 0 {
		return nil
	}
	rounds := (len(pages) + readers*Together - 1) / (readers * Together)
	each := (len(pages) + readers*rounds - 1) / (readers * rounds)
	for g := range slices.Chunk(pages, each) {
		out = append(out, g)
	}
	return out
}

// recogniseAll has tesseract read pages, those that it has not read before in one run
// where their resolution is the same.
func recogniseAll(ctx context.Context, pages []*image.Gray, dpi []float64, o extract.Scans) ([][]line, []error) {
	lines, errs := make([][]line, len(pages)), make([]error, len(pages))
	answers := askTogether(ctx, pages, dpi, o)
	for i, g := range pages {
		if answers == nil {
			lines[i], errs[i] = recognise(ctx, g, dpi[i], o)
			continue
		}
		lines[i], errs[i] = parseTSV(answers[i], g.Rect)
	}
	return lines, errs
}

// askTogether gives tesseract several pages as one file and returns its answer for each;
// nil where they have to be asked for one by one, as when it gives up on one of them.
func askTogether(ctx context.Context, pages []*image.Gray, dpi []float64, o extract.Scans) []string {
	if len(pages) < 2 {
		return nil
	}
	args := readingArgs(dpi[0], o)
	for _, d := range dpi {
		if !slices.Equal(readingArgs(d, o), args) {
			return nil
		}
	}
	keys := make([][32]byte, len(pages))
	if o.Readings != nil {
		for i, g := range pages {
			keys[i] = keyOf(raster.EncodePGM(g), args)
			if _, ok := o.Readings.Recall(keys[i]); ok {
				return nil // most likely all are known
			}
		}
	}
	n := len(pages)
	out, err := programs.Tesseract.Run(ctx, bytes.NewReader(raster.EncodeTIFF(pages)), readLimit*Together, maxAnswer*Together, args...)
	if err != nil {
		return nil
	}
	answers := pagesOfTSV(string(out), n)
	for i, a := range answers {
		if o.Readings != nil {
			o.Readings.Keep(keys[i], []byte(a))
		}
	}
	return answers
}

// pageLevel is the level of the row that begins a page's rows.
const pageLevel = "1"

// pagesOfTSV divides an answer by its pages, each with the row of headings; nil where
// it is not one of n pages.
func pagesOfTSV(s string, n int) []string {
	head, rows, _ := strings.Cut(s, "\n")
	out := make([]string, 0, n)
	for row := range strings.Lines(rows) {
		f := strings.SplitN(row, "\t", 3)
		if len(f) < 3 {
			return nil
		}
		if f[0] == pageLevel {
			out = append(out, head+"\n")
		}
		if len(out) == 0 || f[1] != strconv.Itoa(len(out)) {
			return nil
		}
		out[len(out)-1] += row
	}
	if len(out) != n {
		return nil
	}
	return out
}
