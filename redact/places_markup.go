package redact

import (
	"context"
	"io"
	"iter"

	htmlout "veil/redact/html"
	rtfout "veil/redact/rtf"
	"veil/redact/verify"
)

// htmlPlaces is a page's words, comments and attributes.
func htmlPlaces(_ context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	return func(yield func(verify.Place) bool) {
		for _, p := range htmlout.Places(b) {
			if !yield(verify.Place{Where: p.Where, View: p.View, Text: p.Text}) {
				return
			}
		}
	}, nil
}

// rtfPlaces is a document's words and what it holds in hexadecimal.
func rtfPlaces(_ context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	return func(yield func(verify.Place) bool) {
		for _, p := range rtfout.Places(b) {
			if !yield(verify.Place{Where: p.Where, View: p.View, Text: p.Text}) {
				return
			}
		}
	}, nil
}
