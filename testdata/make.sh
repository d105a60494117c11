#!/bin/sh
# Makes the test papers in this folder from the marked sources in src.
# Usage: testdata/make.sh [name ...], a name being a source without ".md".
# Needs: go, libreoffice, chromium, pdflatex, gs, wkhtmltopdf, weasyprint,
# rsvg-convert, qpdf, iconv and python3. On Debian 12 these are the packages
# libreoffice-writer chromium texlive-latex-extra lmodern ghostscript
# wkhtmltopdf weasyprint librsvg2-bin qpdf python3 fonts-liberation.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
src=$here/src
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export SOURCE_DATE_EPOCH=1736154000 FORCE_SOURCE_DATE=1 TZ=UTC XDG_RUNTIME_DIR="$tmp"

(cd "$here/.." && go build -buildvcs=false -o "$tmp/render" ./internal/gold/render)

# wanted NAME: whether to make NAME.
names=" $* "
wanted() {
    [ "$names" = "  " ] || case $names in *" $1 "*) ;; *) return 1 ;; esac
    echo "$1"
}

# writer NAME TYPE...: LibreOffice Writer, from a flat OpenDocument file. In a
# PDF, comments become annotations.
writer() {
    wanted "$1" || return 0
    name=$1
    shift
    rsvg-convert "$src/logo.svg" -o "$tmp/logo.png"
    "$tmp/render" -to fodt -logo "$tmp/logo.png" "$src/$name.md" >"$tmp/$name.fodt"
    for type; do
        [ "$type" != pdf ] ||
            type='pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
        soffice --headless -env:UserInstallation="file://$tmp/office" \
            --convert-to "$type" --outdir "$here" "$tmp/$name.fodt" >/dev/null 2>&1
    done
}

# latex NAME FONT: pdflatex, run twice for its page numbers.
latex() {
    wanted "$1" || return 0
    "$tmp/render" -to tex -font "$2" "$src/$1.md" >"$tmp/$1.tex"
    for _ in 1 2; do
        (cd "$tmp" && pdflatex -interaction=batchmode -halt-on-error "$1.tex" >/dev/null)
    done
    cp "$tmp/$1.pdf" "$here/"
}

# distil NAME FONT: pdflatex, then Ghostscript's distiller.
distil() {
    wanted "$1" >/dev/null || return 0
    latex "$1" "$2"
    gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=pdfwrite -dPDFSETTINGS=/ebook \
        -sOutputFile="$here/$1.pdf" "$tmp/$1.pdf"
}

# page NAME CSS: the source as a web page.
page() {
    "$tmp/render" -to html -css "$2" "$src/$1.md" >"$tmp/$1.html"
}

# chrome NAME CSS: Chromium's print to PDF.
chrome() {
    wanted "$1" || return 0
    page "$1" "$2"
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
        --disable-background-networking --disable-component-update --disable-sync \
        --no-first-run --user-data-dir="$tmp/chrome" \
        --print-to-pdf="$here/$1.pdf" "file://$tmp/$1.html" >/dev/null 2>&1
}

# qt NAME CSS: wkhtmltopdf, Qt's WebKit.
qt() {
    wanted "$1" || return 0
    page "$1" "$2"
    QT_QPA_PLATFORM=offscreen wkhtmltopdf -q --encoding utf-8 "$tmp/$1.html" "$here/$1.pdf"
}

# weasy NAME CSS: WeasyPrint.
weasy() {
    wanted "$1" || return 0
    page "$1" "$2"
    weasyprint -q "$tmp/$1.html" "$here/$1.pdf"
}

# plain NAME WIDTH ENCODING: text, with Windows line ends if not UTF-8.
plain() {
    wanted "$1" || return 0
    "$tmp/render" -to txt -wrap "$2" "$src/$1.md" >"$tmp/$1.txt"
    [ "$3" = UTF-8 ] || sed -i 's/$/\r/' "$tmp/$1.txt"
    iconv -f UTF-8 -t "$3" "$tmp/$1.txt" >"$here/$1.txt"
}

writer case-note docx pdf
writer strategy-minutes docx
writer complaint-calm docx pdf
writer camhs-letter docx pdf
writer contact-record docx
writer hearing-paper docx pdf
writer sar-letter docx
latex conference-report lmodern
latex police-statement mathptmx
distil court-order mathpazo
chrome ehcp-page ''
chrome school-log 'body { font-size: 9pt; }'
weasy gp-summary 'body { font-family: "DejaVu Sans"; font-size: 9pt; }'
weasy kinship-assessment 'body { font-family: "Liberation Serif"; }'
qt email-thread 'body { font-size: 11pt; }'
plain email-thread 72 UTF-8
plain text-thread 0 UTF-8
plain complaint-angry 0 WINDOWS-1252
plain carer-log 0 UTF-16
if wanted carer-log >/dev/null; then
    "$tmp/render" -to md "$src/carer-log.md" >"$here/carer-log.md"
fi
if wanted bad; then
    "$src/bad.sh" "$here/case-note.pdf" "$here/case-note.docx" "$here/bad"
fi
