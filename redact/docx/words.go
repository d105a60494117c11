package docx

// Words that the standard gives as values of attributes, by its simple types.
// Decorative page borders are missing on purpose: there are two hundred, and a
// page without its border of hearts says the same.

// wordValues are those of ECMA-376 part 1, 17.18 (WordprocessingML), 22.1.3
// (formulas) and 22.9.2 (shared).
var wordValues = words(`
	on off true false
	start center end both left right distribute mediumKashida highKashida lowKashida numTab thaiDistribute inside outside
	tb rl lr tbV rlV lrV btLr lrTb lrTbV tbLrV tbRl tbRlV
	top bottom baseline auto inline
	none allLines firstAndLastLine firstLineOnly lastLineOnly
	nil single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap thickThinSmallGap
	thinThickThinSmallGap thinThickMediumGap thickThinMediumGap thinThickThinMediumGap thinThickLargeGap
	thickThinLargeGap thinThickThinLargeGap wave doubleWave dashSmallGap dashDotStroked threeDEmboss threeDEngrave
	outset inset
	clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross thinHorzStripe thinVertStripe
	thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross pct5 pct10 pct12 pct15 pct20 pct25 pct30 pct35
	pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85 pct87 pct90 pct95
	dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink
	background1 text1 background2 text2
	majorEastAsia majorBidi majorAscii majorHAnsi minorEastAsia minorBidi minorAscii minorHAnsi
	words dottedHeavy dash dashedHeavy dashLong dashLongHeavy dashDotHeavy dashDotDotHeavy wavyHeavy wavyDouble
	blinkBackground lights antsBlack antsRed shimmer sparkle
	black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow
	darkGray lightGray
	superscript subscript dot comma circle underDot round square angle curly default eastAsia cs
	exact atLeast decimal bar num hyphen underscore heavy middleDot
	notBeside around tight through text margin page drop
	pct dxa fixed autofit never overlap continue restart
	nextPage nextColumn continuous evenPage oddPage portrait landscape front back allPages firstPage notFirstPage
	newPage newSection period colon emDash enDash lines linesAndChars snapToChars
	pageBottom beneathText sectEnd docEnd eachSect eachPage
	normal separator continuationSeparator continuationNotice even first
	upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital
	japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand
	decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung
	decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle
	ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional
	taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand
	koreanDigital koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower russianUpper numberInDash
	hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers hindiCounting thaiLetters
	thaiNumbers thaiCounting bahtText dollarText custom
	singleLevel multilevel hybridMultilevel tab space nothing
	paragraph character table numbering wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz
	band2Horz neCell nwCell seCell swCell
	doNotCompress compressPunctuation compressPunctuationAndJapaneseKana
	column textWrapping all indent begin separate distributeLetter distributeSpace rightVertical ltr rtl
	undOvr subSup roman script fraktur double-struck sans-serif monospace bi skw lin noBar bot centered match
	centerGroup`)

