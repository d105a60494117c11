package build

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"

	"veil/internal/bundle/cast"
	"veil/internal/bundle/gold"
	"veil/internal/bundle/paper"
)

// kind is a format and who makes it; share is how many of 300 files.
type kind struct {
	format, producer string
	share            int
}

// kinds are what a bundle is made of. The producer "own" is package write.
var kinds = []kind{
	{"pdf", "chromium", 26}, {"pdf", "libreoffice", 37}, {"pdf", "pdftex", 23}, {"pdf", "weasyprint", 10}, {"pdf", "wkhtmltopdf", 5},
	{"pdf", "ghostscript", 5}, {"pdf", "own", 6}, {"numbered", "own", 3},
	{"docx", "libreoffice", 27}, {"docx", "own", 13}, {"odt", "libreoffice", 8}, {"odt", "own", 4}, {"rtf", "libreoffice", 5}, {"rtf", "own", 5},
	{"html", "own", 7}, {"xlsx", "own", 7}, {"xlsx", "libreoffice", 4}, {"csv", "own", 7}, {"txt", "own", 13}, {"md", "own", 4},
	{"eml", "own", 12}, {"msg", "own", 3}, {"png", "own", 3}, {"jpg", "own", 2}, {"scan", "own", 3},
}

// programs are the commands that the producers need.
var programs = map[string]string{"chromium": "chromium", "libreoffice": "soffice", "pdftex": "pdflatex", "weasyprint": "weasyprint", "wkhtmltopdf": "wkhtmltopdf", "ghostscript": "gs"}

// fixed is how many files of 300 are neither papers nor mail: copies, hostile
// files, attachments, odd names.
const fixed = 71

type maker struct {
	o     Options
	lib   *paper.Library
	cast  *cast.Cast
	r     *rand.Rand // for what belongs to no paper
	items []*item
	taken map[string]bool
	has   map[string]bool // producers whose programs run here
	note  func(string)
}

func newMaker(o Options) (*maker, error) {
	lib, err := paper.Load(o.Source)
	if err != nil {
		return nil, err
	}
	names, err := cast.ReadNames(filepath.Join(o.Source, "people.txt"))
	if err != nil {
		return nil, err
	}
	c, err := cast.New(names, o.Seed)
	if err != nil {
		return nil, err
	}
	m := &maker{o: o, lib: lib, cast: c, r: rand.New(rand.NewPCG(o.Seed, 1<<40)), taken: map[string]bool{}, has: map[string]bool{"own": true}}
	if m.note = o.Note; m.note == nil {
		m.note = func(string) {}
	}
	if !o.Small {
		for p, prog := range programs {
			_, err := exec.LookPath(prog)
			m.has[p] = err == nil
			if err != nil {
				m.note(prog + " is missing: other programs make its files")
			}
		}
	}
	return m, nil
}

// order is one paper to be made.
type order struct {
	kind   kind
	tpl    *paper.Template
	family int
	pages  float64
}

// papers fills the templates, each at least once if there is room, and names
// the files.
func (m *maker) papers() error {
	var orders []order
	used := map[string]int{}
	n := m.o.Files - m.o.Files*fixed/300
	if m.o.Small {
		n = 14
	}
	total := 0
	for _, k := range kinds {
		total += k.share
	}
	at := 0
	for _, k := range kinds {
		if m.o.Small && (k.producer != "own" || k.format == "msg") {
			continue
		}
		count := (k.share*n + at) / total // what is left over goes to the next
		at = (k.share*n + at) % total
		if m.o.Small || count == 0 && n >= 2*len(kinds) {
			count = 1
		}
		if !m.has[k.producer] {
			k.producer = m.other(k.format)
		}
		for range count {
			orders = append(orders, order{kind: k, tpl: m.choose(k.format, used), family: m.family()})
		}
	}
	m.lengths(orders)
	for i, o := range orders {
		if err := m.paper(i, o); err != nil {
			return err
		}
	}
	return nil
}

// other is a producer of a format for one that is missing.
func (m *maker) other(format string) string {
	if m.has["libreoffice"] {
		return "libreoffice"
	}
	if format == "pdf" && m.has["chromium"] {
		return "chromium"
	}
	return "own"
}

