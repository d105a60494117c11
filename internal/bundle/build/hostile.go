package build

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"

	"veil/internal/bundle/gold"
	"veil/internal/bundle/write"
)

// bad adds a hostile file: its canary is a word that must come out nowhere.
func (m *maker) bad(name string, form string, make func(canary string) []byte) *item {
	canary := fmt.Sprintf("Zarquimble%03d", len(m.items))
	it := &item{path: m.free(join(str("Odd files"), m.who(name)), form), data: make(canary)}
	it.file = gold.File{Format: strings.TrimPrefix(form, "."), State: gold.Hostile, Canary: canary, Template: name, Pages: 1}
	if !bytes.Contains(it.data, []byte(canary)) {
		it.file.Canary = ""
	}
	m.items = append(m.items, it)
	return it
}

// who fills "%s" in a file name with the child's name.
func (m *maker) who(name string) gold.Str {
	var s gold.Str
	a, b, ok := strings.Cut(name, "%s")
	s.Add(a)
	if ok {
		said, _ := m.cast.Cases[0].Say("child", "full", m.r)
		s.Join(said)
	}
	s.Add(b)
	return s
}

// hostile adds files that no program should trust. All are small, and what
// they inflate to is too.
func (m *maker) hostile() {
	child := m.cast.Cases[0].Who["child"]
	named := child.Fore + " " + child.Sur
	garbage := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(m.r.IntN(256))
		}
		return b
	}
	m.bad("broken report %s", ".pdf", func(c string) []byte {
		return append([]byte("%PDF-1.7\n1 0 obj << /Title ("+c+" "+named+") >>\n"), garbage(3000)...)
	})
	m.bad("locked", ".pdf", func(c string) []byte { return write.LockedPDF("BT (" + c + " " + named + ") Tj ET") })
	m.bad("program", ".pdf", func(c string) []byte { return append([]byte("MZ\x90\x00"+c+named), garbage(2000)...) })
	m.bad("nothing in it", ".pdf", func(string) []byte { return []byte{} })
	m.bad("entity %s", ".docx", func(c string) []byte {
		return entityDocx(c + " " + named)
	})
	m.bad("climbs out", ".zip", func(c string) []byte {
		return write.Zip([]write.Member{{Name: "../../climbed.txt", Data: []byte(c + " " + named)}, {Name: "/tmp/climbed.txt", Data: []byte(c)}})
	})
	m.bad("swells", ".zip", func(string) []byte { return write.Zip([]write.Member{{Name: "zeros.txt", Data: make([]byte, 16<<20)}}) })
	if m.o.Small {
		return
	}
	m.bad("letter from the clinic", ".doc", func(c string) []byte {
		return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+c+" "+named), garbage(4000)...)
	})
	m.bad("empty note", ".txt", func(string) []byte { return nil }).data = []byte{}
	m.bad("voice message %s", ".mp3", func(c string) []byte { return append([]byte("ID3\x04"+c+named), garbage(4000)...) })
	m.bad("photo", ".heic", func(c string) []byte { return append([]byte("\x00\x00\x00\x18ftypheic"+c), garbage(4000)...) })
	m.bad("locked box", ".zip", func(c string) []byte { return lockedZip("list.txt", c+named) })
	m.bad("matryoshka", ".zip", func(c string) []byte {
		b := []byte(c + " " + named)
		name := "core.txt"
		for range 14 {
			b = write.Zip([]write.Member{{Name: name, Data: b}})
			name = "inner.zip"
		}
		return b
	})
	m.bad("huge picture", ".png", func(string) []byte { return hugePNG(100000, 100000) })
	m.bad("pages of itself", ".pdf", func(string) []byte {
		return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n")
	})
	m.bad("sheet of nothing", ".xlsx", func(c string) []byte {
		return write.Zip([]write.Member{{Name: "xl/workbook.xml", Data: []byte("<workbook " + c)}})
	})
	outside := filepath.Join("..", "..", "gold.jsonl") // from DIR/in/Odd files
	for name, target := range map[string]string{"way out.txt": outside, "round and round": ".."} {
		it := &item{path: join(str("Odd files"), str(name)), place: symlink(target)}
		it.file = gold.File{Format: "symlink", State: gold.Hostile, Template: name}
		m.items = append(m.items, it)
	}
	pipe := &item{path: str("Odd files/pipe.txt"), place: fifo}
	pipe.file = gold.File{Format: "fifo", State: gold.Hostile, Template: "pipe"}
	m.items = append(m.items, pipe)
}

