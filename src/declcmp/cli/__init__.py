"""The command line: arguments in, bytes out, exit status. The only writer to standard output and standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from declcmp.cli.arguments import language, prepared
from declcmp.errors import InputError
from declcmp.messages import _, use

TROUBLE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def run(argv: Sequence[str]) -> int:
    """Run one command; return its exit status: 2 in trouble, 130 on Ctrl-C, 141 when the reader of a pipe has gone."""
    _speak_utf8()
    try:
        spoken = language(argv)
        use(spoken)
        status = _called(prepared(argv), spoken)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout.fileno())
        return _BROKEN_PIPE
    except InputError as error:
        return _trouble(str(error))
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _trouble(f"{name}{error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - a bug of ours must not fall on the user as a traceback
        if "-v" in argv or "--verbose" in argv:
            import traceback  # noqa: PLC0415

            traceback.print_exc()
        name = type(error).__name__
        return _trouble(_("a bug of declcmp's own ({name}: {error}); -v shows where").format(name=name, error=error))
    return status


def _called(argv: Sequence[str], spoken: str) -> int:
    from declcmp.cli.app import application, usage_error  # noqa: PLC0415 - the language must be known first

    try:
        status = application(spoken, argv).main(args=list(argv), prog_name="declcmp", standalone_mode=False)
    except usage_error() as error:
        from declcmp.cli.usage import sentence  # noqa: PLC0415 - only mistakes need it

        raise InputError(sentence(error)) from None
    return status if isinstance(status, int) else 0


def _trouble(message: str) -> int:
    from declcmp.renderers import visible  # noqa: PLC0415 - only mistakes need it

    with contextlib.suppress(OSError):
        sys.stderr.write(f"declcmp: {visible(message)}\n")
    return TROUBLE


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; a name that is no text is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence(descriptor: int) -> None:
    """Send what is still buffered nowhere: the interpreter flushes once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
