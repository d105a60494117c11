package font

import (
	"bytes"
	"fmt"
	"strconv"
)

// cutType1 writes a Type 1 font with the glyphs that stay. Everything but the
// charstrings is written anew from the entries that drawing takes.
func cutType1(data []byte, kept *Kept) (Program, bool) {
	f, ok := readType1(data)
	if !ok {
		return Program{}, false
	}
	keep, used, ok := f.walk(kept.Names)
	if !ok {
		return Program{}, false
	}
	head := f.head(keep, kept)
	secret := type1Encrypt(f.private(keep, used, kept), eexecKey, 4)
	return Program{Kind: Type1Program, Data: append(head, secret...), Clear: len(head), Encrypted: len(secret)}, true
}

// walk follows the glyphs of the names that stay. It returns these with those
// of which they are composed, and the subroutines they use; ok is false where
// there is none.
func (f *type1Font) walk(names map[string]bool) (keep map[string]bool, used map[int]bool, ok bool) {
	keep = map[string]bool{}
	var open []string
	add := func(name string) {
		if _, there := f.glyphs[name]; there && !keep[name] {
			keep[name] = true
			open = append(open, name)
		}
	}
	add(".notdef")
	missing := map[string]bool{} // what glyphs stand for that go by another name here
	for n := range names {
		add(n)
		if _, there := f.glyphs[n]; !there {
			missing[nameText(n, false)] = true
		}
	}
	delete(missing, "")
	if len(missing) > 0 {
		for _, n := range f.names {
			if missing[nameText(n, false)] {
				add(n)
			}
		}
	}
	w := type1Walk{font: f, used: map[int]bool{}, budget: maxWalk}
	for i := range min(fixedSubrs, len(f.subrs)) {
		w.used[i] = true
	}
	for len(open) > 0 {
		name := open[len(open)-1]
		open = open[:len(open)-1]
		w.accents = w.accents[:0]
		w.walk(f.glyphs[name])
		for _, code := range w.accents {
			if code >= 0 && code < 256 {
				add(encodings()["StandardEncoding"][code])
			}
		}
	}
	return keep, w.used, w.budget >= 0 && len(keep) > 0
}

// head is the clear part of a font with the glyphs of keep.
func (f *type1Font) head(keep map[string]bool, kept *Kept) []byte {
	var b bytes.Buffer
	b.WriteString("%!FontType1-1.0: F\n12 dict begin\n/FontInfo 1 dict dup begin end readonly def\n/FontName /F def\n/FontType 1 def\n")
	n := f.numbers
	if len(n["FontMatrix"]) != 6 {
		n["FontMatrix"] = []float64{0.001, 0, 0, 0.001, 0, 0}
	}
	if len(n["FontBBox"]) != 4 {
		n["FontBBox"] = []float64{0, 0, 0, 0}
	}
	if n["PaintType"] == nil {
		n["PaintType"] = []float64{0}
	}
	writeEntries(&b, n, type1Clear)
	if f.encoding == nil || f.encoding == encodings()["StandardEncoding"] {
		b.WriteString("/Encoding StandardEncoding def\n")
	} else {
		b.WriteString("/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n")
		for code, name := range f.encoding {
			if keep[name] {
				fmt.Fprintf(&b, "dup %d /%s put\n", code, kept.rename(name))
			}
		}
		b.WriteString("readonly def\n")
	}
	b.WriteString("currentdict end\ncurrentfile eexec\n")
	return b.Bytes()
}

// private is the encrypted part before encryption. The procedures for flex and
// hint replacement are known to whoever draws; here they are empty.
func (f *type1Font) private(keep map[string]bool, used map[int]bool, kept *Kept) []byte {
	var b bytes.Buffer
	b.WriteString("dup /Private 24 dict dup begin\n" +
		"/RD {string currentfile exch readstring pop} executeonly def\n" +
		"/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n" +
		"/MinFeature {16 16} def\n/password 5839 def\n")
	if f.lenIV != 4 {
		fmt.Fprintf(&b, "/lenIV %d def\n", f.lenIV)
	}
	writeEntries(&b, f.numbers, type1Private)
	b.WriteString("/OtherSubrs [{} {} {} {}] def\n")
	if len(f.subrs) > 0 {
		empty := type1Encrypt([]byte{11}, charstringKey, f.lenIV)
		fmt.Fprintf(&b, "/Subrs %d array\n", len(f.subrs))
		for i, cs := range f.subrs {
			if !used[i] || len(cs) == 0 {
				cs = empty
			}
			fmt.Fprintf(&b, "dup %d %d RD ", i, len(cs))
			b.Write(cs)
			b.WriteString(" NP\n")
		}
		b.WriteString("ND\n")
	}
	fmt.Fprintf(&b, "2 index /CharStrings %d dict dup begin\n", len(keep))
	for _, name := range f.names {
		if !keep[name] {
			continue
		}
		fmt.Fprintf(&b, "/%s %d RD ", kept.rename(name), len(f.glyphs[name]))
		b.Write(f.glyphs[name])
		b.WriteString(" ND\n")
	}
	b.WriteString("end\nend\nreadonly put\nnoaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n")
	return b.Bytes()
}

// writeEntries writes those of the keys that there are. ForceBold and
// RndStemUp are booleans; what the format has as an array is one.
func writeEntries(b *bytes.Buffer, numbers map[string][]float64, keys []string) {
	for _, key := range keys {
		v := numbers[key]
		if v == nil {
			continue
		}
		fmt.Fprintf(b, "/%s ", key)
		switch key {
		case "ForceBold", "RndStemUp":
			b.WriteString(strconv.FormatBool(len(v) > 0 && v[0] != 0))
		case "PaintType", "StrokeWidth", "BlueScale", "BlueShift", "BlueFuzz", "LanguageGroup", "ExpansionFactor":
			b.WriteString(number(append(v, 0)[0]))
		case "FontBBox":
			writeNumbers(b, "{", v, "}")
		default:
			writeNumbers(b, "[", v, "]")
		}
		b.WriteString(" def\n")
	}
}

func writeNumbers(b *bytes.Buffer, open string, v []float64, end string) {
	b.WriteString(open)
	for i, x := range v {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(number(x))
	}
	b.WriteString(end)
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
