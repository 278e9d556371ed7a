"""JSON of the rules: what each says of itself, in the language of the run."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.checks.catalogue import Entry
from declcmp.messages import language
from declcmp.renderers import View
from declcmp.renderers.json.values import dumped


def rules(entries: Sequence[Entry], view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return ``declcmp.rules/1``."""
    return dumped(
        {
            "schema": "declcmp.rules/1",
            "rules": [
                {
                    "code": entry.code,
                    "name": entry.name,
                    "severity": entry.rule.severity.value,
                    "fix": entry.rule.fixing.value,
                    "preview": entry.rule.preview,
                    "against": entry.rule.against,
                    "summary": said.summary,
                    "what": said.what,
                    "why": said.why,
                    "bad": list(said.bad),
                    "good": list(said.good),
                    "source": said.source,
                }
                for entry in entries
                for said in [entry.explanation(language())]
            ],
        }
    )
