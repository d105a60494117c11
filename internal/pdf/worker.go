package pdf

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"veil/internal/isolate"
)

const workerName = "pdfcpu"

func init() { isolate.Register(workerName, dump) }

// dump is the worker: it reads a password and a PDF file, and writes every
// object. Only pdfcpu's reader is used; its validation and optimisation drop
// objects that pages need.
func dump(in io.Reader, out io.Writer) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	if len(b) < 4 {
		return errors.New("pdf: short input")
	}
	n := int(binary.BigEndian.Uint32(b))
	if n > len(b)-4 {
		return errors.New("pdf: short input")
	}
	password, data := string(b[4:4+n]), encryptApart(b[4+n:])

	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.ValidationMode = model.ValidationRelaxed
	conf.UserPW, conf.OwnerPW = password, password
	conf.Optimize = false
	w := bufio.NewWriterSize(out, 1<<16)
	ctx, err := api.ReadContext(bytes.NewReader(data), conf)
	if errors.Is(err, pdfcpu.ErrWrongPassword) || errors.Is(err, pdfcpu.ErrOwnerPasswordRequired) {
		w.WriteByte(statusPassword)
		return w.Flush()
	}
	if err != nil {
		return err
	}
	status := statusOK
	if ctx.Encrypt != nil {
		status = statusEncrypted
	}
	w.WriteByte(status)
	trailer := types.Dict{}
	if ctx.Root != nil {
		trailer["Root"] = *ctx.Root
	}
	if ctx.Info != nil {
		trailer["Info"] = *ctx.Info
	}
	if err := record(w, 0, trailer); err != nil {
		return err
	}
	nums := make([]int, 0, len(ctx.Table))
	for num := range ctx.Table {
		nums = append(nums, num)
	}
	sort.Ints(nums)
	for _, num := range nums {
		e := ctx.Table[num]
		if e == nil || e.Free || e.Object == nil || num == 0 {
			continue
		}
		if ctx.Encrypt != nil && num == int(ctx.Encrypt.ObjectNumber) {
			continue
		}
		o := e.Object
		if lazy, ok := o.(types.LazyObjectStreamObject); ok {
			if o, err = lazy.DecodedObject(context.Background()); err != nil {
				return fmt.Errorf("pdf: object stream: %w", err)
			}
		}
		if s, ok := o.(types.StreamDict); ok && ctx.Encrypt == nil {
			s.Raw = wholeStream(data, s)
			o = s
		}
		if err := record(w, num, o); err != nil {
			return err
		}
	}
	return w.Flush()
}

// wholeStream returns a stream's data up to its endstream where the Length in
// its dictionary says less: what the file holds is not cut away unseen.
func wholeStream(data []byte, s types.StreamDict) []byte {
	start := int(s.StreamOffset)
	end := start + len(s.Raw)
	if start <= 0 || end > len(data) || !bytes.Equal(data[start:end], s.Raw) {
		return s.Raw
	}
	if bytes.HasPrefix(bytes.TrimLeft(data[end:], "\r\n \t"), []byte("endstream")) {
		return s.Raw
	}
	i := bytes.Index(data[start:], []byte("endstream"))
	if i < len(s.Raw) {
		return s.Raw
	}
	return bytes.TrimRight(data[start:start+i], "\r\n")
}

func record(w *bufio.Writer, num int, o types.Object) error {
	var text bytes.Buffer
	var raw []byte
	isStream := true
	switch v := o.(type) {
	case types.StreamDict:
		raw, o = v.Raw, v.Dict
	case *types.StreamDict:
		raw, o = v.Raw, v.Dict
	case types.ObjectStreamDict, types.XRefStreamDict, *types.ObjectStreamDict, *types.XRefStreamDict:
		return nil // structure of the file, not of the document
	default:
		isStream = false
	}
	if err := syntax(&text, o, 0); err != nil {
		return err
	}
	nd := int32(-1)
	if isStream {
		nd = int32(len(raw))
	}
	var head [12]byte
	binary.BigEndian.PutUint32(head[:], uint32(num))
	binary.BigEndian.PutUint32(head[4:], uint32(text.Len()))
	binary.BigEndian.PutUint32(head[8:], uint32(nd))
	w.Write(head[:])
	w.Write(text.Bytes())
	_, err := w.Write(raw)
	return err
}

// syntax writes an object as PDF syntax. pdfcpu's own rounds numbers.
func syntax(b *bytes.Buffer, o types.Object, depth int) error {
	if depth > maxDepth {
		return errors.New("pdf: objects nest too deep")
	}
	switch v := o.(type) {
	case nil:
		b.WriteString(" null")
	case types.Boolean:
		fmt.Fprintf(b, " %t", bool(v))
	case types.Integer:
		fmt.Fprintf(b, " %d", int(v))
	case types.Float:
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(float64(v), 'f', -1, 64))
	case types.Name:
		writeName(b, string(v))
	case types.StringLiteral:
		fmt.Fprintf(b, "<%x>", unescape([]byte(v)))
	case types.HexLiteral:
		if raw, err := hex.DecodeString(string(v)); err == nil {
			fmt.Fprintf(b, "<%x>", raw)
		} else {
			l := Lexer{Buf: []byte("<" + string(v) + ">")}
			fmt.Fprintf(b, "<%x>", l.hex())
		}
	case types.IndirectRef:
		fmt.Fprintf(b, " %d 0 R", int(v.ObjectNumber))
	case *types.IndirectRef:
		fmt.Fprintf(b, " %d 0 R", int(v.ObjectNumber))
	case types.Array:
		b.WriteByte('[')
		for _, x := range v {
			if err := syntax(b, x, depth+1); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case types.Dict:
		b.WriteString("<<")
		for k, x := range v {
			writeName(b, k)
			if err := syntax(b, x, depth+1); err != nil {
				return err
			}
		}
		b.WriteString(">>")
	default:
		return fmt.Errorf("pdf: unknown object type %T", o)
	}
	return nil
}

// writeName writes a name with everything but plain characters escaped
// (PDF 32000-1, 7.3.5).
func writeName(b *bytes.Buffer, s string) {
	b.WriteByte('/')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if class[c] != clsRegular || c == '#' || c < '!' || c > '~' {
			fmt.Fprintf(b, "#%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
}
