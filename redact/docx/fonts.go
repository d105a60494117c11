package docx

import (
	"strings"
)

// font is the name that a font has in the copy: its own where it is a usual
// one, and else that of one of its kind. The name of any other font is free
// text that somebody may have written a name into.
func (c *copier) font(v string) string {
	if usualFont(v) && !c.taint.in(v) {
		return v
	}
	switch c.fontFamilies()[v] {
	case "roman":
		return "Times New Roman"
	case "modern":
		return "Courier New"
	}
	return "Arial"
}

// fontFamilies is what the document's font table says of its fonts' kinds.
func (c *copier) fontFamilies() map[string]string {
	if c.families == nil {
		c.families = map[string]string{}
		tree, err := c.treeOf("fontTable")
		if tree == nil || err != nil {
			return c.families // without it fonts have no kind
		}
		for _, f := range tree.Root.All("w:font") {
			if k := f.Kid("w:family"); k != nil {
				c.families[f.Attr("w:name")] = k.Attr("w:val")
			}
		}
	}
	return c.families
}

// usualFont reports whether a name is that of a font in wide use, with the
// weight or the like behind it or without: "Calibri", "MyriadPro-Semibold".
func usualFont(v string) bool {
	low := strings.ToLower(strings.TrimPrefix(v, "@"))
	parts := strings.FieldsFunc(low, func(r rune) bool { return r == ' ' || r == '-' || r == ',' })
	for n := len(parts); n > 0; n-- {
		if usualFonts[strings.Join(parts[:n], "")] {
			return true
		}
		if !weights[parts[n-1]] {
			return false
		}
	}
	return false
}

var weights = words(`thin extralight ultralight light semilight book roman regular normal medium demi demibold semibold bold
	extrabold extra ultrabold ultra black heavy narrow condensed cond compressed extended wide italic oblique mt ms std pro
	display text caption small unicode 45 46 55 56 65 66 75 lt cyr ce greek baltic tur`)

// usualFonts are families that come with Windows, Office, macOS, LibreOffice
// and the large collections of free fonts, without their spaces.
var usualFonts = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Split(`abadi,american typewriter,estrangelo edessa,raavi,tunga,aptos,arial,arial narrow,arial black,arial rounded,arial rounded mt,arial unicode,agency fb,algerian,
		andale mono,andalus,angsana new,angsana upc,aparajita,apple chancery,apple color emoji,apple gothic,apple symbols,arabic typesetting,archivo,
		avenir,avenir next,avant garde,bahnschrift,baskerville,baskerville old face,batang,batangche,bauhaus 93,bell,berlin sans fb,
		bernard,big caslon,bitstream vera sans,bitstream vera serif,bitstream vera sans mono,blackadder itc,bodoni,bodoni mt poster,bodoni 72,book antiqua,bookman,bookman old style,
		bookshelf symbol 7,bradley hand,bradley hand itc,braggadocio,britannic,broadway,browallia new,brush script,calibri,californian fb,calisto,
		cambria,cambria math,candara,carlito,caladea,castellar,caslon,centaur,century,century gothic,century schoolbook,chalkboard,chiller,
		cochin,colonna,comic neue,comic sans,consolas,constantia,cooper,copperplate,copperplate gothic,corbel,cordia new,courier,courier 10 pitch,courier new,
		curlz,david,dejavu sans,dejavu lgc sans,dejavu serif,dejavu sans mono,dengxian,didot,din,din next,dotum,dotumche,droid sans,droid serif,ebrima,edwardian script itc,elephant,engravers,
		eras itc,euphemia,felix titling,fira sans,fixedsys,footlight,forte,franklin gothic,franklin gothic heavy,freemono,freesans,freeserif,freestyle script,french script,
		frutiger,futura,gabriola,gadugi,garamond,geneva,georgia,georgia pro,gigi,gill sans,gill sans nova,gloucester,google sans,goudy,goudy old style,goudy stout,gulim,gulimche,gungsuh,gungsuhche,
		harlow solid,harrington,helvetica,helvetica neue,high tower,hoefler text,impact,imprint shadow,informal roman,inter,javanese text,jokerman,
		juice itc,kartika,kokila,kristen itc,kunstler script,lato,leelawadee,leelawadee ui,liberation mono,liberation sans,liberation sans narrow,liberation serif,
		linux libertine,linux libertine g,linux biolinum,linux biolinum g,lucida,lucida bright,lucida calligraphy,lucida console,lucida fax,lucida grande,lucida handwriting,lucida sans,lucida sans typewriter,
		magneto,maiandra gd,malgun gothic,mangal,marker felt,marlett,matura mt script capitals,meiryo,meiryo ui,menlo,merriweather,microsoft himalaya,microsoft jhenghei,
		microsoft new tai lue,microsoft phagspa,microsoft sans serif,microsoft tai le,microsoft uighur,microsoft yahei,microsoft yi baiti,mingliu,mistral,modern no. 20,
		monaco,monospace,monotype corsiva,monotype sorts,montserrat,mongolian baiti,mt extra,ms gothic,ms mincho,ms outlook,ms pgothic,ms pmincho,ms reference sans serif,ms reference specialty,
		ms sans serif,ms serif,ms ui gothic,mukta,mv boli,myanmar text,myriad,myriad pro,nanum gothic,niagara engraved,niagara solid,nimbus mono l,nimbus roman no9 l,nimbus roman,nimbus sans,nimbus sans l,nirmala ui,
		noto sans,noto serif,noto sans cjk,noto sans cjk sc,noto sans cjk jp,noto serif cjk,noto sans symbols,noto sans devanagari,noto color emoji,nsimsun,nunito,nunito sans,nyala,ocr a,old english text,onyx,open sans,opensymbol,optima,oswald,palace script,palatino,
		palatino linotype,papyrus,parchment,perpetua,perpetua titling,plantagenet cherokee,playbill,playfair display,pmingliu,poor richard,poppins,pristina,pt sans,pt serif,
		raleway,rage,ravie,roboto,roboto slab,roboto mono,rockwell,sakkal majalla,sans serif,sans,serif,script,segoe fluent icons,segoe mdl2 assets,segoe print,segoe script,segoe ui,segoe ui emoji,segoe ui historic,
		segoe ui symbol,showcard gothic,simhei,simplified arabic,simsun,skia,snap itc,source code,source sans,source sans 3,source serif,star symbol,starsymbol,stencil,sylfaen,symbol,system,
		tahoma,tempus sans itc,terminal,times,times new roman,times new roman ps,trade gothic,traditional arabic,trajan,trebuchet,twentieth century,tw cen,tw cen mt,ubuntu,ubuntu mono,univers,urdu typesetting,
		utsaah,verdana,verdana pro,viner hand itc,vivaldi,vladimir script,vrinda,webdings,wide latin,wingdings,wingdings 2,wingdings 3,work sans,yu gothic,yu gothic ui,yu mincho,
		zapf dingbats,zapf chancery,zapfino,cm,lohit devanagari,lohit hindi,tlwgtypewriter,wenquanyi micro hei,wenquanyi zen hei,ar pl uming cn,droid sans fallback,
		맑은 고딕,바탕,굴림,돋움,宋体,黑体,等线,等线 light,微软雅黑,新細明體,ＭＳ 明朝,ＭＳ ゴシック,游明朝,游ゴシック,游ゴシック light`, ",") {
		m[strings.ReplaceAll(strings.TrimSpace(name), " ", "")] = true
	}
	return m
}()
