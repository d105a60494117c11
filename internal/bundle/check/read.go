package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// output is one file below the folder that is searched, or a member of one.
type output struct {
	name   string   // relative path; members after "!/"
	ext    string   // lower case, with the dot
	data   []byte   // as it lies there
	texts  []string // what people read in it, in one or several orders
	places []string // other text: properties, attributes, names of parts
	raw    []string // bytes that may hold text by chance
}

// reader reads outputs; missing are the programs it would have wanted.
type reader struct {
	missing []string
	told    map[string]bool
}

const maxMember = 256 << 20

// folder reads all files below dir.
func (r *reader) folder(dir string) ([]*output, error) {
	var all []*output
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil || rel == "." {
			return err
		}
		if !d.Type().IsRegular() {
			// A folder's or a link's name is searched as well.
			o := &output{name: rel}
			if d.Type()&fs.ModeSymlink != 0 {
				to, _ := os.Readlink(p)
				o.places = append(o.places, to)
			}
			if !d.IsDir() {
				all = append(all, o)
			}
			return nil
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		all = append(all, r.file(rel, b, 0)...)
		return nil
	})
	return all, err
}

// file reads one file and its members.
func (r *reader) file(name string, b []byte, depth int) []*output {
	o := &output{name: name, ext: strings.ToLower(filepath.Ext(name)), data: b}
	all := []*output{o}
	member := func(n string, b []byte) {
		if depth < 12 {
			all = append(all, r.file(name+"!/"+n, b, depth+1)...)
		}
	}
	switch {
	case bytes.HasPrefix(b, []byte("%PDF")):
		r.pdf(o)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		r.zip(o, member)
	case o.ext == ".eml":
		r.mail(o, member)
	case bytes.HasPrefix(b, []byte("{\\rtf")):
		o.texts = append(o.texts, rtfText(string(b), false))
		o.places = append(o.places, string(b), rtfText(string(b), true))
	case o.ext == ".html" || o.ext == ".htm":
		o.texts = append(o.texts, htmlText(decode(b)))
		o.places = append(o.places, unescape(decode(b)))
	case looksText(b):
		o.texts = append(o.texts, decode(b))
	default:
		o.raw = append(o.raw, string(b), wide(b, 0), wide(b, 1))
	}
	return all
}

// decode reads text in UTF-8, UTF-16 or, failing these, Windows-1252 taken as
// Latin-1, which differs in no letter that names have but Œ, Š, Ž and Ÿ.
func decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return wide(b[2:], 0)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return wide(b[2:], 1)
	case utf8.Valid(b):
		return strings.TrimPrefix(string(b), "\ufeff")
	}
	var s strings.Builder
	for _, c := range b {
		switch c {
		case 0x92, 0x91:
			s.WriteByte('\'')
		case 0x96, 0x97:
			s.WriteByte('-')
		default:
			s.WriteRune(rune(c))
		}
	}
	return s.String()
}

// wide reads b as UTF-16; big is 1 if the high byte comes first.
func wide(b []byte, big int) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i+big])|uint16(b[i+1-big])<<8)
	}
	return string(utf16.Decode(u))
}

func looksText(b []byte) bool {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return true
	}
	odd := 0
	for _, c := range b[:min(len(b), 4096)] {
		if c == 0 {
			return false
		}
		if c < 9 || c > 13 && c < 32 {
			odd++
		}
	}
	return odd*50 <= min(len(b), 4096)
}

// pdf asks other programs what a PDF says, in three orders, and looks into its
// objects with the streams inflated.
func (r *reader) pdf(o *output) {
	f, err := os.CreateTemp("", "check*.pdf")
	if err != nil {
		r.miss(err.Error())
		return
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(o.data); err != nil {
		r.miss(err.Error())
	}
	f.Close()
	ask := func(prog string, args ...string) string {
		if _, err := exec.LookPath(prog); err != nil {
			r.miss(prog + " is missing: PDFs are searched less well")
			return ""
		}
		out, _ := exec.Command(prog, args...).Output() // qpdf exits with 3 after a warning
		return string(out)
	}
	for _, mode := range []string{"-q", "-layout", "-raw"} {
		if t := ask("pdftotext", "-q", mode, "-enc", "UTF-8", f.Name(), "-"); t != "" {
			o.texts = append(o.texts, t)
		}
	}
	o.places = append(o.places, ask("mutool", "draw", "-q", "-F", "txt", f.Name()), ask("pdfinfo", f.Name()), ask("pdfinfo", "-meta", f.Name()))
	objects := ask("qpdf", "--qdf", "--object-streams=disable", "--decode-level=generalized", "--warning-exit-0", f.Name(), "-")
	o.raw = append(o.raw, string(o.data), objects, wide([]byte(objects), 0), wide([]byte(objects), 1))
	o.places = append(o.places, hexStrings(objects))
	if len(o.texts) == 0 {
		o.texts = o.places[:1]
	}
}

func (r *reader) miss(s string) {
	if r.told == nil {
		r.told = map[string]bool{}
	}
	if !r.told[s] {
		r.told[s] = true
		r.missing = append(r.missing, s)
	}
}

var hexString = regexp.MustCompile(`<FEFF([0-9A-Fa-f\s]+)>|<feff([0-9A-Fa-f\s]+)>`)

// hexStrings reads the UTF-16 strings of a PDF: titles, bookmarks, notes.
func hexStrings(s string) string {
	var out strings.Builder
	for _, m := range hexString.FindAllStringSubmatch(s, -1) {
		h := strings.Join(strings.Fields(m[1]+m[2]), "")
		var b []byte
		for i := 0; i+1 < len(h); i += 2 {
			var c byte
			fmt.Sscanf(h[i:i+2], "%02x", &c)
			b = append(b, c)
		}
		out.WriteString(wide(b, 1) + "\n")
	}
	return out.String()
}

// zip reads an Office package as one text, and any other zip as its members.
func (r *reader) zip(o *output, member func(string, []byte)) {
	z, err := zip.NewReader(bytes.NewReader(o.data), int64(len(o.data)))
	if err != nil {
		o.raw = append(o.raw, string(o.data))
		return
	}
	o.places = append(o.places, z.Comment)
	parts := map[string]string{}
	var order []string
	office := false
	for _, f := range z.File {
		office = office || f.Name == "[Content_Types].xml" || f.Name == "mimetype"
	}
	for _, f := range z.File {
		o.places = append(o.places, f.Name, f.Comment)
		in, err := f.Open()
		if err != nil {
			continue
		}
		b, _ := io.ReadAll(io.LimitReader(in, maxMember))
		in.Close()
		if !office {
			member(f.Name, b)
			continue
		}
		if looksText(b) {
			parts[f.Name] = decode(b)
			order = append(order, f.Name)
		} else {
			o.raw = append(o.raw, string(b))
		}
	}
	if office {
		o.texts = officeText(parts, order)
		for _, n := range order {
			o.places = append(o.places, unescape(parts[n]), unescape(tag.ReplaceAllString(parts[n], "")), unescape(tag.ReplaceAllString(parts[n], " ")))
		}
	}
}
