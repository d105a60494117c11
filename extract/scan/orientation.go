package scan

import (
	"context"
	"errors"
	"image"
	"regexp"
	"strconv"

	"veil/extract"
	"veil/internal/programs"
)

var rotate = regexp.MustCompile(`(?m)^Rotate: (\d+)\r?$`)

// orientation asks tesseract by how many degrees a page has to be turned
// clockwise. A page with too little writing is upright.
func orientation(ctx context.Context, g *image.Gray, dpi float64, o extract.Scans) (int, error) {
	out, err := ask(ctx, g, o,
		"stdin", "stdout", "--psm", "0", "--dpi", strconv.Itoa(int(dpi+0.5)))
	if errors.Is(err, programs.ErrFailed) { // too few characters, or no data for it
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	m := rotate.FindSubmatch(out)
	if m == nil {
		return 0, nil
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n / 90 * 90 % 360, nil
}
