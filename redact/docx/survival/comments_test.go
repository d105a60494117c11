package survival

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/trace"
	"veil/redact"
)

// commented is a file with comments; each is the attributes and the content of one,
// and stands beside a word of its own.
func commented(f *file, comments ...[2]string) {
	var b strings.Builder
	for i, c := range comments {
		fmt.Fprintf(&b, `<w:comment w:id="%d"%s>%s</w:comment>`, i, c[0], c[1])
		f.add(para(about(i, run("pond"))))
	}
	f.word("comments", "comments", b.String())
}

// about is content that a comment is about.
func about(id any, content string) string {
	return fmt.Sprintf(`<w:commentRangeStart w:id="%[1]v"/>%s<w:commentRangeEnd w:id="%[1]v"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%[1]v"/></w:r>`, id, content)
}

const by = ` w:author="A. Keeper"`

// frogs is what a comment says that tells nothing.
var frogs = para(run("The frogs are back."))

// inComments are the places in comments that are kept, and beside them.
var inComments = []struct {
	place
	none bool // no comment is kept
}{
	{place: place{name: "text", hide: func(f *file) { commented(f, [2]string{by, frogs + shown()}) }}},
	{place: place{name: "author", hide: func(f *file) { commented(f, [2]string{` w:author="` + details + `"`, frogs}) }}},
	{place: place{name: "authors, a detail each", hide: func(f *file) {
		var all [][2]string
		for _, d := range trace.Person {
			all = append(all, [2]string{` w:author="` + d.Text + `"`, frogs})
		}
		commented(f, all...)
	}}},
	{place: place{name: "initials", hide: func(f *file) { commented(f, [2]string{by + ` w:initials="` + details + `"`, frogs}) }}},
	{place: place{name: "date and further attributes", hide: func(f *file) {
		commented(f, [2]string{by + ` w:date="` + details + `" w15:done="` + details + `" w:rsidR="` + details + `"`, frogs})
	}}},
	{place: place{name: "number", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="`+details+`"`+by+`>`+frogs+`</w:comment>`)
		f.add(para(about(details, run("pond"))))
	}}},
	{place: place{name: "split over runs", hide: func(f *file) {
		var b strings.Builder
		for _, s := range trace.Labelled() {
			b.WriteString(para(runes(s, func(r rune) string { return styled("<w:b/>", string(r)) })))
		}
		commented(f, [2]string{by, b.String()})
	}}},
	{place: place{name: "split over tracked changes", hide: func(f *file) {
		var b strings.Builder
		for _, s := range trace.Labelled() {
			half := len(s) * 3 / 4
			b.WriteString(para(run(s[:half]), `<w:del w:id="7" w:author="B"><w:r><w:delText>`+details+`</w:delText></w:r></w:del><w:ins w:id="8" w:author="`+details+`">`, run(s[half:]), `</w:ins>`))
		}
		commented(f, [2]string{by, b.String()})
	}}},
	{place: place{name: "reply", hide: func(f *file) {
		commented(f, [2]string{by, `<w:p w14:paraId="00000001">` + run("Whose garden?") + `</w:p>`},
			[2]string{` w:author="` + trace.Person[0].Text + `"`, `<w:p w14:paraId="00000002">` + run(details) + `</w:p>`})
		f.part("word/commentsExtended.xml", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", wordType+"commentsExtended+xml",
			declare("w15:commentsEx", `<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>`))
	}}},
	{place: place{name: "extensions and people", hide: func(f *file) {
		commented(f, [2]string{by, `<w:p w14:paraId="00000001">` + run("Whose garden?") + `</w:p>`})
		for name, root := range map[string]string{"commentsExtended": "w15:commentsEx", "commentsIds": "w15:commentsIds", "commentsExtensible": "w15:commentsExtensible", "people": "w15:people"} {
			f.part("word/"+name+".xml", "http://schemas.microsoft.com/office/2011/relationships/"+name, wordType+name+"+xml",
				declare(root, `<w15:person w15:author="`+details+`"><w15:presenceInfo w15:providerId="AD" w15:userId="`+details+`"/></w15:person>`))
		}
	}}},
	{none: true, place: place{name: "anchor in a header", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="0"`+by+`>`+shown()+`</w:comment>`)
		id := f.word("header1", "header", para(about(0, run("pond"))))
		f.section += `<w:headerReference w:type="default" r:id="` + id + `"/>`
	}}},
	{none: true, place: place{name: "of a footer", hide: func(f *file) {
		id := f.word("footer1", "footer", para(about(0, run("pond"))))
		f.section += `<w:footerReference w:type="default" r:id="` + id + `"/>`
		f.relate("word/footer1.xml", relStem+"comments", "/word/comments7.xml", false)
		f.parts["word/comments7.xml"] = declare("w:comments", `<w:comment w:id="0" w:author="`+details+`">`+shown()+`</w:comment>`)
		f.types["word/comments7.xml"] = wordType + "comments+xml"
	}}},
	{none: true, place: place{name: "no anchor", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="0" w:author="`+details+`" w:initials="RG">`+shown()+`</w:comment>`)
	}}},
	{none: true, place: place{name: "anchor in deleted text", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="0" w:author="`+details+`">`+shown()+`</w:comment>`)
		f.add(para(run("x"), `<w:del w:id="7" w:author="B">`+about(0, `<w:r><w:delText>pond</w:delText></w:r>`)+`</w:del>`))
	}}},
	{place: place{name: "second of a number", hide: func(f *file) {
		commented(f, [2]string{by, frogs})
		f.word("comments", "comments", `<w:comment w:id="0"`+by+`>`+frogs+`</w:comment><w:comment w:id="0" w:author="`+details+`">`+shown()+`</w:comment>`+shown()+details)
	}}},
	{place: place{name: "hidden text", hide: func(f *file) {
		commented(f, [2]string{by, frogs + para(styled("<w:vanish/>", details))})
	}}},
	{place: place{name: "text box, link and alternative text", hide: func(f *file) {
		id := f.link("hyperlink", "mailto:"+details)
		commented(f, [2]string{by, frogs + para(`<w:hyperlink r:id="`+id+`" w:tooltip="`+details+`">`+run("mail")+`</w:hyperlink>`,
			`<w:r><w:pict><v:rect alt="`+details+`" style="width:90pt;height:20pt"><v:textbox><w:txbxContent>`+shown()+`</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`)})
	}}},
	{place: place{name: "about a masked word in a table", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="0"`+by+`>`+shown()+`</w:comment>`)
		f.add(`<w:tbl><w:tr><w:tc>` + para(about(0, run("Child: Rosalind Griffith"))) + `</w:tc></w:tr></w:tbl>`)
	}}},
	{none: true, place: place{name: "about a footnote", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="0" w:author="`+details+`">`+shown()+`</w:comment>`)
		f.note("footnote", `<w:footnote w:id="2">`+para(about(0, run("pond")))+`</w:footnote>`)
	}}},
}

