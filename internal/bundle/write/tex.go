package write

import (
	"fmt"
	"strings"

	"veil/internal/bundle/paper"
)

// TeX writes a paper as LaTeX, set in one of the fonts that packages bring.
// ok is false if it has letters that the T1 encoding lacks.
func TeX(p *paper.Paper, font string) (src string, ok bool) {
	for _, t := range p.Texts() {
		for _, r := range t.Text {
			if r > 0x7e && !strings.ContainsRune("–—‘’“”£ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŰűŸŹźŻżŽž", r) {
				return "", false
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{%s,longtable,fancyhdr,array}
\usepackage[margin=22mm]{geometry}
\usepackage[hidelinks,pdfauthor={%s},pdftitle={%s}]{hyperref}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}\setlength{\headheight}{14pt}
\fancyhead[L]{\small %s}\fancyfoot[L]{\small %s}\fancyfoot[R]{\small\thepage}
\setlength{\parindent}{0pt}\setlength{\parskip}{5pt}\sloppy
\begin{document}
`, font, tex(p.Author.S), tex(p.Title.S), tex(p.Header.S), tex(p.Footer.S))
	for _, bl := range p.Blocks {
		text := tex(bl.Text.S)
		switch bl.Kind {
		case paper.Head:
			fmt.Fprintf(&b, "\\%ssection*{%s}\n\n", strings.Repeat("sub", bl.Level-1), text)
		case paper.Item:
			fmt.Fprintf(&b, "\\textbullet{} %s\n\n", text)
		case paper.NewPage:
			b.WriteString("\\newpage\n")
		case paper.Table:
			wide := 0
			for _, r := range bl.Rows {
				wide = max(wide, len(r))
			}
			fmt.Fprintf(&b, "\\begin{longtable}{%s}\n", strings.Repeat(fmt.Sprintf(">{\\raggedright\\arraybackslash}p{%.3f\\textwidth}", 0.88/float64(wide)), wide))
			for _, r := range bl.Rows {
				cells := make([]string, len(r))
				for i, c := range r {
					cells[i] = tex(c.S)
				}
				b.WriteString(strings.Join(cells, " & ") + " \\\\ \n")
			}
			b.WriteString("\\end{longtable}\n\n")
		default:
			fmt.Fprintf(&b, "%s\n\n", strings.ReplaceAll(text, "\n", "\\\\\n"))
		}
	}
	b.WriteString("\\end{document}\n")
	return b.String(), true
}

var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"{", `\{`, "}", `\}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "<", `\textless{}`, ">", `\textgreater{}`, "[", "{[}", "]", "{]}", `"`, "''")

func tex(s string) string { return texEscape.Replace(s) }
