package web

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"strconv"
	"time"

	"veil/redact"
	"veil/review/llm"
)

// Options say how the page is served.
type Options struct {
	Port     int             // 0: any that is free
	Settings redact.Settings // the rules and the policy
	Version  string
	// AI is the model that the page proposes to ask about a draft; the user may
	// name another, and nothing is sent before they have agreed to its text.
	AI     llm.Config
	Record string // the file that notes what was sent; empty: nothing can be
	// Ready gets the address, which holds the token.
	Ready func(address string)
	// Idle is after how long without a request, and without work, the run ends; 0: Idle.
	Idle time.Duration
	// started is told of the run's desk, in tests.
	started func(*desk)
	// Temp is where the run's folder is made; empty: the system's place.
	Temp string
}

// Idle is how long a run waits for somebody to come back.
const Idle = 2 * time.Hour

// Serve serves the page until somebody closes it, nobody has used it for long,
// or ctx ends. The run's folder is gone when it returns.
func Serve(ctx context.Context, o Options) error {
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(o.Port)))
	if err != nil {
		return errors.New("the port cannot be used; choose another with --port, or leave it out")
	}
	defer l.Close()
	room, err := newRoom(o.Temp)
	if err != nil {
		return err
	}
	defer room.clear()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	d, err := newDesk(ctx, room, o)
	if err != nil {
		return err
	}
	if o.Idle == 0 {
		o.Idle = Idle
	}
	token := rand.Text()
	g := &guard{host: l.Addr().String(), token: token, next: d.routes(stop), limit: o.Idle}
	g.idle = time.AfterFunc(o.Idle, func() {
		if g.active.Load() > 0 || d.busy.Load() > 0 { // long work is not idleness
			g.idle.Reset(o.Idle)
			return
		}
		stop()
	})
	defer g.idle.Stop()
	s := &http.Server{Handler: g, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10}
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	if o.started != nil {
		o.started(d)
	}
	if o.Ready != nil {
		o.Ready("http://" + g.host + "/" + token + "/")
	}
	select {
	case err = <-failed:
		return err
	case <-ctx.Done():
	}
	// The answer to "Close and clear" is still on its way.
	end, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if s.Shutdown(end) != nil {
		s.Close()
	}
	d.wait()
	return nil
}
