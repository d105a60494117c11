package main

import (
	"fmt"
	"strings"
)

// tex renders the paper for pdflatex.
func (p paper) tex(font string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{%s}
\usepackage[margin=22mm,headheight=28pt]{geometry}
\usepackage{fancyhdr,array,longtable,parskip}
\usepackage[hidelinks,pdftitle={%s},pdfauthor={%s}]{hyperref}
\setcounter{secnumdepth}{0}
\uchyph=0
\emergencystretch=8em
\pagestyle{fancy}
\fancyhf{}
\renewcommand{\headrulewidth}{0pt}
\lhead{\small %s}
\lfoot{\small %s}
\rfoot{\small\thepage}
\begin{document}
`, font, texLines([]string{p.title}), texLines([]string{p.author}), texLines(p.header), texLines(p.footer))
	list := false
	for _, bl := range p.blocks {
		if list && bl.kind != "li" {
			b.WriteString("\\end{itemize}\n")
			list = false
		}
		if bl.kind == "li" && !list {
			b.WriteString("\\begin{itemize}\n")
			list = true
		}
		b.WriteString(bl.tex())
	}
	if list {
		b.WriteString("\\end{itemize}\n")
	}
	return b.String() + "\\end{document}\n"
}

// tex renders one block.
func (bl block) tex() string {
	text := texLines(bl.lines)
	switch bl.kind {
	case "h":
		if bl.level == 1 {
			return "\\section{" + text + "}\n"
		}
		return "\\subsection{" + text + "}\n"
	case "li":
		return "\\item " + text + "\n"
	case "table":
		return texTable(bl.rows)
	}
	return text + "\n\n"
}

// texTable renders a table with rules, its first row in bold.
func texTable(rows [][]string) string {
	spec := "|"
	for _, w := range widths(rows) {
		spec += fmt.Sprintf(`>{\raggedright\arraybackslash}p{\dimexpr %.3f\linewidth-2\tabcolsep-\arrayrulewidth\relax}|`, w/100)
	}
	out := "{\\small\\renewcommand{\\arraystretch}{1.3}\n\\begin{longtable}{" + spec + "}\\hline\n"
	for i, row := range rows {
		for j, cell := range row {
			if j > 0 {
				out += " & "
			}
			cell = texLines([]string{cell})
			if i == 0 && cell != "" {
				cell = `\textbf{` + cell + "}"
			}
			out += cell
		}
		out += " \\\\ \\hline\n"
	}
	return out + "\\end{longtable}}\n"
}

var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`,
	"_", `\_`, "{", `\{`, "}", `\}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, `"`, `\textquotedbl{}`, "'", "'", "–", "--", "        ", `\qquad{}`)

// texLines renders lines of text.
func texLines(lines []string) string {
	return inline(lines, "\\\\\n", func(p piece) string {
		s := texEscape.Replace(p.text)
		if p.href != "" {
			s = fmt.Sprintf(`\href{%s}{%s}`, texEscape.Replace(p.href), s)
		}
		if p.bold {
			s = `\textbf{` + s + "}"
		}
		return s
	})
}