// TestKeptComments hides the person in comments and about them, and redacts the
// files as the program does when comments are kept.
func TestKeptComments(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	options.KeepComments = true
	r := &runner{searcher: newSearcher(t), options: options}
	count := map[outcome]int{}
	for _, p := range inComments {
		t.Run(strings.ReplaceAll(p.name, " ", "-"), func(t *testing.T) {
			f := newFile()
			p.hide(f)
			before := len(r.copies)
			count[r.check(t, p.place, f.bytes(), false)]++
			if len(r.copies) == before {
				return
			}
			text := partOf(t, r.copies[before], "word/comments.xml")
			if kept := strings.Contains(text, "<w:comment "); kept == p.none {
				t.Errorf("a comment is kept: %v", kept)
			}
			if main := partOf(t, r.copies[before], mainName); strings.Count(main, "<w:commentReference ") != strings.Count(text, "<w:comment ") {
				t.Error("comments and their signs are not as many")
			}
			for _, word := range []string{"w:date", "w:initials", "paraId"} {
				if strings.Contains(text, word) {
					t.Errorf("comments have a %s", word)
				}
			}
		})
	}
	t.Logf("%s", summary(count))
	r.opens(t)
	r.remarks(t)
}

// partOf is a part of a copy; empty where it has none.
func partOf(t *testing.T, path, name string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	if b, err = io.ReadAll(f); err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// remarks lets LibreOffice turn the copies into its own format and counts the
// comments that it has there.
func (r *runner) remarks(t *testing.T) {
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "fodt", "--outdir", out}
	if b, err := exec.Command("soffice", append(args, r.copies...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, b)
	}
	for _, path := range r.copies {
		b, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(path), ".docx")+".fodt"))
		if err != nil {
			t.Errorf("LibreOffice does not open %s", filepath.Base(path))
			continue
		}
		want := strings.Count(partOf(t, path, "word/comments.xml"), "<w:comment ")
		if got := strings.Count(string(b), "<office:annotation "); got != want {
			t.Errorf("LibreOffice shows %d comments of %s, want %d", got, filepath.Base(path), want)
		}
		f := trace.Found{}
		if f.Look("LibreOffice", string(b)); len(f) > 0 {
			t.Errorf("LibreOffice sees in %s: %s", filepath.Base(path), f.Kinds())
		}
	}
}

// TestCommentLabels looks whether the author of a comment has the label that the
// text gives to the same person, and what is said of the comments.
func TestCommentLabels(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	f := newFile()
	f.add(para(run("Social worker: Rosalind Griffith")), para(run("Dr Xanthe Wetherby came as well.")))
	commented(f, [2]string{` w:author="Rosalind Griffith"`, para(run("Rosalind Griffith was late."))}, [2]string{` w:author="zq41"`, frogs}, [2]string{` w:author="Unknown Author"`, frogs})
	data := f.bytes()
	for _, keep := range []bool{false, true} {
		options.KeepComments = keep
		var out bytes.Buffer
		r, err := redact.Document(context.Background(), bytes.NewReader(data), int64(len(data)), &out, options)
		if err != nil {
			t.Fatal(err)
		}
		said := false
		for _, d := range r.Dropped {
			said = said || strings.Contains(d.What, "comment")
		}
		if said == keep {
			t.Errorf("with comments kept %v, the report says that they are left out: %v", keep, said)
		}
		path := filepath.Join(t.TempDir(), "copy.docx")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		main, comments := partOf(t, path, mainName), partOf(t, path, "word/comments.xml")
		if !keep {
			if comments != "" || strings.Contains(main, "comment") {
				t.Error("comments are in the copy")
			}
			continue
		}
		at := strings.Index(main, "Social worker: [")
		if at < 0 {
			t.Fatal("the person is not masked in the text")
		}
		label := main[at+len("Social worker: "):]
		label = label[:strings.Index(label, "]")+1]
		for _, want := range []string{`w:author="` + label + `"`, label + " was late.", `w:author="[PERSON `, `w:author="Unknown Author"`} {
			if !strings.Contains(comments, want) {
				t.Errorf("the comments lack %s: %s", want, comments)
			}
		}
		if strings.Contains(comments, "zq41") {
			t.Error("an author whose name looks like none is not masked")
		}
	}
}
