"""pymupdf.py IN FOUND OUT: redacts every occurrence of the lines of FOUND."""
import sys
import fitz

doc = fitz.open(sys.argv[1])
found = [line for line in open(sys.argv[2], encoding="utf-8").read().split("\n") if line]
for page in doc:
    for text in found:
        for quad in page.search_for(text, quads=True):
            page.add_redact_annot(quad)
    page.apply_redactions()
doc.save(sys.argv[3], garbage=4, deflate=True)
