package web

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"
)

// TestChosenEarly chooses a file on pages whose scripts come late.
func TestChosenEarly(t *testing.T) {
	b := browse(t)
	b.early = true
	held := make(chan fetch.RequestID, 10)
	chromedp.ListenTarget(b.ctx, func(ev any) {
		if ev, ok := ev.(*fetch.EventRequestPaused); ok {
			held <- ev.RequestID
		}
	})
	for _, c := range []struct{ job, script, field, paper, then string }{
		{"check", "check.js", "#draftfile", "complaint-angry.txt", "#remarks .sentence"},
		{"redact", "redact.js", "#files", "carer-log.txt", ".paper.open"},
		{"bundle", "bundle.js", "#files", "carer-log.txt", "#start"},
	} {
		b.do(chromedp.Navigate(b.url),
			fetch.Enable().WithPatterns([]*fetch.RequestPattern{{URLPattern: "*/" + c.script}}),
			chromedp.Click(`a[href=`+c.job+`]`), chromedp.WaitVisible(c.field),
			chromedp.SetUploadFiles(c.field, files(t, c.paper)),
			chromedp.ActionFunc(func(ctx context.Context) error { return fetch.ContinueRequest(<-held).Do(ctx) }),
			chromedp.WaitVisible(c.then), fetch.Disable())
	}
}
