package outlook

import (
	"encoding/binary"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

// Properties, by their numbers ([MS-OXPROPS] 2).
const (
	PidMessageClass        = 0x001A
	PidSubject             = 0x0037
	PidSubmitTime          = 0x0039
	PidOnBehalfName        = 0x0042 // of the sender, as shown
	PidReplyNames          = 0x0050
	PidOnBehalfType        = 0x0064
	PidOnBehalfAddress     = 0x0065
	PidTransportHeaders    = 0x007D
	PidConversationTopic   = 0x0070
	PidNormalizedSubject   = 0x0E1D
	PidRecipientType       = 0x0C15
	PidSenderName          = 0x0C1A
	PidSenderType          = 0x0C1E
	PidSenderAddress       = 0x0C1F
	PidDisplayBcc          = 0x0E02
	PidDisplayCc           = 0x0E03
	PidDisplayTo           = 0x0E04
	PidDeliveryTime        = 0x0E06
	PidBody                = 0x1000
	PidRTFCompressed       = 0x1009
	PidHTML                = 0x1013
	PidDisplayName         = 0x3001
	PidAddressType         = 0x3002
	PidEmailAddress        = 0x3003
	PidAttachData          = 0x3701
	PidAttachExtension     = 0x3703
	PidAttachFilename      = 0x3704
	PidAttachMethod        = 0x3705
	PidAttachLongFilename  = 0x3707
	PidAttachMime          = 0x370E
	PidAttachContentID     = 0x3712
	PidAttachContentPlace  = 0x3713
	PidSMTPAddress         = 0x39FE
	PidInternetCodepage    = 0x3FDE
	PidMessageCodepage     = 0x3FFD
	PidSenderSMTPAddress   = 0x5D01
	PidOnBehalfSMTPAddress = 0x5D02
)

// Types of properties ([MS-OXCDATA] 2.11.1).
const (
	typeString8 = 0x001E
	typeString  = 0x001F
	typeBinary  = 0x0102
	manyValues  = 0x1000
)

// String is the text of a property, or "".
func (i *Item) String(id uint16) string {
	for _, typ := range []uint16{typeString, typeString8} {
		if b, ok := i.streams[uint32(id)<<16|uint32(typ)]; ok {
			return i.text(typ, b)
		}
	}
	return ""
}

func (i *Item) text(typ uint16, b []byte) string {
	if typ == typeString {
		units := make([]uint16, len(b)/2)
		for k := range units {
			units[k] = binary.LittleEndian.Uint16(b[2*k:])
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00")
	}
	return strings.TrimRight(decode(b, i.codepage), "\x00")
}

// Bytes is the binary value of a property, or nil.
func (i *Item) Bytes(id uint16) []byte { return i.streams[uint32(id)<<16|typeBinary] }

// Int is the value of a property that is a number, or 0.
func (i *Item) Int(id uint16) int {
	b := i.values[id]
	if b == nil {
		return 0
	}
	return int(int32(binary.LittleEndian.Uint32(b)))
}

// Time is the value of a property that is a time; false where there is none.
func (i *Item) Time(id uint16) (time.Time, bool) {
	b := i.values[id]
	if b == nil {
		return time.Time{}, false
	}
	ticks := binary.LittleEndian.Uint64(b) // of 100 ns since 1601
	const toUnix = 11_644_473_600
	sec := int64(ticks/10_000_000) - toUnix
	return time.Unix(sec, int64(ticks%10_000_000)*100).UTC(), ticks > 0 && ticks>>63 == 0
}

// Codepage is the code page of HTML bodies, as a name of a character set, or "".
func (i *Item) Codepage() string {
	cp := i.Int(PidInternetCodepage)
	if cp <= 0 {
		return ""
	}
	return codepageName(cp)
}

// Texts are all texts of the item but those of the properties left out, in the
// order of the properties' numbers.
func (i *Item) Texts(without ...uint16) (out []string) {
	var all []named
	for tag, b := range i.streams {
		all = append(all, named{tag, b})
	}
	all = append(all, i.lists...)
	slices.SortStableFunc(all, func(a, b named) int { return int(int64(a.tag) - int64(b.tag)) })
	for _, p := range all {
		typ := uint16(p.tag) &^ manyValues
		if (typ == typeString || typ == typeString8) && !slices.Contains(without, uint16(p.tag>>16)) {
			out = append(out, i.text(typ, p.data))
		}
	}
	return out
}

// decode reads text of 8 bits. What is not of its code page is read as Windows-1252.
func decode(b []byte, codepage string) string {
	e := findCodepage(codepage)
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		out, _ = charmap.Windows1252.NewDecoder().Bytes(b)
	}
	return string(out)
}

func findCodepage(number string) encoding.Encoding {
	n := 0
	for _, c := range number {
		n = n*10 + int(c-'0')
	}
	if name := codepageName(n); name != "" {
		if e, err := htmlindex.Get(name); err == nil {
			return e
		}
		if e, err := ianaindex.IANA.Encoding(name); err == nil && e != nil {
			return e
		}
	}
	return charmap.Windows1252
}

// codepageName is what a code page of Windows is called elsewhere.
func codepageName(n int) string {
	switch n {
	case 65001:
		return "utf-8"
	case 20127:
		return "us-ascii"
	case 1200:
		return "utf-16le"
	case 932:
		return "shift_jis"
	case 936:
		return "gbk"
	case 949:
		return "euc-kr"
	case 950:
		return "big5"
	case 10000:
		return "macintosh"
	case 20866:
		return "koi8-r"
	case 21866:
		return "koi8-u"
	case 50220, 50221, 50222:
		return "iso-2022-jp"
	case 51932:
		return "euc-jp"
	case 54936:
		return "gb18030"
	case 874:
		return "windows-874"
	}
	switch {
	case 1250 <= n && n <= 1258:
		return "windows-" + itoa(n)
	case 28591 <= n && n <= 28606:
		return "iso-8859-" + itoa(n-28590)
	case n == 437 || n == 850 || n == 852 || n == 855 || n == 858 || n == 866:
		return "ibm" + itoa(n)
	}
	return ""
}
