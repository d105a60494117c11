#!/bin/sh
# Makes the PDFs of this folder: one line with a name, in fonts of each format,
# by the programs that embed them. Needs pdflatex, gs, weasyprint, chromium,
# soffice and the fonts Liberation Sans and Latin Modern Roman.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export SOURCE_DATE_EPOCH=1736154000 FORCE_SOURCE_DATE=1 TZ=UTC HOME="$tmp"
text='On Monday the visit was made by Zoë Quux. The children were at home and had café cake.'

printf '%s' '\documentclass{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{times}\pagestyle{empty}' \
    '\begin{document}\noindent '"$text"'\end{document}' >type1.tex
pdflatex -interaction=batchmode type1.tex >/dev/null
gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=pdfwrite -sOutputFile=type1c.pdf type1.pdf

html() { echo "<meta charset=utf-8><style>@page{size:A5;margin:10mm}body{font-family:'$1'}</style><p>$text"; }
html 'Latin Modern Roman' >otf.html
html 'Liberation Sans' >ttf.html
weasyprint -q otf.html opentype-cid.pdf
gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=pdfwrite -sOutputFile=cff-cid.pdf opentype-cid.pdf
web() { chromium --headless --no-sandbox --no-pdf-header-footer --user-data-dir="$tmp/web" --print-to-pdf="$2" "$1" >/dev/null 2>&1; }
web ttf.html truetype-cid.pdf
web otf.html type3.pdf

office() {
    line=$(echo "$text" | sed 's/ë/\\u235?/;s/é/\\u233?/')
    printf '{\\rtf1\\ansi{\\fonttbl{\\f0 %s;}}\\f0\\fs24 %s\\par}' "$1" "$line" >"$2.rtf"
    soffice --headless -env:UserInstallation="file://$tmp/office" --convert-to pdf "$2.rtf" >/dev/null 2>&1
}
office 'Liberation Sans' truetype
office 'Latin Modern Roman' type1-office
cp ./*.pdf "$here/"
