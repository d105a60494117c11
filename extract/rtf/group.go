package rtf

import (
	"strings"
	"unicode"

	"veil/extract"
	"veil/extract/aside"
	"veil/internal/lazyregexp"
)

// destination enters the one that a group begins with. It reports whether the word
// was one.
func (r *reader) destination(name string) bool {
	g := r.top()
	if g.named || len(r.stack) == 0 {
		return false
	}
	g.named = true
	d, known := destinations[name]
	switch {
	case name == "ud" && r.either:
		r.does, r.into, r.list, r.either = r.outer, r.outerIn, r.outerOf, false
		return true
	case !known && (!g.star || r.does != shows && r.does != either):
		return false // an unknown one within what is noted is part of that
	case !known:
		d = destination{does: notes, list: listOther}
	}
	r.reveal()
	inside := r.does // of what
	switch {
	case inside == drops, inside == pictures && d.does != notes:
		r.does = drops
		return true
	}
	switch d.does {
	case shows:
		r.enter(name)
	case drops:
		r.does = drops
		switch {
		case name == "themedata" || name == "datastore":
			r.count.data = true
		case name == "objdata" && !r.object && inside == shows:
			r.count.objects++
		}
	case notes:
		r.noted(name, d.list)
	case instruct:
		if inside == shows {
			r.instruction()
		}
	case fonts:
		r.does, r.into, r.fontdef = fonts, &strings.Builder{}, true
		g.end = func() { r.faces() }
	case either:
		r.either, r.outer, r.outerIn, r.outerOf = true, r.does, r.into, r.list
		r.does, r.into = either, &strings.Builder{}
		into := r.into
		g.end = func() { r.aside.Note(listOther, clean(into.String())) }
	case pictures:
		r.does = pictures
		shown := inside == shows || inside == notes && r.property == "pib"
		if shown && !r.object && !r.hidden && !r.deleted {
			r.picture()
		}
	case story:
		if inside == shows && !r.hidden && !r.deleted {
			r.own(name, d.kind)
		}
	}
	return true
}

// enter notes what begins with a group that is shown.
func (r *reader) enter(name string) {
	switch {
	case r.does != shows:
	case name == "object":
		if !r.hidden && !r.deleted && !r.object {
			r.count.objects++
			r.story.put(Piece{Op: Image})
		}
		r.object = true
	case name == "field":
		r.field = &field{}
	case name == "shp" || name == "do":
		r.shape = &size{}
	}
}

// maxBoxes is how many boxes a copy has; a document with more pictures is no paper.
const maxBoxes = 10000

// picture counts one, and puts a box in its place.
func (r *reader) picture() {
	if r.count.pictures++; r.count.pictures > maxBoxes {
		r.story.begin()
		return
	}
	r.story.put(Piece{Op: Image})
}

// noted gathers the text of a group for a list, unless one around it does already.
func (r *reader) noted(name, list string) {
	if r.does == notes && r.list == list && r.into != nil && !apart[name] {
		return
	}
	into := &strings.Builder{}
	shown := r.does == shows && !r.hidden && !r.deleted
	r.does, r.list, r.into = notes, list, into
	switch name {
	case "annotation":
		r.count.comments++
	case "moMath", "moMathPara":
		if shown {
			r.picture()
		}
	}
	r.top().end = func() { r.settle(name, list, clean(into.String())) }
}

// apart are groups whose text is noted by itself.
var apart = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(`title subject author manager company operator category keywords comment doccomm hlinkbase propname staticval linkval
		ffname ffdeftext ffformat ffhelptext ffstattext ffl sn sv atnid atnauthor annotation bkmkstart bkmkend listname leveltext`) {
		m[n] = true
	}
	return m
}()

// settle keeps what a group said.
func (r *reader) settle(name, list, s string) {
	if !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return
	}
	switch name {
	case "sn":
		r.property = s
		if aside.Phrase(s) {
			r.aside.Note(list, s)
		}
		return
	case "sv":
		if r.property == "gtextUNICODE" && s != "" {
			r.count.pictures++
		}
		if !written[r.property] && !aside.Phrase(s) {
			return
		}
	case "stylesheet", "revtbl", "listtable", "leveltext", "listoverridetable", "xmlnstbl", "pntxta", "pntxtb":
		for _, part := range strings.Split(s, ";") {
			if part = strings.TrimSpace(part); !usualNames(part) && !strings.Contains(part, "schemas.microsoft.com") && !strings.Contains(part, "schemas-microsoft-com") {
				r.aside.Note(list, part)
			}
		}
		return
	case "propname":
		if s == "AppVersion" {
			return // which Word and LibreOffice give
		}
	case "bkmkstart", "bkmkend", "atrfstart", "atrfend", "listname":
		if s = strings.TrimSuffix(s, ";"); given.MatchString(s) {
			return
		}
	case "info", "userprops":
		r.count.properties = r.count.properties || s != ""
	}
	if list == listProperties && s != "" && name != "template" {
		r.count.properties = true
	}
	if len(s) > 64 && hexadecimal.MatchString(s) {
		r.count.data = true
		return
	}
	r.aside.Note(list, s)
}

