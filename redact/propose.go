package redact

import (
	"context"
	"io"

	"veil/extract"
	"veil/redact/link"
	"veil/redact/plan"
)

// Proposal is what would be done to a document, for a person to decide on.
type Proposal struct {
	Plan     plan.Plan
	Parts    []extract.Part // with one for the file's name
	Entities []link.Entity
	Blocking []extract.Gap // unread content that has to be accepted; the plan has all gaps
	Dropped  []extract.Dropped
}

// Propose makes the plan of a document and writes nothing. Unread content is
// listed, not an error.
func Propose(ctx context.Context, in io.ReaderAt, size int64, o Options) (Proposal, error) {
	j, err := open(ctx, in, size, o)
	if err != nil {
		return Proposal{}, err
	}
	defer j.close()
	if err := j.find(ctx); err != nil {
		return Proposal{}, err
	}
	j.stage(Stages)
	return Proposal{Plan: j.plan, Parts: j.parts, Entities: j.linked, Blocking: j.blocking(), Dropped: extract.DroppedOf(j.doc)}, nil
}
