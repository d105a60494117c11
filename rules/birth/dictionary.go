package birth

// dictionary tells what words mean, by their hashes. Every word of a text is
// looked up: a table with few words in many slots is quicker than a map.
type dictionary struct {
	hashes [slots]uint32
	words  [slots]word
}

const slots = 1 << 12

func newDictionary(m map[uint32]word) *dictionary {
	d := new(dictionary)
	for h, w := range m {
		i := h % slots
		for d.hashes[i] != 0 {
			i = (i + 1) % slots
		}
		d.hashes[i], d.words[i] = h, w
	}
	return d
}

// of returns what the word with hash h means, 0 for nothing.
func (d *dictionary) of(h uint32) word {
	for i := h % slots; d.hashes[i] != 0; i = (i + 1) % slots {
		if d.hashes[i] == h {
			return d.words[i]
		}
	}
	return 0
}
