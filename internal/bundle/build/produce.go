package build

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"veil/internal/bundle/gold"
	"veil/internal/bundle/paper"
	"veil/internal/bundle/write"
)

// carries are the texts of a paper that a file of a format and producer holds.
var carries = map[string]string{
	"txt": "header body footer", "md": "header body footer", "csv": "body", "html": "title header body footer author comment",
	"rtf": "header body footer author", "docx": "title header body footer author comment", "odt": "title header body footer author comment",
	"xlsx": "body", "eml": "from to cc title body", "msg": "from to cc title body",
	"pdf": "header body footer", "pdf/pdftex": "title header body footer author", "pdf/own": "header body footer author",
	"pdf/libreoffice": "title header body footer author", "pdf/chromium": "title header body footer",
	"png": "", "jpg": "", "scan": "",
}

// texts are what the file of it holds, by its paper.
func texts(it *item) []gold.Text {
	ids, ok := carries[it.file.Format+"/"+it.file.Producer]
	if !ok {
		ids = carries[it.file.Format]
	}
	var out []gold.Text
	all := it.paper.Texts()
	if it.paper.Title.S != "" {
		all = append(all, it.paper.Title.Text("title"))
	}
	for _, t := range all {
		for _, id := range strings.Fields(ids) {
			if t.ID == id {
				out = append(out, t)
			}
		}
	}
	return out
}

// produce makes the file of every paper: with package write, or with other
// programs in the folder work, two at a time.
func (m *maker) produce(work string) error {
	byProducer := map[string][]*item{}
	for _, it := range m.items {
		if it.file.Producer == "pdftex" || it.file.Producer == "ghostscript" {
			// The fonts of the one lack some letters, the other spoils them.
			if _, ok := write.TeX(it.paper, ""); !ok {
				it.file.Producer = m.other("pdf")
			}
		}
		if it.file.Producer == "own" {
			if err := m.own(it); err != nil {
				return fmt.Errorf("%s: %w", it.file.Template, err)
			}
			continue
		}
		it.file.Texts = texts(it)
		it.file.Pages = 1 + it.paper.Words()/perPage
		byProducer[it.file.Producer] = append(byProducer[it.file.Producer], it)
	}
	s := &shop{work: work, jobs: make(chan func() error)}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range s.jobs {
				if err := j(); err != nil {
					mu.Lock()
					failed = err
					mu.Unlock()
				}
			}
		}()
	}
	s.office(m, byProducer["libreoffice"])
	for producer, do := range map[string]func(*item, string) error{
		"chromium": s.chromium, "pdftex": s.pdftex, "ghostscript": s.ghostscript, "weasyprint": s.weasyprint, "wkhtmltopdf": s.wkhtmltopdf,
	} {
		for _, it := range byProducer[producer] {
			s.jobs <- func() error {
				err := do(it, filepath.Join(work, fmt.Sprintf("%s-%d", producer, it.at)))
				if err != nil {
					return m.without(it, err)
				}
				return nil
			}
		}
	}
	close(s.jobs)
	wg.Wait()
	if failed != nil {
		return failed
	}
	for _, it := range m.items {
		if it.file.Format == "pdf" && it.file.Producer != "own" {
			it.file.Pages = countPages(it.data)
		}
	}
	return nil
}

// without makes a file itself after a program failed, which does not stop the
// rest.
func (m *maker) without(it *item, err error) error {
	m.note(fmt.Sprintf("%v; written without it", err))
	it.file.Producer = "own"
	return m.own(it)
}

