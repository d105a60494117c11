package trace

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"
)

// The search is itself put to the test: each way of writing is found whole, and
// what is not there is not.
func TestLook(t *testing.T) {
	e := Everything()
	wide, entities, spaced := "", "", strings.Join(strings.Split(e, ""), " ")
	for _, u := range utf16.Encode([]rune(e)) {
		wide += string([]byte{byte(u), byte(u >> 8)})
		entities += fmt.Sprintf("&#x%X;", u)
	}
	for name, s := range map[string]string{
		"plain": e, "UTF-16": wide, "references": entities, "spaced": spaced, "percent": url.PathEscape(e), "backwards": backwards(e),
		"base64": base64.StdEncoding.EncodeToString([]byte(e)), "hexadecimal": hex.EncodeToString([]byte(e)),
	} {
		f := Found{}
		if f.Look(name, "before "+s+" after"); !f.All() {
			t.Errorf("%s: missing %v", name, f.Without())
		}
	}
	f := Found{}
	f.Look("hashes", strings.ReplaceAll(spaced, " ", "#"))
	if !f.All() || !strings.Contains(f.Kinds(), "name in hashes") {
		t.Error(f.Kinds())
	}
	f = Found{}
	f.Look("escapes", `\'52\'6fs\'61lind`, Escapes("", `\\'[0-9a-f]{2}`, 2))
	f.Look("nothing", "The tortoise walked slowly round the pond.")
	f.Look("empty", "")
	if len(f) != 1 || f[0] != "escapes" {
		t.Error(f.Kinds())
	}
}
