package survival

import (
	"bytes"
	"compress/lzw"
	"encoding/ascii85"
	"encoding/hex"
	"fmt"
	"os/exec"
	"strings"
)

// container are the places of the file around the document: revisions, objects
// that nothing refers to, compression and encryption.
var container = []place{
	{name: "after the end", hide: func(f *file) { f.tail = "\n" + everything() + "\n" }},
	{name: "before the beginning", hide: func(f *file) { f.header = everything() + "\n" }},
	{name: "comments between objects", hide: func(f *file) { f.between = "%" + everything() + "\n" }},
	{name: "comments in objects", hide: func(f *file) {
		f.catalog["Lang"] = "%" + everything() + "\n(en-GB)"
		f.page.dict["Tabs"] = "%" + everything() + "\r/S"
	}},
	{name: "garbage between objects", hide: func(f *file) { f.between = everything() + "\n" }},
	{name: "object nobody refers to", hide: func(f *file) {
		f.add(lit(everything()))
		f.stream("", everything())
		f.add("<</Type/Page/MediaBox[0 0 9 9]/Contents " + f.stream("", lines()) + ">>")
	}},
	{name: "free object", hide: func(f *file) { f.free[f.add(lit(everything()))] = true }},
	{name: "object twice", hide: func(f *file) {
		n := f.add("(new)")
		f.catalog["Extra"] = ref(n)
		f.between = fmt.Sprintf("%d 0 obj\n%s\nendobj\n", n, lit(everything()))
	}},
	{name: "other generation", hide: func(f *file) { f.between = fmt.Sprintf("%d 7 obj\n%s\nendobj\n", f.page.number, lit(everything())) }},
	{name: "earlier revision of the text", hide: func(f *file) {
		f.page.dict["Contents"] = f.stream("", line(40, 30, 11, control)+"\n"+lines())
		n := len(f.objects)
		f.revise(n, func() string { return f.streamBody("", line(40, 30, 11, control)) })
	}},
	{name: "earlier revision of the properties", hide: func(f *file) {
		n := f.add("<</Title " + lit(everything()) + ">>")
		f.trailer["Info"] = ref(n)
		f.revise(n, func() string { return "<</Title(Minutes)>>" })
	}},
	{name: "page taken out", hide: func(f *file) {
		first := f.page
		f.newPage()
		f.show()
		f.revise(treeNumber, func() string { return fmt.Sprintf("<</Type/Pages/Kids[%s]/Count 1>>", ref(first.number)) })
	}},
	{name: "page kept out of the tree", hide: func(f *file) {
		first := f.page
		f.newPage()
		f.show()
		f.objects[treeNumber-1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count 1>>", ref(first.number))
	}},
	{name: "page counted out of the tree", hide: func(f *file) {
		f.newPage()
		f.show()
		f.objects[treeNumber-1] = fmt.Sprintf("<</Type/Pages/Kids[%s %s]/Count 1>>", ref(f.pages[0].number), ref(f.pages[1].number))
	}},
	{name: "entries twice", hide: func(f *file) {
		f.catalog["Lang"] = "(en-GB)/Lang" + lit(everything())
		f.page.dict["Tabs"] = "/S/Contents " + f.stream("", line(40, 30, 11, control)+"\n"+lines())
	}},
	{name: "stream's own entries", hide: func(f *file) {
		f.page.dict["Contents"] = f.stream("/Note"+lit(everything())+"/F"+lit(everything())+"/FDecodeParms<</N"+lit(everything())+">>", line(40, 30, 11, control))
		f.objects[len(f.objects)-1] = strings.Replace(f.objects[len(f.objects)-1], "/F(", "/Pupil(", 1)
	}},
	{name: "after compressed data", hide: func(f *file) {
		data := deflate(line(40, 30, 11, control)) + everything()
		f.page.dict["Contents"] = f.stream("/Filter/FlateDecode", data)
	}},
	{name: "after the stated length", hide: func(f *file) {
		n := f.add("")
		data := line(40, 30, 11, control)
		f.objects[n-1] = fmt.Sprintf("<</Length %d>>\nstream\n%s\n%s\nendstream", len(data), data, everything())
		f.page.dict["Contents"] = ref(n)
	}},
	{name: "after ASCIIHex data", hide: func(f *file) {
		f.page.dict["Contents"] = f.stream("/Filter/ASCIIHexDecode", hex.EncodeToString([]byte(line(40, 30, 11, control)))+"> "+everything())
	}},
	{name: "chain of filters", hide: func(f *file) {
		text := line(40, 30, 11, control) + "\n" + lines()
		f.page.dict["Contents"] = f.stream("/Filter[/ASCIIHexDecode/ASCII85Decode/RunLengthDecode/FlateDecode]", hex.EncodeToString([]byte(base85(runs(deflate(text)))))+">")
	}},
	{name: "LZW", hide: func(f *file) {
		f.page.dict["Contents"] = f.stream("/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", lzwed(line(40, 30, 11, control)+"\n"+lines()))
	}},
	{name: "predictor", hide: func(f *file) {
		text := line(40, 30, 11, control) + "\n" + lines()
		var rows strings.Builder
		for len(text)%8 != 0 {
			text += " "
		}
		for i := 0; i < len(text); i += 8 {
			rows.WriteByte(1) // each byte less the one before
			for k := range 8 {
				left := byte(0)
				if k > 0 {
					left = text[i+k-1]
				}
				rows.WriteByte(text[i+k] - left)
			}
		}
		f.page.dict["Contents"] = f.stream("/Filter/FlateDecode/DecodeParms<</Predictor 11/Columns 8>>", deflate(rows.String()))
	}},
	{name: "no compression", hide: func(f *file) { f.plain = true; f.show() }},
	{name: "object streams", needs: "qpdf", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<</Title %s>>", lit(everything()))
		f.catalog["Extra"] = ref(f.add(lit(everything())))
		f.show()
		f.qpdf("--object-streams=generate", "--compress-streams=y", "--preserve-unreferenced")
	}},
	{name: "linearised", needs: "qpdf", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<</Title %s>>", lit(everything()))
		f.show()
		f.qpdf("--linearize")
	}},
	{name: "qpdf's comments", needs: "qpdf", hide: func(f *file) { f.show(); f.qpdf("--qdf", "--preserve-unreferenced") }},
	{name: "encrypted, RC4 40 bit", needs: "qpdf", hide: func(f *file) { f.encrypted("40") }},
	{name: "encrypted, RC4 128 bit", needs: "qpdf", hide: func(f *file) { f.encrypted("128", "--use-aes=n") }},
	{name: "encrypted, AES 128 bit", needs: "qpdf", hide: func(f *file) { f.encrypted("128", "--use-aes=y") }},
	{name: "encrypted, AES 128 bit, clear metadata", needs: "qpdf", hide: func(f *file) { f.encrypted("128", "--use-aes=y", "--cleartext-metadata") }},
	{name: "encrypted, AES 256 bit", needs: "qpdf", hide: func(f *file) { f.encrypted("256") }},
	{name: "encrypted with a password", needs: "qpdf", password: "larch", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<</Title %s>>", lit(everything()))
		f.show()
		f.qpdf("--encrypt", "larch", "owner", "256", "--")
	}},
	{name: "damaged table of objects", hide: func(f *file) {
		f.show()
		f.after = append(f.after, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\nxref\n"), []byte("\nxerf\n")) })
	}},
	{name: "table of objects that is off", hide: func(f *file) {
		f.show()
		f.after = append(f.after, func(b []byte) []byte {
			return bytes.Replace(b, []byte("%\xe2\xe3\xcf\xd3\n"), []byte("%\xe2\xe3\xcf\xd3\n%some more bytes\n"), 1)
		})
	}},
	{name: "cut off", hide: func(f *file) {
		f.show()
		f.after = append(f.after, func(b []byte) []byte { return b[:bytes.LastIndex(b, []byte("xref\n0"))] })
	}},
	{name: "endobj missing", hide: func(f *file) {
		f.show()
		f.after = append(f.after, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("endobj\n"), []byte("       ")) })
	}},
	{name: "two files in one", hide: func(f *file) {
		other := newFile()
		other.page.content.Reset()
		other.show()
		f.after = append(f.after, func(b []byte) []byte { return append(other.bytes(), shiftedBy(b, len(other.bytes()))...) })
	}},
}