// own makes a file without any other program.
func (m *maker) own(it *item) error {
	p := it.paper
	r := rand.New(rand.NewPCG(m.o.Seed, 1<<20+uint64(it.at)))
	it.file.Texts = texts(it)
	it.file.Pages = 1 + p.Words()/perPage
	switch it.file.Format {
	case "pdf":
		it.data, it.file.Pages = write.PDF(p, write.Numbering{})
	case "numbered":
		it.file.Format = "pdf"
		first := 1 + r.IntN(300)
		it.data, it.file.Pages = write.PDF(p, write.Numbering{First: first, Skip: map[int]bool{first + 3: true, first + 6: true, first + 7: true}, Empty: first + 4})
		it.file.Template += " (numbered)"
		it.file.Texts = texts(it)
	case "docx":
		it.data = write.DOCX(p)
	case "odt":
		it.data = write.ODT(p)
	case "rtf":
		it.data = write.RTF(p)
	case "html":
		it.data = []byte(write.HTML(p, "", false))
	case "xlsx":
		cs := m.cast.Cases[0]
		hidden, err := m.lib.Fill(m.template("genogram"), cs, r, 1)
		if err != nil {
			return err
		}
		name, _ := cs.Say("child", "full", r)
		if len([]rune(name.S)) > 31 {
			name, _ = cs.Say("child", "fore", r)
		}
		note, _ := cs.Say("mum", "titled", r)
		note.Add(" asked for this to be checked.")
		it.data, it.file.Texts = write.XLSX(p, write.Sheets{Name: name, Hidden: hidden, Comment: note, Gone: 3})
	case "csv":
		it.data = write.CSV(p, []rune{',', ';', '\t'}[r.IntN(3)])
	case "md":
		it.data = []byte(write.Markdown(p))
	case "txt":
		enc := []string{"utf-8", "utf-8-bom", "utf-16", "windows-1252"}[it.at%4]
		b, ok := write.Encode(write.Text(p, []int{0, 72}[r.IntN(2)]), enc)
		if !ok {
			b, _ = write.Encode(write.Text(p, 0), "utf-8")
			enc = "utf-8"
		}
		it.data = b
		it.file.Producer = "own"
		it.file.Template += " (" + enc + ")"
	case "eml":
		it.data = write.EML(p, fmt.Sprintf("%d.%d", it.at, m.o.Seed), r.IntN(2) == 0, nil)
	case "msg":
		it.data = write.MSG(p)
	case "png", "jpg", "scan":
		return m.scan(it, r)
	default:
		return fmt.Errorf("no writer for %q", it.file.Format)
	}
	return nil
}

// scan makes a picture of a page, or a PDF of pictures.
func (m *maker) scan(it *item, r *rand.Rand) error {
	pages, err := write.Scan(it.paper, r)
	if err != nil {
		return err
	}
	it.file.State = gold.Picture
	it.file.Pages = len(pages)
	switch it.file.Format {
	case "png":
		it.data, it.file.Pages = write.PNG(pages[0]), 1
	case "jpg":
		it.data, it.file.Pages = write.JPEG(pages[0]), 1
	default:
		it.file.Format = "pdf"
		var js [][]byte
		for _, p := range pages {
			js = append(js, write.JPEG(p))
		}
		it.data = write.PicturePDF(js, write.ScanW, write.ScanH)
	}
	return nil
}

func (m *maker) template(name string) *paper.Template {
	for _, t := range m.lib.Templates {
		if t.Name == name {
			return t
		}
	}
	panic("no template " + name) // the hand-written texts lack one that is named here
}

// shop is where other programs work.
type shop struct {
	work string
	jobs chan func() error
}

func (s *shop) run(dir, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1736154000", "FORCE_SOURCE_DATE=1", "TZ=UTC", "XDG_RUNTIME_DIR="+s.work, "QT_QPA_PLATFORM=offscreen")
	if out, err := c.CombinedOutput(); err != nil {
		last := strings.TrimSpace(string(out))
		return fmt.Errorf("%s: %w: %s", name, err, last[max(0, len(last)-200):])
	}
	return nil
}

