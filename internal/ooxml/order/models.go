package order

// models are the sequences, each after the section of ECMA-376 part 1 that
// describes the element.
var models = func() map[string]model {
	out := map[string]model{}
	for tag, s := range sequences {
		out[tag] = parse(s)
	}
	return out
}()

// runProperties are the children of w:rPr. The transitional schema lets them
// stand in any order before w:rPrChange; this is the one of the first edition,
// which Word writes and some readers rely on (17.3.2.28).
const runProperties = `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
	snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign
	rtl cs em lang eastAsianLayout specVanish oMath rPrChange`

var sequences = map[string]string{
	// 17.2: the document
	"w:document": "background body",
	"w:body":     "... sectPr",

	// 17.3.1.22, 17.3.2.25, 17.3.3.25: paragraphs, runs, ruby
	"w:p":    "pPr ...",
	"w:r":    "rPr ...",
	"w:ruby": "rubyPr rt rubyBase",

	// 17.3.1.26: paragraph properties. The mark's own w:rPr begins with what
	// changed it (17.3.1.29)
	"w:pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
		suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
		snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
		textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"w:numPr": "ilvl numId numberingChange ins",
	"w:pBdr":  "top left bottom right between bar",
	"w:rPr":   "ins del moveFrom moveTo " + runProperties,

	// 17.4: tables
	"w:tbl": "tblPr tblGrid ...",
	"w:tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
		tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`,
	"w:tblPrEx":    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange",
	"w:tblGrid":    "gridCol* tblGridChange",
	"w:tblBorders": "top left|start bottom right|end insideH insideV",
	"w:tblCellMar": "top left|start bottom right|end",
	"w:tr":         "tblPrEx trPr ...",
	"w:trPr": `cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden
		ins del trPrChange`,
	"w:tc": "tcPr ...",
	"w:tcPr": `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
		headers cellIns|cellDel|cellMerge tcPrChange`,
	"w:tcBorders": "top left|start bottom right|end insideH insideV tl2br tr2bl",
	"w:tcMar":     "top left|start bottom right|end",

	// 17.5.2: content controls
	"w:sdt": "sdtPr sdtEndPr sdtContent",

	// 17.6.17: sections
	"w:sectPr": `headerReference*|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
		pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`,
	"w:pgBorders": "top left bottom right",

	// 17.13.4: comments
	"w:comments": "comment*",

	// 17.7: styles
	"w:styles":      "docDefaults latentStyles style*",
	"w:docDefaults": "rPrDefault pPrDefault",
	"w:style": `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
		personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*`,
	"w:tblStylePr": "pPr rPr tblPr trPr tcPr",

	// 17.8.3.10: fonts
	"w:font": `altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic`,

	// 17.9: numbering
	"w:numbering":   "numPicBullet* abstractNum* num* numIdMacAtCleanup",
	"w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
	"w:num":         "abstractNumId lvlOverride*",
	"w:lvlOverride": "startOverride lvl",
	"w:lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",

	// 17.11.11, 17.11.5: notes' properties
	"w:footnotePr": "pos numFmt numStart numRestart footnote*",
	"w:endnotePr":  "pos numFmt numStart numRestart endnote*",

	// 17.15.1.78: settings
	"w:settings": `writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
		displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
		embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
		bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle* proofState
		formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
		revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
		styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
		doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
		bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
		displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
		drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
		characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
		savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
		doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
		alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids m:mathPr
		attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade
		captions readModeInkLockDown smartTagType* shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator`,

	// 20.4.2.8, 20.4.2.3, 20.2.2.5: pictures
	"wp:inline": "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"wp:anchor": `wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent
		wp:wrapNone|wp:wrapSquare|wp:wrapTight|wp:wrapThrough|wp:wrapTopAndBottom wp:docPr wp:cNvGraphicFramePr a:graphic`,
	"pic:pic":      "pic:nvPicPr pic:blipFill pic:spPr",
	"pic:nvPicPr":  "pic:cNvPr pic:cNvPicPr",
	"pic:blipFill": "a:blip a:srcRect a:tile|a:stretch",

	// Part 3, 7.6: alternatives
	"mc:AlternateContent": "mc:Choice* mc:Fallback",
}
