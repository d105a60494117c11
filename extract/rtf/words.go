package rtf

import "veil/extract"

// The lists of text that copies do not carry.
const (
	listComments   = "comments"
	listDeleted    = "deleted"
	listHidden     = "hidden"
	listPictures   = "pictures"
	listFields     = "fields"
	listLinks      = "links"
	listProperties = "properties"
	listNames      = "names"
	listOther      = "other"
)

// does is what a destination does with its text.
type does uint8

const (
	shows    does = iota // as around it
	notes                // it is noted in a list
	drops                // it holds no words
	story                // it is a text by itself
	instruct             // it is a field's instruction
	pictures             // it is a picture
	fonts                // it is the table of fonts
	either               // its text stands in it twice, once for programs that know Unicode
)

// destination is a group that begins with a certain control word.
type destination struct {
	does does
	list string
	kind extract.Kind // of a story; empty: as around it
}

// destinations are those that are known, whether or not they say that programs may
// pass over them.
var destinations = func() map[string]destination {
	m := map[string]destination{}
	add := func(d destination, names ...string) {
		for _, n := range names {
			m[n] = d
		}
	}
	add(destination{does: shows}, "fldrslt", "result", "shpinst", "shpgrp", "shppict", "field", "shp", "listtext", "pntext", "nesttableprops", "do", "rtf", "object", "mmath")
	add(destination{does: drops}, "colortbl", "themedata", "colorschememapping", "datastore", "latentstyles", "rsidtbl", "pnseclvl", "generator",
		"blipuid", "passwordhash", "objdata", "nonshppict", "mmathPr", "defchp", "defpap",
		"panose", "listpicture", "levelnumbers", "oleclsid", "wgrffmtfilter", "datafield", "nonesttables", "pgptbl", "falt", "fontemb", "fontfile",
		"creatim", "revtim", "printim", "buptim", "atndate", "atnref", "atnparent", "revtbltime", "shppictcrop", "bliptag", "levelmarker", "keycode", "cxname")
	add(destination{does: notes, list: listProperties}, "info", "title", "subject", "author", "manager", "company", "operator", "category", "keywords",
		"comment", "doccomm", "hlinkbase", "userprops", "propname", "staticval", "linkval", "docvar", "template", "windowcaption", "private", "nextfile",
		"filetbl", "file", "mailmerge", "revtbl", "protusertbl")
	add(destination{does: notes, list: listOther}, "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "pgdsctbl")
	add(destination{does: notes, list: listComments}, "annotation", "atnid", "atnauthor", "atntime", "atnicn")
	add(destination{does: notes, list: listFields}, "formfield", "ffname", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffentrymcr", "ffexitmcr", "ffl")
	add(destination{does: notes, list: listHidden}, "xe", "tc", "tcn", "txe", "rxe", "bxe")
	add(destination{does: notes, list: listNames}, "stylesheet", "bkmkstart", "bkmkend", "atrfstart", "atrfend", "listname", "liststylename", "leveltext",
		"listtable", "list", "listlevel", "listoverridetable", "pn", "pntxta", "pntxtb", "xmlnstbl", "xmlopen", "xmlattrname", "xmlattrvalue", "factoidname", "objclass",
		"objname", "objalias", "objsect", "background", "ptag")
	add(destination{does: notes, list: listPictures}, "sp", "sn", "sv", "picprop", "shprslt", "hl", "hlloc", "hlsrc", "hlfr", "moMath", "moMathPara")
	add(destination{does: story}, "shptxt", "dptxbxtext")
	add(destination{does: story, kind: extract.Header}, "header", "headerl", "headerr", "headerf")
	add(destination{does: story, kind: extract.Footer}, "footer", "footerl", "footerr", "footerf")
	add(destination{does: story, kind: extract.Footnote}, "footnote")
	add(destination{does: instruct}, "fldinst")
	add(destination{does: pictures}, "pict")
	add(destination{does: fonts}, "fonttbl")
	add(destination{does: either}, "upr")
	return m
}()

// signs are control words and symbols that stand for characters.
var signs = map[string]string{"tab": "\t", "line": "\n", "lbr": "\n", "softline": "", "column": "\n", "emdash": "—", "endash": "–", "emspace": "\u2003",
	"enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\u00a0", "_": "\u2011",
	"\\": "\\", "{": "{", "}": "}", "ltrmark": "\u200e", "rtlmark": "\u200f", "\t": "\t", "outlinelevel": ""}
