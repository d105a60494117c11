package isolate

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	Register("echo", func(in io.Reader, out io.Writer) error { _, err := io.Copy(out, in); return err })
	Register("error", func(_ io.Reader, out io.Writer) error {
		io.WriteString(out, "half an answer")
		return errors.New("quotes the document")
	})
	Register("panic", func(io.Reader, io.Writer) error { panic("quotes the document") })
	Register("overflow", func(io.Reader, io.Writer) error { return deep(0) })
	Register("memory", func(io.Reader, io.Writer) error {
		var hoard [][]byte
		for {
			hoard = append(hoard, bytes.Repeat([]byte{1}, 8<<20))
			runtime.KeepAlive(hoard)
			time.Sleep(time.Millisecond)
		}
	})
	Register("spin", func(io.Reader, io.Writer) error {
		for n := 0; ; n++ {
			runtime.KeepAlive(n)
		}
	})
	Register("flood", func(_ io.Reader, out io.Writer) error {
		b := make([]byte, 1<<20)
		for {
			if _, err := out.Write(b); err != nil {
				return err
			}
		}
	})
	Register("env", func(_ io.Reader, out io.Writer) error {
		_, err := io.WriteString(out, strings.Join(os.Environ(), ","))
		return err
	})
	Main()
	os.Exit(m.Run())
}

func deep(n int) error {
	var pad [1 << 10]byte
	if n < 0 {
		return errors.New(string(pad[:]))
	}
	return deep(n + 1)
}

func TestRun(t *testing.T) {
	tests := []struct {
		worker, in string
		limit      time.Duration
		want       string
		err        error
	}{
		{"echo", "", time.Minute, "", nil},
		{"echo", "Zoë", time.Minute, "Zoë", nil},
		{"error", "x", time.Minute, "", ErrFailed},
		{"panic", "x", time.Minute, "", ErrFailed},
		{"overflow", "x", time.Minute, "", ErrFailed},
		{"memory", "x", time.Minute, "", ErrMemory},
		{"spin", "x", 300 * time.Millisecond, "", ErrTimeout},
		{"flood", "x", time.Minute, "", ErrMemory},
		{"nobody", "x", time.Minute, "", ErrFailed},
		{"env", "", time.Minute, envName + "=env", nil},
	}
	for _, tt := range tests {
		t.Run(tt.worker, func(t *testing.T) {
			got, err := Run(context.Background(), tt.worker, strings.NewReader(tt.in), tt.limit)
			if !errors.Is(err, tt.err) || string(got) != tt.want {
				t.Errorf("got %q, %v; want %q, %v", got, err, tt.want, tt.err)
			}
			if err != nil && strings.Contains(err.Error(), "quotes") {
				t.Error("the error holds what the worker said")
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if _, err := Run(ctx, "spin", strings.NewReader(""), time.Minute); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

// A worker that ends before it has read everything must not hang its parent.
func TestUnreadInput(t *testing.T) {
	in := bytes.NewReader(make([]byte, 16<<20))
	if _, err := Run(context.Background(), "panic", in, time.Minute); !errors.Is(err, ErrFailed) {
		t.Errorf("error %v", err)
	}
}

func TestWithoutMain(t *testing.T) {
	ready = false
	defer func() { ready = true }()
	if _, err := Run(context.Background(), "echo", strings.NewReader(""), time.Minute); !errors.Is(err, ErrNoMain) {
		t.Errorf("error %v", err)
	}
}
