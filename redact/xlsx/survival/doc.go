// Package survival hides a person in every place of a workbook that can hold text
// and looks for what survives redaction.
//
// It promises that every file is first proven to hold what it hides. The search
// shares no code with the reader, the writer or the verification: it opens
// archives in archives and looks at all bytes, with tags and without. It does not
// prove that there are no further places.
package survival
