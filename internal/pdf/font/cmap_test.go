package font

import (
	"fmt"
	"strings"
	"testing"
)

func TestToUnicode(t *testing.T) {
	tests := []struct{ name, data, in, want string }{
		{"empty", "", "\x00\x41", "\ufffd"},
		{"chars", "2 beginbfchar\n<0003> <0020>\n<0005> <00660066>\nendbfchar", "\x00\x03\x00\x05\x00\x04", " ff\ufffd"},
		{"range", "1 beginbfrange <0010> <0012> <0041> endbfrange", "\x00\x10\x00\x12\x00\x13", "AC\ufffd"},
		{"range of strings", "1 beginbfrange <10> <11> <00660061> endbfrange", "\x00\x10\x00\x11", "fafb"},
		{"list", "1 beginbfrange <0010> <0012> [<0041> <00660069> <D83DDE00>] endbfrange", "\x00\x10\x00\x11\x00\x12", "Afi😀"},
		{"short list", "beginbfrange <0010> <0012> [<0041>] <0020> <0020> <0042> endbfrange", "\x00\x10\x00\x11\x00\x20", "A\ufffdB"},
		{"long list", "beginbfrange <0010> <0010> [<0041> <0042>] endbfrange", "\x00\x10\x00\x11", "A\ufffd"},
		{"open list", "beginbfrange <0010> <0012> [<0041> <0042> endbfrange beginbfchar <0020> <0043> endbfchar", "\x00\x10\x00\x11\x00\x20", "ABC"},
		{"surrogate range", "beginbfrange <0010> <0011> <D83DDE00> endbfrange", "\x00\x10\x00\x11", "😀😁"},
		{"lone surrogate", "beginbfchar <0010> <D83D> <0011> <0041DE00> endbfchar", "\x00\x10\x00\x11", "\ufffd\ufffd"},
		{"whole plane", "beginbfrange <0000> <FFFF> <0000> endbfrange", "\x00\x41\x20\x19\xd8\x00", "A’\ufffd"},
		{"later wins", "beginbfrange <0000> <FFFF> <0000> endbfrange beginbfchar <0041> <005A> endbfchar", "\x00\x40\x00\x41\x00\x42", "@ZB"},
		{"later range wins", "beginbfrange <0000> <00FF> <0000> <0041> <0042> <0058> endbfrange", "\x00\x40\x00\x41\x00\x42\x00\x43", "@XYC"},
		{"glyph name", "beginbfchar <0010> /eacute endbfchar", "\x00\x10", "é"},
		{"short destination", "beginbfchar <0010> <41> <0011> <E9> endbfchar", "\x00\x10\x00\x11", "Aé"},
		{"odd digits", "beginbfchar <010> <041> endbfchar", "\x00\x10", "A"},
		{"spaces in strings", "beginbfchar < 00 10 > <00 4\n1> endbfchar", "\x00\x10", "A"},
		{"no end", "beginbfchar <0010> <0041>", "\x00\x10", "A"},
		{"wrong count", "99 beginbfchar <0010> <0041> endbfchar", "\x00\x10", "A"},
		{"unclosed string", "beginbfchar <0010 <0041> endbfchar", "\x00\x10", "A"},
		{"comment", "beginbfchar % <0010> <0042>\n<0010> <0041> endbfchar", "\x00\x10", "A"},
		{"reversed range", "beginbfrange <0012> <0010> <0041> <0020> <0021> <0061> endbfrange", "\x00\x10\x00\x20", "\ufffda"},
		{"operators of an encoding", "begincidrange <0000> <FFFF> 0 endcidrange", "\x00\x41", "A"},
		{"text in strings", "(beginbfchar <0010> <0041>) pop", "\x00\x10", "\ufffd"},
		{"trailing nul", "beginbfchar <0010> <00410000> endbfchar", "\x00\x10", "A"},
		{"past the last character", "beginbfrange <0000> <FFFF> <DBFFDFFD> endbfrange", "\x00\x00\x00\x09", "\ufffd\ufffd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", ToUnicode: []byte(tt.data)})
			if tt.data == "" {
				f = New(Spec{Subtype: "Type0", Encoding: "Identity-H"})
			}
			if got, _ := read(t, f, tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", ToUnicodeName: "Identity-H"})
	if got, _ := read(t, f, "\x00\x41\xd8\x00"); got != "A\ufffd" {
		t.Errorf("by name: %q", got)
	}
}

func TestRangesCut(t *testing.T) {
	var r ranges
	r.add(span{lo: 10, hi: 20, cid: 100})
	r.add(span{lo: 15, hi: 15, cid: 500})
	r.add(span{lo: 18, hi: 30, cid: 700})
	r.add(span{lo: 5, hi: 10, cid: 0})
	r.sort()
	for code, want := range map[uint64]int{4: -1, 5: 0, 10: 5, 11: 101, 14: 104, 15: 500, 16: 106, 17: 107, 18: 700, 30: 712, 31: -1} {
		got := -1
		if s, off, ok := r.find(code); ok {
			got = int(s.cid + off)
		}
		if got != want {
			t.Errorf("code %d: %d, want %d", code, got, want)
		}
	}
}

// Many overlapping ranges must stay as fast as they are long.
func TestRangesHostile(t *testing.T) {
	var b strings.Builder
	b.WriteString("beginbfrange ")
	for i := range 20000 {
		fmt.Fprintf(&b, "<%04X> <FFFF> <0041>\n", i)
	}
	c := parseCMap([]byte(b.String()))
	if len(c.text.spans) > 40000 {
		t.Errorf("%d spans", len(c.text.spans))
	}
	if got := c.unicode(2, 19999); got != "A" {
		t.Errorf("got %q", got)
	}
}

func TestEmbeddedCMap(t *testing.T) {
	const data = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Mixed def /WMode 1 def
2 begincodespacerange <00> <7F> <8140> <9FFC> endcodespacerange
2 begincidrange <20> <7e> 1 <8140> <817e> 633 endcidrange
1 begincidchar <8180> 7 endcidchar endcmap`
	f := New(Spec{Subtype: "Type0", EncodingCMap: []byte(data), W: map[int]float64{34: 600, 634: 900, 7: 77}, DW: 500,
		ToUnicode: []byte("beginbfchar <41> <0041> <8141> <3001> endbfchar")})
	got, gs := read(t, f, "A\x81\x41\x81\x80\xff\x81\x20")
	if got != "A、\ufffd\ufffd\ufffd" || !f.Vertical() {
		t.Errorf("got %q, vertical %v", got, f.Vertical())
	}
	for i, want := range []struct {
		n int
		w float64
	}{{1, 600}, {2, 900}, {2, 77}, {1, 500}, {2, 500}} {
		if i >= len(gs) || gs[i].N != want.n || gs[i].Width != want.w {
			t.Fatalf("glyph %d: %+v", i, gs)
		}
	}
	base := New(Spec{Subtype: "Type0", EncodingCMap: []byte("/90ms-RKSJ-H usecmap begincidchar <41> 9 endcidchar"), W: map[int]float64{9: 5, 265: 6}})
	if got, gs := read(t, base, "AB\x88\x9f"); got != "AB亜" || gs[0].Width != 5 || gs[1].Width != 6 {
		t.Errorf("usecmap: %q %+v", got, gs)
	}
}

func TestPredefined(t *testing.T) {
	for _, tt := range []struct {
		cmap, in, want string
		lens           []int
	}{
		{"UniJIS-UCS2-H", "\x00A\x65\xe5", "A日", []int{2, 2}},
		{"UniJIS-UTF16-H", "\xd8\x42\xdf\xb7\x00A", "𠮷A", []int{4, 2}},
		{"UniGB-UTF8-H", "A\xe6\x97\xa5", "A日", []int{1, 3}},
		{"UniKS-UTF32-V", "\x00\x00\xd5\x5c", "한", []int{4}},
		{"UniCNS-UTF16-V", "\x65\xe5", "日", []int{2}},
		{"90ms-RKSJ-H", "A\x93\xfa\xb1", "A日ｱ", []int{1, 2, 1}},
		{"EUC-H", "A\xc6\xfc", "A日", []int{1, 2}},
		{"H", "\x46\x7c", "日", []int{2}},
		{"GBK-EUC-H", "A\xc8\xd5", "A日", []int{1, 2}},
		{"GB-EUC-V", "A\xc8\xd5", "A日", []int{1, 2}},
		{"GBK2K-H", "A\xc8\xd5\x81\x30\x81\x30", "A日\ufffd", []int{1, 2, 4}},
		{"ETen-B5-H", "A\xa4\xe9", "A日", []int{1, 2}},
		{"KSCms-UHC-H", "A\xc7\xd1", "A한", []int{1, 2}},
		{"KSCms-UHC-HW-V", "A\xc7\xd1", "A한", []int{1, 2}},
		{"Identity-H", "\x00A\x00", "\ufffd\ufffd", []int{2, 1}},
		{"NoSuch-H", "\x00A", "\ufffd", []int{2}},
	} {
		f := New(Spec{Subtype: "Type0", Encoding: tt.cmap, W: map[int]float64{34: 1, 264: 2, 846: 3, 13681: 4, 8127: 5}})
		got, gs := read(t, f, tt.in)
		if got != tt.want || f.Vertical() != (tt.cmap[len(tt.cmap)-1] == 'V') {
			t.Errorf("%s: %q, want %q", tt.cmap, got, tt.want)
		}
		for i, n := range tt.lens {
			if i >= len(gs) || gs[i].N != n {
				t.Errorf("%s: glyph %d of %+v has not %d bytes", tt.cmap, i, gs, n)
			}
			if i < len(gs) && gs[i].Text == "A" && gs[i].Width == 0 {
				t.Errorf("%s: no width for A", tt.cmap)
			}
		}
	}
}

func TestCollection(t *testing.T) {
	const in = "\x00\x01\x00\x22\x00\x3d\x00\x5f\x00\x5e\x00\x60"
	for order, want := range map[string]string{
		"Japan1": " A¥\u0303}’", "Korea1": " A\\~}₩", "GB1": " A\\~}\u3000", "CNS1": " A\\~}©",
		"Identity": strings.Repeat("\ufffd", 6),
	} {
		f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", Registry: "Adobe", Ordering: order})
		if got, _ := read(t, f, in); got != want {
			t.Errorf("%s: %q, want %q", order, got, want)
		}
	}
}

func TestDefaultWidth(t *testing.T) {
	for _, tt := range []struct {
		spec Spec
		want float64
	}{
		{Spec{}, 1000}, {Spec{DW: -1, W: map[int]float64{9: 1}}, 1000}, {Spec{DW: 500}, 500},
		{Spec{DW: 0, W: map[int]float64{9: 1}}, 0}, {Spec{W: map[int]float64{65: 321}}, 321},
	} {
		tt.spec.Subtype, tt.spec.Encoding = "Type0", "Identity-H"
		if _, gs := read(t, New(tt.spec), "\x00A"); gs[0].Width != tt.want {
			t.Errorf("%+v: %v", tt.spec, gs[0].Width)
		}
	}
}
