package survival

import "fmt"

// layers are the places of optional content.
var layers = []place{
	{name: "names", hide: func(f *file) { f.layer("/Name "+lit(everything()), "", line(40, 60, 11, "Nothing here.")) }},
	{name: "configuration", hide: func(f *file) {
		f.layer("/Name(l)", "/Name "+lit(everything())+"/Creator "+lit(everything())+"/Order["+lit(everything())+"]/AS[<</Event/View/Category["+name(everything())+"]>>]", "0 g")
	}},
	{name: "usage", hide: func(f *file) {
		f.layer("/Name(l)/Usage<</CreatorInfo<</Creator "+lit(everything())+"/Subtype/Artwork>>/User<</Type/Ind/Name "+lit(everything())+">>/Language<</Lang "+lit(everything())+">>>>", "", "0 g")
	}},
	{name: "other configurations", hide: func(f *file) {
		g := f.layer("/Name(l)", "", "0 g")
		f.catalog["OCProperties"] = fmt.Sprintf("<</OCGs[%s]/D<<>>/Configs[<</Name %s/Creator %s>>]>>", g, lit(everything()), lit(everything()))
	}},
	{name: "layer that is off", hide: func(f *file) { f.off(f.layer("/Name(l)", "", lines())) }},
	{name: "all layers off", hide: func(f *file) {
		g := f.layer("/Name(l)", "", lines())
		f.catalog["OCProperties"] = fmt.Sprintf("<</OCGs[%s]/D<</BaseState/OFF>>>>", g)
	}},
	{name: "layer that is on", hide: func(f *file) { f.layer("/Name(l)", "", lines()) }},
	{name: "layer only for printing", hide: func(f *file) {
		f.layer("/Name(l)/Usage<</Print<</PrintState/ON>>/View<</ViewState/OFF>>>>", "/AS[<</Event/View/Category[/View]/OCGs[]>>]", lines())
	}},
	{name: "membership", hide: func(f *file) {
		g := f.ref("<</Type/OCG/Name(l)>>")
		f.off(g)
		f.page.use("Properties", "OC1", f.ref("<</Type/OCMD/OCGs[%s]/P/AllOn>>", g))
		f.draw("/OC/OC1 BDC %s EMC", lines())
	}},
	{name: "visibility expression", hide: func(f *file) {
		g := f.ref("<</Type/OCG/Name(l)>>")
		f.catalog["OCProperties"] = fmt.Sprintf("<</OCGs[%s]/D<<>>>>", g)
		f.page.use("Properties", "OC1", f.ref("<</Type/OCMD/VE[/Not %s]>>", g))
		f.draw("/OC/OC1 BDC %s EMC", lines())
	}},
	{name: "hidden form", hide: func(f *file) {
		g := f.ref("<</Type/OCG/Name(l)>>")
		f.off(g)
		f.page.use("XObject", "X1", f.form(lines(), "/OC "+g))
		f.draw("/X1 Do")
	}},
	{name: "hidden annotation", hide: func(f *file) {
		g := f.ref("<</Type/OCG/Name(l)>>")
		f.off(g)
		f.annot("/Subtype/Stamp/OC %s/AP<</N %s>>", g, f.form(lines(), ""))
	}},
	{name: "layers in layers", hide: func(f *file) {
		g := f.ref("<</Type/OCG/Name(l)>>")
		f.off(g)
		f.page.use("Properties", "OC1", g)
		f.draw("/OC/OC1 BDC /P BMC q 1 0 0 1 0 0 cm %s Q EMC EMC", lines())
	}},
}

// layer draws content in a layer and returns a reference to its group.
func (f *file) layer(group, config, content string) string {
	g := f.ref("<</Type/OCG%s>>", group)
	f.catalog["OCProperties"] = fmt.Sprintf("<</OCGs[%s]/D<</ON[%s]%s>>>>", g, g, config)
	f.page.use("Properties", "OC1", g)
	f.draw("/OC/OC1 BDC %s EMC", content)
	return g
}

// off switches a layer off.
func (f *file) off(g string) {
	f.catalog["OCProperties"] = fmt.Sprintf("<</OCGs[%s]/D<</OFF[%s]>>>>", g, g)
}
