package programs

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func program(t *testing.T, name string) Program {
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("no %s here", name)
	}
	return Program{Name: name}
}

func TestRun(t *testing.T) {
	t.Setenv("SECRET_OF_THE_USER", "1")
	ctx := context.Background()
	cat, sh := program(t, "cat"), program(t, "sh")
	if out, err := cat.Run(ctx, strings.NewReader("abc"), time.Minute, 3); err != nil || string(out) != "abc" {
		t.Errorf("%q, %v", out, err)
	}
	if _, err := cat.Run(ctx, strings.NewReader("abcd"), time.Minute, 3); !errors.Is(err, ErrTooLong) {
		t.Errorf("too long: %v", err)
	}
	if out, err := sh.Run(ctx, nil, time.Minute, 1<<16, "-c", "echo ${SECRET_OF_THE_USER:-none} $OMP_THREAD_LIMIT"); err != nil || !strings.HasPrefix(string(out), "none ") || len(out) < 7 {
		t.Errorf("environment: %q, %v", out, err)
	}
	if _, err := sh.Run(ctx, nil, time.Minute, 9, "-c", "exit 3"); !errors.Is(err, ErrFailed) {
		t.Errorf("failed: %v", err)
	}
	if _, err := (Program{Name: "veil-has-no-such-program"}).Run(ctx, nil, time.Minute, 9); !errors.Is(err, ErrMissing) {
		t.Errorf("missing: %v", err)
	}
}

func TestRunEnds(t *testing.T) {
	sleep := program(t, "sleep")
	start := time.Now()
	if _, err := sleep.Run(context.Background(), nil, 50*time.Millisecond, 9, "60"); !errors.Is(err, ErrTimeout) {
		t.Errorf("timeout: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := sleep.Run(ctx, nil, time.Minute, 9, "60"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("cancelled: %v", err)
	}
	if time.Since(start) > 30*time.Second {
		t.Error("the program was not ended")
	}
}

func TestInstall(t *testing.T) {
	if got := Install(All...); !strings.Contains(got, "install") || !strings.Contains(got, "oppler") || !strings.Contains(got, "esseract") {
		t.Error(got)
	}
}
