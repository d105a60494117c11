"""Writes the malformed files that no tool makes: broken PDFs and hostile ZIPs.

Usage: bad.py folder
"""

import os
import sys
import zipfile

WHEN = (2025, 1, 6, 9, 0, 0)
TYPES = b"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELS = b"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>{dtd}
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"""


def pdf(objects):
    """A PDF of the given objects, the first being the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def docx(path, document, extra=()):
    """A DOCX with the given document part and other entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS),
                           ("word/document.xml", document), *extra]:
            z.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)


def bomb(path, size):
    """A DOCX whose document part inflates to size bytes of spaces."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        z.writestr(zipfile.ZipInfo("[Content_Types].xml", WHEN), TYPES)
        z.writestr(zipfile.ZipInfo("_rels/.rels", WHEN), RELS)
        info = zipfile.ZipInfo("word/document.xml", WHEN)
        info.compress_type = zipfile.ZIP_DEFLATED
        head, tail = DOCUMENT.format(dtd="", text="@").encode().split(b"@")
        block = b" " * (1 << 20)
        with z.open(info, "w", force_zip64=True) as part:
            part.write(head)
            for _ in range(size // len(block)):
                part.write(block)
            part.write(tail)


def main(folder):
    def to(name):
        return os.path.join(folder, name)

    def put(name, data):
        with open(to(name), "wb") as f:
            f.write(data)

    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    put("no-pages.pdf", pdf([catalogue, b"<< /Type /Pages /Kids [] /Count 0 >>"]))
    put("page-loop.pdf", pdf([
        catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
    ]))
    page = pdf([
        catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ])
    put("xref-loop.pdf", page.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % page.index(b"xref\n")))

    names = "abcdefghij"
    entities = '<!ENTITY a "ha ha ha ha ha ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(names, names[1:]))
    docx(to("entity-bomb.docx"), DOCUMENT.format(dtd=f"<!DOCTYPE w [{entities}]>", text="&j;"))
    docx(to("external-entity.docx"), DOCUMENT.format(
        dtd='<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>', text="&f;"))
    docx(to("path-traversal.docx"), DOCUMENT.format(dtd="", text="An honest paragraph."),
         [("../../evil.xml", b"<evil/>"), ("/absolute.xml", b"<evil/>"), ("..\\..\\evil.txt", b"evil")])
    docx(to("not-well-formed.docx"), b"<w:document><w:body>")
    bomb(to("zip-bomb.docx"), 640 << 20)
    with zipfile.ZipFile(to("zip.docx"), "w") as z:
        z.writestr(zipfile.ZipInfo("notes.txt", WHEN), b"A ZIP, but no DOCX.\n")
    put("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(480))
    put("old-word.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(480))
    put("nul.txt", b"Some text\x00with a NUL\x00 and \xff\xfe bytes that are in no encoding \x81\n")


main(sys.argv[1])
