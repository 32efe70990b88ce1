"""A Word file opened by python-docx, once it is known to be safe: its parts and what they point to."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.package import OpcPackage
from lxml import etree

from extractors.faults import Unreadable
from extractors.word.limits import read_zip
from extractors.word.names import Element

_AGAIN = "open it in Word and save it as .docx again"
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TARGET = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/?>")
_INSIDE = re.compile(rb'Target="([^"]*)"')


class Story:
    """One part that holds text (the body, a header, the footnotes) with the parts it points to."""

    def __init__(self, part: Any) -> None:
        self.part = part
        self.root = _root(part)

    def related(self, kind: str) -> Story | None:
        """The first part of this kind ("styles", "footnotes") that it points to, or None."""
        for rel in self.part.rels.values():
            if rel.reltype == _RELATED + kind and not rel.is_external:
                return Story(rel.target_part)
        return None

    def story(self, rel_id: str | None) -> Story | None:
        """The part that a relationship of this one names, or None where it is missing or outside the file."""
        rel = self.part.rels.get(rel_id) if rel_id else None
        return None if rel is None or rel.is_external else Story(rel.target_part)

    def bytes_of(self, rel_id: str | None) -> bytes:
        """The bytes of a picture that this part shows; ``b""`` where it is missing or outside the file."""
        rel = self.part.rels.get(rel_id) if rel_id else None
        return b"" if rel is None or rel.is_external else rel.target_part.blob


def open_package(name: str, data: bytes) -> Story:
    """The main part of a Word file. Raises ``Unreadable`` with the cause and what to do about it."""
    parts = read_zip(name, data)
    if _STRICT in parts.get("_rels/.rels", b""):
        cause = f"{name} is saved as a Strict Open XML document, which cannot be read"
        raise Unreadable(cause, 'open it in Word and save it as "Word Document (.docx)"')
    try:
        try:
            package = OpcPackage.open(io.BytesIO(data))
        except KeyError:
            package = OpcPackage.open(_mended(parts))
        story = Story(package.main_document_part)
    except KeyError as fault:
        raise Unreadable(f"{name} is not a whole Word file: a part is missing ({fault.args[0]})", _AGAIN) from fault
    except etree.XMLSyntaxError as fault:
        raise Unreadable(f"{name} holds XML that cannot be read ({fault.msg})", _AGAIN) from fault
    if story.root is None:
        raise Unreadable(f"{name} is not a Word file: its main part holds no text", _AGAIN)
    return story


def _root(part: Any) -> Element | None:
    """The XML of a part; python-docx leaves parts that it does not know (those of .docm, footnotes) unparsed."""
    element = getattr(part, "element", None)
    if element is not None:
        return element
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part.blob, parser)
    except etree.XMLSyntaxError:
        return None


def _mended(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The same file without the links to parts that are not in it: Word reads such files, python-docx does not."""
    known = {name.lower() for name in parts}
    mended = io.BytesIO()
    with zipfile.ZipFile(mended, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, _without_dead_links(name, part, known) if name.endswith(".rels") else part)
    mended.seek(0)
    return mended


def _without_dead_links(name: str, rels: bytes, known: set[str]) -> bytes:
    folder = posixpath.dirname(posixpath.dirname(name))

    def kept(link: re.Match[bytes]) -> bytes:
        target = _INSIDE.search(link[0])
        if target is None or b'TargetMode="External"' in link[0]:
            return link[0]
        path = posixpath.normpath(posixpath.join("/", folder, target[1].decode("utf-8", "replace")))
        return link[0] if path.lstrip("/").lower() in known else b""

    return _TARGET.sub(kept, rels)
