package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ops renders what Content reads, an operation a line.
func ops(src string) string {
	var b strings.Builder
	c := NewContent([]byte(src))
	for {
		op, ok := c.Next()
		if !ok {
			return b.String()
		}
		for _, a := range op.Args {
			switch a.Kind {
			case ArrayOpen:
				b.WriteString("[")
				for _, e := range a.Elems {
					b.WriteString(src[e.Start:e.End] + ",")
				}
				b.WriteString("] ")
			case DictOpen:
				b.WriteString("<<>> ")
			default:
				b.WriteString(src[a.Start:a.End] + " ")
			}
		}
		b.WriteString(op.Op)
		if op.Op == "BI" {
			b.WriteString(" {" + string(op.Args[0].Bytes) + "}")
		}
		b.WriteByte('\n')
	}
}

func TestContent(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"text", "BT /F1 12 Tf (a) Tj ET", "BT\n/F1 12 Tf\n(a) Tj\nET\n"},
		{"array", "[(a)-12.5(b)<41>]TJ", "[(a),-12.5,(b),<41>,] TJ\n"},
		{"array without end", "[(a) Tj (b) Tj", "[(a),] Tj\n(b) Tj\n"},
		{"two arrays", "[1 2] 0 d [3] 1 d", "[1,2,] 0 d\n[3,] 1 d\n"},
		{"inline image", "BI /W 1 /H 1 ID \x00EI\xff EI Q", "<<>> BI {\x00EI\xff }\nQ\n"},
		{"inline image at the end", "q BI /W 1 ID abc EI", "q\n<<>> BI {abc }\n"},
		{"stray ends", "] >> 1 w", "1 w\n"},
		{"unknown operator", "1 2 foo 3 w", "1 2 foo\n3 w\n"},
		{"marked content", "/OC /L1 BDC EMC", "/OC /L1 BDC\nEMC\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, ops(tt.in)); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzContent(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 0 0 cm BT /F1 9 Tf [(a)-3(b)]TJ ET BI /W 1 ID x EI Q"))
	f.Add([]byte("[[ << /A [ (x) ] >> ] TJ \""))
	f.Fuzz(func(t *testing.T, b []byte) {
		c := NewContent(b)
		last := int32(0)
		for {
			op, ok := c.Next()
			if !ok {
				return
			}
			for _, a := range op.Args {
				if op.Op != "BI" && (a.Start < last || a.End < a.Start || int(a.End) > len(b)) {
					t.Fatalf("operand at %d..%d after %d of %d", a.Start, a.End, last, len(b))
				}
				last = max(last, a.End)
			}
		}
	})
}
