package paper

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"veil/internal/bundle/cast"
	"veil/internal/bundle/gold"
)

// filler fills one template.
type filler struct {
	lib   *Library
	c     cast.Case
	r     *rand.Rand
	scale float64
	now   time.Time // the paper's own date
	tick  time.Time // the date of the row at hand
	decks map[string][]int
	depth int
}

// Fill makes a paper of t about the family c. scale is how much longer than
// usual the parts that repeat shall be.
func (lib *Library) Fill(t *Template, c cast.Case, r *rand.Rand, scale float64) (*Paper, error) {
	f := &filler{lib: lib, c: c, r: r, scale: scale, decks: map[string][]int{}}
	f.now = time.Date(2017+r.IntN(7), time.Month(1+r.IntN(12)), 1+r.IntN(28), 9, 0, 0, 0, time.UTC)
	f.tick = f.now.AddDate(0, 0, -90)
	p := &Paper{Template: t.Name}
	// In a fixed order, for each draws from the same source of chance.
	for _, m := range []struct {
		key string
		to  *gold.Str
	}{
		{"title", &p.Title}, {"file", &p.File}, {"folder", &p.Folder}, {"header", &p.Header}, {"footer", &p.Footer}, {"author", &p.Author},
		{"comment", &p.Comment}, {"from", &p.From}, {"to", &p.To}, {"cc", &p.Cc},
	} {
		if err := f.text(t.Meta[m.key], m.to); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", t.Name, m.key, err)
		}
	}
	p.Date = f.now.Add(time.Duration(r.IntN(9*60)) * time.Minute).Format("Mon, 02 Jan 2006 15:04:05 +0000")
	if err := f.body(t.Body, p); err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	return p, nil
}

func (f *filler) body(lines []string, p *Paper) error {
	var para []string
	end := func() error {
		if len(para) == 0 {
			return nil
		}
		b := Block{Kind: Para}
		if err := f.text(strings.Join(para, "\n"), &b.Text); err != nil {
			return err
		}
		para = nil
		p.Blocks = append(p.Blocks, b)
		return nil
	}
	for _, l := range lines {
		kind, rest, level := Para, l, 0
		switch {
		case l == "":
			if err := end(); err != nil {
				return err
			}
			continue
		case l == "---":
			kind = NewPage
		case strings.HasPrefix(l, "# "):
			kind, rest, level = Head, l[2:], 1
		case strings.HasPrefix(l, "## "):
			kind, rest, level = Head, l[3:], 2
		case strings.HasPrefix(l, "- "):
			kind, rest = Item, l[2:]
		case strings.HasPrefix(l, ">"):
			rest = strings.TrimLeft(l, ">")
			kind, level = Quote, len(l)-len(rest)
			rest = strings.TrimPrefix(rest, " ")
		case strings.HasPrefix(l, "| "):
			kind = Table
		case strings.HasPrefix(l, "@"):
			kind = "@"
		}
		if kind == Para {
			para = append(para, l)
			continue
		}
		if err := end(); err != nil {
			return err
		}
		switch kind {
		case "@":
			if err := f.repeat(l[1:], p); err != nil {
				return fmt.Errorf("%q: %w", l, err)
			}
		case Table:
			if err := f.row(strings.Trim(l, "| "), p); err != nil {
				return err
			}
		default:
			b := Block{Kind: kind, Level: level}
			if kind != NewPage {
				if err := f.text(rest, &b.Text); err != nil {
					return err
				}
			}
			p.Blocks = append(p.Blocks, b)
		}
	}
	return end()
}

// repeat obeys a line that begins with @:
//
//	@rows 5-20 LIST     adds rows to the table above
//	@items 3-6 LIST     a list with bullets
//	@paras 2-5 LIST 3-6 paragraphs of so many sentences
//	@lines 5-20 LIST    paragraphs of one entry each
func (f *filler) repeat(l string, p *Paper) error {
	a := strings.Fields(l)
	if len(a) < 3 {
		return fmt.Errorf("too few words")
	}
	n, err := f.between(a[1], f.scale)
	if err != nil {
		return err
	}
	for range n {
		switch a[0] {
		case "rows":
			e, err := f.draw(a[2])
			if err != nil {
				return err
			}
			if err := f.row(e, p); err != nil {
				return err
			}
		case "paras":
			b := Block{Kind: Para}
			if err := f.text("${"+a[2]+" "+a[3]+"}", &b.Text); err != nil {
				return err
			}
			p.Blocks = append(p.Blocks, b)
		case "items", "lines":
			e, err := f.draw(a[2])
			if err != nil {
				return err
			}
			b := Block{Kind: map[string]string{"items": Item, "lines": Para}[a[0]]}
			if err := f.text(e, &b.Text); err != nil {
				return err
			}
			p.Blocks = append(p.Blocks, b)
		default:
			return fmt.Errorf("unknown word")
		}
		f.tick = f.tick.AddDate(0, 0, f.r.IntN(6))
	}
	return nil
}

