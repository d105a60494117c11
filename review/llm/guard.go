package llm

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// guard is the door: it lets out nothing but the bytes that were agreed to.
type guard struct {
	next    http.RoundTripper
	mu      sync.Mutex
	allowed [][]byte
	after   time.Duration // how long the server last asked to wait; 0 if it did not
}

func newGuard(local bool) *guard {
	t := &http.Transport{TLSHandshakeTimeout: 20 * time.Second, ResponseHeaderTimeout: 2 * time.Minute, DisableCompression: true, ForceAttemptHTTP2: true}
	dial := (&net.Dialer{Timeout: 20 * time.Second}).DialContext
	t.DialContext = dial
	if local {
		// "localhost" is a name like others: somebody may have told the machine
		// that it is elsewhere.
		t.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
			conn, err := dial(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			if a, ok := conn.RemoteAddr().(*net.TCPAddr); !ok || !a.IP.IsLoopback() {
				conn.Close()
				return nil, errors.New("the address is not on this computer")
			}
			return conn, nil
		}
	} else {
		t.Proxy = http.ProxyFromEnvironment
	}
	return &guard{next: t}
}

// allow sets what may go out.
func (g *guard) allow(bodies ...[]byte) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.allowed = bodies
}

// errGuard means that something else than what was agreed to was to be sent.
var errGuard = errors.New("what was to be sent is not what was agreed to; nothing was sent")

// RoundTrip sends a request whose body was agreed to, and no other.
func (g *guard) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body == nil {
		return nil, errGuard
	}
	b, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil {
		return nil, errGuard
	}
	g.mu.Lock()
	ok := false
	for _, a := range g.allowed {
		ok = ok || bytes.Equal(bytes.TrimSpace(a), bytes.TrimSpace(b))
	}
	g.mu.Unlock()
	if !ok {
		return nil, errGuard
	}
	r = r.Clone(r.Context())
	r.Body = io.NopCloser(bytes.NewReader(b))
	r.ContentLength = int64(len(b))
	resp, err := g.next.RoundTrip(r)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.after = 0
	if err == nil {
		g.after = asked(resp.Header.Get("Retry-After"))
	}
	return resp, err
}

// retryAfter is how long the server's last answer asks to wait.
func (g *guard) retryAfter() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.after
}

// asked reads a Retry-After header: seconds or a date (RFC 9110, 10.2.3).
func asked(header string) time.Duration {
	if n, err := strconv.Atoi(header); err == nil && n > 0 {
		return time.Duration(min(n, 3600)) * time.Second
	}
	if t, err := http.ParseTime(header); err == nil {
		return max(0, time.Until(t))
	}
	return 0
}