// choose takes a template of a format: one that was used least.
func (m *maker) choose(format string, used map[string]int) *paper.Template {
	as := map[string]string{"jpg": "png", "scan": "png"}[format]
	if as == "" {
		as = format
	}
	var best []*paper.Template
	for _, t := range m.lib.Templates {
		if !t.Has(as) || t.Name == "email-report" || t.Name == "email-forward" {
			continue // the last two are for mails with attachments
		}
		if len(best) == 0 || used[t.Name] < used[best[0].Name] {
			best = best[:0]
		}
		if len(best) == 0 || used[t.Name] == used[best[0].Name] {
			best = append(best, t)
		}
	}
	t := best[m.r.IntN(len(best))]
	used[t.Name]++
	return t
}

// family draws one; the first is what the bundle is about.
func (m *maker) family() int { return []int{0, 0, 0, 0, 1, 1, 2, 2, 3, 4}[m.r.IntN(10)] }

// lengths gives each order its pages: most are short, a few are long, and all
// together make some 1,400 pages of 300 files.
func (m *maker) lengths(orders []order) {
	want := float64(m.o.Files) * 14.8 / 3
	if m.o.Small {
		want = 40
	}
	sum, grow := 0.0, 0.0
	for i := range orders {
		o := &orders[i]
		switch x := m.r.IntN(100); {
		case !o.tpl.Grows() || o.kind.format == "eml" || o.kind.format == "msg" || o.kind.format == "png" || o.kind.format == "jpg":
			sum++
			continue
		case x < 50:
			o.pages = 1.5 + 2*m.r.Float64()
		case x < 83:
			o.pages = 3 + 6*m.r.Float64()
		case x < 97:
			o.pages = 9 + 14*m.r.Float64()
		default:
			o.pages = 25 + 35*m.r.Float64()
		}
		if o.kind.format == "scan" {
			o.pages = 3
		}
		grow += o.pages
	}
	for i := range orders {
		orders[i].pages *= max(0, want-sum) / max(1, grow)
	}
}

// perPage is how many words fill a page.
const perPage = 450

// paper makes the paper of one order; long ones are filled twice, to see how
// long they become.
func (m *maker) paper(i int, o order) error {
	cs := m.cast.Cases[o.family]
	fill := func(scale float64) (*paper.Paper, error) {
		return m.lib.Fill(o.tpl, cs, rand.New(rand.NewPCG(m.o.Seed, uint64(i))), scale)
	}
	p, err := fill(1)
	if err != nil {
		return err
	}
	if o.pages > 0 {
		one := float64(p.Words()) / perPage
		if p, err = fill(max(0.3, o.pages/one)); err != nil {
			return err
		}
	}
	it := &item{paper: p, at: i}
	it.file = gold.File{Format: o.kind.format, Producer: o.kind.producer, Template: o.tpl.Name, State: gold.Readable}
	it.path = m.name(p, o.family, o.kind.format)
	m.items = append(m.items, it)
	return nil
}

// name is where a paper goes in the tree. The first family's papers lie at the
// top, the others' in folders of their own.
func (m *maker) name(p *paper.Paper, family int, format string) gold.Str {
	ext := map[string]string{"numbered": "pdf", "scan": "pdf"}[format]
	if ext == "" {
		ext = format
	}
	under := m.r.IntN(4) == 0
	var top gold.Str
	if family > 0 {
		cs := m.cast.Cases[family]
		s, _ := cs.Say("mum", "sur", m.r)
		top = str("Related files/")
		top.Join(s)
		top.Add(" family")
	}
	folder := p.Folder
	for i, f := range folder.Split("/") {
		f = fileName(f, under)
		if i == 0 {
			folder = f
		} else {
			folder = join(folder, f)
		}
	}
	path := join(top, folder, fileName(p.File, under))
	if m.r.IntN(12) == 0 {
		ext = strings.ToUpper(ext)
	}
	return m.free(path, "."+ext)
}

// free adds an ending to a path, and a number if there is a file of the name.
func (m *maker) free(path gold.Str, ext string) gold.Str {
	for n := 1; ; n++ {
		p := gold.Str{}
		p.Join(path)
		if n > 1 {
			p.Add(fmt.Sprintf(" (%d)", n))
		}
		p.Add(ext)
		if k := strings.ToLower(p.S); !m.taken[k] {
			m.taken[k] = true
			return p
		}
	}
}
