package survival

import (
	"encoding/binary"
	"strings"
)

// resources are the places of colours, graphics states, shadings and patterns.
var resources = []place{
	{name: "names of resources", hide: func(f *file) {
		n := name(everything())
		f.page.use("XObject", n[1:], f.form("0 g", ""))
		f.page.use("ExtGState", n[1:], "<</LW 1>>")
		f.page.use("ColorSpace", n[1:], "[/CalGray<</WhitePoint[1 1 1]>>]")
		f.draw("%s Do %s gs %s cs 0 sc", n, n, n)
	}},
	{name: "resources nobody uses", hide: func(f *file) {
		f.page.use("Font", "F9", "<</Type/Font/Subtype/Type1/BaseFont"+name(everything())+">>")
		f.page.use("Bogus", "B", lit(everything()))
		f.page.dict["Resources"] = "<</Font<</F1 " + ref(f.font) + "/F9<</Name" + name(everything()) + ">>>>/ProcSet[/PDF" + name(everything()) + "]/Note" + lit(everything()) + ">>"
	}},
	{name: "name of an ink", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Separation"+name(everything())+"/DeviceGray<</FunctionType 2/Domain[0 1]/N 1>>]")
		f.draw("/C1 cs 1 scn 0 0 9 9 re f")
	}},
	{name: "names of inks", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/DeviceN["+name(everything())+"/Black]/DeviceGray "+f.stream("/FunctionType 4/Domain[0 1 0 1]/Range[0 1]", "{pop}")+
			"<</Subtype/NChannel/Colorants<<"+name(everything())+"[/Separation"+name(everything())+"/DeviceGray<<>>]>>/Process<</Components["+name(everything())+"]>>/MixingHints<</PrintingOrder["+name(everything())+"]>>>>]")
		f.draw("/C1 cs 1 0 scn 0 0 9 9 re f")
	}},
	{name: "colour profile's texts", hide: func(f *file) {
		p := profile(everything(), "")
		f.page.use("ColorSpace", "C1", "[/ICCBased "+f.stream("/N 3/Alternate/DeviceRGB/Note"+lit(everything()), p)+"]")
		f.draw("/C1 cs 0 0 0 sc 0 0 9 9 re f")
	}},
	{name: "after a colour profile", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/ICCBased "+f.stream("/N 3", profile("", everything()))+"]")
		f.draw("/C1 cs 0 0 0 sc 0 0 9 9 re f")
	}},
	{name: "no colour profile at all", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/ICCBased "+f.stream("/N 3", everything())+"]")
		f.draw("/C1 cs 0 0 0 sc 0 0 9 9 re f")
	}},
	{name: "colour table", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Indexed/DeviceRGB 1 "+lit("\x00\x00\x00\xff\xff\xff"+everything())+"]")
		f.draw("/C1 cs 1 sc 0 0 9 9 re f")
	}},
	{name: "colour table in a stream", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Indexed/DeviceRGB 1 "+f.stream("", "\x00\x00\x00\xff\xff\xff"+everything())+"]")
		f.draw("/C1 cs 1 sc 0 0 9 9 re f")
	}},
	{name: "function's comments", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Separation/Black/DeviceGray "+f.stream("/FunctionType 4/Domain[0 1]/Range[0 1]", "{1 exch sub %"+everything()+"\n}%"+everything())+"]")
		f.draw("/C1 cs 1 scn 0 0 9 9 re f")
	}},
	{name: "function's strings", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Separation/Black/DeviceGray "+f.stream("/FunctionType 4/Domain[0 1]/Range[0 1]", "{1 exch sub} "+lit(everything())+" "+name(everything()))+"]")
		f.draw("/C1 cs 1 scn 0 0 9 9 re f")
	}},
	{name: "after a function's samples", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Separation/Black/DeviceGray "+f.stream("/FunctionType 0/Domain[0 1]/Range[0 1]/Size[2]/BitsPerSample 8", "\xff\x00"+everything())+"]")
		f.draw("/C1 cs 1 scn 0 0 9 9 re f")
	}},
	{name: "graphics state's own entries", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</LW 1/Name"+name(everything())+"/Note"+lit(everything())+"/RI"+name(everything())+"/BM["+name(everything())+"/Normal]>>")
		f.draw("/G1 gs")
	}},
	{name: "halftones and transfer functions", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</HT<</HalftoneType 1/HalftoneName"+lit(everything())+"/Frequency 9/Angle 9/SpotFunction"+name(everything())+">>/TR "+
			f.stream("/FunctionType 4/Domain[0 1]/Range[0 1]", "{}%"+everything())+"/BG "+f.stream("/FunctionType 4", "{}%"+everything())+">>")
		f.draw("/G1 gs")
	}},
	{name: "shading's own entries", hide: func(f *file) {
		f.page.use("Shading", "S1", "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Note"+lit(everything())+"/Function<</FunctionType 2/Domain[0 1]/N 1/Note"+lit(everything())+">>>>")
		f.draw("q 0 0 9 9 re W n /S1 sh Q")
	}},
	{name: "pattern's own entries", hide: func(f *file) {
		f.page.use("Pattern", "P1", "<</PatternType 2/Note"+lit(everything())+"/ExtGState<</Note"+lit(everything())+">>/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function<</FunctionType 2/Domain[0 1]/N 1>>>>>>")
		f.draw("/Pattern cs /P1 scn 0 0 9 9 re f")
	}},
	{name: "dashes as letters", hide: func(f *file) { f.draw("[%s 3]0 d %s ri", lit(everything()), name(everything())) }},
}

// profile is a colour profile with a description, and what follows the tags
// (ICC.1, 7).
func profile(text, tail string) string {
	head := make([]byte, 128)
	copy(head[4:], "lcms")
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[36:], "acsp")
	var tags, body []byte
	add := func(tag, data string) {
		tags = append(tags, tag...)
		tags = binary.BigEndian.AppendUint32(tags, uint32(132+12*4+len(body)))
		tags = binary.BigEndian.AppendUint32(tags, uint32(len(data)))
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	add("desc", "desc\x00\x00\x00\x00"+string(binary.BigEndian.AppendUint32(nil, uint32(len(text)+1)))+text+strings.Repeat("\x00", 79))
	add("cprt", "text\x00\x00\x00\x00"+text+"\x00")
	add("dmnd", "mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenGB"+string(binary.BigEndian.AppendUint32(nil, uint32(2*len(text))))+"\x00\x00\x00\x1c"+wide(text))
	add("wtpt", "XYZ \x00\x00\x00\x00\x00\x00\xf6\xd6\x00\x01\x00\x00\x00\x00\xd3\x2d")
	out := string(head) + "\x00\x00\x00\x04" + string(tags) + string(body) + tail
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(out)))) + out[4:]
}
