package encoder

import (
	"fmt"
	"strings"
)

// Origin takes the weights of the small English Universal Sentence Encoder, by their
// names in its published form for TensorFlow.js, where a matrix has a column for each
// output. What this network has besides is left at nothing.
func Origin(values map[string][]float32) (*Net, error) {
	n := newNet(origin)
	var failed error
	take := func(to matrix, across bool, layer int, end string) {
		var found []float32
		for name, v := range values {
			if strings.HasSuffix(name, end) && (layer < 0 || strings.Contains(name, fmt.Sprintf("Layer_%d/TransformerLayer/", layer))) && len(v) == len(to.w) {
				found = v
			}
		}
		switch {
		case found == nil:
			failed = fmt.Errorf("no weights named …%s of layer %d", end, layer)
		case across:
			copy(to.w, matrix{to.cols, to.rows, found}.transposed(to.cols).w)
		default:
			copy(to.w, found)
		}
	}
	vector := func(v []float32) matrix { return matrix{1, len(v), v} }
	take(n.embed, false, -1, "module/Embeddings_en")
	for i := range n.embed.w {
		n.embed.w[i] *= 2 // there the pieces are added twice, before and after their places
	}
	for i := range n.layers {
		l := &n.layers[i]
		for _, x := range []struct {
			to           linear
			weight, bias string
		}{
			{l.ask, "qkv_transform_single/kernel/part_0", "qkv_transform_single/bias/ConcatPartitions/concat"},
			{l.answer, "output_transform_single/kernel/part_0", "output_transform_single/bias/ConcatPartitions/concat"},
			{l.up, "FFN/conv1/Tensordot/Reshape_1", "FFN/conv1/bias/ConcatPartitions/concat"},
			{l.down, "FFN/conv2/Tensordot/Reshape_1", "FFN/conv2/bias/ConcatPartitions/concat"},
		} {
			take(x.to.weight, true, i, x.weight)
			take(vector(x.to.bias), false, i, x.bias)
		}
		if l.widen != nil {
			take(l.widen.weight, true, i, "TransformerLayer/dense/kernel/ConcatPartitions/concat")
			take(vector(l.widen.bias), false, i, "TransformerLayer/dense/bias/ConcatPartitions/concat")
		}
		for _, x := range []struct {
			to normal
			in string
		}{{l.before, "TransformerLayer/layer_prepostprocess"}, {l.then, "FFN/layer_prepostprocess"}} {
			take(vector(x.to.scale), false, i, x.in+"/layer_norm/layer_norm_scale/ConcatPartitions/concat")
			take(vector(x.to.shift), false, i, x.in+"/layer_norm/layer_norm_bias/ConcatPartitions/concat")
		}
	}
	take(n.sense.weight, true, -1, "tanh_layer_0/weights")
	take(vector(n.sense.bias), false, -1, "tanh_layer_0/bias")
	return n, failed
}
