package pdf

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// Text that does not show is read apart from what does. What cannot be told shows.
func TestUnseen(t *testing.T) {
	const word = "BT /F1 10 Tf 50 700 Td (Jane) Tj ET "
	const box = "40 690 100 30 re f "
	for name, tt := range map[string]struct {
		content string
		hidden  bool
	}{
		"plain":                      {word, false},
		"without ink":                {"3 Tr " + word, true},
		"to clip only":               {"7 Tr " + word, true},
		"to clip, then painted":      {"q 7 Tr " + word + box + "Q", false},
		"to clip, painted afterward": {"q 7 Tr " + word + "Q " + box, true},
		"transparent":                {"/Clear gs " + word, true},
		"outlines of it":             {"/Clear gs 1 Tr " + word, false},
		"half transparent":           {"/Half gs " + word, false},
		"transparent group":          {"/Clear gs /X Do", true},
		"white on paper":             {"1 g " + word, true},
		"nearly white on paper":      {"0.9 g " + word, false},
		"white on black":             {box + "1 g " + word, false},
		"black on black":             {box + word, true},
		"white on grey on black":     {box + "0.5 g " + box + "1 g " + word, false},
		"white CMYK":                 {"0 0 0 0 k " + word, true},
		"white by its space":         {"/DeviceRGB cs 1 1 1 sc " + word, true},
		"an ink that looks unknown":  {"/Ink cs 1 scn " + word, false},
		"white on round":             {"40 690 m 40 730 150 730 150 690 c f 1 g " + word, false},
		"white on a thick line":      {"30 w 40 705 m 150 705 l S 1 g " + word, false},
		"white beside a line":        {"1 w 40 690 m 150 690 l S 1 g " + word, true},
		"white on a shading":         {"/Sh sh 1 g " + word, false},
		"white on a picture":         {"q 100 0 0 30 40 690 cm /Im Do Q 1 g " + word, false},
		"white, blended":             {"/Multiply gs 1 g " + word, false},
		"covered":                    {word + box, true},
		"covered in white":           {word + "1 g " + box, true},
		"covered by half":            {word + "/Half gs " + box, false},
		"covered by a blend":         {word + "/Multiply gs " + box, false},
		"covered by a pattern's box": {word + "/Pattern cs /P scn " + box, true},
		"a line through it":          {word + "40 702 100 1 re f", false},
		"boxed":                      {word + "40 690 100 30 re 41 691 98 28 re f*", false},
		"stroked around":             {word + "40 690 100 30 re S", false},
		"covered elsewhere":          {word + "200 690 100 30 re f", false},
		"covered within a clip":      {word + "0 0 10 10 re W n " + box, false},
		"covered within a round":     {word + "0 0 m 0 9 9 9 9 0 c W n " + box, false},
		"covered by a form":          {word + "/Y Do", true},
		"a form's box is small":      {word + "/Z Do", false},
		"a clip that is over":        {word + "q 0 0 10 10 re W n Q " + box, true},
		"under a picture":            {word + "q 100 0 0 30 40 690 cm /Im Do Q", true},
		"under a clear picture":      {word + "q 100 0 0 30 40 690 cm /Mask Do Q", false},
		"clipped away":               {"0 0 10 10 re W n " + word, true},
		"clipped to":                 {"40 690 100 30 re W n " + word, false},
		"cut by a clip":              {"40 690 100 12 re W n " + word, false},
		"a layer over it that is on": {word + "/OC /On BDC " + box + "EMC", true},
		"a layer that is off":        {word + "/OC /Off BDC " + box + "EMC", false},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			r := doc.Page(tt.content)["Resources"].(pdf.Dict)
			r["ExtGState"] = pdf.Dict{"Clear": pdf.Dict{"ca": 0}, "Half": pdf.Dict{"ca": 0.5}, "Multiply": pdf.Dict{"BM": pdf.Name("Multiply")}}
			tint := pdf.Dict{"FunctionType": 2, "Domain": pdf.Array{0, 1}, "C0": pdf.Array{1}, "C1": pdf.Array{0}, "N": 1}
			r["ColorSpace"] = pdf.Dict{"Ink": pdf.Array{pdf.Name("Separation"), pdf.Name("X"), pdf.Name("DeviceGray"), tint}}
			r["Shading"] = pdf.Dict{"Sh": pdf.Dict{"ShadingType": 2, "ColorSpace": pdf.Name("DeviceGray"), "Coords": pdf.Array{0, 0, 500, 0}, "Function": tint}}
			r["Pattern"] = pdf.Dict{"P": doc.Add(pdf.Dict{"PatternType": 2, "Shading": r["Shading"].(pdf.Dict)["Sh"]})}
			picture := func(d pdf.Dict) pdf.Ref {
				d["Subtype"], d["Width"], d["Height"], d["BitsPerComponent"], d["ColorSpace"] = pdf.Name("Image"), 1, 1, 8, pdf.Name("DeviceGray")
				return doc.AddStream(d, []byte{0})
			}
			mask := picture(pdf.Dict{})
			r["XObject"] = pdf.Dict{"Im": picture(pdf.Dict{}), "Mask": picture(pdf.Dict{"SMask": mask}),
				"X": doc.Form(word, pdf.Dict{"Group": pdf.Dict{"S": pdf.Name("Transparency")}}),
				"Y": doc.Form(box, nil), "Z": doc.Form(box, pdf.Dict{"BBox": pdf.Array{0, 0, 20, 20}})}
			on, off := doc.Add(pdf.Dict{"Type": pdf.Name("OCG")}), doc.Add(pdf.Dict{"Type": pdf.Name("OCG")})
			r["Properties"] = pdf.Dict{"On": on, "Off": off}
			doc.Root["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{on, off}, "D": pdf.Dict{"OFF": pdf.Array{off}}}
			d := open(t, doc.Bytes())
			got := texts(d)
			if shows, hidden := got["page/1"], got["page/1/hidden"]; tt.hidden != (hidden == "Jane") || tt.hidden == (shows == "Jane") {
				t.Errorf("shows %q, hidden %q", shows, hidden)
			}
			if n := len(d.Pages[0].Unseen); (n == 4) != tt.hidden || n != 0 && n != 4 {
				t.Errorf("%d glyphs are unseen", n)
			}
		})
	}
}

// What is hidden among what shows leaves the rest as it is.
func TestUnseenBetween(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (One ) Tj 3 Tr (secret ) Tj 0 Tr (two) Tj 0 -20 Td (two) Tj 0.3 0 Td (two) Tj ET")
	d := open(t, doc.Bytes())
	got := texts(d)
	if s := strings.Join(strings.Fields(got["page/1"]), " "); s != "One two two" || strings.TrimSpace(got["page/1/hidden"]) != "secret" {
		t.Errorf("shows %q, hidden %q", got["page/1"], got["page/1/hidden"])
	}
	if n := len(d.Pages[0].Marks); n < 12 {
		t.Errorf("%d marks: letters drawn twice are marked twice", n)
	}
}

// A copy is read with all that is drawn in it.
func TestCopies(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (Jane Roe) Tj ET 0 g 60 690 100 30 re f")
	b := doc.Bytes()
	d, err := Copies.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if parts := d.Parts(); len(parts) != 1 || parts[0].Text != "Jane Roe" {
		t.Errorf("%d parts", len(parts))
	}
}