// oddNames adds readable papers with names that trip programs up, and papers
// that are readable only in part.
func (m *maker) oddNames() error {
	names := []string{"-rf %s.txt", "two\nlines %s.txt", "bell \x07\x1b[31m.txt", "CON.txt"}
	if m.o.Small {
		names = names[:2]
	} else {
		names = append(names, "caf\xe9 %s.txt", "trailing dot .txt.", "\u202etxt.exe %s.txt", strings.Repeat("very long ", 23)+"%s.txt", " leading space.txt", "=HYPERLINK(1).txt")
	}
	for i, n := range names {
		p, err := m.lib.Fill(m.template("duty-note"), m.cast.Cases[0], m.r, 1)
		if err != nil {
			return err
		}
		it := &item{paper: nil, path: join(str("Odd files"), m.who(n)), data: []byte(write.Text(p, 0))}
		it.file = gold.File{Format: "txt", Producer: "own", Template: "odd name", State: gold.Readable, Pages: 1}
		it.file.Texts = texts(&item{paper: p, file: it.file})
		if len(it.path.S)-len("Odd files/") > 255 {
			it.path = str("Odd files/" + strings.Repeat("very long ", 24) + ".txt")
		}
		if i == 3 && os.Geteuid() != 0 { // to root every file is readable
			it.mode, it.file.State = 0o200, gold.Hostile
		}
		m.items = append(m.items, it)
	}
	p, err := m.lib.Fill(m.template("email-thread"), m.cast.Cases[0], m.r, 1)
	if err != nil {
		return err
	}
	mail := write.EML(p, "unclosed", false, []write.Attachment{{Name: "a.txt", Type: "text/plain", Data: []byte("nothing")}})
	it := &item{path: str("Odd files/unclosed.eml"), data: mail[:len(mail)-40]}
	it.file = gold.File{Format: "eml", Producer: "own", Template: "unclosed", State: gold.Readable, Pages: 1}
	it.file.Texts = texts(&item{paper: p, file: it.file})
	m.items = append(m.items, it)
	return nil
}

// entityDocx asks its reader to fetch a file of the computer it runs on.
func entityDocx(text string) []byte {
	return write.Zip([]write.Member{
		{Name: "[Content_Types].xml", Data: []byte(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)},
		{Name: "_rels/.rels", Data: []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)},
		{Name: "word/document.xml", Data: []byte(`<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` + text + ` &e;</w:t></w:r></w:p></w:body></w:document>`), Store: true},
	})
}

// lockedZip is a zip whose one member says that it is encrypted.
func lockedZip(name, text string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: name, Flags: 1, Method: zip.Store, Modified: write.When, CRC32: crc32.ChecksumIEEE([]byte(text)),
		CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))}
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return b.Bytes()
}

// hugePNG says that it is w by h pixels and has none.
func hugePNG(w, h uint32) []byte {
	chunk := func(kind string, data []byte) []byte {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(append(b, kind...), data...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	}
	ihdr := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	ihdr = append(ihdr, 8, 0, 0, 0, 0)
	out := []byte("\x89PNG\r\n\x1a\n")
	out = append(out, chunk("IHDR", ihdr)...)
	out = append(out, chunk("IDAT", []byte{0x78, 0x9c, 3, 0, 0, 0, 0, 1})...)
	return append(out, chunk("IEND", nil)...)
}
