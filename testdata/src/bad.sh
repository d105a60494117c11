#!/bin/sh
# Makes files that a reader of papers must survive.
# Usage: bad.sh good.pdf good.docx folder
set -eu

pdf=$1 docx=$2 out=$3
mkdir -p "$out"

: >"$out/empty.pdf"
: >"$out/empty.docx"
: >"$out/empty.txt"
head -c 9000 "$pdf" >"$out/truncated.pdf"
head -c 5000 "$docx" >"$out/truncated.docx"
printf 'This is a text file, whatever its name says.\n' >"$out/text.pdf"
cp "$pdf" "$out/pdf.docx"
qpdf --encrypt secret owner 256 -- "$pdf" "$out/password.pdf"
qpdf --encrypt '' owner 256 -- "$pdf" "$out/empty-password.pdf"
qpdf --allow-weak-crypto --encrypt '' owner 128 --use-aes=n -- "$pdf" "$out/empty-password-rc4.pdf"
python3 "$(dirname "$0")/bad.py" "$out"
