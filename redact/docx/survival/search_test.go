package survival

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"veil/internal/trace"
)

// searcher looks into files. With seeing it also looks at pictures.
type searcher struct {
	folder string
	seeing bool
	has    map[string]bool // programs that are installed
}

func newSearcher(t *testing.T) *searcher {
	s := &searcher{folder: t.TempDir(), has: map[string]bool{}}
	for _, name := range []string{"exiftool", "tesseract", "soffice"} {
		_, err := exec.LookPath(name)
		if s.has[name] = err == nil; err != nil {
			t.Logf("%s is not installed: the search is weaker without it", name)
		}
	}
	return s
}

// search looks for the details in a document: in its bytes, in every entry of
// the archive, listed or not, and in archives within.
func (s *searcher) search(data []byte) trace.Found {
	f := trace.Found{}
	f.Look("bytes", string(data), views...)
	s.unpack(f, "", data, 0)
	return f
}

// maxNesting is how deep archives within archives are opened.
const maxNesting = 4

// unpack searches what is in an archive.
func (s *searcher) unpack(f trace.Found, where string, data []byte, depth int) {
	if depth > maxNesting || f.All() {
		return
	}
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		f.Look(where+"archive's comment", z.Comment, views...)
		for _, e := range z.File {
			f.Look(where+"entry's name", e.Name, views...)
			f.Look(where+"entry's comment", e.Comment, views...)
			f.Look(where+"entry's extra field", string(e.Extra), views...)
			f.Look(where+"entry's time", e.Modified.UTC().Format("20060102"))
			if r, err := e.Open(); err == nil {
				b, _ := io.ReadAll(r)
				r.Close()
				s.entry(f, where+e.Name, b, depth)
			}
		}
	}
	// Entries that the directory does not list.
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("PK\x03\x04"))
		if i < 0 || len(data) < at+i+30 {
			return
		}
		at += i + 4
		h := data[at+22:]
		from := 26 - 22 + 22 + int(binary.LittleEndian.Uint16(h)) + int(binary.LittleEndian.Uint16(h[2:]))
		if from <= len(data)-at {
			b, _ := io.ReadAll(flate.NewReader(bytes.NewReader(data[at+from:])))
			if len(b) > 0 {
				s.entry(f, where+"entry", b, depth)
			}
		}
	}
}

// entry searches one entry, in every way that it can be read.
func (s *searcher) entry(f trace.Found, name string, b []byte, depth int) {
	text := string(b)
	f.Look(name, text, views...)
	for _, v := range []trace.View{{Name: "UTF-16", Of: narrow}, {Name: "", Of: func(s string) string { return s }}} {
		x := v.Of(text)
		f.Look(name+" without tags "+v.Name, tags.ReplaceAllString(x, ""), views...)
		f.Look(name+" without tags, shown "+v.Name, shownOnly(x), views...)
		f.Look(name+"'s attributes "+v.Name, attributes(x), views...)
		f.Look(name+"'s values "+v.Name, values(x), views...)
		f.Look(name+"'s symbols "+v.Name, symbols(x), views...)
	}
	for _, d := range inflated(b) {
		f.Look(name+" inflated", d, views...)
	}
	if bytes.Contains(b, []byte("PK\x03\x04")) {
		s.unpack(f, name+"/", b[bytes.Index(b, []byte("PK\x03\x04")):], depth+1)
	}
	if media.MatchString(name) && !f.All() {
		s.picture(f, name, b)
	}
}

var (
	media     = regexp.MustCompile(`(?i)\.(png|jpe?g|gif|tiff?|svg|emf|wmf)$`)
	tags      = regexp.MustCompile(`(?s)<[^>]*>`)
	deleted   = regexp.MustCompile(`(?s)<w:del(?:Text|InstrText)?[ >].*?</w:del(?:Text|InstrText)?>|<w:instrText.*?</w:instrText>|<w:r><w:rPr><w:vanish/></w:rPr>.*?</w:r>`)
	attribute = regexp.MustCompile(`(?s)=\s*(?:"([^"]*)"|'([^']*)')`)
	value     = regexp.MustCompile(`\bw?:?(?:val|v|char|name)="([^"]*)"`)
	symbol    = regexp.MustCompile(`<w:sym [^>]*w:char="F?0*([0-9A-Fa-f]{2})"`)
	newLines  = regexp.MustCompile("=\r?\n")
)

