package docx

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/extract/picture"
	"veil/extract/scan"
	"veil/internal/ooxml"
	"veil/internal/programs"
)

// sighting is a picture that shows whole somewhere in the running text.
type sighting struct {
	story string // the package part that shows it
	rel   string // ID of the relationship to it
	wide  int    // how wide it shows, in EMU
}

// emuPerInch is how many EMU an inch has (ECMA-376 part 1, 20.1.10.16).
const emuPerInch = 914_400

// maxSightings bounds how many pictures of a document are read.
const maxSightings = 2000

// sight takes note of the pictures in a drawing. What is cut off one does not show, and
// nobody is told of it.
func (r *reader) sight(story string, n *ooxml.Node) {
	n.Walk(func(k *ooxml.Node) bool {
		if k.Tag == "pic:pic" && len(r.sightings) < maxSightings {
			if rel := Whole(k); rel != "" {
				s := sighting{story: story, rel: rel}
				if size := k.Kid("pic:spPr", "a:xfrm", "a:ext"); size != nil {
					s.wide, _ = strconv.Atoi(size.Attr("cx"))
				}
				r.sightings = append(r.sightings, s)
			}
		}
		return k.Tag != "mc:Fallback"
	})
}

// Whole returns the relationship to a picture of which nothing is cut off; "" for others.
func Whole(pic *ooxml.Node) string {
	fill := pic.Kid("pic:blipFill")
	if cut := fill.Kid("a:srcRect"); cut != nil {
		for _, a := range cut.Attrs {
			if a.Value != "0" {
				return ""
			}
		}
	}
	if blip := fill.Kid("a:blip"); blip != nil {
		return blip.Attr("r:embed")
	}
	return ""
}

// PictureID is the ID of the Part with the words that were read in a picture, by the
// picture's name in the package; "" where none were.
func (d *Document) PictureID(part string) string { return d.words[part] }

// Described reports whether words were read in a picture.
func (d *Document) Described() bool { return len(d.words) > 0 }

// readPictures has the words in pictures read, and adds a Part for each picture that
// has some.
func (d *Document) readPictures(ctx context.Context, sightings []sighting, o extract.Scans) error {
	if !o.Read || len(sightings) == 0 || !programs.There(scan.Needs(false)...) {
		return nil
	}
	var parts []string
	wide := map[string]int{} // by part: the widest
	for _, s := range sightings {
		rels, err := d.pkg.Rels(s.story)
		if err != nil {
			return err
		}
		for _, r := range rels {
			if r.ID != s.rel || r.Kind != "image" || r.Extern {
				continue
			}
			if _, ok := wide[r.Target]; !ok {
				parts = append(parts, r.Target)
			}
			wide[r.Target] = max(wide[r.Target], s.wide)
		}
	}
	texts := make([]string, len(parts))
	var done atomic.Int32
	var reading sync.Mutex // the package is read by one at a time
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, part := range parts {
		g.Go(func() error {
			reading.Lock()
			data, err := d.pkg.Read(part)
			reading.Unlock()
			if err == nil { // what is damaged is not read
				texts[i] = readPicture(gctx, data, wide[part], o)
			}
			if o.Progress != nil {
				o.Progress(int(done.Add(1)), len(parts))
			}
			return gctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, part := range parts {
		if texts[i] == "" {
			continue
		}
		if d.words == nil {
			d.words = map[string]string{}
		}
		d.words[part] = fmt.Sprintf("picture/%d", len(d.words)+1)
		d.parts = append(d.parts, extract.Part{ID: d.words[part], Kind: extract.Picture, Text: texts[i]})
	}
	for i, g := range d.gaps {
		if g == picturesGap(d.pictures, false) {
			d.gaps[i] = d.PicturesGap(d.pictures)
		}
	}
	return nil
}

// readPicture is what can be read in a picture; nothing where it is of another kind
// than pixels or damaged. wide is how wide it shows, in EMU.
func readPicture(ctx context.Context, data []byte, wide int, o extract.Scans) string {
	m, dpi, err := picture.Pixels(data, float64(wide)/emuPerInch)
	if err != nil {
		return ""
	}
	pages, errs := scan.ReadWords(ctx, []scan.Picture{{Image: m, DPI: dpi}}, o)
	if errs[0] != nil {
		return ""
	}
	return pages[0].Text
}
