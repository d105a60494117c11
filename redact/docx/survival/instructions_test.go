package survival

import (
	"strings"
)

// instructions are what fields of all kinds are told (ECMA-376 part 1, 17.16.5),
// and what they keep beside it.
var instructions = func() []place {
	var all []place
	for _, instr := range []string{
		`ASK Own "?" \d "?"`, `FILLIN "?" \d "?" \o`, `SET Own "?"`, `COMMENTS "?"`, `TITLE "?"`, `SUBJECT "?"`, `KEYWORDS "?"`, `AUTHOR "?"`,
		`USERNAME "?"`, `USERINITIALS "?"`, `USERADDRESS "?"`, `LINK Word.Document.12 "C:\\?.docx" "?" \a \p`, `DDEAUTO Excel "C:\\?.xlsx" "?"`,
		`DATABASE \d "C:\\?.mdb" \c "DSN=?" \s "SELECT ?"`, `AUTOTEXT "?"`, `AUTOTEXTLIST "?" \s "?" \t "?"`, `GLOSSARY "?"`, `GOTOBUTTON ? ?`,
		`REF "?" \h`, `NOTEREF "?"`, `STYLEREF "?" \n`, `TA \l "?" \s "?" \c 1`, `RD "C:\\?.docx"`, `SEQ "?" \* ARABIC`, `CITATION "?" \f "?" \s "?"`,
		`BIBLIOGRAPHY \l "?"`, `ADDRESSBLOCK \f "?" \e "?" \l 2057`, `GREETINGLINE \f "?" \e "?"`, `MERGEREC "?"`, `NEXTIF "?" = "?"`, `SKIPIF "?" = "?"`,
		`COMPARE "?" = "?"`, `= SUM("?") \# "?"`, `EMBED "?" \s`, `FILENAME \p "?"`, `DATE \@ "'?'"`, `SAVEDATE \@ "'?'"`, `INFO TITLE "?"`, `PRINT \p para "?"`,
		`SYMBOL 65 \f "?"`, `LISTNUM "?" \l 1`, `SECTION \* "?"`, `NUMPAGES \# "'?'"`, `HYPERLINK \l "?" \t "?" \n`, `MERGEBARCODE "?" QR`, `BARCODE "?" \u`,
		`HTMLACTIVEX "?"`, `SHAPE "?"`, `NOSUCHFIELD ?`,
	} {
		all = append(all, place{name: strings.Fields(instr)[0], hide: func(f *file) {
			told := strings.ReplaceAll(instr, "?", details)
			f.add(para(field(" "+told+" ", "x")), para(`<w:fldSimple w:instr="`+strings.ReplaceAll(told, `"`, "&quot;")+`">`, run("y"), `</w:fldSimple>`))
		}})
	}
	return append(all, besideInstructions...)
}()

// besideInstructions are the places of data of fields and of parts of them.
var besideInstructions = []place{
	{name: "data of a simple field", hide: func(f *file) {
		f.add(para(`<w:fldSimple w:instr="ADDIN"><w:fldData xml:space="preserve">` + encoded(details) + `</w:fldData>` + run("x") + `</w:fldSimple>`))
	}},
	{name: "earlier number of a field", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"><w:numberingChange w:id="1" w:author="`+details+`" w:original="`+details+`"/></w:fldChar></w:r><w:r><w:instrText>LISTNUM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("x")))
	}},
	{name: "simple field in a simple field", hide: func(f *file) {
		f.each(func(s string) string {
			return `<w:fldSimple w:instr="IF 1 = 1"><w:fldSimple w:instr="QUOTE &quot;` + s + `&quot;">` + run(s) + `</w:fldSimple></w:fldSimple>`
		})
	}},
	{name: "page number that holds another field", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>`, field(` QUOTE "`+details+`" `, "x"), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("7"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "instruction that is inserted and deleted", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:ins`+author+`><w:r><w:instrText> QUOTE "`+details+`" </w:instrText></w:r></w:ins><w:del`+author+`><w:r><w:delInstrText> QUOTE "`+details+`" </w:delInstrText></w:r></w:del><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("x"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "instruction in a text box", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, textBox(para(field(` QUOTE "`+details+`" `, "x"))))))
	}},
	{name: "field over the rows of a table", hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:tc>` + para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "`+details+`" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`) + shown() +
			`</w:tc></w:tr><w:tr><w:tc>` + para(run("x"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + `</w:tc></w:tr></w:tbl>`)
	}},
	{name: "marks of a field that are deleted", hide: func(f *file) {
		f.each(func(s string) string {
			return `<w:del` + author + `><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>QUOTE</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:del>` + run(s) + `<w:del` + author + `><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>`
		})
	}},
	{name: "tick box and its name", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="`+details+`"/><w:label w:val="20110314"/><w:exitMacro w:val="`+details+`"/><w:checkBox><w:sizeAuto/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("x")))
	}},
}