// office has LibreOffice make all its files, many in one run.
func (s *shop) office(m *maker, items []*item) {
	groups := map[string][]*item{}
	for _, it := range items {
		groups[it.file.Format] = append(groups[it.file.Format], it)
	}
	for _, format := range []string{"pdf", "docx", "odt", "rtf", "xlsx"} {
		g := groups[format]
		if len(g) == 0 {
			continue
		}
		s.jobs <- func() error {
			dir := filepath.Join(s.work, "office-"+format)
			args := []string{"--headless", "-env:UserInstallation=file://" + dir + "/profile", "--convert-to", format, "--outdir", dir + "/out"}
			if format == "xlsx" {
				// Every column as text, or telephone numbers lose their zero.
				args = append(args, "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/2")
			}
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			for _, it := range g {
				name, src := fmt.Sprintf("%d.fodt", it.at), []byte(write.FODT(it.paper))
				if format == "xlsx" {
					name, src = fmt.Sprintf("%d.csv", it.at), write.CSV(it.paper, ',')
				}
				if err := os.WriteFile(filepath.Join(dir, name), src, 0o644); err != nil {
					return err
				}
				args = append(args, name)
			}
			runErr := s.run(dir, "soffice", args...)
			for _, it := range g {
				if result(it, filepath.Join(dir, "out", fmt.Sprintf("%d.%s", it.at, format))) != nil {
					if err := m.without(it, fmt.Errorf("soffice makes no %s of %s (%v)", format, it.file.Template, runErr)); err != nil {
						return err
					}
				}
			}
			return nil
		}
	}
}

// result reads what a program made.
func result(it *item, file string) (err error) {
	it.data, err = os.ReadFile(file)
	return err
}

func (s *shop) page(it *item, at, css string) error {
	return os.WriteFile(at+".html", []byte(write.HTML(it.paper, css, true)), 0o644)
}

func (s *shop) chromium(it *item, at string) error {
	if err := s.page(it, at, ""); err != nil {
		return err
	}
	// Two may run at once, and each needs a profile of its own.
	err := s.run(s.work, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--no-first-run", "--user-data-dir="+at+"-profile", "--print-to-pdf="+at+".pdf", "file://"+at+".html")
	if err != nil {
		return err
	}
	return result(it, at+".pdf")
}

func (s *shop) weasyprint(it *item, at string) error {
	if err := s.page(it, at, "body{font-family:'DejaVu Sans';font-size:9pt}"); err != nil {
		return err
	}
	if err := s.run(s.work, "weasyprint", "-q", at+".html", at+".pdf"); err != nil {
		return err
	}
	return result(it, at+".pdf")
}

func (s *shop) wkhtmltopdf(it *item, at string) error {
	if err := os.WriteFile(at+".html", []byte(write.HTML(it.paper, "", false)), 0o644); err != nil {
		return err
	}
	if err := s.run(s.work, "wkhtmltopdf", "-q", "--encoding", "utf-8", at+".html", at+".pdf"); err != nil {
		return err
	}
	return result(it, at+".pdf")
}

// pdftex sets the paper, twice for the widths of its tables.
func (s *shop) pdftex(it *item, at string) error {
	src, ok := write.TeX(it.paper, []string{"lmodern", "mathptmx", "mathpazo"}[it.at%3])
	if !ok {
		return fmt.Errorf("pdflatex: no fonts for %s", it.file.Template)
	}
	if err := os.WriteFile(at+".tex", []byte(src), 0o644); err != nil {
		return err
	}
	for range 2 {
		if err := s.run(s.work, "pdflatex", "-interaction=batchmode", "-halt-on-error", at+".tex"); err != nil {
			return err
		}
	}
	return result(it, at+".pdf")
}

// ghostscript distils what Chromium printed.
func (s *shop) ghostscript(it *item, at string) error {
	if err := s.chromium(it, at+"-raw"); err != nil {
		return err
	}
	if err := s.run(s.work, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-sOutputFile="+at+".pdf", at+"-raw.pdf"); err != nil {
		return err
	}
	return result(it, at+".pdf")
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// countPages asks pdfinfo how many pages a PDF has; without it, 1.
func countPages(pdf []byte) int {
	c := exec.Command("pdfinfo", "-")
	c.Stdin = strings.NewReader(string(pdf))
	out, err := c.Output()
	if m := pagesLine.FindSubmatch(out); err == nil && m != nil {
		n, _ := strconv.Atoi(string(m[1]))
		return n
	}
	return 1
}
