package web

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// colours are the custom properties of the style sheet, light and dark.
func colours(t *testing.T) map[string][2]string {
	t.Helper()
	css, err := static.ReadFile("static/veil.css")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][2]string{}
	for _, m := range regexp.MustCompile(`--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)`).FindAllStringSubmatch(string(css), -1) {
		out[m[1]] = [2]string{m[2], m[3]}
	}
	return out
}

// contrast is the ratio of two colours' luminance (WCAG 2.2, "contrast ratio").
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is that of #rrggbb, from 0 to 1 (WCAG 2.2, "relative luminance").
func luminance(colour string) float64 {
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		return math.NaN()
	}
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		c := float64(n>>(8*i)&255) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// TestContrast computes the contrast of every pair of colours that the page puts
// on each other: 4.5 for words (1.4.3), 3 for lines and rings (1.4.11).
func TestContrast(t *testing.T) {
	if got := contrast("#ffffff", "#000000"); math.Abs(got-21) > 0.01 {
		t.Fatalf("black on white has %.2f", got)
	}
	c := colours(t)
	pairs := []struct {
		on    []string
		what  []string
		least float64
	}{
		{[]string{"paper", "ground"}, []string{"ink", "soft", "brand", "bad", "good", "maskline"}, 4.5},
		{[]string{"mask", "kept"}, []string{"ink"}, 4.5},
		{[]string{"mask"}, []string{"maskline"}, 4.5},
		{[]string{"kept"}, []string{"keptline"}, 4.5},
		{[]string{"brand"}, []string{"onbrand"}, 4.5},
		{[]string{"ink"}, []string{"paper"}, 4.5},
		{[]string{"paper", "ground"}, []string{"line", "focus", "maskline", "keptline"}, 3},
	}
	for _, p := range pairs {
		for _, on := range p.on {
			for _, what := range p.what {
				for theme, name := range []string{"light", "dark"} {
					a, ok := c[on]
					b, ok2 := c[what]
					if !ok || !ok2 {
						t.Fatalf("the style sheet has no %s or no %s", on, what)
					}
					if got := contrast(a[theme], b[theme]); !(got >= p.least) {
						t.Errorf("%s: %s on %s has a contrast of %.2f, less than %.1f", name, what, on, got, p.least)
					}
				}
			}
		}
	}
}

// TestTargets measures what can be pressed, on every page and at a phone's width:
// 24 by 24 pixels (WCAG 2.2, 2.5.8), words within a sentence apart, and everything
// that takes an entry has a name and the focus comes to things in reading order.
func TestTargets(t *testing.T) {
	b := browse(t)
	measure := func(page string) {
		t.Helper()
		for _, width := range []int64{1280, 360} {
			b.look(false, width)
			var found []string
			b.do(chromedp.Evaluate(`(() => {
				const out = [], seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length;
				const say = (what, e) => out.push(what + ": " + e.outerHTML.slice(0, 90));
				const inline = (e) => getComputedStyle(e).display === "inline" && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
				let last = null;
				for (const e of document.querySelectorAll("a[href], button, input, textarea, select, summary")) {
					if (!seen(e) || e.matches(".skip")) continue;
					const r = e.getBoundingClientRect();
					if ((r.width < 24 || r.height < 24) && !inline(e) && !e.matches(".sentence, .mark")) say(r.width.toFixed() + " by " + r.height.toFixed(), e);
					if (e.matches("input, textarea, select") && !e.labels?.length && !e.ariaLabel) say("no label", e);
					if (e.matches("a, button") && !(e.textContent.trim() || e.ariaLabel)) say("no name", e);
					if (e.tabIndex > 0) say("an order of its own", e);
					// In reading order: nothing stands wholly above and left of what came before, in one column.
					if (last && width() && r.bottom <= last.top && r.left <= last.left) say("before what came before", e);
					last = r;
				}
				function width() { return innerWidth < 500; }
				for (const e of document.querySelectorAll("[aria-live]")) if (e.ariaLive !== "polite") say("not polite", e);
				return out;
			})()`, &found))
			for _, f := range found {
				t.Errorf("%s, %d wide: %s", page, width, f)
			}
		}
		b.look(false, 1280)
	}
	measure("home")
	for _, page := range []string{"redact", "check", "bundle", "names", "people"} {
		b.do(chromedp.Navigate(b.url+page), chromedp.WaitVisible("h1"))
		measure(page)
	}
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "carer-log.txt", "bad/password.pdf")), chromedp.WaitVisible(".paper.open"), chromedp.WaitVisible(".paper.locked"))
	measure("papers")
	b.do(chromedp.Click("button.save"), chromedp.WaitVisible(".paper.saved"))
	measure("saved")
	b.do(chromedp.Navigate(b.url+"check"), chromedp.WaitVisible("#draft"), chromedp.SetUploadFiles("#draftfile", files(t, "complaint-angry.txt")), chromedp.WaitVisible("#ai"), chromedp.Click("#ai summary"), chromedp.WaitVisible("#aiform"))
	measure("check, with a draft")
	b.do(chromedp.Navigate(b.url+"bundle"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "carer-log.txt")), chromedp.WaitVisible("#start"), chromedp.Click("#start"), chromedp.WaitVisible("[data-state=done]"))
	measure("bundle, done")
	// Every page keeps a live region that is there from the beginning.
	var live int
	b.do(chromedp.Evaluate(`document.querySelectorAll("body > [role=status][aria-live=polite]").length`, &live))
	if live != 2 {
		t.Error(fmt.Sprint(live, " live regions"))
	}
}
