package email

import (
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/lazyregexp"
)

// attached is a file that came with the message.
type attached struct {
	name     string // for the list
	as       string // as the message gives it
	size     int64
	image    bool
	ids      []string // by which HTML may refer to it
	unread   string   // why it cannot be a file of its own
	linked   bool     // it is not in the message at all
	contents func() ([]byte, error)
}

// attach notes a file that came with the message; unread says why it cannot be
// one of the members, if it cannot.
func (r *reader) attach(e entity, unread string) {
	f := attached{name: e.file, as: e.file, unread: unread, size: int64(len(e.body)), image: strings.HasPrefix(e.typ, "image/"),
		ids: []string{e.id(), e.header.get("content-location")}}
	if strings.EqualFold(e.header.get("content-transfer-encoding"), "base64") {
		f.size = f.size / 4 * 3
	}
	if f.as == "" {
		f.as = "attachment" + extension(e.typ)
	}
	if _, _, ok := decodeTransfer(nil, e.header.get("content-transfer-encoding")); !ok && f.unread == "" {
		f.unread = "it is in a coding that is not known and was not read"
	}
	f.contents = func() ([]byte, error) {
		data, stray, ok := e.data()
		if !ok {
			return nil, &extract.Error{Reason: extract.Unsupported, What: "the attachment is in a coding that is not known", Do: "save it in a mail program"}
		}
		if len(data) == 0 {
			data = []byte(stray)
		}
		return data, nil
	}
	r.files = append(r.files, f)
}

// extension is that of a file without a name.
func extension(typ string) string {
	switch typ {
	case "application/pdf":
		return ".pdf"
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "text/plain":
		return ".txt"
	case "text/html":
		return ".html"
	}
	return ""
}

// list numbers the attachments from after on, as lines of the body's list, gaps
// and members. Pictures that the text shows are counted.
func (r *reader) list(d *Document, after int) (lines []string) {
	for _, f := range r.files {
		if f.image && f.refers(r.embedded) {
			r.pictures++
			r.aside.Note("names", listName(f.name))
			continue
		}
		n := after + len(lines) + 1
		name := listName(f.name)
		l := "[attachment " + strconv.Itoa(n)
		if name != "" {
			l += ": " + name
		}
		lines = append(lines, l+"]")
		g := extract.Gap{Where: "attachment " + strconv.Itoa(n), Why: followed, Blocking: true}
		switch {
		case f.linked:
			g.Why, g.Blocking = "only a link to a file, which is not in the message", false
		case f.unread != "":
			g.Why = f.unread
		default:
			as := f.as
			if as == "" {
				as = "attachment"
			}
			d.members = append(d.members, extract.Member{Name: as, Size: f.size, Data: f.contents})
		}
		d.gaps = append(d.gaps, g)
	}
	return lines
}

func (f attached) refers(embedded map[string]bool) bool {
	for _, id := range f.ids {
		if id != "" && embedded[id] {
			return true
		}
	}
	return false
}

// listName is a file's name as words on one line: "report (pdf)".
func listName(name string) string {
	name = oneLine(strings.NewReplacer("_", " ", "[", "(", "]", ")").Replace(name))
	if m := nameEnd.FindStringSubmatchIndex(name); m != nil {
		name = strings.TrimSpace(name[:m[0]]) + " (" + strings.ToLower(name[m[2]:m[3]]) + ")"
	}
	return name
}

var nameEnd = lazyregexp.New(`\.([A-Za-z][A-Za-z0-9]{1,4})$`)

// listed is a line of the list of attachments that stands at the end of a body.
var listed = lazyregexp.New(`^\[attachment [0-9]+(?:: (.+))?\]$`)

// splitList takes the list of attachments off the end of a body: that of a copy
// whose attachments are gone already.
func splitList(body string) (rest string, list []string) {
	body = strings.Trim(body, "\n")
	for {
		at := strings.LastIndexByte(body, '\n') + 1
		if !listed.MatchString(body[at:]) {
			slices.Reverse(list)
			return body, list
		}
		list = append(list, body[at:])
		body = strings.TrimRight(body[:at], "\n")
	}
}

// listSlots are the names in a list of attachments.
func listSlots(text string) (slots []Slot) {
	at := 0
	for _, l := range strings.Split(text, "\n") {
		if m := listed.FindStringSubmatchIndex(l); m != nil && m[2] >= 0 {
			slots = append(slots, Slot{at + m[2], at + m[3], Value})
		}
		at += len(l) + 1
	}
	return slots
}
