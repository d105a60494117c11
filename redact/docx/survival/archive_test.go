package survival

import (
	"archive/zip"
	"bytes"
	"strings"
)

// extraField is an extra field of an entry (APPNOTE 4.5).
func extraField(id uint16, data string) []byte {
	b := little.AppendUint16(nil, id)
	return append(little.AppendUint16(b, uint16(len(data))), data...)
}

// archives are the places in a zip file beside the contents of its entries.
var archives = []place{
	{name: "before the first entry", never: true, hide: func(f *file) { f.after = append(f.after, prepended(details)) }},
	{name: "entry's name in Unicode, comment and user", hide: func(f *file) {
		extra := append(extraField(0x7075, "\x01\x00\x00\x00\x00"+details), extraField(0x6375, "\x01\x00\x00\x00\x00"+details)...)
		f.entry(&zip.FileHeader{Name: "word/extra.xml", Extra: append(extra, extraField(0x7875, details)...)}, "<x/>")
	}},
	{name: "extra fields without a form", hide: func(f *file) {
		f.entry(&zip.FileHeader{Name: "word/extra.xml", Extra: []byte(details)}, "<x/>")
	}},
	{name: "another name in the entry than in the directory", gap: true, hide: func(f *file) {
		name := strings.NewReplacer("/", "-", ":", "").Replace(details)
		f.entry(&zip.FileHeader{Name: strings.Repeat("x", len(name))}, "<x/>")
		f.after = append(f.after, func(b []byte) []byte {
			return bytes.Replace(b, bytes.Repeat([]byte("x"), len(name)), []byte(name), 1)
		})
	}},
	{name: "behind the data of an entry", hide: func(f *file) { f.after = append(f.after, slack) }},
	{name: "link to a file", gap: true, hide: func(f *file) {
		h := &zip.FileHeader{Name: "word/link"}
		h.SetMode(0o120777)
		f.entry(h, "/home/"+details)
	}},
	{name: "trash", gap: true, hide: func(f *file) { f.parts["[trash]/0000.dat"] = details }},
	{name: "piece of a part", gap: true, hide: func(f *file) { f.parts["word/header1.xml/[0].last.piece"] = declare("w:hdr", shown()) }},
	{name: "part with an escaped name", gap: true, hide: func(f *file) {
		f.parts["word/document%2Exml"] = declare("w:document", "<w:body>"+shown()+"</w:body>")
	}},
	{name: "entry that is not compressed", hide: func(f *file) {
		f.headers, f.raw = append(f.headers, &zip.FileHeader{Name: "word/extra.xml", Method: zip.Store}), append(f.raw, "<x>"+details+"</x>")
	}},
	{name: "two comments of the archive", hide: func(f *file) {
		f.comment = "x"
		f.after = append(f.after, func(b []byte) []byte { // a longer comment that holds an end of another archive
			end := bytes.LastIndex(b, []byte("PK\x05\x06"))
			inner := append([]byte(details), b[end:]...)
			little.PutUint16(b[end+20:], uint16(len(inner)))
			return append(b[:end+22:end+22], inner...)
		})
	}},
	{name: "relationships of another case", hide: func(f *file) {
		f.parts["WORD/_RELS/Other.xml.RELS"] = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="` + relStem + `hyperlink" Target="https://example.org/` + strings.ReplaceAll(details, " ", "%20") + `" TargetMode="External"/></Relationships>`
	}},
	{name: "relationships that are something else", hide: func(f *file) { f.parts["word/_rels/extra.rels"] = "<x note=\"" + details + "\">" + details + "</x>" }},
	{name: "attributes and words of relationships", hide: func(f *file) {
		f.rels[mainName] = append(f.rels[mainName], `<Relationship Id="rX" Type="`+relStem+`hyperlink" Target="#`+strings.ReplaceAll(details, " ", "%20")+`" note="`+details+`">`+details+`</Relationship>`)
	}},
	{name: "types of parts that are not there", hide: func(f *file) {
		f.types["word/"+strings.ReplaceAll(details, " ", "%20")+".xml"] = wordType + "header+xml"
	}},
}

// prepended puts data before an archive, as programs that unpack themselves do.
func prepended(s string) func([]byte) []byte {
	return func(b []byte) []byte { return append([]byte(s), b...) }
}

// slack makes the first entry longer than its data, which ends before.
func slack(b []byte) []byte {
	at := bytes.Index(b, []byte("PK\x01\x02"))
	dir := append([]byte{}, b[at:]...)
	first := bytes.Index(b[4:at], []byte("PK\x07\x08")) + 4 // the descriptor that ends it
	out := append(append(append([]byte{}, b[:first]...), details...), b[first:at]...)
	n := uint32(len(details))
	little.PutUint32(dir[20:], little.Uint32(dir[20:])+n)
	little.PutUint32(out[first+len(details)+8:], little.Uint32(out[first+len(details)+8:])+n)
	for i := bytes.Index(dir[4:], []byte("PK\x01\x02")); i >= 0; {
		i += 4
		little.PutUint32(dir[i+42:], little.Uint32(dir[i+42:])+n)
		next := bytes.Index(dir[i+4:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		i += next
	}
	end := bytes.LastIndex(dir, []byte("PK\x05\x06"))
	little.PutUint32(dir[end+16:], uint32(at)+n)
	return append(out, dir...)
}
