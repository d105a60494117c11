package docx

import (
	"testing"

	"veil/internal/ooxml/ooxmltest"
)

func TestWordArt(t *testing.T) {
	pict := func(s string) string { return "<w:p><w:r><w:pict>" + s + "</w:pict></w:r></w:p>" }
	for name, tc := range map[string]struct {
		in   string
		want map[string]string // by Part
	}{
		"one line":      {pict(`<v:shape><v:textpath string="for Jay"/></v:shape>`), map[string]string{"#wordart1": "for Jay"}},
		"lines":         {pict(`<v:shape><v:textpath on="t" string="for&#10;Zoë&#9;x"/></v:shape>`), map[string]string{"#wordart1": "for\nZoë\tx"}},
		"in a group":    {pict(`<v:group><v:rect><v:textpath string="Jay"/></v:rect><v:rect><v:textpath string="Ann"/></v:rect></v:group>`), map[string]string{"#wordart1": "Jay", "#wordart2": "Ann"}},
		"empty":         {pict(`<v:shape><v:textpath string=""/></v:shape>`), map[string]string{}},
		"off":           {pict(`<v:shape><v:textpath on="f" string="Jay"/></v:shape>`), map[string]string{"#drawings": "Jay"}},
		"the kind's":    {pict(`<v:shapetype><v:textpath string="Jay"/></v:shapetype><v:shape><v:textpath/></v:shape>`), map[string]string{"#drawings": "Jay"}},
		"with a box":    {pict(`<v:shape><v:textpath string="Jay"/><v:textbox><w:txbxContent>` + ooxmltest.P("x") + `</w:txbxContent></v:textbox></v:shape>`), map[string]string{"#wordart1": "Jay", "#textbox2": "x"}},
		"in a box":      {pict(`<v:shape><v:textbox><w:txbxContent>` + pict(`<v:shape><v:textpath string="Jay"/></v:shape>`) + `</w:txbxContent></v:textbox></v:shape>`), map[string]string{"#wordart2": "Jay"}},
		"in a deletion": {"<w:p><w:del><w:r><w:pict><v:shape><v:textpath string='Jay'/></v:shape></w:pict></w:r></w:del></w:p>", map[string]string{"#deleted": "Jay"}},
		"in an object":  {"<w:p><w:r><w:object><v:shape><v:textpath string='Jay'/></v:shape></w:object></w:r></w:p>", map[string]string{"#drawings": "Jay"}},
	} {
		d, err := openBytes(ooxmltest.Docx(tc.in, nil))
		if err != nil {
			t.Fatal(name, err)
		}
		got := texts(d)
		if len(got) != len(tc.want) {
			t.Errorf("%s: %q", name, got)
		}
		for id, text := range tc.want {
			if got[mainPart+id] != text {
				t.Errorf("%s: %q", name, got)
			}
		}
		mapped(t, name, d)
	}
}