// shiftedBy adds n to the offsets of a file that comes after n other bytes.
func shiftedBy(b []byte, n int) []byte {
	at := bytes.LastIndex(b, []byte("xref\n0 "))
	lines := strings.Split(string(b[at:]), "\n")
	for i, l := range lines {
		var offset, generation int
		if strings.HasSuffix(l, " n ") {
			fmt.Sscanf(l, "%d %d", &offset, &generation)
			lines[i] = fmt.Sprintf("%010d %05d n ", offset+n, generation)
		}
		if l == "startxref" {
			fmt.Sscanf(lines[i+1], "%d", &offset)
			lines[i+1] = fmt.Sprint(offset + n)
		}
	}
	return append(bytes.Clone(b[:at]), strings.Join(lines, "\n")...)
}

// revise appends a revision in which an object is another (PDF 32000-1, 7.5.6).
func (f *file) revise(n int, body func() string) {
	f.after = append(f.after, func(b []byte) []byte {
		var start int
		fmt.Sscanf(string(b[bytes.LastIndex(b, []byte("startxref\n"))+10:]), "%d", &start)
		object := len(b)
		out := append(bytes.Clone(b), fmt.Sprintf("%d 0 obj\n%s\nendobj\n", n, body())...)
		table := len(out)
		f.trailer["Prev"] = fmt.Sprint(start)
		return append(out, fmt.Sprintf("xref\n%d 1\n%010d 00000 n \ntrailer\n%s\nstartxref\n%d\n%%%%EOF\n", n, object, f.trailer, table)...)
	})
}

