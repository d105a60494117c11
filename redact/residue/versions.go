package residue

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"veil/extract"
	reader "veil/extract/pdf"
	"veil/internal/pdf"
)

// maxVersions is how many earlier versions are looked at, the latest first.
const maxVersions = 8

// versions reads what the file was before each change that was appended to it
// (PDF 32000-1, 7.5.6), and tells what these said and the file no longer says.
func versions(ctx context.Context, data []byte, password string, now *pdf.File) ([]Find, error) {
	var ends []int
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("%%EOF"))
		if i < 0 {
			break
		}
		at += i + len("%%EOF")
		ends = append(ends, at)
	}
	if len(ends) < 2 {
		return nil, nil
	}
	ends = ends[:len(ends)-1] // the last is the file itself
	current, err := reader.Read(ctx, now)
	if err != nil {
		return nil, err
	}
	have := words(current.Parts())
	var out []Find
	for k := len(ends) - 1; k >= 0 && len(ends)-k <= maxVersions; k-- {
		f, err := pdf.Load(ctx, data[:ends[k]], password)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			continue // no document yet, as at the head of a linearised file
		}
		old, err := reader.Read(ctx, f)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			continue
		}
		var gone []string
		for _, p := range old.Parts() {
			for w := range strings.FieldsSeq(p.Text) {
				if have[w] == 0 {
					gone = append(gone, w)
				}
				have[w]++ // each word once, whichever version had it
			}
		}
		if len(gone) > 0 {
			out = append(out, Find{fmt.Sprintf("version %d of %d in the file", k+1, len(ends)+1), Earlier, len(gone), strings.Join(gone, " ")})
		}
	}
	return out, nil
}

func words(parts []extract.Part) map[string]int {
	m := map[string]int{}
	for _, p := range parts {
		for w := range strings.FieldsSeq(p.Text) {
			m[w]++
		}
	}
	return m
}
