// Command release prints the bill of materials of a built program, as CycloneDX
// 1.5 in JSON: the modules that the Go linker put into it, with their versions and
// checksums.
//
//	go run ./internal/release dist/veil-linux-amd64 > dist/veil.cdx.json
//
// It tells what is in the program, not what is known of it: licences and
// weaknesses are for other tools, which read this file.
package main

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/debug"
)

type component struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	URL     string `json:"purl,omitempty"` // https://github.com/package-url/purl-spec
	Ref     string `json:"bom-ref,omitempty"`
	// Properties hold the checksum of the module as go.sum has it (h1, a hash over
	// the files' hashes), for which the format has no name.
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("which program? go run ./internal/release FILE")
	}
	info, err := buildinfo.ReadFile(os.Args[1])
	if err != nil {
		log.Fatalf("%s is no program built by Go", os.Args[1])
	}
	if err := write(os.Stdout, info); err != nil {
		log.Fatal(err)
	}
}

func write(w io.Writer, info *debug.BuildInfo) error {
	components := []component{{Type: "library", Name: "std", Version: info.GoVersion, URL: "pkg:golang/std@" + info.GoVersion}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		url := fmt.Sprintf("pkg:golang/%s@%s", m.Path, m.Version)
		components = append(components, component{"library", m.Path, m.Version, url, url, []property{{"go:sum", m.Sum}}})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{
		"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
		"metadata":   map[string]any{"component": component{Type: "application", Name: info.Main.Path, Version: info.Main.Version}},
		"components": components,
	})
}
