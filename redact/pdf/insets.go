package pdf

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	source "veil/extract/pdf"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/redact/plan"
)

// insetMark begins the words that were read in a picture.
const insetMark = imageMark

// greyInsets are the pictures of a page in which words were read and that are not kept:
// all, or those with something to mask.
func (c *copy) greyInsets(src *source.Page, p plan.Plan) (out []*source.Inset) {
	for i := range src.Insets {
		in := &src.Insets[i]
		if !c.keepPictures || len(p.Masked(in.ID)) > 0 {
			out = append(out, in)
		}
	}
	return out
}

// inset reports whether words were read in a picture that stands there, and will be
// written into its grey box.
func (e *emitter) inset(box [4]float64) bool {
	x, y := (box[0]+box[2])/2, (box[1]+box[3])/2
	for i := range e.insets {
		if b := e.insets[i].Box; x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3] {
			return true
		}
	}
	return false
}

// drawInsets writes, into the grey boxes of a page's pictures, the words that were
// read in them, about where they stand in the picture. Each run of words is set by
// itself from where it begins, so that nothing tells how wide a masked word was.
func (e *emitter) drawInsets(p plan.Plan) {
	for _, in := range e.insets {
		e.drawInset(in, p)
	}
}

// insetRun is what stands together on a line of a picture, between columns.
type insetRun struct {
	text string
	x, y float64 // where it begins and stands, in points from the lower left corner
	size float64 // of its letters
	room float64 // to the next column or the picture's edge
}

// drawInset writes the words of one picture, the mark first, in a strip of its own at
// the top.
func (e *emitter) drawInset(in *source.Inset, p plan.Plan) {
	m := in.Upright(e.rotate)
	w, h := in.Box[2]-in.Box[0], in.Box[3]-in.Box[1]
	if m[0] == 0 {
		w, h = h, w
	}
	top := min(h/4, 8)
	runs := append([]insetRun{{text: insetMark, x: w / 100, y: h - 0.85*top, size: 0.8 * top, room: w}}, runsOf(in, p, w, (h-top)/h, h)...)
	f := e.cur
	f.buf.WriteString("q\n")
	e.nums(m[:]...)
	f.buf.WriteString("cm 0.25 g BT 0 Tr 0 Tc 0 Tw 0 Ts\n")
	for _, r := range runs {
		text := plainLetters(r.text)
		em := e.copy.labelWidth(text)
		if text == "" || em <= 0 || r.size <= 0 || r.room <= 0 {
			continue
		}
		e.setFont(e.copy.labelFont(), r.size)
		e.nums(min(100, r.room/(em*r.size)*98))
		f.buf.WriteString("Tz 1 0 0 1 ")
		e.nums(r.x, r.y)
		f.buf.WriteString("Tm ")
		pdf.AppendString(f.buf, winAnsi(nil, text))
		f.buf.WriteString(" Tj\n")
		e.copy.use(e.copy.labelFont()).seeText(text)
	}
	f.buf.WriteString("ET Q\n")
}

// runsOf are the runs of a picture's words with the plan's marks, on a box of a width
// and height whose lower share they take.
func runsOf(in *source.Inset, p plan.Plan, width, share, height float64) []insetRun {
	s, edits := in.Scan, p.Masked(in.ID)
	var out []insetRun
	at := 0 // the edit that is next
	for i := 0; i < len(s.Words); {
		k := i + 1
		for k < len(s.Words) && s.Words[k].Line == s.Words[i].Line && s.Text[s.Words[k-1].End] != '\t' {
			k++
		}
		words := s.Words[i:k]
		var b strings.Builder
		from, to := words[0].Start, words[len(words)-1].End
		for from < to {
			for at < len(edits) && edits[at].End <= from {
				at++
			}
			if at == len(edits) || edits[at].Start >= to {
				b.WriteString(s.Text[from:to])
				break
			}
			if edits[at].Start >= from {
				b.WriteString(s.Text[from:edits[at].Start] + insetLabel(p, edits[at]))
			}
			from = edits[at].End
		}
		if words[len(words)-1].Divided && from < to {
			b.WriteByte('-')
		}
		r := insetRun{text: b.String(), x: float64(words[0].Box.Min.X) / in.Scale, room: width}
		r.y = max(height-float64(words[0].Base)/in.Scale, 0) * share
		r.size = letterSize(words) / in.Scale * share
		if k < len(s.Words) && s.Words[k].Line == words[0].Line {
			r.room = float64(s.Words[k].Box.Min.X) / in.Scale
		}
		r.room -= r.x
		out = append(out, r)
		i = k
	}
	return out
}

// insetLabel is the mark of an edit in letters.
func insetLabel(p plan.Plan, edit plan.Edit) string {
	if m := p.Mark(edit); m != plan.BoxMark {
		return m
	}
	return insetBox
}

// insetBox is the mark where masks have no labels.
const insetBox = "[...]"

// letterSize is the size of the letters of words on a line, in pixels an em.
func letterSize(words []scan.Word) float64 {
	sum := 0
	for _, w := range words {
		sum += w.Box.Dy()
	}
	return max(float64(sum)/float64(len(words))/0.85, 4)
}

// plainLetters are those of the label font that come nearest to a text.
func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if string(r) == scan.Unknown || winAnsiCode(r) != '?' {
			return r
		}
		for _, base := range norm.NFD.String(string(r)) {
			return base
		}
		return r
	}, s)
}
