package build

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"

	"veil/internal/bundle/gold"
	"veil/internal/bundle/write"
)

// scaled is n of 300 files, at least one.
func (m *maker) scaled(n int) int {
	if m.o.Small {
		return 1
	}
	return max(1, n*m.o.Files/300)
}

// copies adds exact copies of files under other names, and near copies, in
// which one word or one year is another.
func (m *maker) copies() error {
	n := len(m.items)
	for _, i := range m.r.Perm(n)[:m.scaled(9)] {
		of := m.items[i]
		c := &item{file: of.file, data: of.data}
		dir, base := split(of.path)
		ext := path.Ext(base.S)
		c.path = m.free(join(dir, str("Copies"), base.Cut(0, len(base.S)-len(ext))), ext)
		c.file.SameAs = of.path.S
		m.items = append(m.items, c)
	}
	near := 0
	for _, i := range m.r.Perm(n) {
		of := m.items[i]
		if of.file.Producer != "own" || of.file.State != gold.Readable || strings.Contains("xlsx csv eml msg", of.file.Format) {
			continue
		}
		p, ok := of.paper.Nudged(near%2 == 1)
		if !ok {
			if p, ok = of.paper.Nudged(near%2 == 0); !ok {
				continue
			}
		}
		c := &item{file: of.file, paper: p, at: of.at}
		if err := m.own(c); err != nil {
			return err
		}
		dir, base := split(of.path)
		ext := path.Ext(base.S)
		name := base.Cut(0, len(base.S)-len(ext))
		name.Add(" v2")
		c.path = m.free(join(dir, name), ext)
		c.file.NearTo = of.path.S
		m.items = append(m.items, c)
		if near++; near == m.scaled(6) {
			break
		}
	}
	return nil
}

// split cuts a path in folder and name.
func split(p gold.Str) (dir, base gold.Str) {
	i := strings.LastIndex(p.S, "/")
	if i < 0 {
		return dir, p
	}
	return p.Cut(0, i), p.Cut(i+1, len(p.S))
}

// mails adds e-mails with papers attached, and one to which e-mails are
// attached that have attachments of their own.
func (m *maker) mails() error {
	var made []*item
	for i := range m.scaled(6) {
		mail, err := m.mail("email-report", 1<<30+i, m.family(), []string{"docx", "pdf", "xlsx", "txt"}[:1+i%3])
		if err != nil {
			return err
		}
		made = append(made, mail)
	}
	m.items = append(m.items, made...)
	for i := range m.scaled(2) {
		f := m.family()
		a, err := m.mail("email-report", 1<<31+2*i, f, []string{"docx"})
		if err != nil {
			return err
		}
		b, err := m.mail("email-thread", 1<<31+2*i+1, f, nil)
		if err != nil {
			return err
		}
		a.path, b.path = base(a.path), base(b.path)
		w, err := m.mailOf("email-forward", 1<<32+i, f, []*item{a, b})
		if err != nil {
			return err
		}
		m.items = append(m.items, w)
	}
	return nil
}

func base(p gold.Str) gold.Str { _, b := split(p); return b }

// mail makes an e-mail with attachments of the formats.
func (m *maker) mail(tpl string, at, family int, formats []string) (*item, error) {
	var files []*item
	for j, f := range formats {
		r := rand.New(rand.NewPCG(m.o.Seed, uint64(at)<<8+uint64(j)))
		t := m.lib.Templates[r.IntN(len(m.lib.Templates))]
		for !t.Has(f) {
			t = m.lib.Templates[r.IntN(len(m.lib.Templates))]
		}
		p, err := m.lib.Fill(t, m.cast.Cases[family], r, 0.6)
		if err != nil {
			return nil, err
		}
		it := &item{paper: p, at: at<<3 + j, file: gold.File{Format: f, Producer: "own", Template: t.Name, State: gold.Readable}}
		it.path = fileName(p.File, false)
		it.path.Add("." + f)
		if err := m.own(it); err != nil {
			return nil, err
		}
		files = append(files, it)
	}
	return m.mailOf(tpl, at, family, files)
}

var mimeTypes = map[string]string{"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pdf": "application/pdf", "txt": "text/plain", "eml": "message/rfc822"}

// mailOf makes an e-mail with items attached.
func (m *maker) mailOf(tpl string, at, family int, files []*item) (*item, error) {
	r := rand.New(rand.NewPCG(m.o.Seed, uint64(at)))
	p, err := m.lib.Fill(m.template(tpl), m.cast.Cases[family], r, 1)
	if err != nil {
		return nil, err
	}
	it := &item{paper: p, at: at, members: files, file: gold.File{Format: "eml", Producer: "own", Template: tpl, State: gold.Readable, Pages: 1}}
	it.path = m.name(p, family, "eml")
	it.file.Texts = texts(it)
	var as []write.Attachment
	for _, f := range files {
		as = append(as, write.Attachment{Name: f.path.S, Type: mimeTypes[f.file.Format], Data: f.data})
	}
	it.data = write.EML(p, fmt.Sprintf("a%d.%d", at, m.o.Seed), false, as)
	return it, nil
}

// zips moves some of the items into zips: one flat, one with folders and a zip
// inside.
func (m *maker) zips() {
	var free []*item
	for _, it := range m.items {
		plain := it.place == nil && it.mode == 0 && it.file.SameAs == "" && it.file.NearTo == "" && it.file.State != gold.Hostile && it.file.State != gold.Container
		if plain && it.paper != nil && len(it.data) < 1<<20 && !m.isSource(it) {
			free = append(free, it)
		}
	}
	m.r.Shuffle(len(free), func(i, j int) { free[i], free[j] = free[j], free[i] })
	take := func(n int) []*item {
		n = min(n, len(free))
		t := append([]*item{}, free[:n]...) // its own, for callers append to it
		free = free[n:]
		in := map[*item]bool{}
		for _, it := range t {
			in[it] = true
		}
		var rest []*item
		for _, it := range m.items {
			if !in[it] {
				rest = append(rest, it)
			}
		}
		m.items = rest
		return t
	}
	child, _ := m.cast.Cases[0].Say("child", "full", m.r)
	name := gold.Str{}
	name.Join(child)
	name.Add(" old file.zip")
	inner := pack(str("Box 2/Second part.zip"), take(m.scaled(10)))
	m.items = append(m.items, pack(name, append(take(m.scaled(12)), inner)))
	if !m.o.Small {
		mum, _ := m.cast.Cases[1].Say("mum", "sur", m.r)
		flat := gold.Str{}
		flat.Add("Emails ")
		flat.Join(mum)
		flat.Add(".zip")
		m.items = append(m.items, pack(flat, take(m.scaled(8))))
	}
}

// isSource says whether another item is a copy of it; it stays where it is.
func (m *maker) isSource(of *item) bool {
	for _, it := range m.items {
		if it.file.SameAs == of.path.S || it.file.NearTo == of.path.S {
			return true
		}
	}
	return false
}
