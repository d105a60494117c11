package pdf

import (
	"bytes"
	"fmt"
)

// encryptApart returns the file with its encryption dictionary as an object of
// its own where it stands in the trailer itself, which PDF allows (PDF 32000-1,
// 7.6.1) and pdfcpu overlooks. It does so by an incremental update; other files
// are returned as they are.
func encryptApart(data []byte) []byte {
	at, d := lastTrailer(data)
	encrypt, ok := d["Encrypt"].(Dict)
	size, sized := d["Size"].(int)
	if !ok || !sized || size < 1 || size > maxObject {
		return data
	}
	t := Dict{"Encrypt": Ref(size), "Size": size + 1, "Prev": at}
	for _, k := range []Name{"Root", "Info", "ID"} {
		if d[k] != nil {
			t[k] = d[k]
		}
	}
	var b bytes.Buffer
	b.Grow(len(data) + 1024)
	b.Write(data)
	b.WriteByte('\n')
	object := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n", size)
	AppendObject(&b, encrypt)
	b.WriteString("\nendobj\n")
	table := b.Len()
	fmt.Fprintf(&b, "xref\n%d 1\n%010d 00000 n \ntrailer\n", size, object)
	AppendObject(&b, t)
	fmt.Fprintf(&b, "\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}

// lastTrailer returns the trailer dictionary to which the end of the file
// points, and the offset of its cross-reference section; nil where there is none.
func lastTrailer(data []byte) (at int, d Dict) {
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return 0, nil
	}
	l := Lexer{Buf: data, Pos: i + len("startxref")}
	n := l.Next()
	if n.Kind != Number || !n.IsInt || n.Num < 0 || int(n.Num) >= len(data) {
		return 0, nil
	}
	at = int(n.Num)
	l.Pos = at
	if t := l.Next(); t.Kind == Keyword && string(t.Bytes) == "xref" {
		i := bytes.Index(data[l.Pos:], []byte("trailer"))
		if i < 0 {
			return 0, nil
		}
		l.Pos += i + len("trailer")
	} else { // "n g obj" of a cross-reference stream
		l.Next()
		l.Next()
	}
	o, _ := l.ParseObject()
	d, _ = o.(Dict)
	return at, d
}