// row adds a row to the table that p ends with, or begins one.
func (f *filler) row(l string, p *Paper) error {
	var s gold.Str
	if err := f.text(l, &s); err != nil {
		return err
	}
	cells := s.Split(" | ")
	if n := len(p.Blocks); n == 0 || p.Blocks[n-1].Kind != Table {
		p.Blocks = append(p.Blocks, Block{Kind: Table})
	}
	b := &p.Blocks[len(p.Blocks)-1]
	b.Rows = append(b.Rows, cells)
	return nil
}

// text fills s and appends it to out: {role.form}, {date}, ${list 2-4} and
// choices in square brackets.
func (f *filler) text(s string, out *gold.Str) error {
	if f.depth++; f.depth > 20 {
		return fmt.Errorf("lists that draw from each other")
	}
	defer func() { f.depth-- }()
	for s != "" {
		i := strings.IndexAny(s, "{$[")
		if i < 0 {
			out.Add(s)
			return nil
		}
		out.Add(s[:i])
		s = s[i:]
		closing := map[byte]string{'{': "}", '$': "}", '[': "]"}[s[0]]
		j := strings.Index(s, closing)
		if j < 0 {
			return fmt.Errorf("no %s after %q", closing, s)
		}
		if s[0] == '[' {
			// Slots inside a choice have their own braces; choices do not nest.
			c := strings.Split(s[1:j], "|")
			if err := f.text(c[f.r.IntN(len(c))], out); err != nil {
				return err
			}
		} else if s[0] == '$' {
			if err := f.sentences(s[2:j], out); err != nil {
				return err
			}
		} else if err := f.slot(s[1:j], out); err != nil {
			return err
		}
		s = s[j+1:]
	}
	return nil
}

func (f *filler) sentences(arg string, out *gold.Str) error {
	list, count, _ := strings.Cut(arg, " ")
	n, err := f.between(count, 1)
	if err != nil {
		return err
	}
	for i := range n {
		if i > 0 {
			out.Add(" ")
		}
		e, err := f.draw(list)
		if err != nil {
			return err
		}
		if err := f.text(e, out); err != nil {
			return err
		}
	}
	return nil
}

// draw takes an entry of a list; none comes twice before all have come.
func (f *filler) draw(list string) (string, error) {
	l := f.lib.Lists[list]
	if len(l) == 0 {
		return "", fmt.Errorf("no list %q", list)
	}
	if len(f.decks[list]) == 0 {
		f.decks[list] = f.r.Perm(len(l))
	}
	d := f.decks[list]
	f.decks[list] = d[1:]
	return l[d[0]], nil
}

// between reads "3-6" and draws; times makes the number larger.
func (f *filler) between(s string, times float64) (int, error) {
	a, b, ok := strings.Cut(s, "-")
	if !ok {
		b = a
	}
	lo, err := strconv.Atoi(a)
	if err != nil {
		return 0, err
	}
	hi, err := strconv.Atoi(b)
	if err != nil || hi < lo {
		return 0, fmt.Errorf("%q is no range", s)
	}
	return max(1, int(times*float64(lo+f.r.IntN(hi-lo+1)))), nil
}

func (f *filler) slot(s string, out *gold.Str) error {
	if n, ok := strings.CutPrefix(s, "n "); ok {
		x, err := f.between(n, 1)
		out.Add(strconv.Itoa(x))
		return err
	}
	name, form, _ := strings.Cut(s, ".")
	if f.when(name, form, out) {
		return nil
	}
	said, ok := f.c.Say(name, form, f.r)
	if !ok {
		return fmt.Errorf("there is no %q", s)
	}
	out.Join(said)
	return nil
}

// when fills dates and times, which identify nobody.
func (f *filler) when(name, form string, out *gold.Str) bool {
	t := f.now
	switch name {
	case "date":
		t = t.AddDate(0, 0, f.r.IntN(80)-60)
	case "next":
		t = t.AddDate(0, 0, 3+f.r.IntN(80))
	case "year":
		out.Add(strconv.Itoa(t.Year()))
		return true
	case "docdate":
	case "tick":
		t = f.tick
	case "day":
		out.Add(time.Weekday(f.r.IntN(7)).String())
		return true
	case "time":
		h, m := 7+f.r.IntN(14), f.r.IntN(12)*5
		if form == "s" || f.r.IntN(2) == 0 {
			out.Add(fmt.Sprintf("%02d:%02d", h, m))
		} else {
			out.Add(time.Date(2000, 1, 1, h, m, 0, 0, time.UTC).Format("3.04pm"))
		}
		return true
	default:
		return false
	}
	out.Add(t.Format(map[string]string{"": "2 January 2006", "s": "02/01/2006", "iso": "2006-01-02", "short": "2 Jan"}[form]))
	return true
}
