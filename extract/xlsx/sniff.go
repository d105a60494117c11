package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

// Sniff reports whether a file that starts with head is a workbook, as far as the
// first entries of its archive tell. See Holds.
func Sniff(head []byte) bool {
	if !bytes.HasPrefix(head, local) {
		return false
	}
	for at := 0; at+30 <= len(head); {
		size := int(head[at+26]) | int(head[at+27])<<8
		extra := int(head[at+28]) | int(head[at+29])<<8
		name := strings.ToLower(string(head[at+30 : min(len(head), at+30+size)]))
		data := head[min(len(head), at+30+size+extra):]
		switch {
		case strings.HasPrefix(name, "xl/"):
			return true
		case strings.HasPrefix(name, "word/"), strings.HasPrefix(name, "ppt/"), name == "mimetype":
			return false
		case name == "[content_types].xml":
			if head[at+8] == 8 { // deflated; the head may hold the beginning alone
				data, _ = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), 64<<10))
			}
			if mainType(string(data)) {
				return true
			}
		}
		next := bytes.Index(head[at+4:], local)
		if next < 0 {
			break
		}
		at += 4 + next
	}
	return false
}

// local opens every entry of an archive.
var local = []byte("PK\x03\x04")

// mainType reports whether a list of content types names a workbook.
func mainType(types string) bool {
	for _, t := range []string{"spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml", "ms-excel.sheet.macroEnabled.main+xml",
		"ms-excel.template.macroEnabled.main+xml", "ms-excel.addin.macroEnabled.main+xml", "ms-excel.sheet.binary.macroEnabled.main"} {
		if strings.Contains(types, t) {
			return true
		}
	}
	return false
}

// Holds reports whether an archive is a workbook, of which the first bytes did not
// tell: its directory, which is at the end, lists one.
func Holds(r io.ReaderAt, size int64) bool {
	head := make([]byte, len(local))
	if _, err := r.ReadAt(head, 0); err != nil || !bytes.Equal(head, local) {
		return false
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if name := strings.ToLower(f.Name); name == "xl/workbook.xml" || name == "xl/workbook.bin" {
			return true
		}
	}
	return false
}
