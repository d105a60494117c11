package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// details is all of them in one string, for wherever a string can stand.
var details = trace.Everything()

const (
	coreKind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	coreHead = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
)

func (f *file) core(content string) {
	f.parts["docProps/core.xml"] = xmlHead + coreHead + content + "</cp:coreProperties>"
	f.types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
	f.relate("", coreKind, "docProps/core.xml", false)
}

func (f *file) app(content string) {
	f.parts["docProps/app.xml"] = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` + content + "</Properties>"
	f.types["docProps/app.xml"] = office + "extended-properties+xml"
	f.relate("", relStem+"extended-properties", "docProps/app.xml", false)
}

// custom adds a custom XML part with its properties.
func (f *file) custom(item, props string) {
	f.parts["customXml/item1.xml"] = xmlHead + item
	f.relate(mainName, relStem+"customXml", "/customXml/item1.xml", false)
	f.parts["customXml/itemProps1.xml"] = xmlHead + `<ds:datastoreItem ds:itemID="{6D0C4E7F-4B2A-4A3D-9A55-0C2C1F9B7E11}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="` + props + `"/></ds:schemaRefs></ds:datastoreItem>`
	f.types["customXml/itemProps1.xml"] = office + "customXmlProperties+xml"
	f.relate("customXml/item1.xml", relStem+"customXmlProps", "itemProps1.xml", false)
}

