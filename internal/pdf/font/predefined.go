package font

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	xenc "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// predefined is a CMap that every reader of PDF knows by name (PDF 32000-1,
// 9.7.5.2).
type predefined struct {
	spaces   []codespace
	vertical bool
	identity bool // the code is the CID
	// text returns what a code stands for; nil where only the font knows.
	text func(n int, code uint32) string
	// space is the CID of the blank and letters that of '!', behind which the
	// rest of ASCII follows; 0 where unknown. They find the widths.
	space, letters int
}

// cid returns the CID of a code, where that is known here.
func (p *predefined) cid(code uint32) (int, bool) {
	switch {
	case p.identity:
		return int(code), true
	case code == ' ' && p.space > 0:
		return p.space, true
	case code > ' ' && code < 0x5c && p.letters > 0, // Japanese fonts place \ apart
		code > 0x5c && code < 0x7e && p.letters > 0:
		return p.letters + int(code-'!'), true
	}
	return 0, false
}

// Codespaces of the predefined CMaps, from their own files.
var (
	twoBytes   = []codespace{{2, 0, 0xffff}}
	utf16Codes = []codespace{{2, 0, 0xd7ff}, {2, 0xe000, 0xffff}, {4, 0xd800dc00, 0xdbffdfff}}
	utf8Codes  = []codespace{{1, 0, 0x7f}, {2, 0xc080, 0xdfbf}, {3, 0xe08080, 0xefbfbf}, {4, 0xf0808080, 0xf7bfbfbf}}
	utf32Codes = []codespace{{4, 0, 0x10ffff}}
	rksjCodes  = []codespace{{1, 0, 0x80}, {2, 0x8140, 0x9ffc}, {1, 0xa0, 0xdf}, {2, 0xe040, 0xfcfc}, {1, 0xfd, 0xff}}
	eucJPCodes = []codespace{{1, 0, 0x80}, {2, 0x8ea0, 0x8edf}, {2, 0xa1a1, 0xfefe}}
	eucCodes   = []codespace{{1, 0, 0x80}, {2, 0xa1a1, 0xfefe}}
	gbkCodes   = []codespace{{1, 0, 0x80}, {2, 0x8140, 0xfefe}}
	gb18Codes  = []codespace{{1, 0, 0x7f}, {4, 0x81308130, 0xfe39fe39}, {2, 0x8140, 0xfefe}}
	big5Codes  = []codespace{{1, 0, 0x80}, {2, 0xa140, 0xfefe}}
	hkscsCodes = []codespace{{1, 0, 0x80}, {2, 0x8740, 0xfefe}}
	uhcCodes   = []codespace{{1, 0, 0x80}, {2, 0x8141, 0xfefe}}
	macGBCodes = []codespace{{1, 0, 0x80}, {2, 0xa1a1, 0xfcfe}, {1, 0xfd, 0xff}}
	macB5Codes = []codespace{{1, 0, 0x80}, {2, 0xa140, 0xfcfe}, {1, 0xfd, 0xff}}
	macKSCodes = []codespace{{1, 0, 0x84}, {2, 0xa141, 0xfdfe}, {1, 0xfe, 0xff}}
)

// legacyCMap is a predefined CMap over an encoding older than Unicode.
type legacyCMap struct {
	spaces         []codespace
	enc            xenc.Encoding
	space, letters int
}

