package survival

import (
	"encoding/base64"
	"fmt"
)

// properties are the places of what describes a document.
var properties = []place{
	{name: "info", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<</Title %s/Author %s/Subject %s/Keywords %s>>", lit(everything()), lit("Rosalind Griffith"), lit(everything()), lit("07700 900471"))
	}},
	{name: "info UTF-16", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<</Title %s/Subject %s>>", utf16be(everything()), utf16le(everything()))
	}},
	{name: "info UTF-8", hide: func(f *file) { f.trailer["Info"] = f.ref("<</Title %s>>", lit("\xef\xbb\xbf"+everything())) }},
	{name: "info producer and dates", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<</Producer %s/Creator %s/ModDate %s>>", lit(everything()), lit(everything()), lit(everything()))
	}},
	{name: "info keys of its own", hide: func(f *file) {
		f.trailer["Info"] = f.ref("<<%s (x)/Pupil %s/Deep<</Deeper[%s]>>>>", name(everything()), lit(everything()), lit(everything()))
	}},
	{name: "XMP of the document", hide: func(f *file) { f.catalog["Metadata"] = f.stream("/Type/Metadata/Subtype/XML", xmp(everything())) }},
	{name: "XMP in entities", hide: func(f *file) {
		f.catalog["Metadata"] = f.stream("/Type/Metadata/Subtype/XML", xmp(entities(everything())))
	}},
	{name: "XMP comments and padding", hide: func(f *file) {
		f.catalog["Metadata"] = f.stream("/Type/Metadata/Subtype/XML", xmp("")+"<!-- "+everything()+" --><?note "+everything()+"?>   "+everything())
	}},
	{name: "XMP thumbnail", hide: func(f *file) {
		f.catalog["Metadata"] = f.stream("/Type/Metadata/Subtype/XML", xmp("<xmp:Thumbnails>"+base64.StdEncoding.EncodeToString([]byte(everything()))+"</xmp:Thumbnails>"))
	}},
	{name: "XMP of a page", hide: func(f *file) { f.page.dict["Metadata"] = f.stream("/Type/Metadata/Subtype/XML", xmp(everything())) }},
	{name: "XMP of a form", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form("0 g", "/Metadata "+f.stream("/Type/Metadata/Subtype/XML", xmp(everything()))))
		f.draw("/X1 Do")
	}},
	{name: "trailer ID", hide: func(f *file) { f.trailer["ID"] = fmt.Sprintf("[%s %s]", lit(everything()), hexed(everything())) }},
	{name: "trailer keys", hide: func(f *file) { f.trailer["Case"] = lit(everything()) }},
	{name: "catalog keys", hide: func(f *file) {
		f.catalog["Social"] = "<</Worker " + lit(everything()) + ">>"
		f.catalog["Legal"] = "<</Attestation " + lit(everything()) + ">>"
	}},
	{name: "page keys", hide: func(f *file) {
		f.page.dict["Case"] = lit(everything())
		f.page.dict["ID"] = hexed(everything())
	}},
	{name: "page tree keys", hide: func(f *file) {
		f.objects[treeNumber-1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count 1/Case %s>>", ref(f.page.number), lit(everything()))
	}},
	{name: "viewer preferences", hide: func(f *file) {
		f.catalog["ViewerPreferences"] = "<</DisplayDocTitle true/NonFullScreenPageMode " + name(everything()) + "/Enforce[" + name(everything()) + "]>>"
	}},
	{name: "language", hide: func(f *file) { f.catalog["Lang"] = lit(everything()) }},
	{name: "page labels", hide: func(f *file) { f.catalog["PageLabels"] = "<</Nums[0 <</S/D/P " + lit(everything()) + ">>]>>" }},
	{name: "piece info", hide: func(f *file) {
		f.catalog["PieceInfo"] = "<</App<</LastModified(D:2020)/Private " + lit(everything()) + ">>>>"
		f.page.dict["PieceInfo"] = "<</App<</Private<</Data " + f.stream("", everything()) + ">>>>>>"
	}},
	{name: "output intents", hide: func(f *file) {
		f.catalog["OutputIntents"] = fmt.Sprintf("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier %s/Info %s/DestOutputProfile %s>>]",
			lit(everything()), lit(everything()), f.stream("/N 3", everything()))
	}},
	{name: "extensions and requirements", hide: func(f *file) {
		f.catalog["Extensions"] = "<</ADBE<</BaseVersion " + name(everything()) + "/URL " + lit(everything()) + ">>>>"
		f.catalog["Requirements"] = "[<</S/EnableJavaScripts/RH<</S/JS/Script " + lit(everything()) + ">>>>]"
	}},
	{name: "base of links", hide: func(f *file) {
		f.catalog["URI"] = "<</Base " + lit("https://example.org/?q="+percent(everything())) + ">>"
	}},
	{name: "web capture", hide: func(f *file) {
		f.catalog["SpiderInfo"] = "<</V 1/C[<</URL " + lit(everything()) + ">>]>>"
		f.catalog["Names"] = "<</IDS<</Names[" + lit(everything()) + " <<>>]>>/URLS<</Names[" + lit(everything()) + " <<>>]>>>>"
	}},
	{name: "document parts", hide: func(f *file) {
		f.catalog["DPartRoot"] = "<</Type/DPartRoot/DPartRootNode<</DPM<</Case " + lit(everything()) + ">>>>/NodeNameList[" + name(everything()) + "]>>"
	}},
	{name: "signature", hide: func(f *file) {
		sig := f.ref("<</Type/Sig/Filter/Adobe.PPKLite/Name %s/Reason %s/Location %s/ContactInfo %s/Contents %s/ByteRange[0 1 2 3]>>",
			lit(everything()), lit(everything()), lit(everything()), lit(everything()), hexed(everything()))
		f.catalog["AcroForm"] = "<</SigFlags 3/Fields[" + f.ref("<</FT/Sig/T(sig)/V %s>>", sig) + "]>>"
		f.catalog["Perms"] = "<</DocMDP " + sig + ">>"
	}},
	{name: "security store", hide: func(f *file) {
		cert := f.stream("", everything())
		f.catalog["DSS"] = fmt.Sprintf("<</Certs[%s]/OCSPs[%s]/VRI<</%X<</Cert[%s]/TU %s>>>>>>", cert, cert, everything(), cert, lit(everything()))
	}},
	{name: "thumbnail", hide: func(f *file) {
		f.page.dict["Thumb"] = f.stream("/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8", everything())
	}},
	{name: "separation and transitions", hide: func(f *file) {
		f.page.dict["SeparationInfo"] = "<</DeviceColorant " + name(everything()) + "/Pages[" + ref(f.page.number) + "]>>"
		f.page.dict["Trans"] = "<</S " + name(everything()) + ">>"
		f.page.dict["TemplateInstantiated"] = name(everything())
		f.page.dict["Group"] = "<</S/Transparency/CS/DeviceRGB/Case " + lit(everything()) + ">>"
	}},
	{name: "viewports and measures", hide: func(f *file) {
		f.page.dict["VP"] = fmt.Sprintf("[<</Type/Viewport/BBox[0 0 9 9]/Name %s/Measure<</Type/Measure/R %s/X[<</U %s>>]>>>>]",
			lit(everything()), lit(everything()), lit(everything()))
	}},
}

// xmp is a packet of metadata with a description.
func xmp(s string) string {
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="` + s + `"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + s +
		`</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}
