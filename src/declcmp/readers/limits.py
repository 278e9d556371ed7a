"""What a document from a stranger may cost: bounds on unpacking, and archives and XML read within them.

Nothing is ever written to disk or fetched: parts of an archive are looked up by name in memory, so that a name which
climbs out of it ("../../etc/passwd") is merely not found. XML is refused when it declares entities, and read without
the network.
"""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_MB = 1 << 20
#: Unpacked bytes below which a ratio says nothing: a page of one repeated line packs 500 : 1 and harms nobody.
_SMALL = 4 * _MB
#: Entries of an archive; a Word file with a thousand pictures has fewer.
_ENTRIES = 20_000
#: Tags and attributes of one XML part. libxml2 takes at most 220 bytes for each, so a tree stays below 700 MB.
_MARKUP = 3_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader may unpack and read.

    Attributes:
        size: Unpacked bytes of one part of an archive, or of a .gz file.
        ratio: Unpacked bytes for each packed one; deflate reaches 1,032, text 5 to 40.
        pages: Of a PDF.
        seconds: Of processor time that another program (PDF, old Word files) may take.
        memory: Bytes that it may take.
    """

    size: int = 64 * _MB
    ratio: int = 200
    pages: int = 5_000
    seconds: int = 60
    memory: int = 768 * _MB


class Archive:
    """A ZIP archive in memory, read part by part within limits."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Read the table of contents.

        Raises:
            InputError: it is no ZIP archive, it is cut short, or it has too many entries.
        """
        self._name, self._limits = name, limits
        if data.count(b"PK\x01\x02") > _ENTRIES:
            raise InputError(_("{name}: an archive of more than {count} files").format(name=name, count=_ENTRIES))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError, UnicodeDecodeError):
            raise InputError(damaged(name)) from None

    def __contains__(self, part: str) -> bool:
        """Say whether there is a part of this name."""
        return part in self._zip.NameToInfo

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._zip.namelist())

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            InputError: there is none, it is encrypted or damaged, or it unpacks to more than the limits allow.
        """
        info = self._zip.NameToInfo.get(part)
        if info is None:
            raise InputError(_("{name}: damaged: {part} is missing").format(name=self._name, part=part))
        if info.flag_bits & 1:
            raise InputError(protected(self._name))
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise InputError(damaged(self._name))
        try:
            with self._zip.open(info) as file:
                content = file.read(self._limits.size + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, struct.error):
            raise InputError(damaged(self._name)) from None
        _check(self._name, len(content), max(info.compress_size, 1), self._limits)
        return content


def gunzip(data: bytes, name: str, limits: Limits) -> bytes:
    """Return what a .gz file holds.

    Raises:
        InputError: it is damaged, or it unpacks to more than the limits allow.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(limits.size + 1)
    except (OSError, EOFError, zlib.error, struct.error):
        raise InputError(damaged(name)) from None
    _check(name, len(content), len(data), limits)
    return content


def xml(data: bytes, name: str) -> _Element:
    """Return the root of a part's XML.

    Raises:
        InputError: it is not well-formed, is nested too deeply, or declares entities.
    """
    from lxml import etree  # noqa: PLC0415 - only office files need it

    if data.count(b"<") + data.count(b"=") > _MARKUP:
        raise InputError(_("{name}: too large to be a declaration").format(name=name))
    # huge_tree=False: libxml2 then refuses more than 256 levels and single texts of more than 10 MB.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise InputError(damaged(name)) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for entity in declared.iterentities()):
        raise InputError(
            _("{name}: refused: its XML declares entities, and no office program writes any").format(name=name)
        )
    return root


def damaged(name: str) -> str:
    """Return the sentence that says that a file is damaged."""
    return _(
        "{name}: damaged or cut short; ask for the file again, or save it anew in the program that made it"
    ).format(name=name)


def protected(name: str) -> str:
    """Return the sentence that says that a file asks for a password."""
    return _("{name}: protected by a password; save it without one").format(name=name)


def _check(name: str, unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.size:
        raise InputError(
            _("{name}: unpacks to more than {size} MB; raise --max-size if it is to be trusted").format(
                name=name, size=limits.size // _MB
            )
        )
    if unpacked > _SMALL and unpacked > limits.ratio * packed:
        raise InputError(
            _("{name}: unpacks to more than {ratio} times its size; raise --max-ratio if it is to be trusted").format(
                name=name, ratio=limits.ratio
            )
        )