// views are the ways in which the contents of a package may write a text,
// beside those of any file.
var views = []trace.View{
	trace.Escapes("quoted-printable", `=[0-9A-F]{2}`, 1),
	trace.Escapes("in RTF", `\\'[0-9a-f]{2}`, 2),
	{Name: "without soft line ends", Of: func(s string) string { return newLines.ReplaceAllString(s, "") }},
	{Name: "normalised", Of: normalised},
}

// normalised makes of look-alikes what they look like: private-use characters
// as symbol fonts have them, full-width and mathematical letters.
func normalised(s string) string {
	if !utf8.ValidString(s) {
		return ""
	}
	return norm.NFKD.String(strings.Map(func(r rune) rune {
		if r >= 0xF020 && r <= 0xF07E {
			return r - 0xF000
		}
		if r >= 0xE0020 && r <= 0xE007E { // tags
			return r - 0xE0000
		}
		return r
	}, s))
}

// narrow decodes UTF-16 by leaving zero bytes out.
func narrow(s string) string { return strings.ReplaceAll(s, "\x00", "") }

// shownOnly is the text between tags without what a reader does not see in
// the middle of it.
func shownOnly(s string) string { return tags.ReplaceAllString(deleted.ReplaceAllString(s, ""), "") }

func attributes(s string) string { return all(attribute, s) }

func values(s string) string { return all(value, s) }

func all(re *regexp.Regexp, s string) string {
	var b strings.Builder
	for _, m := range re.FindAllStringSubmatch(s, -1) {
		b.WriteString(strings.Join(m[1:], "") + " ")
	}
	return b.String()
}

// symbols reads w:sym elements by their codes.
func symbols(s string) string {
	var b strings.Builder
	for _, m := range symbol.FindAllStringSubmatch(s, -1) {
		if d, ok := trace.FromHex(m[1]); ok {
			b.WriteString(d)
		}
	}
	return b.String()
}

// inflated lists what inflates anywhere in the bytes.
func inflated(b []byte) []string {
	var out []string
	for i := 0; i+2 < len(b); i++ {
		var r io.Reader
		var err error
		switch {
		case b[i] == 0x78 && (b[i+1] == 0x01 || b[i+1] == 0x5E || b[i+1] == 0x9C || b[i+1] == 0xDA):
			r, err = zlib.NewReader(bytes.NewReader(b[i:]))
		case b[i] == 0x1F && b[i+1] == 0x8B:
			r, err = gzip.NewReader(bytes.NewReader(b[i:]))
		default:
			continue
		}
		if err == nil {
			d, _ := io.ReadAll(r) // as much as there is
			out = append(out, string(d))
		}
	}
	return out
}

// picture looks at a picture with exiftool and, when seeing, with tesseract.
func (s *searcher) picture(f trace.Found, name string, b []byte) {
	path := filepath.Join(s.folder, "picture"+filepath.Ext(name))
	if os.WriteFile(path, b, 0o600) != nil {
		return
	}
	if s.has["exiftool"] {
		out, _ := exec.Command("exiftool", "-a", "-u", "-G1", "-api", "largefilesupport=1", path).Output()
		f.Look(name+" by exiftool", fileName.ReplaceAllString(string(out), ""))
	}
	if s.seeing && s.has["tesseract"] && !f.All() {
		out, _ := exec.Command("tesseract", path, "-", "--psm", "6").Output()
		f.Look(name+" by OCR", string(out))
	}
}

// fileName are lines about the temporary file.
var fileName = regexp.MustCompile(`(?m)^\[(?:System|ExifTool)\].*$`)
