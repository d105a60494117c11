package pdf

// maxDepth is how deep arrays and dictionaries may nest.
const maxDepth = 64

// ParseObject reads one direct object. Indirect references "n g R" are
// recognised. ok is false at the end of the input or at a stray keyword.
func (l *Lexer) ParseObject() (o Object, ok bool) { return l.object(l.Next(), 0) }

func (l *Lexer) object(t Token, depth int) (Object, bool) {
	if depth > maxDepth {
		return nil, false
	}
	switch t.Kind {
	case Number:
		if !t.IsInt {
			return t.Num, true
		}
		if t.Num >= 0 {
			if r, ok := l.reference(int(t.Num)); ok {
				return r, true
			}
		}
		return int(t.Num), true
	case Str:
		return String(t.Bytes), true
	case NameTok:
		return Name(t.Bytes), true
	case ArrayOpen:
		a := Array{}
		for {
			t := l.Next()
			if t.Kind == ArrayClose || t.Kind == EOF {
				return a, true
			}
			if t.Kind == Keyword && isEnd(t.Bytes) {
				l.Pos = t.Start
				return a, true
			}
			if o, ok := l.object(t, depth+1); ok {
				a = append(a, o)
			}
		}
	case DictOpen:
		return l.dict(depth), true
	case Keyword:
		switch string(t.Bytes) {
		case "true":
			return true, true
		case "false":
			return false, true
		case "null":
			return nil, true
		}
	}
	return nil, false
}

func isEnd(w []byte) bool {
	switch string(w) {
	case "endobj", "stream", "endstream", "obj", "xref", "trailer", "ID":
		return true
	}
	return false
}

// dict reads the entries of a dictionary after its <<.
func (l *Lexer) dict(depth int) Dict {
	d := Dict{}
	for {
		k := l.Next()
		switch k.Kind {
		case DictClose, EOF:
			return d
		case NameTok:
			t := l.Next()
			if t.Kind == DictClose || t.Kind == EOF {
				d[Name(k.Bytes)] = nil
				return d
			}
			if v, ok := l.object(t, depth+1); ok {
				d[Name(k.Bytes)] = v
			} else if t.Kind == Keyword && isEnd(t.Bytes) {
				l.Pos = t.Start
				return d
			}
		case Keyword:
			if isEnd(k.Bytes) {
				l.Pos = k.Start
				return d
			}
		}
	}
}

// reference looks for "g R" after an object number and takes it.
func (l *Lexer) reference(num int) (Ref, bool) {
	save := l.Pos
	g := l.Next()
	if g.Kind == Number && g.IsInt && g.Num >= 0 && g.Num < 65536 {
		if r := l.Next(); r.Kind == Keyword && len(r.Bytes) == 1 && r.Bytes[0] == 'R' {
			return Ref(num), true
		}
	}
	l.Pos = save
	return 0, false
}
