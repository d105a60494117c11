package gold

// Str is a text that grows together with its spans.
type Str struct {
	S     string
	Spans []Span
}

// Add appends a plain text.
func (s *Str) Add(text string) { s.S += text }

// Mark appends a text that identifies somebody; sp says who and how.
func (s *Str) Mark(text string, sp Span) {
	sp.Start, sp.End = len(s.S), len(s.S)+len(text)
	s.S += text
	s.Spans = append(s.Spans, sp)
}

// Join appends another Str with its spans.
func (s *Str) Join(o Str) {
	for _, sp := range o.Spans {
		sp.Start += len(s.S)
		sp.End += len(s.S)
		s.Spans = append(s.Spans, sp)
	}
	s.S += o.S
}

// Cut returns the part from byte a to byte b. Spans that cross its ends are
// cut too.
func (s Str) Cut(a, b int) Str {
	out := Str{S: s.S[a:b]}
	for _, sp := range s.Spans {
		if sp.End <= a || sp.Start >= b {
			continue
		}
		sp.Start, sp.End = max(sp.Start, a)-a, min(sp.End, b)-a
		out.Spans = append(out.Spans, sp)
	}
	return out
}

// Split cuts s at every sep.
func (s Str) Split(sep string) []Str {
	var out []Str
	at := 0
	for i := 0; i+len(sep) <= len(s.S); {
		if s.S[i:i+len(sep)] == sep {
			out = append(out, s.Cut(at, i))
			i += len(sep)
			at = i
			continue
		}
		i++
	}
	return append(out, s.Cut(at, len(s.S)))
}

// Text names s as one text of a file.
func (s Str) Text(id string) Text { return Text{ID: id, Text: s.S, Spans: s.Spans} }
