package main

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/extract/scan"
	"veil/redact"
	"veil/redact/plan"
	"veil/rules/policy"
)

var (
	profileFlag  = &cli.StringFlag{Name: "profile", Usage: "the people `FILE` (case.yaml): who is in the papers"}
	policyFlag   = &cli.StringFlag{Name: "policy", Usage: "what is masked: ai, third-party, publish or a `FILE`", Value: "ai"}
	nerFlag      = &cli.StringFlag{Name: "ner", Usage: "a second opinion on names: `prose` (finds a few more, slower, and masks more for nothing)"}
	packFlag     = &cli.StringSliceFlag{Name: "rules", Aliases: []string{"pack"}, Usage: "a rule pack of your own: `FILE|DIR`; may be repeated"}
	styleFlag    = &cli.StringFlag{Name: "style", Usage: "`label` ([PERSON 1]) or box", Value: "label"}
	acceptFlag   = &cli.BoolFlag{Name: "accept-gaps", Usage: "go on although something could not be read; it is left out of the copy"}
	picturesFlag = &cli.BoolFlag{Name: "keep-images", Usage: "keep pictures of a PDF or Word file in which nothing to mask was read; needs --accept-gaps"}
	commentsFlag = &cli.BoolFlag{Name: "keep-comments", Usage: "keep the comments of a Word file, redacted, with labels in place of who wrote them"}
	reasonsFlag  = &cli.BoolFlag{Name: "reasons", Usage: "say in each mark, by a letter, why it is there ([PERSON 1 / P]), and list what the letters mean"}
	forceFlag    = &cli.BoolFlag{Name: "force", Usage: "replace outputs that exist; never the input"}
	passwordFlag = &cli.StringFlag{Name: "password-file", Usage: "the document's password is the first line of `FILE`"}
	noInputFlag  = &cli.BoolFlag{Name: "no-input", Usage: "ask nothing"}
	planOutFlag  = &cli.StringFlag{Name: "plan-out", Usage: "write what will be masked to `FILE`, to read and edit (holds text of the document)"}
	jsonFlag     = &cli.BoolFlag{Name: "json", Usage: "JSON on standard output"}
)

// scanFlags say how pages that are pictures are read.
var scanFlags = []cli.Flag{
	&cli.StringFlag{Name: "ocr-lang", Usage: "the `LANGUAGES` of scanned pages, as tesseract names them: eng, eng+cym", Value: "eng"},
	&cli.BoolFlag{Name: "careful", Usage: "mask what was not read for certain on scanned pages, such as handwriting", Value: true},
	&cli.BoolFlag{Name: "blank-unread", Usage: "put a blank page in place of a scanned page that cannot be read"},
}

// flattenFlag goes with the commands that write copies.
var flattenFlag = &cli.BoolFlag{Name: "flatten", Usage: "make every page of a PDF a picture, and read it as one: the strongest removal"}

// scans are the choices of scanFlags.
func scans(c *cli.Context) extract.Scans {
	return extract.Scans{Read: true, Languages: c.String("ocr-lang"), Trusting: c.IsSet("careful") && !c.Bool("careful"),
		Blank: c.Bool("blank-unread"), Flatten: c.Bool("flatten"), Readings: scan.NewReadings()}
}

// ruleFlags are the flags of every command that looks for details.
func ruleFlags(more ...cli.Flag) []cli.Flag {
	common := []cli.Flag{profileFlag, policyFlag, packFlag, nerFlag, passwordFlag, acceptFlag, noInputFlag}
	return slices.Concat(common, scanFlags, more)
}

// options loads what the flags name.
func options(c *cli.Context) (redact.Options, error) {
	packs, err := userPacks(c)
	if err != nil {
		return redact.Options{}, err
	}
	if _, err := loadPacks(packs); err != nil { // says better what is wrong
		return redact.Options{}, err
	}
	o, err := redact.Settings{
		Policy: c.String("policy"), Profile: c.String("profile"), Packs: packs, NER: c.String("ner"),
		Style: plan.Style(c.String("style")), Scans: scans(c),
	}.Options()
	if err != nil {
		return o, usagef("%s", err)
	}
	if c.Bool("reasons") {
		o.Reasons = policy.ReasonCodes()
	}
	o.KeepComments = c.Bool("keep-comments")
	o.AcceptGaps, o.KeepPictures = c.Bool("accept-gaps"), c.Bool("keep-images")
	if name := c.String("password-file"); name != "" {
		if o.Password, err = firstLine(name); err != nil {
			return o, usagef("the password file cannot be read, or is empty")
		}
	}
	return o, nil
}

// firstLine reads a secret: the first line of a file.
func firstLine(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 1<<16))
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n")
	if line == "" {
		return "", errors.New("empty")
	}
	return line, nil
}
