// Package main hands raw text to the client. It must not compile.
package main

import "veil/review/llm"

func main() {
	var c llm.Client
	_, _ = c.Ask("the text of a document")
}
