package email

import (
	"io"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"veil/internal/isolate"
)

// Second is the worker that reads a copy with github.com/jhillyerd/enmime, which
// shares no code with ours.
const Second = "enmime"

func init() { isolate.Register(Second, readEnmime) }

// readEnmime writes the decoded headers, the texts and what else the message has.
func readEnmime(in io.Reader, out io.Writer) error {
	e, err := enmime.ReadEnvelope(in)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, key := range e.GetHeaderKeys() {
		switch strings.ToLower(key) {
		case "mime-version", "content-type", "content-transfer-encoding":
			continue // words of the format
		}
		for _, v := range e.GetHeaderValues(key) {
			b.WriteString(key + ": " + v + "\n")
		}
	}
	b.WriteString("\n" + e.Text + "\n" + e.HTML)
	for _, list := range [][]*enmime.Part{e.Attachments, e.Inlines, e.OtherParts} {
		for _, p := range list {
			b.WriteString("\n" + p.FileName + "\n" + string(p.Content))
		}
	}
	_, err = io.WriteString(out, b.String())
	return err
}
