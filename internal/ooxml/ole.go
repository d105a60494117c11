package ooxml

import (
	"bytes"
	"io"
	"unicode/utf16"

	"veil/extract"
)

// oleMagic opens a compound file ([MS-CFB] 2.2): old Office formats, and the
// envelope of encrypted new ones.
var oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// IsCompound reports whether a file that starts with head is a compound file.
func IsCompound(head []byte) bool { return bytes.HasPrefix(head, oleMagic) }

// oleError says what a compound file is, by the stream names in its directory.
// The directory may lie anywhere in the file, so all of it is looked through.
func oleError(r io.ReaderAt, size int64) error {
	crypt, word, excel := utf16Name("EncryptedPackage"), utf16Name("WordDocument"), utf16Name("Workbook")
	buf := make([]byte, 1<<20)
	keep := 0
	src := io.NewSectionReader(r, 0, min(size, extract.MaxFile))
	isWord, isExcel := false, false
	for {
		n, err := src.Read(buf[keep:])
		if bytes.Contains(buf[:keep+n], crypt) {
			return &extract.Error{Reason: extract.Encrypted, What: "the document is protected by a password",
				Do: "open it in Word or Excel, take the password off and save a copy"}
		}
		isWord = isWord || bytes.Contains(buf[:keep+n], word)
		isExcel = isExcel || bytes.Contains(buf[:keep+n], excel)
		if err != nil || n == 0 {
			break
		}
		all := keep + n
		keep = copy(buf, buf[max(0, all-len(crypt)):all])
	}
	if isWord {
		return &extract.Error{Reason: extract.Unsupported, What: "this is an old Word document (.doc)",
			Do: "open it in Word or LibreOffice and save it as .docx"}
	}
	if isExcel {
		return &extract.Error{Reason: extract.Unsupported, What: "this is an old Excel workbook (.xls)",
			Do: "open it in Excel or LibreOffice and save it as .xlsx"}
	}
	return &extract.Error{Reason: extract.Unsupported, What: "this is an old Office file",
		Do: "open it in its own program and save it in a present-day format"}
}

func utf16Name(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