var (
	given       = lazyregexp.New(`^_|^(?:[A-Za-z]{0,12}|OLE_LINK)[0-9]*$`)
	hexadecimal = lazyregexp.New(`^[0-9a-fA-F\s]+$`)
	// written are properties of drawings that people write.
	written = map[string]bool{"wzName": true, "wzDescription": true, "wzTooltip": true, "gtextUNICODE": true, "pihlShape": true, "wzScript": true, "pibName": true, "gtextFont": true, "metroBlob": false}
)

// usual are words of the names that programs give to styles and fonts.
var usual = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`normal heading default paragraph font table grid header footer title subtitle list bullet number caption toc index body text
		indent first quote intense emphasis strong hyperlink followed followedhyperlink no spacing comment footnote endnote reference annotation subject balloon plain web html
		preformatted light shading accent medium colorful dark char contents internet link visited symbols frame standard unknown line page style and of a
		times new roman arial calibri cambria liberation serif sans mono symbol courier wingdings tahoma verdana georgia helvetica segoe ui consolas aptos display
		listlabel characters anchor quotations signature salutation marginalia horizontal contents drawing source ms shell dlg mincho gothic opensymbol dejavu noto cjk sc devanagari lohit freesans lucida math narrow unicode
		ce cyr greek tur baltic hebrew arabic vietnamese`) {
		m[w] = true
	}
	return m
}()

// usualNames reports whether a name consists of usual words, numbers and signs.
func usualNames(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if !usual[w] && len(w) > 1 {
			return false
		}
	}
	return !longNumber.MatchString(s)
}

var longNumber = lazyregexp.New(`[0-9]{5}`)

// faces notes the names in the table of fonts.
func (r *reader) faces() {
	for _, name := range strings.Split(clean(r.into.String()), ";") {
		if name = strings.TrimSpace(name); !usualNames(name) {
			r.aside.Note(listNames, name)
		}
	}
}

var hyperlink = lazyregexp.New(`(?i)^\s*HYPERLINK\b`)

// instruction gathers that of a field.
func (r *reader) instruction() {
	into := &strings.Builder{}
	r.does, r.into = instruct, into
	f := r.field
	r.top().end = func() {
		s := clean(into.String())
		name, _, _ := strings.Cut(s, " ")
		switch name = strings.ToUpper(name); {
		case hyperlink.MatchString(s):
			r.count.links++
			r.aside.Note(listLinks, s[len("HYPERLINK"):])
		case f != nil && name == "PAGE":
			f.kind = PageField
		case f != nil && name == "NUMPAGES":
			f.kind = CountField
		default:
			r.aside.Note(listFields, s)
		}
	}
}

// own starts a story: a header, a note or a box.
func (r *reader) own(name string, kind extract.Kind) {
	around := r.story
	var id string
	var piece Piece
	switch kind {
	case "":
		kind, id, piece.Op = around.Kind, "box", Box
	case extract.Footnote:
		id, piece.Op = "note", Note
	default:
		id, piece.Op = "header", Aside
	}
	word := name
	if piece.Op == Box {
		word = "box"
	}
	n, s := r.open(word, id, kind)
	piece.Story = int32(n)
	switch {
	case piece.Op == Aside && !around.begun:
		around.Blocks = append(around.Blocks, Block{Sort: Head, Story: int32(n)})
	default:
		around.put(piece)
	}
	if r.shape != nil && piece.Op == Box {
		s.Width, s.Height = r.shape.width(), r.shape.height()
	}
	r.story, r.field, r.level, r.table, r.para = s, nil, 0, false, plain
	r.top().end = func() {
		r.reveal()
		s.finish(r.para)
	}
}

// size is where a drawing's edges are.
type size struct{ left, right, top, bottom int }

func (s *size) width() int  { return s.right - s.left }
func (s *size) height() int { return s.bottom - s.top }
