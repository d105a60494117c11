//go:build unix

package docx

// For the benchmark of the whole way, which imports this package.
var (
	Long        = long
	WatchMemory = watchMemory
)
