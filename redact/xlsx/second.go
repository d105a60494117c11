package xlsx

import (
	"bufio"
	"io"

	"github.com/xuri/excelize/v2"

	"veil/internal/isolate"
)

// Second is the worker that reads a workbook with github.com/xuri/excelize, which
// shares no code with ours, and SecondName what people call it.
const (
	Second     = "excelize"
	SecondName = "excelize"
)

func init() { isolate.Register(Second, readExcelize) }

// maxUnzipped is how much a workbook may inflate to, so that nothing of it is put
// into files for the time being.
const maxUnzipped = 400 << 20

// readExcelize writes the names of the sheets and what their cells show, those of a
// row parted by tabs.
func readExcelize(in io.Reader, out io.Writer) error {
	f, err := excelize.OpenReader(in, excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(out)
	for _, sheet := range f.GetSheetList() {
		w.WriteString(sheet + "\n\n")
		rows, err := f.Rows(sheet)
		if err != nil {
			return err
		}
		for rows.Next() {
			cells, err := rows.Columns()
			if err != nil {
				return err
			}
			for i, c := range cells {
				if i > 0 {
					w.WriteByte('\t')
				}
				w.WriteString(c)
			}
			w.WriteByte('\n')
		}
		if err := rows.Error(); err != nil {
			return err
		}
		if err := rows.Close(); err != nil {
			return err
		}
		w.WriteByte('\n')
	}
	return w.Flush()
}
