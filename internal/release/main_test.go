package main

import (
	"bytes"
	"encoding/json"
	"runtime/debug"
	"testing"
)

func TestWrite(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.26", Main: debug.Module{Path: "veil"}, Deps: []*debug.Module{
		{Path: "example.org/a", Version: "v1.0.0", Sum: "h1:x="},
		{Path: "example.org/b", Version: "v1.0.0", Replace: &debug.Module{Path: "example.org/c", Version: "v2.0.0"}},
	}}
	var b bytes.Buffer
	if err := write(&b, info); err != nil {
		t.Fatal(err)
	}
	var got struct {
		BOMFormat  string
		Components []component
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.BOMFormat != "CycloneDX" || len(got.Components) != 3 || got.Components[1].URL != "pkg:golang/example.org/a@v1.0.0" || got.Components[2].Name != "example.org/c" {
		t.Errorf("%+v", got)
	}
}
