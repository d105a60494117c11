package survival

import "fmt"

// annotations are the places of notes, links, stamps and marks on the page.
var annotations = []place{
	{name: "note", hide: func(f *file) {
		f.annot("/Subtype/Text/Contents %s/T %s/Subj %s/NM %s/RC %s", lit(everything()), lit("Rosalind Griffith"), lit(everything()), lit(everything()), lit("<p>"+everything()+"</p>"))
	}},
	{name: "popup", hide: func(f *file) {
		f.annot("/Subtype/Popup/Open true/Contents %s/AP<</N %s>>", lit(everything()), f.form(lines(), ""))
	}},
	{name: "reply", hide: func(f *file) {
		first := f.ref("<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents(Seen.)>>")
		f.annot("/Subtype/Text/IRT %s/State(Accepted)/StateModel(Review)/Contents %s", first, utf16be(everything()))
	}},
	{name: "free text", hide: func(f *file) {
		f.annot("/Subtype/FreeText/DA(/F1 11 Tf)/Contents %s/AP<</N %s>>", lit(everything()), f.form(lines(), ""))
	}},
	{name: "free text without appearance", hide: func(f *file) {
		f.annot("/Subtype/FreeText/DA(/F1 11 Tf)/DS %s/RC %s/Contents %s", lit(everything()), lit(everything()), lit(everything()))
	}},
	{name: "stamp", hide: func(f *file) {
		f.annot("/Subtype/Stamp/Name %s/AP<</N %s>>", name(everything()), f.form(lines(), ""))
	}},
	{name: "rollover and down", hide: func(f *file) {
		shown, other := f.form("0 g", ""), f.form(lines(), "")
		f.annot("/Subtype/Stamp/AP<</N %s/R %s/D %s>>", shown, other, other)
	}},
	{name: "other states", hide: func(f *file) {
		f.annot("/Subtype/Stamp/AS/On/AP<</N<</On %s/Off %s%s %s>>>>", f.form("0 g", ""), f.form(lines(), ""), name(everything()), f.form("0 g", ""))
	}},
	{name: "state without its appearance", hide: func(f *file) {
		f.annot("/Subtype/Stamp/AS%s/AP<</N<</On %s>>>>", name(everything()), f.form(lines(), ""))
	}},
	{name: "link", hide: func(f *file) {
		f.annot("/Subtype/Link/A<</S/URI/URI %s>>", lit("mailto:r.griffith88@example.org?subject="+percent(everything())))
	}},
	{name: "launch, submit and remote", hide: func(f *file) {
		f.annot("/Subtype/Link/A<</S/Launch/F %s/Next<</S/SubmitForm/F %s/Fields[%s]/Next<</S/GoToR/F %s/D %s>>>>>>",
			lit(everything()), lit(everything()), lit(everything()), lit(everything()), lit(everything()))
	}},
	{name: "link's previous URI", hide: func(f *file) {
		f.annot("/Subtype/Link/PA<</S/URI/URI %s>>/Dest %s", lit(everything()), lit(everything()))
	}},
	{name: "annotation's actions", hide: func(f *file) {
		f.annot("/Subtype/Text/AA<</E<</S/JavaScript/JS %s>>>>", lit(everything()))
	}},
	{name: "redaction not applied", hide: func(f *file) {
		f.show()
		f.annot("/Subtype/Redact/QuadPoints[30 290 400 290 30 110 400 110]/IC[0 0 0]/OverlayText %s/Contents %s/RO %s",
			lit(everything()), lit(everything()), f.form("0 g 30 110 370 180 re f", ""))
	}},
	{name: "redaction's overlay", hide: func(f *file) {
		f.annot("/Subtype/Redact/OverlayText %s/RO %s/AP<</N %s>>", lit(everything()), f.form(lines(), ""), f.form(lines(), ""))
	}},
	{name: "highlight", hide: func(f *file) {
		f.show()
		f.annot("/Subtype/Highlight/QuadPoints[30 290 400 290 30 110 400 110]/Contents %s", lit(everything()))
	}},
	{name: "line captions", hide: func(f *file) {
		f.annot("/Subtype/Line/L[9 9 90 90]/Cap true/Contents %s/Measure<</R %s>>", lit(everything()), lit(everything()))
	}},
	{name: "file annotation", gap: true, hide: func(f *file) {
		f.annot("/Subtype/FileAttachment/FS %s/Contents %s", f.attachment("a.txt", everything()), lit(everything()))
	}},
	{name: "sound, screen and movie", gap: true, hide: func(f *file) {
		f.annot("/Subtype/Screen/T %s/A<</S/Rendition/R<</S/MR/N %s/C<</D %s>>>>>>", lit(everything()), lit(everything()), f.attachment("a.mp4", everything()))
		f.annot("/Subtype/Sound/Sound %s", f.stream("/R 8000", everything()))
		f.annot("/Subtype/Movie/T %s/Movie<</F %s>>", lit(everything()), lit(everything()))
	}},
	{name: "rich media", gap: true, hide: func(f *file) {
		f.annot("/Subtype/RichMedia/RichMediaContent<</Assets<</Names[%s %s]>>/Configurations[<</Name %s>>]>>", lit(everything()), f.attachment("a.swf", everything()), lit(everything()))
	}},
	{name: "3D", gap: true, hide: func(f *file) {
		f.annot("/Subtype/3D/3DD %s/3DV<</XN %s/IN %s>>", f.stream("/Type/3D/Subtype/U3D", everything()), lit(everything()), lit(everything()))
	}},
	{name: "printer's mark and trap net", hide: func(f *file) {
		f.annot("/Subtype/PrinterMark/MN %s", name(everything()))
		f.annot("/Subtype/TrapNet/Version[%s]/AnnotStates[%s]", lit(everything()), name(everything()))
	}},
	{name: "watermark", hide: func(f *file) {
		f.annot("/Subtype/Watermark/FixedPrint<</Type/FixedPrint/Note %s>>/AP<</N %s>>", lit(everything()), f.form(lines(), ""))
	}},
	{name: "hidden annotation", hide: func(f *file) {
		f.annot("/Subtype/Stamp/F 2/AP<</N %s>>/Contents %s", f.form(lines(), ""), lit(everything()))
	}},
	{name: "annotation not viewed", hide: func(f *file) { f.annot("/Subtype/Stamp/F 36/AP<</N %s>>", f.form(lines(), "")) }},
	{name: "annotation beyond the page", hide: func(f *file) {
		f.page.dict["Annots"] = "[" + f.ref("<</Type/Annot/Subtype/Stamp/Rect[900 900 1300 1200]/AP<</N %s>>>>", f.form(lines(), "")) + "]"
	}},
	{name: "annotation of no size", hide: func(f *file) {
		f.page.dict["Annots"] = "[" + f.ref("<</Type/Annot/Subtype/Stamp/Rect[90 90 90 90]/AP<</N %s>>>>", f.form(lines(), "")) + "]"
	}},
	{name: "annotation turned and scaled", hide: func(f *file) {
		f.annot("/Subtype/Stamp/AP<</N %s>>", f.form(lines(), "/Matrix[0 1 -1 0 0 0]"))
	}},
	{name: "unknown annotation", hide: func(f *file) {
		f.annot("/Subtype%s/AP<</N %s>>/Note %s", name("Griffith"), f.form(lines(), ""), lit(everything()))
	}},
	{name: "ink", seen: true, hide: func(f *file) {
		f.annot("/Subtype/Ink/InkList[[1 2 3 4]]/AP<</N %s>>", f.form(outlines(), ""))
	}},
}

// annot adds an annotation that covers the page.
func (f *file) annot(format string, args ...any) {
	a := f.ref("%s", fmt.Sprintf("<</Type/Annot/Rect[0 0 %d %d]", width, height)+fmt.Sprintf(format, args...)+">>")
	have := f.page.dict["Annots"]
	if have == "" {
		have = "[]"
	}
	f.page.dict["Annots"] = have[:len(have)-1] + " " + a + "]"
}
