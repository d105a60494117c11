package ooxml

import "testing"

func TestLegible(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"Zoë O’Hara – 3²":           "Zoë O’Hara – 3²",
		"J\u00ada\u200by\u2060":     "Jay",
		"J\u034fa\ufffay\U000e0041": "Jay",
		"J\ufe0fa\U000e0100y\u200d": "Jay",
		"❤\ufe0f":                   "❤\ufe0f", // as a picture
		"👩\u200d👧":                  "👩\u200d👧",
		"ᠮ\u180b":                   "ᠮ\u180b",
		"J\u3164a\u3164y\u3164":     "Jay",
		"Jay\u3164Smith":            "Jay Smith",
		"a\u3164b c\u3164\u3164d":   "ab cd",
		"Ｊａｙ":                       "Jay",
		"𝐉𝑎𝓎":                       "Jay",
		"ⒿⓐⓎ 🄹🄰🅈 🅙🅐🅨 🅹🅰🆈 ⒥⒜⒴ ᴶᵃʸ ℂ": "JaY JAY JAY JAY jay Jay C",
		"x² ½ №7 ™": "x² ½ №7 ™",
		"नि\u200dक": "नि\u200dक",
		"한글":        "한글",
	} {
		if got := Legible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