// shapeValues are those of ECMA-376 part 1, 20.1.10 (DrawingML), 20.4.3 (its
// place in a Word document), and of part 4, 19 (VML).
var shapeValues = words(`
	true false on off none
	bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink phClr dk1 lt1 dk2 lt2
	windowText window highlight highlightText btnFace btnShadow btnHighlight btnText captionText grayText infoBk
	infoText menu menuText scrollBar activeBorder activeCaption inactiveBorder inactiveCaption
	horz vert vert270 wordArtVert eaVert mongolianVert wordArtVertRtl square t ctr b just dist l r tl tr bl br
	overflow ellipsis clip in rnd sq flat sng dbl thickThin thinThick tri
	solid dot dash lgDash dashDot lgDashDot lgDashDotDot sysDash sysDot sysDashDot sysDashDotDot
	triangle stealth diamond oval arrow sm med lg
	clr auto gray ltGray invGray grayWhite blackGray blackWhite black white hidden
	norm lighten lightenLess darken darkenLess shape circle x y xy
	pct5 pct10 pct20 pct25 pct30 pct40 pct50 pct60 pct70 pct75 pct80 pct90 ltHorz ltVert ltDnDiag ltUpDiag dkHorz
	dkVert dkDnDiag dkUpDiag wdDnDiag wdUpDiag dashHorz dashVert dashDnDiag dashUpDiag narHorz narVert cross dnDiag
	upDiag diagCross smCheck lgCheck smGrid lgGrid dotGrid smConfetti lgConfetti horzBrick diagBrick solidDmnd
	openDmnd dotDmnd plaid sphere weave divot shingle wave trellis zigZag
	textNoShape textPlain textStop textTriangle textTriangleInverted textChevron textChevronInverted textRingInside
	textRingOutside textArchUp textArchDown textCircle textButton textArchUpPour textArchDownPour textCirclePour
	textButtonPour textCurveUp textCurveDown textCanUp textCanDown textWave1 textWave2 textDoubleWave1 textWave4
	textInflate textDeflate textInflateBottom textDeflateBottom textInflateTop textDeflateTop textDeflateInflate
	textDeflateInflateDeflate textFadeRight textFadeLeft textFadeUp textFadeDown textSlantUp textSlantDown
	textCascadeUp textCascadeDown
	margin page column character leftMargin rightMargin insideMargin outsideMargin paragraph line topMargin
	bottomMargin left right center inside outside top bottom bothSides largest both major minor
	line lineInv triangle rtTriangle rect diamond parallelogram trapezoid nonIsoscelesTrapezoid pentagon hexagon
	heptagon octagon decagon dodecagon star4 star5 star6 star7 star8 star10 star12 star16 star24 star32 roundRect
	round1Rect round2SameRect round2DiagRect snipRoundRect snip1Rect snip2SameRect snip2DiagRect plaque ellipse
	teardrop homePlate chevron pieWedge pie blockArc donut noSmoking rightArrow leftArrow upArrow downArrow
	stripedRightArrow notchedRightArrow bentUpArrow leftRightArrow upDownArrow leftUpArrow leftRightUpArrow quadArrow
	leftArrowCallout rightArrowCallout upArrowCallout downArrowCallout leftRightArrowCallout upDownArrowCallout
	quadArrowCallout bentArrow uturnArrow circularArrow leftCircularArrow leftRightCircularArrow curvedRightArrow
	curvedLeftArrow curvedUpArrow curvedDownArrow swooshArrow cube can lightningBolt heart sun moon smileyFace
	irregularSeal1 irregularSeal2 foldedCorner bevel frame halfFrame corner diagStripe chord arc leftBracket
	rightBracket leftBrace rightBrace bracketPair bracePair straightConnector1 bentConnector2 bentConnector3
	bentConnector4 bentConnector5 curvedConnector2 curvedConnector3 curvedConnector4 curvedConnector5 callout1
	callout2 callout3 accentCallout1 accentCallout2 accentCallout3 borderCallout1 borderCallout2 borderCallout3
	accentBorderCallout1 accentBorderCallout2 accentBorderCallout3 wedgeRectCallout wedgeRoundRectCallout
	wedgeEllipseCallout cloudCallout cloud ribbon ribbon2 ellipseRibbon ellipseRibbon2 leftRightRibbon verticalScroll
	horizontalScroll doubleWave plus flowChartProcess flowChartDecision flowChartInputOutput
	flowChartPredefinedProcess flowChartInternalStorage flowChartDocument flowChartMultidocument flowChartTerminator
	flowChartPreparation flowChartManualInput flowChartManualOperation flowChartConnector flowChartPunchedCard
	flowChartPunchedTape flowChartSummingJunction flowChartOr flowChartCollate flowChartSort flowChartExtract
	flowChartMerge flowChartOfflineStorage flowChartOnlineStorage flowChartMagneticTape flowChartMagneticDisk
	flowChartMagneticDrum flowChartDisplay flowChartDelay flowChartAlternateProcess flowChartOffpageConnector
	gear6 gear9 funnel mathPlus mathMinus mathMultiply mathDivide mathEqual mathNotEqual cornerTabs squareTabs
	plaqueTabs chartX chartStar chartPlus
	absolute relative static middle char tight through topAndBottom vertical horizontal vertical-ideographic
	inner-margin-area outer-margin-area left-margin-area right-margin-area top-margin-area bottom-margin-area
	bottom-to-top f`)

// colourNames are those of HTML 4 and of DrawingML that drawing programs write.
var colourNames = words(`
	aqua black blue fuchsia gray green lime maroon navy olive purple red silver teal white yellow orange pink brown
	gold violet indigo cyan magenta darkBlue darkCyan darkGreen darkRed darkGray lightGray lightBlue lightGreen
	lightYellow skyBlue royalBlue steelBlue dkBlue dkGreen dkRed dkGray ltGray ltBlue ltGreen ltYellow
	window windowText buttonFace buttonShadow buttonHighlight infoBackground infoText none`)
