package pdf

import "bytes"

// leastRun is how many bytes of a JPEG's compressed pixels have to look like text,
// one after the other, for them to be kept. Noise has as many about once in a
// megabyte.
const leastRun = 24

// withoutPixels cuts out of data the compressed pixels of the JPEG files in it (ISO
// 10918-1, B.2): most of a scan is such, no text is read in them, and to look for
// any takes long. Their headers, notes and previews stay, and of the pixels what
// may be text all the same, or UTF-16. What is cut leaves a few bytes that no value
// reads on over. Without a JPEG file the result is data itself.
func withoutPixels(data []byte) []byte {
	var out []byte
	done := 0
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte{0xff, 0xd8, 0xff})
		if i < 0 {
			break
		}
		at += i + 2
		for at+4 <= len(data) && data[at] == 0xff { // segment by segment
			kind, length := data[at+1], int(data[at+2])<<8|int(data[at+3])
			if kind < 0xc0 || kind == 0xd9 || length < 2 || at+2+length > len(data) {
				break
			}
			if at += 2 + length; kind != 0xda {
				continue
			}
			end := at + compressed(data[at:])
			out = appendRuns(append(out, data[done:at]...), data[at:end])
			at, done = end, end
		}
	}
	if done == 0 {
		return data
	}
	return append(out, data[done:]...)
}

// compressed is how many bytes of compressed pixels b begins with: up to the next
// marker that is not of them.
func compressed(b []byte) int {
	for at := 0; ; at += 2 {
		i := bytes.IndexByte(b[at:], 0xff)
		if i < 0 || at+i+1 >= len(b) {
			return len(b)
		}
		at += i
		if c := b[at+1]; c != 0 && (c < 0xd0 || c > 0xd7) {
			return at
		}
	}
}

// appendRuns appends what of noise may be text, each run by itself.
func appendRuns(out, noise []byte) []byte {
	gap := []byte("\n\x00\x00\x00\x00")
	out = append(out, gap...)
	for at := leastRun - 1; at < len(noise); {
		if !textual(noise[at]) { // no run of that length reaches over it
			at += leastRun
			continue
		}
		from, to := at, at+1
		for from > 0 && textual(noise[from-1]) {
			from--
		}
		for to < len(noise) && textual(noise[to]) {
			to++
		}
		if to-from >= leastRun {
			out = append(append(out, noise[from:to]...), gap...)
		}
		at = to + leastRun
	}
	return out
}

func textual(c byte) bool {
	return ' ' <= c && c <= '~' || c == 0 || c == '\n' || c == '\r' || c == '\t'
}
