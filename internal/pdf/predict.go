package pdf

// unpredict undoes the PNG and TIFF predictors (PDF 32000-1, 7.4.4.4). A last
// row that is cut short is decoded as far as it goes.
func (f *File) unpredict(data []byte, parms Dict) ([]byte, error) {
	p := f.Int(parms["Predictor"], 1)
	if p < 2 {
		return data, nil
	}
	colors := f.Int(parms["Colors"], 1)
	bits := f.Int(parms["BitsPerComponent"], 8)
	columns := f.Int(parms["Columns"], 1)
	if colors < 1 || colors > 64 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<24 {
		return nil, errFilter
	}
	bpp := max(1, colors*bits/8)
	row := (colors*bits*columns + 7) / 8
	if p == 2 {
		return untiff(data, row, colors, bits), nil
	}
	out := make([]byte, 0, len(data))
	prev := make([]byte, row)
	cur := make([]byte, row)
	for len(data) > 1 {
		ft := data[0]
		n := min(row, len(data)-1)
		clear(cur)
		copy(cur, data[1:1+n])
		data = data[1+n:]
		unpng(ft, cur, prev, bpp)
		out = append(out, cur[:n]...)
		cur, prev = prev, cur
	}
	return out, nil
}

// unpng undoes one row's filter in place (PNG specification, section 9).
func unpng(ft byte, cur, prev []byte, bpp int) {
	for i := range cur {
		var a, b, c byte
		if i >= bpp {
			a, c = cur[i-bpp], prev[i-bpp]
		}
		b = prev[i]
		switch ft {
		case 1:
			cur[i] += a
		case 2:
			cur[i] += b
		case 3:
			cur[i] += byte((int(a) + int(b)) / 2)
		case 4:
			cur[i] += paeth(a, b, c)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// untiff undoes horizontal differencing of whole-byte components; other depths
// occur in pictures only, which are not looked into.
func untiff(data []byte, row, colors, bits int) []byte {
	if bits != 8 {
		return data
	}
	out := append([]byte(nil), data...)
	for start := 0; start < len(out); start += row {
		line := out[start:min(start+row, len(out))]
		for i := colors; i < len(line); i++ {
			line[i] += line[i-colors]
		}
	}
	return out
}
