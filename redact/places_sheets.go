package redact

import (
	"context"
	"io"
	"iter"
	"regexp"
	"strings"

	"veil/redact/verify"
)

// sheetPlaces is everything in the package of a workbook but the standard's own
// vocabulary, the places of cells, and what programs always write.
func sheetPlaces(ctx context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	places, err := docxPlaces(ctx, r, size)
	if err != nil {
		return nil, err
	}
	return func(yield func(verify.Place) bool) {
		for p := range places {
			if strings.HasPrefix(p.View, "attribute ") && (p.View == "attribute val" && usualFonts[p.Text] || sheetWord.MatchString(p.Text)) {
				continue
			}
			if !yield(p) {
				return
			}
		}
	}, nil
}

// sheetWord are values of attributes in every workbook.
var sheetWord = regexp.MustCompile(`^(?:Normal|general|justify|distributed|fill|hair|medium|thin|solid|str|inlineStr)$`)
