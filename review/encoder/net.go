package encoder

// The sizes of the networks.
const (
	pieceCount = 8002
	narrow     = 256 // figures of a piece before the first layer
	wide       = 512 // and after it
	heads      = 4
	inner      = 1536 // units of a layer's inner step
	hidden     = 128  // units between a sentence's figures and the tone
)

// matrix has a row of weights for each output.
type matrix struct {
	rows, cols int
	w          []float32
}

func newMatrix(rows, cols int) matrix { return matrix{rows, cols, make([]float32, rows*cols)} }

func (m matrix) row(i int) []float32 { return m.w[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }

// Net is a network's weights: those that read, and one head or the other.
type Net struct {
	embed  matrix // a row for each piece
	layers []layer
	sense  *linear // from the sum of each figure over the pieces
	tone   *tone
}

// tone tells the tone from the mean and the greatest of each figure over the pieces.
type tone struct {
	last normal
	mid  linear
	out  linear
}

// layer is one of the transformer's, each step after a normalisation.
type layer struct {
	before normal
	ask    linear // queries, keys and values, one after another
	answer linear
	widen  *linear // what goes by the first step, where the widths differ
	then   normal
	up     linear
	down   linear
}

// linear is a matrix and what is added.
type linear struct {
	weight matrix
	bias   []float32
	quick  *quick // in the place of weight, where the network only reads
}

// normal brings figures to the mean 0 and the variance 1, then scales and shifts.
type normal struct{ scale, shift []float32 }

func newLinear(out, in int) linear {
	return linear{weight: newMatrix(out, in), bias: make([]float32, out)}
}

func newNormal(size int) normal { return normal{make([]float32, size), make([]float32, size)} }

// form is what a network is made of.
type form struct {
	layers      int
	sense, tone bool
}

// The forms.
var (
	origin    = form{layers: 2, sense: true}
	toneForm  = form{layers: 2, tone: true}
	senseForm = form{layers: 1, sense: true}
)

func newNet(f form) *Net {
	n := &Net{embed: newMatrix(pieceCount, narrow), layers: make([]layer, f.layers)}
	for i := range n.layers {
		in := wide
		l := &n.layers[i]
		if i == 0 {
			in = narrow
			w := newLinear(wide, narrow)
			l.widen = &w
		}
		l.before, l.ask, l.answer = newNormal(in), newLinear(3*in, in), newLinear(wide, in)
		l.then, l.up, l.down = newNormal(wide), newLinear(inner, wide), newLinear(wide, inner)
	}
	if f.sense {
		w := newLinear(Senses, wide)
		n.sense = &w
	}
	if f.tone {
		n.tone = &tone{newNormal(wide), newLinear(hidden, 2*wide), newLinear(Tones, hidden)}
	}
	return n
}

// form is the network's.
func (n *Net) form() form { return form{len(n.layers), n.sense != nil, n.tone != nil} }

// each calls f with all weights, in the order of the file. Vectors have one row.
func (n *Net) each(f func(m matrix)) {
	vector := func(v []float32) { f(matrix{1, len(v), v}) }
	lin := func(l linear) { f(l.weight); vector(l.bias) }
	nor := func(o normal) { vector(o.scale); vector(o.shift) }
	f(n.embed)
	for i := range n.layers {
		l := &n.layers[i]
		nor(l.before)
		lin(l.ask)
		lin(l.answer)
		if l.widen != nil {
			lin(*l.widen)
		}
		nor(l.then)
		lin(l.up)
		lin(l.down)
	}
	if n.sense != nil {
		lin(*n.sense)
	}
	if n.tone != nil {
		nor(n.tone.last)
		lin(n.tone.mid)
		lin(n.tone.out)
	}
}
