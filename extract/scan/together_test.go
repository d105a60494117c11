package scan

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/programs"
)

func TestGroups(t *testing.T) {
	for _, c := range []struct{ pages, readers, groups, longest int }{
		{0, 2, 0, 0}, {1, 2, 1, 1}, {2, 2, 2, 1}, {3, 2, 2, 2}, {8, 2, 2, 4}, {9, 2, 3, 3}, {100, 2, 25, 4}, {100, 64, 50, 2}, {5, 1, 2, 3},
	} {
		pages := make([]int, c.pages)
		for i := range pages {
			pages[i] = 10 + i
		}
		groups := Groups(pages, c.readers)
		longest := 0
		for _, g := range groups {
			longest = max(longest, len(g))
		}
		if len(groups) != c.groups || longest != c.longest || !slices.Equal(slices.Concat(groups...), pages) {
			t.Errorf("%d pages, %d readers: %v", c.pages, c.readers, groups)
		}
	}
}

func TestPagesOfTSV(t *testing.T) {
	const head = "level\tpage_num\ttext\n"
	two := head + "1\t1\t\n5\t1\tone\n1\t2\t\n5\t2\ttwo\n"
	if got := pagesOfTSV(two, 2); len(got) != 2 || got[0] != head+"1\t1\t\n5\t1\tone\n" || got[1] != head+"1\t2\t\n5\t2\ttwo\n" {
		t.Errorf("%q", got)
	}
	for _, s := range []string{"", head, two + "1\t3\t\n", head + "5\t1\tone\n1\t2\t\n", head + "1\t1\t\n5\t2\ttwo\n1\t2\t\n", head + "1\t2\t\n1\t3\t\n", "level\n1\n1\n"} {
		if got := pagesOfTSV(s, 2); got != nil {
			t.Errorf("%q is divided into %q", s, got)
		}
	}
}

// Pages that are read together are read as by themselves, and by one run.
func TestReadTogether(t *testing.T) {
	if !programs.There(programs.Tesseract) {
		t.Skip("no tesseract here")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var in []Picture
	for _, l := range []string{"Dear Madam, Kit Winterbourne came to school on Monday", "", "and told the teacher about the weekend at the farm."} {
		in = append(in, Picture{Image: paperOf(t, l), DPI: 200.001, OneBit: true})
	}
	in[2].DPI = 200
	var grey []*image.Gray
	for _, m := range in {
		grey = append(grey, viewed(m.Image, m.DPI).bare())
	}
	kept := NewReadings()
	if got := askTogether(context.Background(), grey, []float64{200.001, 200.001, 200}, extract.Scans{Readings: kept}); len(got) != 3 {
		t.Fatalf("%d answers", len(got))
	}
	if len(kept.answers) != 3 {
		t.Errorf("%d answers are kept", len(kept.answers))
	}
	pages, errs := ReadAll(context.Background(), in, extract.Scans{})
	for i := range in {
		alone, err := Read(context.Background(), in[i], extract.Scans{})
		if errs[i] != nil || err != nil {
			t.Fatal(errs[i], err)
		}
		if pages[i].Text != alone.Text || fmt.Sprint(pages[i].Words) != fmt.Sprint(alone.Words) {
			t.Errorf("page %d: %q together, %q alone", i, pages[i].Text, alone.Text)
		}
	}
	if !strings.Contains(pages[0].Text, "Kit") || strings.Contains(pages[2].Text, "Kit") {
		t.Error("the pages are mixed up")
	}
}

// Where the program gives up on pages together it is asked for each by itself, and
// what it gives up on then is a page that was not read.
func TestOneOfThemFails(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a shell script stands in for the program")
	}
	dir := t.TempDir()
	runs := filepath.Join(dir, "runs")
	// It takes PGM files of one kind, and no TIFF files.
	script := "#!/bin/sh\necho x >> '" + runs + "'\nread -r kind\nread -r size\n[ \"$kind $size\" = 'P5 300 300' ] || exit 1\nprintf 'level\\n'\n"
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	var in []Picture
	for _, side := range []int{300, 301, 300} {
		g := image.NewGray(image.Rect(0, 0, side, side))
		for i := range g.Pix {
			g.Pix[i] = 255
		}
		in = append(in, Picture{Image: g, DPI: 200})
	}
	pages, errs := ReadAll(context.Background(), in, extract.Scans{})
	if errs[0] != nil || errs[1] == nil || errs[2] != nil || pages[0] == nil || pages[1] != nil || pages[2] == nil {
		t.Errorf("%v", errs)
	}
	b, _ := os.ReadFile(runs)
	if n := bytes.Count(b, []byte("x")); n != 4 {
		t.Errorf("%d runs, want one of all and one of each", n)
	}
}
