package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"

	"veil/redact/batch"
)

// notes writes a bundle of n short notes about a few dozen people.
func notes(tb testing.TB, dir string, n int) {
	tb.Helper()
	fore := []string{"Amir", "Tobi", "Agnieszka", "Kwame", "Rhys", "Siobhan", "Dragos", "Leila", "Tomasz", "Niamh"}
	sur := []string{"Okafor", "Siddiqui", "Kowalska", "Mensah", "Pritchard", "Byrne", "Popescu", "Hosseini", "Nowak", "Adeyemi"}
	say := []string{
		"%s visited the home and spoke with %s about school.", "The duty worker, %s, recorded that %s had rung twice.",
		"It was agreed by %s and %s that the plan would be reviewed within six weeks.", "%s wrote to %s, whose reply has not come.",
	}
	r := rand.New(rand.NewPCG(1, uint64(n)))
	who := func() string { return fore[r.IntN(len(fore))] + " " + sur[r.IntN(len(sur))] }
	for i := range n {
		var b strings.Builder
		for range 12 {
			fmt.Fprintf(&b, say[r.IntN(len(say))], who(), who())
			fmt.Fprintf(&b, " Telephone 01632 960%03d, NHS number 943 476 5919.\n", r.IntN(1000))
		}
		name := filepath.Join(dir, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%s %d.txt", sur[i%len(sur)], i))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
}

// shipped adds the project's own documents to a bundle.
func shipped(tb testing.TB, dir string) {
	tb.Helper()
	files, err := filepath.Glob("../../testdata/*.*")
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(f)), b, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
}

// tree hashes every file in a folder but the report, which holds the date.
func tree(tb testing.TB, dir string) map[string]string {
	tb.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == batch.ReportName {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = fmt.Sprintf("%x", sha256.Sum256(b))
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// identity writes an age identity, which opens key maps faster than a passphrase.
func identity(tb testing.TB, dir string) string {
	tb.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		tb.Fatal(err)
	}
	name := filepath.Join(dir, "identity")
	if err := os.WriteFile(name, []byte(id.String()+"\n"), 0o600); err != nil {
		tb.Fatal(err)
	}
	return name
}

// TestBatchKilled: a run that is killed, again and again, and resumed ends with
// the same copies as one that is not. KILLS says how often it is killed.
func TestBatchKilled(t *testing.T) {
	dir := t.TempDir()
	in, id := filepath.Join(dir, "in"), identity(t, dir)
	notes(t, in, 40)
	shipped(t, in)
	start := time.Now()
	run := func(out string) *exec.Cmd {
		cmd := program(t, "batch", in, "-o", filepath.Join(dir, out), "--key", filepath.Join(dir, out+".age"), "--identity", id)
		cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+filepath.Join(dir, "state"))
		return cmd
	}
	if out, err := run("whole").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(start)
	want := tree(t, filepath.Join(dir, "whole"))
	kills, _ := strconv.Atoi(os.Getenv("KILLS"))
	if kills == 0 {
		kills = 3
	}
	if testing.Short() {
		kills = 1
	}
	for killed, n := 0, 0; killed < kills; n++ {
		out := fmt.Sprintf("killed%d", n)
		before := killed
		for {
			cmd := run(out)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			timer := time.AfterFunc(time.Duration(rand.Int64N(int64(took)+1)), func() { cmd.Process.Kill() })
			err := cmd.Wait()
			timer.Stop()
			if err == nil {
				break
			}
			if cmd.ProcessState.Exited() {
				t.Fatalf("exit code %d after %d kills", cmd.ProcessState.ExitCode(), killed-before)
			}
			killed++
		}
		if d := cmp.Diff(want, tree(t, filepath.Join(dir, out))); d != "" {
			t.Fatalf("after %d kills:\n%s", killed-before, d)
		}
		os.RemoveAll(filepath.Join(dir, out))
	}
	t.Logf("killed %d times; an undisturbed run takes %v", kills, took)
}

// TestBatchBusy: the second of two runs on one folder is told so.
func TestBatchBusy(t *testing.T) {
	dir := t.TempDir()
	in, id := filepath.Join(dir, "in"), identity(t, dir)
	notes(t, in, 1500) // the first run is at it for seconds
	run := func() *exec.Cmd {
		cmd := program(t, "batch", in, "-o", filepath.Join(dir, "out"), "--key", filepath.Join(dir, "k.age"), "--identity", id)
		cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+filepath.Join(dir, "state"))
		return cmd
	}
	first := run()
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for range 500 { // until it has the journal
		if found, _ := filepath.Glob(filepath.Join(dir, "state", "veil", "batch", "*.db")); len(found) > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	out, err := run().CombinedOutput()
	if err == nil || !strings.Contains(string(out), "another run is working on this folder") {
		t.Errorf("%v: %s", err, out)
	}
	if err := first.Process.Kill(); err != nil {
		t.Error("the first run was over: ", err)
	}
	first.Wait() // killed
}

// BenchmarkBatch redacts bundles of short notes: how the time grows with their
// number and shrinks with processors, and the most memory that a run takes.
func BenchmarkBatch(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		for _, jobs := range []int{1, runtime.NumCPU()} {
			b.Run(fmt.Sprintf("files=%d/jobs=%d", n, jobs), func(b *testing.B) {
				if n > 1000 && testing.Short() {
					b.Skip("takes minutes")
				}
				dir := b.TempDir()
				notes(b, filepath.Join(dir, "in"), n)
				self, err := os.Executable()
				if err != nil {
					b.Fatal(err)
				}
				for i := range b.N {
					cmd := exec.Command(self, "batch", filepath.Join(dir, "in"), "-o", filepath.Join(dir, fmt.Sprintf("out%d", i)), "--jobs", strconv.Itoa(jobs))
					cmd.Args[0] = "veil"
					cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+filepath.Join(dir, "state"))
					if out, err := cmd.CombinedOutput(); err != nil {
						b.Fatalf("%v\n%s", err, out)
					}
					u := cmd.ProcessState.SysUsage().(*syscall.Rusage)
					b.ReportMetric(float64(u.Maxrss)/1024, "MB")
					b.ReportMetric((cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()).Seconds()*1000/float64(n), "cpu-ms/file")
				}
				b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*n), "ms/file")
			})
		}
	}
}
