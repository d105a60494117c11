package survival

import "fmt"

// navigation are the places of bookmarks, destinations, scripts, actions and
// files that a document carries.
var navigation = []place{
	{name: "old destinations", hide: func(f *file) {
		f.catalog["Dests"] = "<<" + name(everything()) + " [" + ref(f.page.number) + "/Fit]>>"
	}},
	{name: "named destinations", hide: func(f *file) {
		f.catalog["Names"] = "<</Dests<</Names[" + lit(everything()) + "[" + ref(f.page.number) + "/Fit]]>>>>"
	}},
	{name: "destinations in kids", hide: func(f *file) {
		kid := f.ref("<</Limits[%s %s]/Names[(a)[%s/Fit]]>>", lit(everything()), utf16be(everything()), ref(f.page.number))
		f.catalog["Names"] = "<</Dests<</Kids[" + kid + "]>>>>"
	}},
	{name: "outlines", hide: func(f *file) {
		item := f.ref("<</Title %s/A<</S/URI/URI %s>>>>", utf16be(everything()), lit(everything()))
		f.catalog["Outlines"] = f.ref("<</Type/Outlines/First %s/Last %s/Count 1>>", item, item)
	}},
	{name: "outlines that nest and loop", hide: func(f *file) {
		n := f.add("")
		f.objects[n-1] = fmt.Sprintf("<</Title %s/First %s/Next %s/SE %s>>", lit(everything()), ref(n), ref(n), lit(everything()))
		f.catalog["Outlines"] = f.ref("<</First %s/Last %s>>", ref(n), ref(n))
	}},
	{name: "threads and beads", hide: func(f *file) {
		info := f.ref("<</Title %s/Author %s>>", lit(everything()), lit(everything()))
		bead := f.add("")
		thread := f.ref("<</Type/Thread/F %s/I %s>>", ref(bead), info)
		f.objects[bead-1] = fmt.Sprintf("<</T %s/N %s/V %s/P %s/R[0 0 9 9]/Note %s>>", thread, ref(bead), ref(bead), ref(f.page.number), lit(everything()))
		f.catalog["Threads"], f.page.dict["B"] = "["+thread+"]", "["+ref(bead)+"]"
	}},
	{name: "open action", hide: func(f *file) { f.catalog["OpenAction"] = "<</S/JavaScript/JS " + lit(everything()) + ">>" }},
	{name: "scripts by name", hide: func(f *file) {
		f.catalog["Names"] = "<</JavaScript<</Names[" + lit(everything()) + "<</S/JavaScript/JS " + f.stream("", "var pupil='"+everything()+"';") + ">>]>>>>"
	}},
	{name: "scripts with unescape", hide: func(f *file) {
		f.catalog["OpenAction"] = "<</S/JavaScript/JS " + lit("app.alert(unescape('"+percent(everything())+"'))") + ">>"
	}},
	{name: "additional actions", hide: func(f *file) {
		js := "<</S/JavaScript/JS " + utf16be(everything()) + ">>"
		f.catalog["AA"], f.page.dict["AA"] = "<</WC "+js+"/DS "+js+">>", "<</O "+js+"/C "+js+">>"
	}},
	{name: "chained actions", hide: func(f *file) {
		f.catalog["OpenAction"] = "<</S/GoTo/D[" + ref(f.page.number) + "/Fit]/Next[<</S/Named/N/Print/Next<</S/Launch/F " + lit(everything()) +
			"/Win<</F " + lit(everything()) + "/P " + lit(everything()) + ">>>>>>]>>"
	}},
	{name: "alternate presentations", hide: func(f *file) {
		f.catalog["Names"] = "<</AlternatePresentations<</Names[" + lit(everything()) + "<<>>]>>/Renditions<</Names[" + lit(everything()) + "<</N " + lit(everything()) + ">>]>>>>"
	}},
	{name: "templates", hide: func(f *file) {
		hidden := f.ref("<</Type/Template/MediaBox[0 0 420 320]/Contents %s>>", f.stream("", lines()))
		f.catalog["Names"] = "<</Templates<</Names[(t) " + hidden + "]>>/Pages<</Names[(p) " + hidden + "]>>>>"
	}},
	{name: "embedded file", gap: true, hide: func(f *file) {
		f.catalog["Names"] = "<</EmbeddedFiles<</Names[" + lit("note.txt") + f.attachment("note.txt", everything()) + "]>>>>"
	}},
	{name: "embedded file's name", gap: true, hide: func(f *file) {
		f.catalog["Names"] = "<</EmbeddedFiles<</Names[" + lit(everything()) + f.attachment(everything(), "nothing") + "]>>>>"
	}},
	{name: "embedded PDF", gap: true, hide: func(f *file) {
		inner := newFile()
		inner.show()
		f.catalog["Names"] = "<</EmbeddedFiles<</Names[(a) " + f.attachment("inner.pdf", string(inner.bytes())) + "]>>>>"
	}},
	{name: "associated file", gap: true, hide: func(f *file) { f.catalog["AF"] = "[" + f.attachment("data.xml", everything()) + "]" }},
	{name: "associated file of a page", gap: true, hide: func(f *file) { f.page.dict["AF"] = "[" + f.attachment("data.xml", everything()) + "]" }},
	{name: "portfolio", gap: true, hide: func(f *file) {
		f.catalog["Collection"] = "<</Schema<</C<</Subtype/S/N " + lit(everything()) + ">>>>/D " + lit(everything()) + "/Folders<</Name " + lit(everything()) + "/Desc " + lit(everything()) + ">>>>"
		f.catalog["Names"] = "<</EmbeddedFiles<</Names[(a) " + f.attachment("note.txt", everything()) + "]>>>>"
	}},
}

// attachment adds a file specification with its file.
func (f *file) attachment(fileName, data string) string {
	s := f.stream("/Type/EmbeddedFile/Params<</Note "+lit(data)+">>", data)
	return f.ref("<</Type/Filespec/F %s/UF %s/Desc %s/AFRelationship/Data/EF<</F %s>>>>", lit(fileName), utf16be(fileName), lit(fileName), s)
}
