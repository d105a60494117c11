package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// model is the script command "model ANSWER RECEIVED": it starts a stand-in for
// an OpenAI-compatible server on this machine, which answers with the text of
// file ANSWER, appends every byte that comes to file RECEIVED, and stands in
// the environment as MODEL.
func model(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: model ANSWER RECEIVED")
	}
	answer := ts.ReadFile(args[0])
	received := ts.MkAbs(args[1])
	ts.Check(os.WriteFile(received, nil, 0o600))
	var mu sync.Mutex
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		f, err := os.OpenFile(received, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return
		}
		fmt.Fprintf(f, "%s %s %s\n%s\n", r.Method, r.URL, r.Header.Get("Authorization"), b)
		f.Close()
		w.Header().Set("Content-Type", "text/event-stream")
		part, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": answer}}}})
		fmt.Fprintf(w, "data: %s\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", part)
	}))
	ts.Defer(s.Close)
	ts.Setenv("MODEL", s.URL)
}

// agreed is the script command "agreed": it takes the hash that the last
// command asked for out of its messages and puts it into the environment as
// HASH.
func agreed(ts *testscript.TestScript, neg bool, args []string) {
	_, hash, ok := strings.Cut(ts.ReadFile("stderr"), "--send ")
	if !ok {
		ts.Fatalf("nothing was asked for")
	}
	hash, _, _ = strings.Cut(hash, "\n")
	ts.Setenv("HASH", strings.TrimSpace(hash))
}
