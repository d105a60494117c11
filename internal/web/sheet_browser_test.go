package web

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// opened is a tab in which papers are looked through.
func opened(t *testing.T, paths ...string) *tab {
	t.Helper()
	b := browse(t)
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", paths), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .mark"))
	return b
}

// TestSheetViews goes through the ways to show a paper.
func TestSheetViews(t *testing.T) {
	b := opened(t, files(t, "case-note.pdf")...)
	b.do(chromedp.WaitReady("#sheet-0 .pictured"))
	b.shot("20-page")
	b.do(chromedp.Click("#both"), chromedp.WaitVisible("#sheet-0 .second text"))
	b.shot("21-both")
	b.look(true, 1280)
	b.shot("22-both-dark")
	b.look(false, 390)
	b.shot("23-both-narrow")
	b.look(false, 1280)
	b.do(chromedp.Click("#preview"), chromedp.WaitVisible("#sheet-0 rect.mark"))
	b.shot("24-after")
	b.do(chromedp.Click("#astext"), chromedp.WaitVisible("#sheet-0 .flow .mark"), chromedp.Click("#both"), chromedp.WaitVisible("#sheet-0 .second .gone"))
	b.shot("25-text")
}
