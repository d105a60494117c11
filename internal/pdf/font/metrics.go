package font

import (
	"strconv"
	"strings"
	"sync"
)

// metrics are the advance widths of one of the standard 14 fonts, standing in
// for a font that brings none.
type metrics struct {
	widths map[string]float64 // by glyph name; nil where all are the usual
	usual  float64            // of a glyph that is not in widths
	exact  bool               // the font is this standard font, by its name
}

func (m metrics) width(name string) (float64, bool) {
	if m.widths == nil {
		return m.usual, m.exact
	}
	w, ok := m.widths[name]
	return w, ok
}

// coreWidths holds the width tables by the name of the font.
var coreWidths = sync.OnceValue(func() map[string]map[string]float64 {
	all := make(map[string]map[string]float64)
	var cols []string
	eachLine(coreWidthData, func(line string) {
		f := strings.Fields(strings.Trim(line, "[]"))
		if line[0] == '[' {
			cols = f
			for _, c := range cols {
				all[c] = make(map[string]float64)
			}
			return
		}
		for i, c := range cols {
			if w, err := strconv.ParseFloat(f[i+1], 64); err == nil {
				all[c][f[0]] = w
			}
		}
	})
	return all
})

// standInMetrics picks the standard font that this one is, by its name or one
// of the names by which Windows knows the same design, or else the nearest by
// its flags.
func (f *Font) standInMetrics() metrics {
	switch f.family {
	case symbol:
		return metrics{coreWidths()["Symbol"], 600, true}
	case zapfDingbats:
		return metrics{coreWidths()["ZapfDingbats"], 788, true}
	}
	n := folded(f.spec.BaseFont)
	bold := strings.Contains(n, "bold") || strings.Contains(n, "black") || f.spec.Flags&flagForceBold != 0
	italic := strings.Contains(n, "italic") || strings.Contains(n, "oblique") || f.spec.Flags&flagItalic != 0
	switch {
	case strings.HasPrefix(n, "couriernew"), strings.HasPrefix(n, "courier"):
		return metrics{nil, 600, true}
	case strings.HasPrefix(n, "timesnewroman"), strings.HasPrefix(n, "times"):
		return metrics{coreWidths()[timesName(bold, italic)], 500, true}
	case strings.HasPrefix(n, "helvetica") && !strings.Contains(n, "narrow") && !strings.Contains(n, "condensed"),
		strings.HasPrefix(n, "arial") && !strings.Contains(n, "narrow") && !strings.Contains(n, "unicode"):
		return metrics{coreWidths()[helveticaName(bold)], 556, true}
	case f.spec.Flags&flagFixedPitch != 0:
		return metrics{nil, 600, false}
	case f.spec.Flags&flagSerif != 0:
		return metrics{coreWidths()[timesName(bold, italic)], 500, false}
	}
	return metrics{coreWidths()[helveticaName(bold)], 556, false}
}

func timesName(bold, italic bool) string {
	switch {
	case bold && italic:
		return "Times-BoldItalic"
	case bold:
		return "Times-Bold"
	case italic:
		return "Times-Italic"
	}
	return "Times-Roman"
}

func helveticaName(bold bool) string {
	if bold {
		return "Helvetica-Bold"
	}
	return "Helvetica"
}