// legacyCMaps are the CMaps without their ending -H or -V.
var legacyCMaps = map[string]legacyCMap{
	"83pv-RKSJ": {rksjCodes, japanese.ShiftJIS, 1, 2},
	"90pv-RKSJ": {rksjCodes, japanese.ShiftJIS, 1, 2},
	"90ms-RKSJ": {rksjCodes, japanese.ShiftJIS, 231, 232}, "90msp-RKSJ": {rksjCodes, japanese.ShiftJIS, 1, 2},
	"Add-RKSJ": {rksjCodes, japanese.ShiftJIS, 231, 232}, "Ext-RKSJ": {rksjCodes, japanese.ShiftJIS, 231, 232},
	"EUC":    {eucJPCodes, japanese.EUCJP, 231, 232},
	"GB-EUC": {eucCodes, simplifiedchinese.GBK, 7716, 814}, "GBpc-EUC": {macGBCodes, simplifiedchinese.GBK, 1, 2},
	"GBK-EUC": {gbkCodes, simplifiedchinese.GBK, 7716, 814}, "GBKp-EUC": {gbkCodes, simplifiedchinese.GBK, 1, 2},
	"GBK2K":   {gb18Codes, simplifiedchinese.GB18030, 1, 2},
	"ETen-B5": {big5Codes, traditionalchinese.Big5, 13648, 13649}, "ETenms-B5": {big5Codes, traditionalchinese.Big5, 1, 2},
	"HKscs-B5": {hkscsCodes, traditionalchinese.Big5, 1, 2}, "B5pc": {macB5Codes, traditionalchinese.Big5, 1, 2},
	"KSC-EUC": {eucCodes, korean.EUCKR, 8094, 8095}, "KSCms-UHC": {uhcCodes, korean.EUCKR, 1, 2},
	"KSCms-UHC-HW": {uhcCodes, korean.EUCKR, 8094, 8095}, "KSCpc-EUC": {macKSCodes, korean.EUCKR, 1, 2},
}

// KnownCMap reports whether a name is that of a predefined CMap.
func KnownCMap(name string) bool { return lookupCMap(name) != nil }

// lookupCMap returns the predefined CMap of that name, or nil.
func lookupCMap(name string) *predefined {
	if name == "H" || name == "V" { // JIS X 0208 in seven bits: EUC without the high bits
		return &predefined{spaces: []codespace{{2, 0x2121, 0x7e7e}}, vertical: name == "V",
			text: func(n int, code uint32) string { return legacyText(japanese.EUCJP, n, code|0x8080) }}
	}
	stem, ok := strings.CutSuffix(name, "-H")
	if !ok {
		if stem, ok = strings.CutSuffix(name, "-V"); !ok {
			return nil
		}
	}
	p := &predefined{vertical: strings.HasSuffix(name, "-V")}
	if stem == "Identity" {
		p.spaces, p.identity = twoBytes, true
		return p
	}
	if l, ok := legacyCMaps[stem]; ok {
		p.spaces, p.space, p.letters = l.spaces, l.space, l.letters
		p.text = func(n int, code uint32) string { return legacyText(l.enc, n, code) }
		return p
	}
	lang, form, ok := strings.Cut(strings.TrimPrefix(stem, "Uni"), "-")
	if !ok || !strings.HasPrefix(stem, "Uni") {
		return nil
	}
	switch strings.TrimRight(lang, "0123456789X") {
	case "GB", "CNS", "KS", "JIS", "JISPro":
		p.space, p.letters = 1, 2
	case "Hojo":
	default:
		return nil
	}
	if lang == "JIS" && form == "UCS2-HW" {
		p.space, p.letters = 231, 232
	}
	switch form {
	case "UCS2", "UCS2-HW":
		p.spaces, p.text = twoBytes, utf16Code
	case "UTF16":
		p.spaces, p.text = utf16Codes, utf16Code
	case "UTF8":
		p.spaces, p.text = utf8Codes, utf8Code
	case "UTF32":
		p.spaces, p.text = utf32Codes, utf32Code
	default:
		return nil
	}
	return p
}

func utf16Code(n int, code uint32) string {
	if n == 4 {
		return string(utf16.DecodeRune(rune(code>>16), rune(code&0xffff)))
	}
	return string(rune(code)) // a surrogate becomes U+FFFD
}

func utf8Code(n int, code uint32) string {
	s := string(codeBytes(n, code))
	if !utf8.ValidString(s) {
		return ""
	}
	return s
}

func utf32Code(_ int, code uint32) string {
	if code > utf8.MaxRune {
		return ""
	}
	return string(rune(code))
}

func legacyText(e xenc.Encoding, n int, code uint32) string {
	b, err := e.NewDecoder().Bytes(codeBytes(n, code))
	if err != nil {
		return ""
	}
	return string(b)
}

func codeBytes(n int, code uint32) []byte {
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], code)
	return b[4-min(max(n, 1), 4):]
}
