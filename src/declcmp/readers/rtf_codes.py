"""What RTF's control words and character sets stand for."""

from __future__ import annotations

#: Codecs by \fcharset; the Western ones are those of the file.
CHARSETS = {
    77: "mac-roman", 84: "mac-cyrillic", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp866", 255: "cp866",
}  # fmt: skip
CODEPAGES = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
PRINTED = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
#: Control words that end a paragraph; the last three end that of a cell.
ENDS = frozenset({"par", "sect", "cell", "nestcell", "row"})
CELL_ENDS = frozenset({"cell", "nestcell", "row"})
#: Groups whose text is read, and where it goes; other groups that RTF marks as destinations are skipped.
STORIES = {
    "footnote": "note",
    "annotation": "comment",
    "header": "page header", "headerl": "page header", "headerr": "page header", "headerf": "page header",
    "footer": "page footer", "footerl": "page footer", "footerr": "page footer", "footerf": "page footer",
}  # fmt: skip
LABELS = frozenset({"listtext", "pntext"})
#: Destinations without a star that hold no text of the document.
SKIPPED = frozenset(
    {
        "colortbl", "info", "pict", "fldinst", "object", "objdata", "listtable", "listoverridetable", "revtbl",
        "rsidtbl", "xe", "tc", "nonshppict", "shprslt", "sp", "sn", "sv", "upr", "ftnsep", "ftnsepc", "ftncn",
        "aftnsep", "aftnsepc", "aftncn", "template", "themedata", "datastore", "latentstyles", "filetbl", "do",
        "bkmkstart", "bkmkend", "pgdsctbl", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent",
        "formfield", "datafield",
    }
)  # fmt: skip
#: Destinations with a star that hold text nevertheless: shapes, and the Unicode side of \upr.
STARRED = frozenset({"shpinst", "ud"})
