package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
)

// memoryOf is how many bytes a process and all below it hold in memory, pages that
// they share counted for each; 0 where there is no /proc to say it (proc(5)).
func memoryOf(pid int) int64 {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	parent, resident := map[int]int{}, map[int]int64{}
	for _, path := range stats {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		// The name, in parentheses, may hold anything; the fields after it begin with
		// the third, the state.
		f := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
		if len(f) < 22 {
			continue
		}
		id, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		parent[id], _ = strconv.Atoi(string(f[1]))
		resident[id], _ = strconv.ParseInt(string(f[21]), 10, 64)
	}
	var sum int64
	for id, pages := range resident {
		for at, deep := id, 0; at > 1 && deep < 100; at, deep = parent[at], deep+1 {
			if at == pid {
				sum += pages * int64(os.Getpagesize())
				break
			}
		}
	}
	return sum
}
