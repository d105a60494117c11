package survival

import "fmt"

// structure are the places of the tree that says what a page's content is, and
// of the marks in the content that tie it to the tree.
var structure = []place{
	{name: "titles", hide: func(f *file) { f.tree("/T " + lit(everything())) }},
	{name: "ActualText", hide: func(f *file) { f.tree("/ActualText " + lit(everything())) }},
	{name: "Alt", hide: func(f *file) { f.tree("/Alt " + utf16be(everything())) }},
	{name: "expansion", hide: func(f *file) { f.tree("/E " + lit(everything())) }},
	{name: "language and ID", hide: func(f *file) { f.tree("/Lang " + lit(everything()) + "/ID " + hexed(everything())) }},
	{name: "phoneme", hide: func(f *file) { f.tree("/Phoneme " + lit(everything()) + "/PhoneticAlphabet/ipa") }},
	{name: "attributes", hide: func(f *file) {
		f.tree("/A[<</O/UserProperties/P[<</N " + lit("Pupil") + "/V " + lit(everything()) + "/F " + lit(everything()) + ">>]>><</O/Table/Summary " + lit(everything()) + ">>]")
	}},
	{name: "role and class names", hide: func(f *file) {
		f.catalog["StructTreeRoot"] = f.ref("<</Type/StructTreeRoot/RoleMap<<%s/P>>/ClassMap<<%s<</O/Layout>>>>/IDTree<</Names[%s %s]>>>>",
			name(everything()), name(everything()), lit(everything()), ref(f.page.number))
	}},
	{name: "namespaces and lexicons", hide: func(f *file) {
		f.catalog["StructTreeRoot"] = f.ref("<</Type/StructTreeRoot/Namespaces[<</NS %s>>]/PronunciationLexicon[%s]>>", lit(everything()), f.stream("", everything()))
	}},
	{name: "associated file of an element", gap: true, hide: func(f *file) { f.tree("/AF[" + f.attachment("m.xml", everything()) + "]") }},
	{name: "ActualText in the content", hide: func(f *file) {
		f.draw("/Span<</ActualText %s>>BDC", lit(everything()))
		f.text(40, 60, 11, "Nothing here.")
		f.draw("EMC")
	}},
	{name: "ActualText over nothing", hide: func(f *file) { f.draw("/Span<</ActualText %s>>BDC EMC", utf16be(everything())) }},
	{name: "Alt and E in the content", hide: func(f *file) {
		f.draw("/Span<</Alt %s/E %s/Lang %s>>BDC", lit(everything()), hexed(everything()), lit(everything()))
		f.text(40, 60, 11, "Nothing here.")
		f.draw("EMC")
	}},
	{name: "property list", hide: func(f *file) {
		f.page.use("Properties", "MC0", f.ref("<</MCID 0/ActualText %s/Case %s>>", lit(everything()), lit(everything())))
		f.draw("/Span/MC0 BDC")
		f.text(40, 60, 11, "Nothing here.")
		f.draw("EMC")
	}},
	{name: "marked points", hide: func(f *file) {
		f.draw("%s MP /P<</Note %s>>DP", name(everything()), lit(everything()))
	}},
	{name: "tags", hide: func(f *file) { f.draw("%s BMC %s<</MCID 0>>BDC EMC EMC", name(everything()), name(everything())) }},
	{name: "artifact", hide: func(f *file) {
		f.draw("/Artifact<</Type/Pagination/Subtype/Header/Contents %s>>BDC EMC", lit(everything()))
	}},
	{name: "marks that nobody closes", hide: func(f *file) {
		f.draw("/Span<</ActualText %s", lit(everything())) // no >>, no BDC
	}},
}

// tree makes the document tagged, with one element that has these entries.
func (f *file) tree(entries string) {
	root := f.add("")
	element := f.ref("<</Type/StructElem/S/P/P %s/Pg %s/K 0%s>>", ref(root), ref(f.page.number), entries)
	f.objects[root-1] = fmt.Sprintf("<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[0[%s]]>>>>", element, element)
	f.catalog["StructTreeRoot"], f.catalog["MarkInfo"] = ref(root), "<</Marked true>>"
	f.page.dict["StructParents"] = "0"
	f.draw("/P<</MCID 0>>BDC")
	f.text(40, 60, 11, "Nothing here.")
	f.draw("EMC")
}
