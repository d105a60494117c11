package redact

import (
	"regexp"

	"veil/extract"
)

// backwards finds letters or digits after a character that turns the direction
// of what follows: a reader sees "Tobi" where the text says "iboT".
var backwards = regexp.MustCompile("\u202e[^\u202c\n]*[\\p{Latin}0-9]{3}")

// refuseBackwards refuses a document whose words are not what they look like.
// Writing of Hebrew or Arabic needs no such characters.
func refuseBackwards(parts []extract.Part) error {
	for _, p := range parts {
		if backwards.MatchString(p.Text) {
			return &extract.Error{Reason: extract.Unsupported, What: "some of its words are stored backwards and shown forwards, which can hide a name",
				Do: "type those words anew, or print the document to a PDF and use that"}
		}
	}
	return nil
}
