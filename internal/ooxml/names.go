package ooxml

// namespaces gives every vocabulary that callers know its prefix. Tags are
// written with it ("w:p") whatever prefix the document chose.
var namespaces = map[string]string{
	"w":   "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"r":   "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"rel": "http://schemas.openxmlformats.org/package/2006/relationships",
	"ct":  "http://schemas.openxmlformats.org/package/2006/content-types",
	"wp":  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"a":   "http://schemas.openxmlformats.org/drawingml/2006/main",
	"pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
	"c":   "http://schemas.openxmlformats.org/drawingml/2006/chart",
	"dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
	"m":   "http://schemas.openxmlformats.org/officeDocument/2006/math",
	"mc":  "http://schemas.openxmlformats.org/markup-compatibility/2006",
	"wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
	"wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
	"wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
	"w14": "http://schemas.microsoft.com/office/word/2010/wordml",
	"w15": "http://schemas.microsoft.com/office/word/2012/wordml",
	"v":   "urn:schemas-microsoft-com:vml",
	"o":   "urn:schemas-microsoft-com:office:office",
	"w10": "urn:schemas-microsoft-com:office:word",
	"x":   "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
	"xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
	"cp":  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
	"dc":  "http://purl.org/dc/elements/1.1/",
	"ep":  "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
	"op":  "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
	"xml": "http://www.w3.org/XML/1998/namespace",

	// OpenDocument, whose packages and XML are read and written likewise.
	"office":   openDocument + "office:1.0",
	"style":    openDocument + "style:1.0",
	"text":     openDocument + "text:1.0",
	"table":    openDocument + "table:1.0",
	"draw":     openDocument + "drawing:1.0",
	"fo":       openDocument + "xsl-fo-compatible:1.0",
	"svg":      openDocument + "svg-compatible:1.0",
	"meta":     openDocument + "meta:1.0",
	"manifest": openDocument + "manifest:1.0",
	"xlink":    "http://www.w3.org/1999/xlink",
}

const openDocument = "urn:oasis:names:tc:opendocument:xmlns:"

// strict gives the namespaces of the strict variant their prefix.
var strict = map[string]string{
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             "w",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":      "r",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":   "wp",
	"http://purl.oclc.org/ooxml/drawingml/main":                    "a",
	"http://purl.oclc.org/ooxml/drawingml/picture":                 "pic",
	"http://purl.oclc.org/ooxml/drawingml/chart":                   "c",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                 "dgm",
	"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing":      "xdr",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                "x",
	"http://purl.oclc.org/ooxml/officeDocument/math":               "m",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties": "ep",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":   "op",
}

// prefixes is the way back: namespace to prefix.
var prefixes = func() map[string]string {
	m := make(map[string]string, len(namespaces)+len(strict))
	for p, uri := range namespaces {
		m[uri] = p
	}
	for uri, p := range strict {
		m[uri] = p
	}
	return m
}()

// Namespace is the URI of one of the prefixes in tags, or "".
func Namespace(prefix string) string { return namespaces[prefix] }
