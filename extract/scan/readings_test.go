package scan

import (
	"bytes"
	"context"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"veil/extract"
)

func TestReadings(t *testing.T) {
	r := NewReadings()
	if _, ok := r.Recall([32]byte{1}); ok {
		t.Error("something was kept")
	}
	part := make([]byte, room/5)
	for i := range 7 {
		r.Keep([32]byte{byte(i)}, part)
		r.Keep([32]byte{byte(i)}, part) // once
	}
	r.Keep([32]byte{99}, make([]byte, room/2)) // too long
	for i, want := range []bool{false, false, true, true, true, true, true} {
		if _, ok := r.Recall([32]byte{byte(i)}); ok != want {
			t.Errorf("%d is kept: %v", i, ok)
		}
	}
	if _, ok := r.Recall([32]byte{99}); ok {
		t.Error("an answer as long as all others was kept")
	}
}

// The program runs once for a page that is read again, and again for another one,
// for other languages and where nothing is kept.
func TestReadOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a shell script stands in for the program")
	}
	dir := t.TempDir()
	script := "#!/bin/sh\necho x >> '" + filepath.Join(dir, "runs") + "'\nprintf 'level\\n'\n"
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	blank, line := image.NewGray(image.Rect(0, 0, 300, 300)), image.NewGray(image.Rect(0, 0, 300, 300))
	for i := range blank.Pix {
		blank.Pix[i], line.Pix[i] = 255, 255
	}
	line.Pix[4500] = 0
	kept := NewReadings()
	for i, c := range []struct {
		page *image.Gray
		o    extract.Scans
		runs int // in all
	}{
		{blank, extract.Scans{Readings: kept}, 1}, {blank, extract.Scans{Readings: kept}, 1}, {line, extract.Scans{Readings: kept}, 2},
		{blank, extract.Scans{Readings: kept, Languages: "cym"}, 3}, {blank, extract.Scans{}, 4}, {blank, extract.Scans{}, 5},
	} {
		if _, err := Read(context.Background(), Picture{Image: c.page, DPI: 200}, c.o); err != nil {
			t.Fatal(err)
		}
		runs, _ := os.ReadFile(filepath.Join(dir, "runs"))
		if got := bytes.Count(runs, []byte("x")); got != c.runs {
			t.Errorf("%d: %d runs, want %d", i, got, c.runs)
		}
	}
}
