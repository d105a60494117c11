// Package main hands a verified text to the client. It compiles, so that what
// its neighbour fails for is the text alone.
package main

import (
	"veil/redact/verify"
	"veil/review/llm"
)

func main() {
	var c llm.Client
	var t verify.Text
	_, _ = c.Ask(t)
}
