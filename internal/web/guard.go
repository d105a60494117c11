package web

import (
	"crypto/subtle"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// guard lets through what the run's own page asks for, and nothing else.
type guard struct {
	host  string // 127.0.0.1 and the port
	token string
	next  http.Handler
	idle  *time.Timer
	limit time.Duration
	// active counts the requests that are being answered; some last as long as the
	// work that they tell of.
	active atomic.Int64
}

// headers go with every answer. Nothing may be loaded from elsewhere, embedded
// elsewhere or kept.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Referrer-Policy":              "same-origin",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Cache-Control":                "no-store",
	"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
}

// ServeHTTP refuses what does not come from the page itself. The Host must be
// the address that was opened, so that a name which somebody points at this
// computer (DNS rebinding) does not serve; the token is in the path, which other
// pages do not know; and browsers say of each request which page made it.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for k, v := range headers {
		w.Header().Set(k, v)
	}
	if r.Host != g.host {
		http.Error(w, "wrong address", http.StatusMisdirectedRequest)
		return
	}
	token, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) != 1 {
		http.Error(w, "open the address that Veil printed when it started", http.StatusForbidden)
		return
	}
	if !g.own(r) {
		http.Error(w, "another page asked for this", http.StatusForbidden)
		return
	}
	g.active.Add(1)
	g.idle.Reset(g.limit)
	defer func() {
		g.idle.Reset(g.limit)
		g.active.Add(-1)
	}()
	r2 := r.Clone(r.Context())
	r2.URL.Path, r2.URL.RawPath = "/"+rest, ""
	g.next.ServeHTTP(w, r2)
}

// own reports whether the page itself makes a request, or the user who opened
// its address.
func (g *guard) own(r *http.Request) bool {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	if o := r.Header.Get("Origin"); o != "" && o != "http://"+g.host || o == "" && !reads {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin":
		return true
	case "none": // typed, or opened by a program
		return reads && r.Header.Get("Sec-Fetch-Mode") == "navigate"
	case "": // an old browser; the token and the origin have been checked
		return true
	}
	return false
}
