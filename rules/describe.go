package rules

// Description says in words what a detector does that is no Pack.
type Description struct {
	Labels []string // the kinds that it finds
	Finds  string
	How    string // by what it decides
}

// Describer is a Detector that can say what it does.
type Describer interface{ Describe() Description }
