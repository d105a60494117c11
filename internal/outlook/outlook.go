// Package outlook reads items that Outlook saved as files (.msg), or sent as
// winmail.dat: messages with their recipients, attachments and the messages in
// these.
//
// It promises the values of properties as they stand and the text of bodies in
// compressed rich text. It does not say what a reader sees of them. The compound
// file is taken apart by github.com/richardlehane/mscfb in a child process. Facts
// are from [MS-OXMSG], [MS-OXPROPS], [MS-OXRTFCP], [MS-OXRTFEX]
// and [MS-OXTNEF].
package outlook

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"veil/extract"
	"veil/internal/isolate"
)

// ErrOther means that a compound file is no item of Outlook.
var ErrOther = errors.New("outlook: another kind of compound file")

// Sniff reports whether a file that starts with head can be an item of Outlook, as
// any compound file can.
func Sniff(head []byte) bool { return bytes.HasPrefix(head, magic) }

// magic opens a compound file ([MS-CFB] 2.2).
var magic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// Limits that protect the machine.
const (
	maxFile    = 128 << 20 // bytes
	maxEntries = 100_000   // storages and streams
	maxNested  = 20        // messages in each other
	limit      = time.Minute
)

// worker takes a compound file apart.
const worker = "mscfb"

func init() {
	isolate.Register(worker, func(in io.Reader, out io.Writer) error { return takeApart(in, gob.NewEncoder(out)) })
}

// entry is a stream of the compound file.
type entry struct {
	Path []string // of the storages that it is in, its own name last
	Data []byte
}

var errEntries = errors.New("outlook: too many entries")

// takeApart sends every stream.
func takeApart(in io.Reader, out interface{ Encode(any) error }) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	f, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return err
	}
	if len(f.File) > maxEntries {
		return errEntries
	}
	total := int64(0)
	for e, err := f.Next(); err == nil; e, err = f.Next() {
		if e.Size < 0 || e.Size > int64(len(b)) { // no chain of sectors is longer than the file
			return fmt.Errorf("outlook: a stream of %d bytes", e.Size)
		}
		if e.FileInfo().IsDir() {
			continue
		}
		if total += e.Size; total > 2*maxFile {
			return errEntries
		}
		data := make([]byte, e.Size)
		if _, err := io.ReadFull(e, data); err != nil && e.Size > 0 {
			return err
		}
		if err := out.Encode(entry{append(append([]string{}, e.Path...), e.Name), data}); err != nil {
			return err
		}
	}
	return nil
}

// Item is a message, or a recipient or an attachment of one.
type Item struct {
	values      map[uint16][]byte // of fixed length, by property
	streams     map[uint32][]byte // of any length, by tag: the property and its type
	lists       []named           // of several values
	Recipients  []*Item
	Attachments []*Item
	Embedded    *Item  // the message that an attachment is, or nil
	Object      bool   // an attachment is an object of another program
	codepage    string // of texts of 8 bits
}

// named is one of several values of a property.
type named struct {
	tag  uint32
	data []byte
}

// Open reads a compound file. Errors are *extract.Error, ErrOther or the context's.
func Open(ctx context.Context, b []byte) (*Item, error) {
	if len(b) > maxFile {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the Outlook file is larger than 128 MB", Do: "save its attachments as files of their own"}
	}
	if !bytes.Contains(b, wide(properties)) {
		return nil, ErrOther
	}
	answer, err := isolate.Run(ctx, worker, bytes.NewReader(b), limit)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, damaged(err)
	}
	var entries []entry
	for d := gob.NewDecoder(bytes.NewReader(answer)); ; {
		var e entry
		if err := d.Decode(&e); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, damaged(err)
		}
		entries = append(entries, e)
	}
	return build(entries)
}

// wide is a name as it stands in a directory.
func wide(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func damaged(err error) error {
	return &extract.Error{Reason: extract.Damaged, What: "the Outlook file is damaged", Do: "open it in Outlook and save it again", Err: err}
}

// tree is a storage.
type tree struct {
	streams map[string][]byte
	kids    map[string]*tree
	order   []string // of kids
}

func (t *tree) kid(name string) *tree {
	if t.kids[name] == nil {
		t.kids[name] = newTree()
		t.order = append(t.order, name)
	}
	return t.kids[name]
}

func newTree() *tree { return &tree{streams: map[string][]byte{}, kids: map[string]*tree{}} }

// build makes the item of the streams.
func build(entries []entry) (*Item, error) {
	root := newTree()
	for _, e := range entries {
		t := root
		for _, name := range e.Path[:len(e.Path)-1] {
			t = t.kid(name)
		}
		t.streams[e.Path[len(e.Path)-1]] = e.Data
	}
	if root.streams[properties] == nil {
		return nil, ErrOther
	}
	return item(root, headTop, 0, "")
}

// The names of streams and storages ([MS-OXMSG] 2.2), and the lengths of what
// stands before the properties (2.4.1).
const (
	properties  = "__properties_version1.0"
	valuePrefix = "__substg1.0_"
	recipients  = "__recip_version1.0_"
	attachments = "__attach_version1.0_"

	headTop      = 32
	headEmbedded = 24
	headPart     = 8
)

// object is the storage of what an attachment is if it is no file.
const object = valuePrefix + "3701000D"

func item(t *tree, head, depth int, codepage string) (*Item, error) {
	if depth > maxNested {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "more than 20 messages are attached to each other", Do: "open it in Outlook and save the inner messages one by one"}
	}
	it := newItem(codepage)
	if p := t.streams[properties]; len(p) > head {
		for p = p[head:]; len(p) >= 16; p = p[16:] {
			it.values[binary.LittleEndian.Uint16(p[2:])] = p[8:16]
		}
	}
	for name, data := range t.streams {
		code, ok := strings.CutPrefix(name, valuePrefix)
		code, index, several := strings.Cut(code, "-")
		tag, err := strconv.ParseUint(code, 16, 32)
		if !ok || err != nil {
			continue
		}
		if several && index != "" {
			it.lists = append(it.lists, named{uint32(tag), data})
		} else {
			it.streams[uint32(tag)] = data
		}
	}
	if cp := it.Int(PidMessageCodepage); cp > 0 {
		it.codepage = strconv.Itoa(cp)
	} else if cp := it.Int(PidInternetCodepage); cp > 0 {
		it.codepage = strconv.Itoa(cp)
	}
	for _, name := range t.order {
		kid := t.kids[name]
		switch {
		case strings.HasPrefix(name, recipients):
			k, err := item(kid, headPart, depth, it.codepage)
			if err != nil {
				return nil, err
			}
			it.Recipients = append(it.Recipients, k)
		case strings.HasPrefix(name, attachments):
			k, err := item(kid, headPart, depth, it.codepage)
			if err != nil {
				return nil, err
			}
			if o := kid.kids[object]; o != nil && o.streams[properties] != nil {
				if k.Embedded, err = item(o, headEmbedded, depth+1, ""); err != nil {
					return nil, err
				}
			} else {
				k.Object = o != nil
			}
			it.Attachments = append(it.Attachments, k)
		}
	}
	return it, nil
}
