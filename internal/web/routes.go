package web

import (
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
	"sync"
	"time"

	"veil/rules"
)

//go:embed static
var static embed.FS

//go:embed pages
var pageFiles embed.FS

// views are the pages by name; each stands inside frame.html.
var views = sync.OnceValue(parse)

func parse() map[string]*template.Template {
	frame := template.Must(template.New("frame").Funcs(funcs).ParseFS(pageFiles, "pages/frame.html", "pages/part-*.html"))
	out := map[string]*template.Template{}
	names, err := fs.Glob(pageFiles, "pages/*.html")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		base := strings.TrimSuffix(strings.TrimPrefix(name, "pages/"), ".html")
		if base == "frame" || strings.HasPrefix(base, "part-") {
			continue
		}
		out[base] = template.Must(template.Must(frame.Clone()).ParseFS(pageFiles, name))
	}
	return out
}

var funcs = template.FuncMap{"kind": kindName, "because": because, "kinds": func() []string { return rules.Kinds }, "plural": plural, "px": px}

// view is what every page is given.
type view struct {
	Root   string // where the run's addresses begin, as the page sees them
	Title  string
	Name   string // of the page
	Data   any
	Notice string
}

// show writes a page. root leads from the page's address to the run's first
// page: addresses in pages are relative, so that none holds the token.
func show(w http.ResponseWriter, r *http.Request, name, title string, data any) {
	v := view{Root: strings.Repeat("../", strings.Count(r.URL.Path, "/")-1), Title: title, Name: name, Data: data, Notice: r.URL.Query().Get("notice")}
	if v.Root == "" {
		v.Root = "./"
	}
	v.Notice = notices[v.Notice]
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := views()[name].ExecuteTemplate(w, "frame.html", v); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// fragment writes a piece of a page.
func fragment(w http.ResponseWriter, name string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := views()["home"].ExecuteTemplate(w, name, data); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// notices are what a page may be asked to say at its top.
var notices = map[string]string{
	"people": "The people file is in use. The papers are being read again with it.",
	"key":    "The list of names was not made: it needs a passphrase, and a copy that is made.",
}

// routes are the addresses of the run, below its token.
func (d *desk) routes(stop func()) http.Handler {
	m := http.NewServeMux()
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic(err)
	}
	m.Handle("GET /static/{file}", http.StripPrefix("/static/", http.FileServerFS(files)))
	m.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { show(w, r, "home", "Veil", d.version) })
	m.HandleFunc("POST /close", func(w http.ResponseWriter, r *http.Request) {
		show(w, r, "closed", "Closed", nil)
		time.AfterFunc(farewell, stop)
	})
	d.paperRoutes(m)
	d.reviewRoutes(m)
	d.leafRoutes(m)
	d.lookRoutes(m)
	d.peopleRoutes(m)
	d.answerRoutes(m)
	d.checkRoutes(m)
	d.secondRoutes(m)
	d.bundleRoutes(m)
	return m
}

// farewell is how long a run goes on after "Close and clear", for the last page to
// fetch its looks.
const farewell = time.Second

// refuse answers with a line for the page to show.
func refuse(w http.ResponseWriter, status int, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": sentence(err)})
}

// answer writes JSON.
func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(v)
}

// ask reads a small request in JSON.
func ask(w http.ResponseWriter, r *http.Request, v any) bool {
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
	dec.DisallowUnknownFields()
	if dec.Decode(v) != nil {
		refuse(w, http.StatusBadRequest, errors.New("the page asked for something that Veil does not understand; load it again"))
		return false
	}
	return true
}

// turnTo sends the browser to another page of the run, by its place from here.
func turnTo(w http.ResponseWriter, place string) {
	w.Header().Set("Location", place)
	w.WriteHeader(http.StatusSeeOther)
}
