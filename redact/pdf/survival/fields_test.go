package survival

import "fmt"

// fields are the places of interactive forms.
var fields = []place{
	{name: "value", hide: func(f *file) {
		f.field("/FT/Tx/T(case)/V %s/AP<</N %s>>", lit(everything()), f.form("/Tx BMC "+lines()+" EMC", ""))
	}},
	{name: "value without appearance", hide: func(f *file) {
		f.acroForm = "/NeedAppearances true"
		f.field("/FT/Tx/T(case)/DA(/F1 11 Tf)/V %s", utf16be(everything()))
	}},
	{name: "value unlike its appearance", hide: func(f *file) {
		f.field("/FT/Tx/T(case)/V %s/AP<</N %s>>", lit(everything()), f.form(line(40, 200, 11, "See the file."), ""))
	}},
	{name: "value above the widget", hide: func(f *file) {
		parent := f.add("")
		f.annot("/Subtype/Widget/Parent %s/AP<</N %s>>", ref(parent), f.form("0 g", ""))
		f.objects[parent-1] = fmt.Sprintf("<</FT/Tx/T(case)/V %s/Kids%s>>", lit(everything()), f.page.dict["Annots"])
		f.catalog["AcroForm"] = "<</Fields[" + ref(parent) + "]>>"
	}},
	{name: "value in a stream", hide: func(f *file) {
		f.field("/FT/Tx/T(case)/V %s/AP<</N %s>>", f.stream("", everything()), f.form("0 g", ""))
	}},
	{name: "default", hide: func(f *file) { f.field("/FT/Tx/T(case)/DV %s", lit(everything())) }},
	{name: "options", hide: func(f *file) {
		f.field("/FT/Ch/Ff 131072/T(child)/Opt[(nobody)[%s %s]]/V(nobody)/I[0]/TI 0/AP<</N %s>>", lit(everything()), lit(everything()), f.form(line(40, 200, 11, "nobody"), ""))
	}},
	{name: "choices", hide: func(f *file) {
		f.field("/FT/Ch/Ff 2097152/T(child)/Opt[%s(nobody)]/V[%s]/AP<</N %s>>", lit(everything()), lit(everything()), f.form(lines(), ""))
	}},
	{name: "names and tooltips", hide: func(f *file) {
		f.field("/FT/Tx/T %s/TU %s/TM %s/AP<</N %s>>", lit("Rosalind Griffith"), lit(everything()), lit(everything()), f.form("0 g", ""))
	}},
	{name: "rich value", hide: func(f *file) {
		f.field("/FT/Tx/T(a)/RV %s/DS %s/AP<</N %s>>", lit("<p>"+everything()+"</p>"), lit(everything()), f.form("0 g", ""))
	}},
	{name: "XFA", gap: true, hide: func(f *file) {
		f.acroForm = "/XFA " + f.stream("", "<xdp><data><child>"+everything()+"</child></data></xdp>")
		f.field("/FT/Tx/T(a)")
	}},
	{name: "XFA in packets", gap: true, hide: func(f *file) {
		f.acroForm = "/XFA[(preamble)" + f.stream("", "<xdp>") + "(datasets)" + f.stream("", entities(everything())) + "]"
		f.field("/FT/Tx/T(a)")
	}},
	{name: "scripts", hide: func(f *file) {
		js := "<</S/JavaScript/JS " + lit("if(v=='"+everything()+"')x()") + ">>"
		f.field("/FT/Tx/T(a)/AA<</K %s/F %s/V %s/C %s>>/AP<</N %s>>", js, js, js, js, f.form("0 g", ""))
	}},
	{name: "captions of a button", hide: func(f *file) {
		f.field("/FT/Btn/Ff 65536/T(a)/MK<</CA %s/RC %s/AC %s/I %s>>/AP<</N %s>>", lit(everything()), lit(everything()), lit(everything()), f.form(lines(), ""), f.form("0 g", ""))
	}},
	{name: "states of a button", hide: func(f *file) {
		f.field("/FT/Btn/T(a)/V%s/AS/Off/Opt[%s]/AP<</N<<%s %s/Off %s>>/D<</Off %s>>>>", name(everything()), lit(everything()), name(everything()),
			f.form(lines(), ""), f.form("0 g", ""), f.form(lines(), ""))
	}},
	{name: "chosen button", hide: func(f *file) {
		f.field("/FT/Btn/T(a)/V%s/AS%s/AP<</N<<%s %s>>>>", name(everything()), name(everything()), name(everything()), f.form(lines(), ""))
	}},
	{name: "comb", hide: func(f *file) {
		f.field("/FT/Tx/Ff 16777216/MaxLen 60/T(a)/V %s/AP<</N %s>>", lit(everything()), f.form(glyphByGlyph(8), ""))
	}},
	{name: "password field", hide: func(f *file) {
		f.field("/FT/Tx/Ff 8192/T(a)/V %s/AP<</N %s>>", lit(everything()), f.form(line(40, 200, 11, "******"), ""))
	}},
	{name: "hidden field", hide: func(f *file) { f.field("/FT/Tx/F 2/T(a)/V %s/AP<</N %s>>", lit(everything()), f.form(lines(), "")) }},
	{name: "field without widget", hide: func(f *file) {
		f.catalog["AcroForm"] = "<</Fields[" + f.ref("<</FT/Tx/T(a)/V %s>>", lit(everything())) + "]>>"
	}},
	{name: "default appearance", hide: func(f *file) {
		f.acroForm = "/DA " + lit("/F1 11 Tf % "+everything()) + "/DR<</Font<<" + name(everything()) + " " + ref(f.font) + ">>>>/CO[" + ref(f.font) + "]"
		f.field("/FT/Tx/T(a)/DA %s/AP<</N %s>>", lit("/F1 11 Tf %"+everything()), f.form("0 g", ""))
	}},
	{name: "seed value and lock", hide: func(f *file) {
		f.field("/FT/Sig/T(a)/SV<</Reasons[%s]/LegalAttestation[%s]>>/Lock<</Action/Include/Fields[%s]>>", lit(everything()), lit(everything()), lit(everything()))
	}},
}

// field adds a form field that is its own widget.
func (f *file) field(format string, args ...any) {
	f.annot("/Subtype/Widget"+format, args...)
	f.catalog["AcroForm"] = "<</Fields" + f.page.dict["Annots"] + f.acroForm + ">>"
}
