"""Old binary Word files (.doc): through LibreOffice where it is installed; without it, what to do about them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.readers import READERS, Reading
from declcmp.readers.limits import damaged, protected
from declcmp.readers.options import Options

_SECONDS = 90
#: Nothing is fetched, no macro runs, and nothing of the user's own settings is read or changed.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""  # noqa: E501 - the settings of another program, as it writes them
#: Streams of the compound file, named in UTF-16: which program's file it is.
_WORD, _ENCRYPTED = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return what an old binary Word file holds, as LibreOffice reads it.

    Raises:
        InputError: it is none, it is protected or damaged, or LibreOffice is not installed.
    """
    if _ENCRYPTED in data:
        raise InputError(protected(name))
    if _WORD not in data:
        raise InputError(_("{name}: a file of an old office program, and not of Word").format(name=name))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise InputError(
            _("{name}: an old binary Word file; save it as .docx, or install LibreOffice, which is then used").format(
                name=name
            )
        )
    reading = READERS.get("docx")(_converted(office, data, name), name, options)
    note = _("{name}: an old binary Word file, read through LibreOffice").format(name=name)
    return replace(reading, source=replace(reading.source, format="doc"), notes=(*reading.notes, note))


def _converted(office: str, data: bytes, name: str) -> bytes:
    """Return the file as .docx, made in a folder of its own with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="declcmp-") as made:
        folder = Path(made)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        (folder / "text.doc").write_bytes(data)
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(folder / "text.doc")]
        # A session of its own: what LibreOffice starts ends with it.
        with subprocess.Popen(  # noqa: S603 - no shell, own names
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise InputError(damaged(name)) from None
        result = folder / "text.docx"
        if not result.is_file():
            raise InputError(damaged(name))
        return result.read_bytes()
