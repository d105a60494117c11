package redact

import (
	"bytes"
	"slices"

	"veil/extract"
)

// errUnknown is the error for a file that no format sniffs, by its first bytes.
func errUnknown(head []byte) error {
	if kind := pictureKind(head); kind != "" {
		return &extract.Error{Reason: extract.Unsupported, What: "this is a picture in a format that Veil does not read (" + kind + ")", Do: savePicture[kind]}
	}
	return &extract.Error{Reason: extract.Unsupported, What: "this is no kind of file that Veil reads",
		Do: "open it in its own program and save it as PDF, Word (.docx), Excel (.xlsx) or plain text"}
}

const anyPicture = "open it and save it as JPEG or PNG"

// savePicture says how to make a picture of each kind into one that is read. The
// libraries that decode HEIC are under licences (LGPL) that do not let them be a part
// of this program.
var savePicture = map[string]string{
	"HEIC": "save it as JPEG: on a Mac open it in Preview and export it, on Windows use Photos, elsewhere heif-convert photo.heic photo.jpg; an iPhone takes JPEG photos under Settings, Camera, Formats, Most Compatible",
	"AVIF": anyPicture, "WebP": anyPicture, "GIF": anyPicture, "BMP": anyPicture,
}

// The brands of HEIC files (ISO/IEC 23008-12, annex B).
var heic = []string{"heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"}

// pictureKind names the kind of a picture that is not read; nothing for other files.
func pictureKind(head []byte) string {
	switch {
	case len(head) >= 12 && string(head[4:8]) == "ftyp" && slices.Contains(heic, string(head[8:12])):
		return "HEIC"
	case len(head) >= 12 && string(head[4:8]) == "ftyp" && (string(head[8:12]) == "avif" || string(head[8:12]) == "avis"):
		return "AVIF"
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "WebP"
	case bytes.HasPrefix(head, []byte("GIF87a")) || bytes.HasPrefix(head, []byte("GIF89a")):
		return "GIF"
	case len(head) >= 18 && bytes.HasPrefix(head, []byte("BM")) && bytes.Equal(head[6:10], make([]byte, 4)) && head[14] >= 12 && head[15] == 0:
		return "BMP"
	}
	return ""
}
