package main

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"veil/internal/pdf"
	"veil/internal/programs"
	"veil/internal/raster"
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

// manyScans is a document of scanned pages: lines of strokes, which keep the program
// that reads them busy.
func manyScans(pages int) []byte {
	m := raster.NewBitmap(1654, 2339)
	for y := 200; y < 2100; y += 50 {
		for x := 150; x < 1500; x += 14 {
			m.Fill(image.Rect(x, y+x*y%7, x+4, y+24-x%9))
		}
	}
	b := &pdf.Builder{}
	root, tree := b.Reserve(), b.Reserve()
	picture := b.Add(&pdf.Stream{Raw: m.Fax(), Dict: pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"),
		"Width": m.W, "Height": m.H, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 1, "Filter": pdf.Name("CCITTFaxDecode"),
		"DecodeParms": pdf.Dict{"K": -1, "Columns": m.W, "Rows": m.H}}})
	content := b.AddStream(nil, []byte("q 595.44 0 0 842.04 0 0 cm /I Do Q"))
	var kids pdf.Array
	for range pages {
		kids = append(kids, b.Add(pdf.Dict{"Type": pdf.Name("Page"), "Parent": tree, "MediaBox": pdf.Array{0, 0, 595.44, 842.04},
			"Contents": content, "Resources": pdf.Dict{"XObject": pdf.Dict{"I": picture}}}))
	}
	b.Set(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": len(kids)})
	b.Set(root, pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree})
	var out bytes.Buffer
	b.Write(&out, root) // a bytes.Buffer does not fail
	return out.Bytes()
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
	in := filepath.Join(t.TempDir(), "bundle.pdf")
	if err := os.WriteFile(in, manyScans(100), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, wait := range []time.Duration{100, 1500, 4000} {
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
		if cmd.Wait() == nil {
			t.Errorf("after %v: the program had ended: the test shows nothing", wait*time.Millisecond)
		}
		for _, dir := range []string{tmp, out} {
			left, lerr := os.ReadDir(dir)
			if lerr != nil || len(left) > 0 {
				t.Errorf("after %v: %v is left in a folder, %v", wait*time.Millisecond, left, lerr)
			}
		}
	}
}