// qpdf passes the finished file through qpdf.
func (f *file) qpdf(args ...string) {
	f.after = append(f.after, func(b []byte) []byte {
		// qpdf reads files only, not what is passed to it.
		const script = `t=$(mktemp) && cat >"$t" && qpdf "$@" "$t" -; c=$?; rm -f "$t"; exit $c`
		cmd := exec.Command("sh", append([]string{"-c", script, "sh"}, args...)...)
		cmd.Stdin = bytes.NewReader(b)
		out, _ := cmd.Output()
		return out
	})
}

// encrypted encrypts the file without a password to open it.
func (f *file) encrypted(bits string, args ...string) {
	f.trailer["Info"] = f.ref("<</Title %s>>", lit(everything()))
	f.catalog["Metadata"] = f.stream("/Type/Metadata/Subtype/XML", xmp(everything()))
	f.show()
	f.qpdf(append(append([]string{"--allow-weak-crypto", "--encrypt", "", "owner", bits}, args...), "--")...)
}

func base85(s string) string {
	b := make([]byte, ascii85.MaxEncodedLen(len(s)))
	return string(b[:ascii85.Encode(b, []byte(s))]) + "~>"
}

// runs is RunLength encoding without runs (PDF 32000-1, 7.4.5).
func runs(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := min(128, len(s))
		b.WriteByte(byte(n - 1))
		b.WriteString(s[:n])
		s = s[n:]
	}
	return b.String() + "\x80"
}

// lzwed is LZW without early change of the code length, most significant bit
// first.
func lzwed(s string) string {
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	w.Write([]byte(s)) // a bytes.Buffer does not fail
	w.Close()
	return b.String()
}
