"""How long `declcmp diff` takes, the whole command, beside other tools for the same pair, and on two long texts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "bench"
PEERS = ROOT / "build" / "peers"
SEEDS = ROOT / "tests" / "gold" / "seeds"
ALMATY, ASTANA = SEEDS / "004_c8f3a732433e8756.txt", SEEDS / "002_db84714a9250509b.txt"
PACKAGES = ("redlines==0.6.2", "prosediff==0.7.0")
ROUNDS = 7


class Run(NamedTuple):
    """One run of a command: seconds of wall time, and the most memory it held, in MB."""

    seconds: float
    megabytes: float


def main() -> int:
    """Print the figures and return how many targets are missed."""
    BUILD.mkdir(parents=True, exist_ok=True)
    missed = _beside_peers()
    missed += _on_long_texts()
    return missed


def _beside_peers() -> int:
    commands = {
        "declcmp diff": _declcmp("diff", str(ALMATY), str(ASTANA)),
        "declcmp --help": _declcmp("--help"),
        **_peers(),
    }
    times = _medians(commands)
    print(f"Almaty 2025 and Astana 2025, whole command, median of {ROUNDS} runs taken in turn")
    for name, seconds in times.items():
        print(f"  {name:<20} {seconds:6.3f} s   declcmp diff takes {times['declcmp diff'] / seconds:5.2f} × as long")
    missed = _target("declcmp --help", times["declcmp --help"], 0.25, "s")
    for name, most in (("redlines", 1.5), ("prosediff", 0.5)):
        if name in times:
            missed += _target(f"against {name}", times["declcmp diff"] / times[name], most, "×")
    return missed


def _medians(commands: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the median seconds of each command; they run in turn, so that what else the machine does falls on all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(1 + ROUNDS):
        for name, command in commands.items():
            times[name].append(_run(command).seconds)
    # The first run of each compiles what was not yet.
    return {name: median(seconds[1:]) for name, seconds in times.items()}


def _on_long_texts() -> int:
    old, new = _long_texts(words=200_000, changed=0.01)
    run = _run(_declcmp("diff", str(old), str(new)))
    print(f"two texts of 200,000 words, 1 % changed: {run.seconds:.1f} s, {run.megabytes:.0f} MB")
    return _target("long texts", run.seconds, 20, "s") + _target("long texts", run.megabytes, 1500, "MB")


def _target(name: str, figure: float, most: float, unit: str) -> int:
    print(f"  {'met' if figure <= most else 'MISSED'}: {name} {figure:.2f} {unit}, at most {most} {unit}")
    return int(figure > most)


def _declcmp(*arguments: str) -> list[str]:
    installed = Path(sys.executable).with_name("declcmp")
    return [*([str(installed)] if installed.exists() else [sys.executable, "-m", "declcmp"]), *arguments]


def _peers() -> dict[str, list[str]]:
    """Return the commands of the peers, in an environment of their own; none if it cannot be made."""
    if not (PEERS / "bin" / "prosediff").exists():
        venv.create(PEERS, with_pip=True)
        install = [str(PEERS / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES]
        if subprocess.run(install, check=False).returncode:
            print("the peers could not be installed: no comparison with them")
            return {}
    report = str(BUILD / "prosediff.html")
    return {
        # Its redline for the terminal, as ours; the target counts against it. The same as Markdown takes it longer.
        "redlines": [str(PEERS / "bin" / "redlines"), "text", str(ALMATY), str(ASTANA)],
        "redlines, Markdown": [str(PEERS / "bin" / "redlines"), "markdown", str(ALMATY), str(ASTANA)],
        "prosediff": [str(PEERS / "bin" / "prosediff"), "--files", "-o", report, str(ALMATY), str(ASTANA)],
    }


def _run(command: Sequence[str]) -> Run:
    """Run a command, its output thrown away."""
    # As installed: pip compiles what it installs, but not what stands in a checkout.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024)


def _long_texts(*, words: int, changed: float) -> tuple[Path, Path]:
    """Write two texts of paragraphs made of clauses of the declarations; *changed* of the words differ."""
    random = Random(2025)
    lines = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))).split("\n")
    clauses = [clause.split() for line in lines for clause in line.rstrip(".").split(", ") if clause.count(" ") > 2]
    vocabulary = sorted({word for clause in clauses for word in clause if word.isalpha() and word.islower()})
    old: list[str] = []
    new: list[str] = []
    count = 0
    while count < words:
        sentence = [word for _ in range(random.randint(2, 4)) for word in random.choice(clauses)]
        # A word of its own makes a sentence rare, as the sentences of laws are.
        sentence.insert(random.randrange(len(sentence)), random.choice(vocabulary) + random.choice(vocabulary))
        count += len(sentence)
        edited = [random.choice(vocabulary) if random.random() < changed else word for word in sentence]
        for side, spelled in ((old, sentence), (new, edited)):
            side.append(" ".join(spelled).capitalize() + ".")
    paths = BUILD / "long-old.txt", BUILD / "long-new.txt"
    for path, side in zip(paths, (old, new), strict=True):
        path.write_text("\n\n".join(side) + "\n", encoding="utf-8")
    return paths


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
