"""What LibreOffice makes of Word files, asked through its own interface; run by a Python that has ``uno``.

Takes jobs as JSON on standard input, gives their results as JSON on standard output: a file with all changes accepted
or rejected ("accept", "reject": its paragraphs, and how many changes are left), or printed ("pdf", and where "to"). A
file with comments cannot be asked so where the office has no screen of its own: it fails to draw them.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

uno: Any = importlib.import_module("uno")


def main() -> None:
    """Start LibreOffice with a profile of its own, the folder that is the only argument, and do the jobs."""
    jobs, profile = json.load(sys.stdin), Path(sys.argv[1])
    pipe = f"declcmp{os.getpid()}"
    accept = f"pipe,name={pipe};urp;StarOffice.ComponentContext"
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", f"--accept={accept}"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        context = _connected(f"uno:{accept}")
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        json.dump([_done(job, desktop, dispatcher) for job in jobs], sys.stdout)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


def _connected(url: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(url)
        except Exception:  # noqa: BLE001 - UNO's own, of which Python knows nothing before it is connected
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def _done(job: dict[str, str], desktop: Any, dispatcher: Any) -> Any:
    file = desktop.loadComponentFromURL(Path(job["file"]).as_uri(), "_blank", 0, (_property("Hidden", True),))
    if file is None:
        return {"refused": job["file"]}
    try:
        if job["do"] == "pdf":
            file.storeToURL(Path(job["to"]).as_uri(), (_property("FilterName", "writer_pdf_Export"),))
            return {}
        command = ".uno:AcceptAllTrackedChanges" if job["do"] == "accept" else ".uno:RejectAllTrackedChanges"
        dispatcher.executeDispatch(file.CurrentController.Frame, command, "", 0, ())
        return {"paragraphs": list(_paragraphs(file.Text)), "left": sum(1 for _ in _each(file.Redlines))}
    finally:
        file.close(True)


def _property(name: str, value: object) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _each(container: Any) -> Iterator[Any]:
    found = container.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def _paragraphs(text: Any) -> Iterator[str]:
    for part in _each(text):
        if part.supportsService("com.sun.star.text.TextTable"):
            for name in part.getCellNames():
                yield from _paragraphs(part.getCellByName(name))
        else:
            yield part.getString()


if __name__ == "__main__":
    main()
