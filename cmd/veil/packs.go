package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/urfave/cli/v2"

	"veil/rules"
	"veil/rules/standard"
)

// userPacks are the paths of the user's own rule packs: those in the
// configuration folder, in order of their names, and then what --rules names.
func userPacks(c *cli.Context) ([]string, error) {
	var out []string
	if dir := packFolder(); dir != "" {
		found, err := packsIn(dir)
		if err != nil {
			return nil, err
		}
		out = found
	}
	for _, path := range c.StringSlice("rules") {
		st, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, usagef("%s: there is no such rule pack or folder of packs", path)
		case !st.IsDir():
			out = append(out, path)
			continue
		}
		found, err := packsIn(path)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, usagef("%s: there are no rule packs (*.yaml) in this folder", path)
		}
		out = append(out, found...)
	}
	return out, nil
}

// packFolder is the folder of the user's own packs, empty where there is none.
func packFolder() string {
	base := os.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(base) { // as the XDG rules say
		var err error
		if base, err = os.UserConfigDir(); err != nil {
			return ""
		}
	}
	dir := filepath.Join(base, "veil", "rules")
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return ""
	}
	return dir
}

// packsIn lists the packs in a folder, not those in folders within it. A folder
// that cannot be read is an error: rules that somebody relies on would be
// missing.
func packsIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, usagef("%s: the folder of rule packs cannot be read", dir)
	}
	var out []string
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml") {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, nil
}

// loadPacks reads the packs at those paths. Two of one name are an error.
func loadPacks(paths []string) ([]*rules.Pack, error) {
	own, err := standard.Packs()
	if err != nil {
		return nil, err
	}
	from := map[string]string{}
	for _, p := range own {
		from[p.Name()] = "Veil itself"
	}
	var out []*rules.Pack
	for _, path := range paths {
		p, err := rules.LoadPackFile(path)
		if err != nil {
			return nil, packError(path, err)
		}
		if other := from[p.Name()]; other != "" {
			return nil, usagef("%s: there is already a rule pack called %s, in %s; give this one another name", path, p.Name(), other)
		}
		from[p.Name()] = path
		out = append(out, p)
	}
	return out, nil
}

// packError puts what is wrong with a pack into one line: the file, the rule,
// and what to do. A pack is the user's own, so its words may be shown.
func packError(path string, err error) error {
	var (
		unknown *yaml.UnknownFieldError
		twice   *yaml.DuplicateKeyError
		syntax  *yaml.SyntaxError
		y       yaml.Error
	)
	msg := ""
	switch {
	case errors.Is(err, os.ErrNotExist):
		msg = "there is no such file"
	case errors.Is(err, os.ErrPermission):
		msg = "there is no permission to read this file"
	case errors.As(err, &unknown):
		msg = "has a key that is not known; a pack has name, doc, define and rules, and a rule has id, label, doc, pattern, group, flags, validate, score, anchor, context, reject, not_prev, not_next, match and none"
	case errors.As(err, &twice):
		msg = "has a key that was there before; take one of them out"
	case errors.As(err, &syntax):
		msg = "is not valid YAML; look for a missing quote or bracket, a tab, or a backslash in double quotes (put patterns into single ones)"
	case errors.As(err, &y):
		msg = "has a value of another kind than is wanted there; compare with a pack of Veil's own"
	default:
		text := strings.TrimPrefix(err.Error(), path+": ")
		return usagef("%s: %s%s", path, strings.Join(strings.Fields(text), " "), packHint(text))
	}
	if errors.As(err, &y) && y.GetToken() != nil && y.GetToken().Position != nil {
		msg = fmt.Sprintf("line %d %s", y.GetToken().Position.Line, msg)
	}
	return usagef("%s: %s", path, msg)
}

// packHint says what to do about a complaint.
func packHint(complaint string) string {
	switch {
	case strings.Contains(complaint, "not a kind"):
		return "; the kinds are " + strings.Join(rules.Kinds, ", ")
	case strings.Contains(complaint, "error parsing regexp"):
		return "; patterns are in the RE2 syntax, https://github.com/google/re2/wiki/Syntax"
	case strings.Contains(complaint, "examples are missing"), strings.Contains(complaint, "does not mark"):
		return `; for instance match: ["our ref ‹AB/123›"] and none: ["AB 123 miles"]`
	}
	return ""
}
