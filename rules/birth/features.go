package birth

// topic is what a group of features is about: what a finding gives as the reason.
type topic int

const (
	inWords topic = iota // the words right beside the date, and how it is written
	inSentence
	inLayout
	inYears
	inAges
	inNames
	inRepeats
	inNeighbours
	topics
)

// features are the rows of the weights that one candidate adds up, by topic.
type features struct {
	rows []uint32
	salt uint32      // what is no date has rows of its own
	ends [topics]int // of the rows of each topic
}

// rowBits is how many rows the weights have, as a power of two.
const rowBits = 16

// add adds the feature of a template that has a value.
func (f *features) add(template, value uint32) {
	f.rows = append(f.rows, mix(template^f.salt, value)>>(32-rowBits))
}

// mix makes one hash of two.
func mix(a, b uint32) uint32 {
	h := (a ^ 0x9E3779B9) * 0x85EBCA6B
	h ^= h >> 13
	h = (h ^ b) * 0xC2B2AE35
	h ^= h >> 16
	return h * 0x9E3779B1
}

// step returns how many of the steps n is above.
func step(n int, steps []int) uint32 {
	for i, s := range steps {
		if n <= s {
			return uint32(i)
		}
	}
	return uint32(len(steps))
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// How far the classifier looks, in atoms.
const (
	bagLeft, bagRight = 12, 8
	farLeft, farRight = 40, 20
	aboveLeft         = 24
)

// features of candidate c, in f, which is emptied first.
func (s *scan) features(c *candidate, t *timeline, f *features) {
	f.rows, f.salt = f.rows[:0], 0
	if c.kind >= loneDay {
		f.salt = 1 << 16
	}
	l := c.from - 1
	the := false
	for n := 0; n < 3 && l >= 0 && (s.hashAt(l) == hashThe && s.atoms[l].Shape.IsWord() || s.at(l)&weekday != 0); n++ {
		the = true
		l--
	}
	v := view{s, c, f, t, l, c.to, s.senseAt(l), s.senseAt(c.to)}
	v.words(the)
	f.ends[inWords] = len(f.rows)
	v.left()
	v.right()
	f.ends[inSentence] = len(f.rows)
	v.line()
	v.heading()
	f.ends[inLayout] = len(f.rows)
	v.years()
	f.ends[inYears] = len(f.rows)
	v.ages()
	f.ends[inAges] = len(f.rows)
	v.names()
	f.ends[inNames] = len(f.rows)
	v.repeats()
	f.ends[inRepeats] = len(f.rows)
	v.neighbours()
	f.ends[inNeighbours] = len(f.rows)
}

// view is a candidate and what stands around it.
type view struct {
	*scan
	*candidate
	f             *features
	t             *timeline
	l, r          int   // the atoms beside it
	before, later sense // of those
}

// words adds the words and signs by their distance, and how the date is written.
func (v *view) words(the bool) {
	f, kind := v.f, v.kind
	f.add(1, kind)
	f.add(2, uint32(v.date.Form))
	f.add(3, flag(the))
	if v.date.Short {
		f.add(4, kind)
	}
	const reach = 5
	var ls, lt, rs, rt [reach]uint32 // senses and tokens to the left and right
	for n := range reach {
		ls[n], lt[n] = v.senseAt(v.l-n), v.tokenAt(v.l-n)
		rs[n], rt[n] = v.senseAt(v.r+n), v.tokenAt(v.r+n)
		f.add(10+uint32(n), lt[n])
		f.add(20+uint32(n), ls[n])
		f.add(30+uint32(n), rt[n])
		f.add(40+uint32(n), rs[n])
	}
	pair := mix(ls[1], ls[0])
	f.add(50, mix(lt[1], lt[0]))
	f.add(51, pair)
	f.add(52, mix(ls[2], pair))
	f.add(53, mix(ls[0], rs[0]))
	f.add(54, mix(lt[0], rt[0]))
	f.add(55, mix(rt[0], rt[1]))
	f.add(56, mix(rs[0], rs[1]))
	f.add(57, mix(pair, rs[0]))
	f.add(58, mix(kind, ls[0]))
	f.add(59, mix(kind, lt[0]))
	f.add(60, mix(kind, rs[0]))
	f.add(61, mix(kind, pair))
	f.add(62, mix(kind, mix(ls[0], rs[0])))
	f.add(63, mix(mix(ls[3], ls[2]), pair))
	for _, j := range [...]int{v.l, v.l - 1, v.l - 2, v.r, v.r + 1, v.r + 2, v.r + 3} {
		if v.width(j) > 0 && (v.punct(j+1) == ':' || v.punct(j+1) == '.') && v.width(j+2) == 2 && v.glued(j+1) && v.glued(j+2) && v.dateOf(j) < 0 {
			f.add(64, 0) // a time of day
			f.add(65, kind)
			break
		}
	}
}

// left adds what is said before the date: in its sentence, and before that.
func (v *view) left() {
	f := v.f
	var births, dated, kin, events bool
	beyond := uint32(0) // 1 before the sentence
	for n, j := 0, v.l; n < farLeft && j >= 0; n, j = n+1, j-1 {
		p, is := v.punct(j), v.senseAt(j)
		if p == '\n' && v.punct(j-1) == '\n' {
			break
		}
		if p == '\n' || p == '.' && v.sentenceEnd(j) || p == '?' || p == ';' {
			beyond = 1
		}
		word := v.atoms[j].Shape.IsWord()
		switch {
		case beyond == 0 && n < bagLeft:
			if word {
				f.add(70, v.tokenAt(j))
			}
			f.add(71, is)
		case beyond > 0 && n < aboveLeft:
			f.add(72, is)
			if word && is != functionWord && is != nameWord {
				f.add(73, v.tokenAt(j))
			}
		}
		switch {
		case ofBirthSense(is) && !births:
			births = true
			f.add(74, mix(mix(is, beyond), step(n, []int{0, 1, 2, 4, 7, 12, 20})))
			f.add(75, mix(is, beyond))
		case (is == kinWord || is == pronoun) && !kin:
			kin = true
			f.add(76, step(n, []int{1, 3, 6, 12, 20}))
		case (is == eventWord || is == writerWord) && !events:
			events = true
			f.add(77, step(n, []int{1, 3, 6, 12, 20}))
		case is == wholeDate && !dated:
			dated = true
			f.add(78, mix(beyond, step(n, []int{1, 2, 4, 8, 12, 20})))
		}
	}
	if !births {
		f.add(75, 0)
	}
	if !dated {
		f.add(78, 0)
	}
}

// right adds what is said behind the date.
func (v *view) right() {
	f := v.f
	births := false
	beyond := uint32(0)
	for n, j := 0, v.r; n < farRight && j < len(v.atoms); n, j = n+1, j+1 {
		p, is := v.punct(j), v.senseAt(j)
		if p == '\n' && v.punct(j+1) == '\n' {
			break
		}
		if p == '\n' || p == '.' && v.sentenceEnd(j) || p == '?' || p == ';' {
			beyond = 1
		}
		if beyond == 0 && n < bagRight {
			if v.atoms[j].Shape.IsWord() {
				f.add(80, v.tokenAt(j))
			}
			f.add(81, is)
		}
		if ofBirthSense(is) && !births {
			births = true
			f.add(84, mix(mix(is, beyond), step(n, []int{1, 3, 6, 12})))
		}
	}
}

// names adds whether a name stands before the date, or a sex beside it.
func (v *view) names() {
	f := v.f
	i := v.nameEnding(v.from - 1)
	switch {
	case i >= 0:
		f.add(140, v.before)
		f.add(141, 0)
		if v.date.Year > 0 {
			f.add(142, v.t.since(v.date.Year))
		}
		if v.lineLead(i) {
			f.add(143, v.before)
		}
	case v.kind < loneDay && v.fieldBefore(v.prev+1) >= 0:
		f.add(144, v.before)
		f.add(145, 0)
	}
	if v.kind < loneDay && v.besideSex(v.prev+1) {
		f.add(146, 0)
	}
}

// ages adds numbers beside the date that may be ages, and whether they agree with
// the year.
func (v *view) ages() {
	for _, dir := range [...]int{-1, 1} {
		j := v.r
		if dir < 0 {
			j = v.l
		}
		for n := 0; n < 7 && j >= 0 && j < len(v.atoms) && v.punct(j) != '\n'; n, j = n+1, j+dir {
			if v.dateAt[j] > 0 {
				continue
			}
			age, unit, ok := v.ageAt(j)
			if !ok {
				continue
			}
			sure := unit || v.at(j+1)&years != 0 && v.at(j+1)&number == 0 || v.at(j-1)&aged != 0 || v.punct(j-1) == '(' && v.punct(j+1) == ')'
			where := uint32(dir+1) + 4*flag(sure)
			if y := v.date.Year; y > 0 {
				a, b := v.t.last-y-age, v.t.usual-y-age
				v.f.add(131, mix(where, flag(a == 0 || a == 1 || b == 0 || b == 1)))
			} else {
				v.f.add(132, where)
			}
			if sure {
				break
			}
		}
	}
}