// properties are the places beside the document: who wrote it, when, in what.
var properties = []place{
	{name: "core title and keywords", hide: func(f *file) {
		f.core("<dc:title>" + details + "</dc:title><cp:keywords>" + details + "</cp:keywords><dc:subject>" + details + "</dc:subject>")
	}},
	{name: "core authors", hide: func(f *file) {
		f.core("<dc:creator>" + details + "</dc:creator><cp:lastModifiedBy>" + details + "</cp:lastModifiedBy>")
	}},
	{name: "core description and others", hide: func(f *file) {
		f.core("<dc:description>" + details + "</dc:description><cp:category>" + details + "</cp:category><cp:contentStatus>" + details + "</cp:contentStatus><dc:identifier>" +
			details + "</dc:identifier><cp:version>" + details + "</cp:version><dc:language>" + details + "</dc:language>")
	}},
	{name: "times", partly: true, hide: func(f *file) {
		f.core(`<dcterms:created xsi:type="dcterms:W3CDTF">2011-03-14T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2011-03-14T00:00:00Z</dcterms:modified><cp:lastPrinted>2011-03-14T00:00:00Z</cp:lastPrinted>`)
	}},
	{name: "application company and manager", hide: func(f *file) {
		f.app("<Company>" + details + "</Company><Manager>" + details + "</Manager><Template>" + details + "</Template>")
	}},
	{name: "application titles and links", hide: func(f *file) {
		f.app("<TitlesOfParts><vt:vector size=\"1\" baseType=\"lpstr\"><vt:lpstr>" + details + "</vt:lpstr></vt:vector></TitlesOfParts><HyperlinkBase>" + details +
			"</HyperlinkBase><HLinks><vt:vector size=\"1\" baseType=\"variant\"><vt:variant><vt:lpwstr>" + details + "</vt:lpwstr></vt:variant></vt:vector></HLinks>")
	}},
	{name: "custom properties", hide: func(f *file) {
		f.parts["docProps/custom.xml"] = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
			`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + details + `"><vt:lpwstr>` + details + `</vt:lpwstr></property></Properties>`
		f.types["docProps/custom.xml"] = office + "custom-properties+xml"
		f.relate("", relStem+"custom-properties", "docProps/custom.xml", false)
	}},
	{name: "properties no relationship leads to", hide: func(f *file) {
		f.core("<dc:title>" + details + "</dc:title>")
		f.rels[""] = f.rels[""][:1]
	}},
	{name: "custom XML", hide: func(f *file) { f.custom("<case><who>"+details+"</who></case>", "urn:x") }},
	{name: "custom XML properties", hide: func(f *file) { f.custom("<case/>", details) }},
	{name: "custom XML names", partly: true, hide: func(f *file) {
		f.custom(`<RosalindGriffith xmlns="urn:CYP/2023/48817"><Larkspur DOB-14-March-2011="x"/></RosalindGriffith>`, "urn:x")
	}},
	{name: "custom XML that is not well formed", gap: true, hide: func(f *file) { f.custom("<case>"+details, "urn:x") }},
	{name: "bibliography", hide: func(f *file) {
		f.custom(`<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" SelectedStyle="\APA.XSL"><b:Source><b:Tag>`+details+`</b:Tag><b:Title>`+details+`</b:Title><b:Author><b:Author><b:NameList><b:Person><b:Last>`+details+`</b:Last></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>`, "urn:x")
	}},
	{name: "sensitivity label", hide: func(f *file) {
		f.parts["docMetadata/LabelInfo.xml"] = xmlHead + `<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="` + details + `" siteId="` + details + `" enabled="1"/></clbl:labelList>`
		f.types["docMetadata/LabelInfo.xml"] = "application/vnd.ms-office.classificationlabels+xml"
		f.relate("", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml", false)
	}},
	{name: "thumbnail", hide: func(f *file) {
		f.defaults["jpeg"] = "image/jpeg"
		f.parts["docProps/thumbnail.jpeg"] = jpegWith(segment(0xFE, details))
		f.relate("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", false)
	}},
	{name: "digital signature", hide: func(f *file) {
		f.parts["_xmlsignatures/origin.sigs"] = ""
		f.defaults["sigs"] = "application/vnd.openxmlformats-package.digital-signature-origin"
		f.relate("", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs", false)
		f.parts["_xmlsignatures/sig1.xml"] = xmlHead + `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyInfo><X509Data><X509SubjectName>CN=` + details + `</X509SubjectName></X509Data></KeyInfo><Object><SignatureProperties><SignatureProperty Target="#x"><SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig"><SignatureText>` + details + `</SignatureText><SignatureComments>` + details + `</SignatureComments></SignatureInfoV1></SignatureProperty></SignatureProperties></Object></Signature>`
		f.types["_xmlsignatures/sig1.xml"] = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
		f.relate("_xmlsignatures/origin.sigs", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature", "sig1.xml", false)
	}},
	{name: "printer settings", hide: func(f *file) {
		f.defaults["bin"] = office + "spreadsheetml.printerSettings"
		f.parts["word/printerSettings1.bin"] = wide(little, "\\\\server\\"+details)
		f.relate(mainName, relStem+"printerSettings", "printerSettings1.bin", false)
	}},
	{name: "people", hide: func(f *file) {
		f.part("word/people.xml", "http://schemas.microsoft.com/office/2011/relationships/people", wordType+"people+xml",
			declare("w15:people", `<w15:person w15:author="`+details+`"><w15:presenceInfo w15:providerId="AD" w15:userId="S::`+details+`"/></w15:person>`))
	}},
	{name: "recommended reader's user data", hide: func(f *file) {
		f.parts["userCustomization/customUI.xml"] = xmlHead + `<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"><ribbon><tab label="` + details + `"/></ribbon></customUI>`
		f.relate("", "http://schemas.microsoft.com/office/2006/relationships/ui/userCustomization", "userCustomization/customUI.xml", false)
	}},
	{name: "task panes", hide: func(f *file) {
		f.parts["word/webextensions/webextension1.xml"] = xmlHead + `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="x"><we:properties><we:property name="n" value="&quot;` + details + `&quot;"/></we:properties></we:webextension>`
		f.types["word/webextensions/webextension1.xml"] = "application/vnd.ms-office.webextension+xml"
		f.relate("", "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "word/webextensions/webextension1.xml", false)
	}},
}

// settings are the places of what the program keeps about the document.
var settings = []place{
	{name: "document variables", hide: func(f *file) {
		f.word("settings", "settings", `<w:docVars><w:docVar w:name="`+details+`" w:val="`+details+`"/></w:docVars>`)
	}},
	{name: "mail merge", hide: func(f *file) {
		f.word("settings", "settings", `<w:mailMerge><w:mainDocumentType w:val="envelopes"/><w:connectString w:val="`+details+`"/><w:query w:val="SELECT `+details+`"/><w:addressFieldName w:val="`+details+
			`"/><w:mailSubject w:val="`+details+`"/><w:odso><w:udl w:val="`+details+`"/><w:table w:val="`+details+`"/><w:fieldMapData><w:name w:val="`+details+`"/><w:mappedName w:val="`+details+`"/></w:fieldMapData></w:odso></w:mailMerge>`)
	}},
	{name: "mail merge sources", hide: func(f *file) {
		target := "file:///C:/" + strings.ReplaceAll(details, " ", "%20")
		f.relate("word/settings.xml", relStem+"mailMergeSource", target, true)
		f.relate("word/settings.xml", relStem+"mailMergeHeaderSource", target, true)
		f.word("settings", "settings", `<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource r:id="rId1"/><w:headerSource r:id="rId2"/></w:mailMerge>`)
	}},
	{name: "mail merge recipients", hide: func(f *file) {
		f.word("settings", "settings", `<w:mailMerge><w:odso><w:recipientData r:id="rId1"/></w:odso></w:mailMerge>`)
		f.parts["word/recipientData.xml"] = declare("w:recipients", `<w:recipientData><w:active w:val="0"/><w:column w:val="1"/><w:uniqueTag w:val="`+details+`"/></w:recipientData>`)
		f.types["word/recipientData.xml"] = wordType + "mailMergeRecipientData+xml"
		f.relate("word/settings.xml", relStem+"recipientData", "recipientData.xml", false)
	}},
	{name: "attached template", hide: func(f *file) {
		f.relate("word/settings.xml", relStem+"attachedTemplate", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".dotx", true)
		f.word("settings", "settings", `<w:attachedTemplate r:id="rId1"/>`)
	}},
	{name: "protection and its user", hide: func(f *file) {
		f.word("settings", "settings", fmt.Sprintf(`<w:writeProtection w:recommended="1" w:userName="%[1]s" w:hash="%[1]s" w:salt="%[1]s"/><w:documentProtection w:edit="readOnly" w:formatting="%[1]s" w:hash="%[1]s"/>`, details))
	}},
	{name: "schemas and transforms", hide: func(f *file) {
		f.word("settings", "settings", `<w:attachedSchema w:val="`+details+`"/><w:saveThroughXslt w:solutionID="`+details+`"/><w:schemaLibrary><w:schema w:uri="`+details+`" w:manifestLocation="`+details+`"/></w:schemaLibrary>`)
	}},
	{name: "smart tag types and captions", hide: func(f *file) {
		f.word("settings", "settings", `<w:smartTagType w:namespaceuri="`+details+`" w:name="`+details+`" w:url="`+details+`"/><w:captions><w:caption w:name="`+details+`"/><w:autoCaptions><w:autoCaption w:name="`+details+`" w:caption="`+details+`"/></w:autoCaptions></w:captions>`)
	}},
	{name: "compatibility settings", hide: func(f *file) {
		f.word("settings", "settings", `<w:compat><w:compatSetting w:name="`+details+`" w:uri="`+details+`" w:val="`+details+`"/></w:compat>`)
	}},
	{name: "separators and decimal signs", hide: func(f *file) {
		f.word("settings", "settings", `<w:noLineBreaksAfter w:lang="en-GB" w:val="`+details+`"/><w:decimalSymbol w:val="`+details+`"/><w:listSeparator w:val="`+details+`"/><w:clickAndTypeStyle w:val="`+details+`"/><w:activeWritingStyle w:appName="`+details+`"/>`)
	}},
	{name: "extensions of the settings", hide: func(f *file) {
		f.word("settings", "settings", `<w14:docId w14:val="`+details+`"/><w15:docId w15:val="{`+details+`}"/><x:own xmlns:x="urn:x" v="`+details+`">`+details+`</x:own>`)
	}},
	{name: "revision identifiers", partly: true, hide: func(f *file) {
		f.word("settings", "settings", `<w:rsids><w:rsidRoot w:val="20110314"/><w:rsid w:val="20110314"/></w:rsids>`)
		f.add(`<w:p w:rsidR="20110314" w:rsidRDefault="20110314" w14:paraId="20110314" w14:textId="20110314">` + run("x") + `</w:p>`)
	}},
	{name: "web settings and frames", hide: func(f *file) {
		f.relate("word/webSettings.xml", relStem+"frame", "file:///"+strings.ReplaceAll(details, " ", "%20"), true)
		f.word("webSettings", "webSettings", `<w:frameset><w:frame><w:name w:val="`+details+`"/><w:sourceFileName r:id="rId1"/><w:title w:val="`+details+`"/></w:frame></w:frameset><w:divs><w:div w:id="20110314"><w:bodyDiv w:val="1"/></w:div></w:divs><w:encoding w:val="`+details+`"/>`)
	}},
	{name: "glossary", hide: func(f *file) {
		f.part("word/glossary/document.xml", relStem+"glossaryDocument", wordType+"document.glossary+xml", declare("w:glossaryDocument",
			`<w:docParts><w:docPart><w:docPartPr><w:name w:val="`+details+`"/><w:category><w:name w:val="`+details+`"/></w:category><w:description w:val="`+details+`"/></w:docPartPr><w:docPartBody>`+shown()+`</w:docPartBody></w:docPart></w:docParts>`))
	}},
	{name: "glossary's own parts", hide: func(f *file) {
		const glossary = "word/glossary/document.xml"
		f.part(glossary, relStem+"glossaryDocument", wordType+"document.glossary+xml", declare("w:glossaryDocument", `<w:docParts/>`))
		f.parts["word/glossary/settings.xml"] = declare("w:settings", `<w:docVars><w:docVar w:name="a" w:val="`+details+`"/></w:docVars>`)
		f.relate(glossary, relStem+"settings", "settings.xml", false)
		f.parts["word/glossary/header1.xml"] = declare("w:hdr", shown())
		f.relate(glossary, relStem+"header", "header1.xml", false)
	}},
	{name: "macros", hide: func(f *file) { f.macros() }},
	{name: "macros in a template", ext: ".dotm", hide: func(f *file) {
		f.mainType = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
		f.macros()
	}},
	{name: "macros in a document", ext: ".docm", hide: func(f *file) {
		f.mainType = "application/vnd.ms-word.document.macroEnabled.main+xml"
		f.macros()
	}},
	{name: "template", ext: ".dotx", hide: func(f *file) {
		f.mainType = wordType + "template.main+xml"
		f.show()
	}},
	{name: "key maps", hide: func(f *file) {
		f.part("word/customizations.xml", "http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations", "application/vnd.ms-word.keyMapCustomizations+xml",
			xmlHead+`<wne:tcg xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"><wne:keymaps><wne:keymap><wne:macro wne:macroName="`+details+`"/></wne:keymap></wne:keymaps></wne:tcg>`)
	}},
}

// macros adds a macro project: its source compressed as [MS-OVBA] 2.4.1 does,
// and the data about it.
func (f *file) macros() {
	source := "Attribute VB_Name = \"ThisDocument\"\r\n' " + details + "\r\n"
	f.part("word/vbaProject.bin", msRelStem+"vbaProject", "application/vnd.ms-office.vbaProject", compound(ovba(source)))
	f.parts["word/vbaData.xml"] = xmlHead + `<wne:vbaSuppData xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"><wne:mcds><wne:mcd wne:macroName="` + details + `" wne:name="` + details + `"/></wne:mcds></wne:vbaSuppData>`
	f.types["word/vbaData.xml"] = "application/vnd.ms-word.vbaData+xml"
	f.relate("word/vbaProject.bin", msRelStem+"wordVbaData", "vbaData.xml", false)
}
