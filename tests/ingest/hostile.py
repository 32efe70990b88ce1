"""Files that are broken or mean harm, made small: what each does to a reader stands beside how it is made."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib

MIB = 2**20
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LINES = ("Brighter Quayside Plan", "Quarter 3 2024/25 report", "The quay was swept twice and the lamps were mended.")


def lines(year):
    """The report of another year, so that it is no new edition of one that stands beside it."""
    return tuple(line.replace("2024/25", f"20{year}/{year + 1}") for line in LINES)


def text(lines=LINES):
    """What draws these lines on a page."""
    shown = b" ".join(b"(%s) Tj 0 -20 Td" % line.encode() for line in lines)
    return b"BT /F1 12 Tf 72 700 Td " + shown + b" ET"


def stream(content, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def pdf(*objects, trailer=b""):
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for start in starts:
        out += b"%010d 00000 n \n" % start
    size = len(objects) + 1
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table)
    return bytes(out)


def one_page(content, extra=b"", trailer=b"", page=b""):
    """A PDF of one page that shows this content stream."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> %s >>" % page,
        stream(content, extra),
        FONT,
        trailer=trailer,
    )


def several_pages(number=12):
    """A PDF with the pages' contents after everything else, so that cutting it short loses some."""
    kids = b" ".join(b"%d 0 R" % (4 + page) for page in range(number))
    pages = [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>" % (4 + number + page)
        for page in range(number)
    ]
    contents = [stream(text((*LINES, f"This is sheet {page}."))) for page in range(1, number + 1)]
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    return pdf(catalogue, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, number), FONT, *pages, *contents)


def deflated(piece, times):
    """The deflated form of a piece repeated, made without ever holding it unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(times):
        checksum = zlib.adler32(piece, checksum)
    return b"\x78\xda" + block * times + b"\x03\x00" + struct.pack(">I", checksum)


def bomb(unpacked=1024 * MIB):
    """1 MB on the disk whose one content stream unpacks to 1 GiB of drawing."""
    piece = (b"0 0 m 9 9 l S " * (MIB // 14 + 1))[:MIB]
    return one_page(deflated(piece, unpacked // MIB), b"/Filter /FlateDecode")


def double_bomb(unpacked=4096 * MIB):
    """A few kilobytes: packed twice, 4 GiB."""
    inner = deflated(b" " * MIB, unpacked // MIB)
    return one_page(zlib.compress(inner, 9), b"/Filter [/FlateDecode /FlateDecode]")


def rectangles(number):
    drawn = b"".join(b"%d %d 3 2 re f " % (n % 590, n // 590 % 840) for n in range(number))
    return one_page(zlib.compress(text() + b" " + drawn, 1), b"/Filter /FlateDecode")


def no_pages():
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")


def circular_pages():
    """The page tree's only branch is the tree itself."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 900000 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 900000 >>",
    )


def nested_arrays(words, depth=200_000):
    return one_page(
        text(words) + b" " + b"[" * depth + b"]" * depth + b" TJ", page=b"/Deep " + b"[" * depth + b"]" * depth
    )


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def locked(user, owner, words=LINES):
    """A PDF encrypted with these passwords (the standard security handler of PDF 1.7, revision 2)."""
    identity = b"quayside-plan-01"
    rights = struct.pack("<i", -4)
    kept = _rc4(hashlib.md5(_padded(owner)).digest()[:5], _padded(user))
    key = hashlib.md5(_padded(user) + kept + rights + identity).digest()[:5]
    of_stream = hashlib.md5(key + struct.pack("<I", 4)[:3] + b"\0\0").digest()[:10]
    trailer = b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        *[identity.hex().encode()] * 2,
        kept.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    return one_page(_rc4(of_stream, text(words)), trailer=trailer)


def _padded(password):
    return (password.encode() + _PADDING)[:32]


def _rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def paragraphs(lines=LINES):
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def docx(body=None, before="", more=()):
    """A Word file with this body, a declaration before it, and more entries in its zip."""
    body = paragraphs() if body is None else body
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", document)
        for name, content in more:
            archive.writestr(name, content)
    return packed.getvalue()


def docx_of_much_xml(unpacked=100 * MIB):
    """Under a megabyte whose one part unpacks to so much."""
    return docx(paragraphs(("The quay was swept twice and the lamps were mended. " * 20,) * (unpacked // 1100)))


def docx_of_many_entries(number=100_000):
    """A directory of so many names, all of one and the same empty file."""
    whole = docx()
    end = whole.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", whole[end + 10 : end + 20])
    entries = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
        for name in (b"word/n%06d.xml" % n for n in range(number))
    )
    directory = whole[start : start + size] + entries
    # The 16 bits of the count are too few: a zip64 record holds it.
    wide = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, *[count + number] * 2, len(directory), start
    ) + struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(directory), 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return whole[:start] + directory + wide + tail


def docx_of_laughs():
    """Entities that stand for ten of one another, nine times over: a gigabyte of words from a kilobyte."""
    entities = '<!ENTITY a0 "the quay was swept ">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)
    )
    return docx(paragraphs(("&a8;",)), before=f"<!DOCTYPE d [{entities}]>")


def docx_that_reaches_out(path, words):
    """Entries whose names lead out of the file."""
    return docx(
        paragraphs(words),
        more=[(f"../../../../../../..{path}", "gotcha"), (str(path), "gotcha"), ("..\\gotcha.txt", "gotcha")],
    )


def docx_that_reads_files(path):
    """An entity that stands for the contents of a file of this machine."""
    return docx(paragraphs(("The words are: &secret;",)), before=f'<!DOCTYPE d [<!ENTITY secret SYSTEM "{path}">]>')
