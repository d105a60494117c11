package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// office converts Word files with LibreOffice, which shares no code with ours.
type office struct {
	tmp string // for its profile and what it writes
}

// officeBatch is how many files LibreOffice gets at once, and officeLimit how
// long it may take for them.
const (
	officeBatch = 25
	officeLimit = 3 * time.Minute
)

// texts are what LibreOffice reads in the files of a folder, by their names
// without extension. Files that it does not open are not there.
func (o office) texts(folder string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil {
		return nil, err
	}
	out := folder + ".txt"
	for at := 0; at < len(files); at += officeBatch {
		if err := o.convert(files[at:min(at+officeBatch, len(files))], out); err != nil {
			return nil, err
		}
	}
	texts := map[string]string{}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".docx")
		b, err := os.ReadFile(filepath.Join(out, name+".txt"))
		if os.IsNotExist(err) { // one that crashes takes the rest of its batch along
			if err := o.convert([]string{path}, out); err != nil {
				return nil, err
			}
			b, err = os.ReadFile(filepath.Join(out, name+".txt"))
		}
		if err == nil {
			texts[name] = strings.TrimPrefix(string(b), "\ufeff")
		}
	}
	return texts, nil
}

// convert writes the text of each file that LibreOffice opens into a folder.
func (o office) convert(files []string, folder string) error {
	ctx, cancel := context.WithTimeout(context.Background(), officeLimit)
	defer cancel()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(o.tmp, "profile"), "--headless",
		"--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder}
	cmd := exec.CommandContext(ctx, "soffice", append(args, files...)...)
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		return fmt.Errorf("soffice: %w", err)
	}
	return nil
}

// unnumbered is a Word file without its definitions of lists, so that
// LibreOffice makes up no numbers, which are in no text.
func unnumbered(docx []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		if strings.HasSuffix(f.Name, "/numbering.xml") {
			continue
		}
		if err := out.Copy(f); err != nil { // as it is, damaged or not
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
