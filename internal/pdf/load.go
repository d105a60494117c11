package pdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sort"
	"time"

	"veil/extract"
	"veil/internal/isolate"
)

// loadLimit is how long reading the object layer of a file of some bytes may take.
func loadLimit(size int) time.Duration { return 15*time.Second + time.Duration(size>>20)*time.Second }

// Load reads all objects of a PDF file, decrypted. The object layer is read by
// pdfcpu in a child process; where it gives up on a file that is not encrypted
// the objects are looked for in the bytes themselves (Repaired). Errors are of
// type *extract.Error.
func Load(ctx context.Context, data []byte, password string) (*File, error) {
	head := make([]byte, 4, 4+len(password))
	binary.BigEndian.PutUint32(head, uint32(len(password)))
	head = append(head, password...)
	out, err := isolate.Run(ctx, workerName, io.MultiReader(bytes.NewReader(head), bytes.NewReader(data)), loadLimit(len(data)))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errors.Is(err, isolate.ErrNoMain) {
		return nil, err
	}
	var f *File
	if err == nil {
		f, err = undump(out)
	}
	encrypt := bytes.Contains(data, []byte("/Encrypt"))
	if err == nil && encrypt {
		// pdfcpu takes a file whose encryption dictionary stands in the trailer
		// itself for one that is not encrypted.
		f.Encrypted = true
	}
	switch {
	case errors.Is(err, errPassword), err == nil && f.Encrypted && !f.decrypts():
		what, do := "the PDF is protected by a password", "give it with --password-file FILE"
		if password != "" {
			what, do = "the password does not open this PDF", "check it and give it with --password-file FILE"
		}
		return nil, &extract.Error{Reason: extract.Encrypted, What: what, Do: do}
	case err == nil && f.hasPages():
		return f, nil
	}
	if encrypt {
		return nil, &extract.Error{Reason: extract.Encrypted, What: "the PDF is encrypted in a way that could not be undone",
			Do: "open it in a PDF viewer, print it to a new PDF and use that", Err: err}
	}
	f = Repair(data)
	if f == nil || !f.hasPages() {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the PDF is damaged: its pages could not be found",
			Do: "open it in a PDF viewer, print it to a new PDF and use that", Err: err}
	}
	return f, nil
}

var errPassword = errors.New("pdf: password needed")

// hasPages reports whether there is a page tree with at least one kid.
func (f *File) hasPages() bool {
	return len(f.Array(f.Dict(f.Dict(f.Trailer["Root"])["Pages"])["Kids"])) > 0
}

// decrypts reports whether what was decrypted makes sense: the pages are there
// and their first compressed streams inflate to the end. A wrong key gives
// noise, which a tolerant reader would take for a nearly empty document.
func (f *File) decrypts() bool {
	if !f.hasPages() {
		return false
	}
	nums := make([]int, 0, len(f.Objects))
	for num := range f.Objects {
		nums = append(nums, num)
	}
	sort.Ints(nums)
	tried, good := 0, 0
	for _, num := range nums {
		s, ok := f.Objects[num].(*Stream)
		if !ok || len(s.Raw) < 8 {
			continue
		}
		if names, _ := f.filters(s.Dict); len(names) != 1 || names[0] != "FlateDecode" {
			continue
		}
		tried++
		if _, err := inflateAll(s.Raw[2:]); err == nil {
			good++
		}
		if tried == 20 {
			break
		}
	}
	if pages := f.Pages(); len(pages) > 0 {
		if _, complete := f.Contents(pages[0]); !complete {
			return false
		}
	}
	return good*2 >= tried
}

// The worker's answer is a status byte, the trailer, and one record an object:
// number, length of its text, length of its stream data (-1 for none), text,
// data. Text is plain PDF syntax, so that one lexer reads everything.
const (
	statusOK byte = iota
	statusEncrypted
	statusPassword
)

func undump(b []byte) (*File, error) {
	if len(b) == 0 {
		return nil, isolate.ErrFailed
	}
	if b[0] == statusPassword {
		return nil, errPassword
	}
	f := &File{Objects: map[int]Object{}, Encrypted: b[0] == statusEncrypted}
	b = b[1:]
	for len(b) >= 12 {
		num := int(int32(binary.BigEndian.Uint32(b)))
		nt := int(binary.BigEndian.Uint32(b[4:]))
		nd := int(int32(binary.BigEndian.Uint32(b[8:])))
		b = b[12:]
		if nt > len(b) || max(nd, 0) > len(b)-nt {
			return nil, fmt.Errorf("pdf: the object reader's answer is cut short")
		}
		l := Lexer{Buf: b[:nt:nt]}
		o, _ := l.ParseObject()
		b = b[nt:]
		if nd >= 0 {
			d, _ := o.(Dict)
			o = &Stream{Dict: d, Raw: b[:nd:nd]}
			b = b[nd:]
		}
		if num == 0 {
			f.Trailer, _ = o.(Dict)
			continue
		}
		f.Objects[num] = o
	}
	return f, nil
}
