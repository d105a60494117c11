package pdf

// A shading is a picture where it has more samples, or a larger mesh, than
// colours that run into each other need.
const (
	picturePoints = 4096
	pictureMesh   = 64 << 10
)

// Pictorial reports whether a shading draws a picture rather than colours that
// run into each other (PDF 32000-1, 8.7.4.5).
func (f *File) Pictorial(shading Object) bool {
	d := f.Dict(shading)
	switch f.Int(d["ShadingType"], 0) {
	case 1:
		functions := f.Array(d["Function"])
		if functions == nil {
			functions = Array{d["Function"]}
		}
		for _, o := range functions {
			points := 1.0
			for _, n := range f.Nums(f.Dict(o)["Size"]) {
				points *= n
			}
			if points > picturePoints {
				return true
			}
		}
	case 4, 5, 6, 7:
		if s := f.Stream(shading); s != nil {
			data, _, err := f.Decode(s)
			return err != nil || len(data) > pictureMesh
		}
	}
	return false
}
