package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"veil/internal/programs"
)

// longText is a document that takes the program a good while.
func longText(paragraphs int) []byte {
	var b bytes.Buffer
	for i := range paragraphs {
		fmt.Fprintf(&b, "Mrs Okafor rang 01632 960%03d about her son Tobi, NHS number 943 476 5919.\n", i%1000)
	}
	return b.Bytes()
}

// Whenever the program is killed, there is either no copy or a whole one.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.txt")
	if err := os.WriteFile(in, longText(400), 0o600); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	whole := filepath.Join(dir, "whole.txt")
	if out, err := program(t, "redact", in, "-o", whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(start)
	want, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	const runs = 12
	killed := 0
	for i := range runs {
		out := filepath.Join(dir, "out.txt")
		cmd := program(t, "redact", in, "-o", out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Most looks at the second half, where writing happens.
		time.Sleep(took * time.Duration(runs/3+i) / runs)
		cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		got, err := os.ReadFile(out)
		if err == nil && !bytes.Equal(got, want) {
			t.Fatalf("run %d left a partial copy of %d bytes", i, len(got))
		}
		os.Remove(out)
	}
	if killed == 0 {
		t.Error("no run was killed in time: the test shows nothing")
	}
	t.Logf("%d of %d runs were killed; a run takes %v", killed, runs, took)
}

// An interrupted run tidies up after itself.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.txt")
	if err := os.WriteFile(in, longText(5000), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, wait := range []time.Duration{50, 200, 500} {
		cmd := program(t, "redact", in, "-o", filepath.Join(dir, "out.txt"), "--force")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait * time.Millisecond)
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		// -1: before the program began to listen.
		if code := cmd.ProcessState.ExitCode(); code != exitSignal && code != -1 {
			t.Errorf("after %v ms: exit code %d", int(wait), code)
		}
		es, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range es {
			if e.Name() != "in.txt" {
				t.Errorf("after %v ms: %s was left behind", int(wait), strings.ReplaceAll(e.Name(), "\n", " "))
			}
		}
	}
}

// An interrupted reading of scans leaves nothing in the folder for temporary files,
// nor where the copy was to be.
func TestInterruptedScan(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	if !programs.There(programs.All...) {
		t.Skip("no pdftoppm or tesseract here")
	}
	in, err := filepath.Abs("../../testdata/scans/case-note-fax-200.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, wait := range []time.Duration{100, 1500} {
		tmp, out := t.TempDir(), t.TempDir()
		cmd := program(t, "redact", in, "-o", out)
		cmd.Env = append(os.Environ(), "TMPDIR="+tmp)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait * time.Millisecond)
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		err := cmd.Wait()
		for _, dir := range []string{tmp, out} {
			left, lerr := os.ReadDir(dir)
			if lerr != nil || len(left) > 0 && err != nil {
				t.Errorf("after %v: %v is left in a folder, %v", wait*time.Millisecond, left, lerr)
			}
		}
	}
}
