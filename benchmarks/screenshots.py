"""Make the pictures of docs/images anew: pages of the five declarations in headless Chromium.

Run: .venv/bin/python benchmarks/screenshots.py [NAME …]   (needs chromium)
"""

from __future__ import annotations

import base64
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
#: No picture is larger, in bytes.
LARGEST = 200_000


@dataclass(frozen=True)
class Picture:
    """One picture: the command whose page is taken, what of the page comes to the top, and the size of the window."""

    command: tuple[str, ...]
    top: str = ""
    file: str = ""
    size: tuple[int, int] = (1280, 840)
    scheme: str = "light"


PICTURES = {
    "diff": Picture(("diff", "almaty", "astana", "-f", "html")),
    "diff-text": Picture(("diff", "almaty", "astana", "-f", "html"), top="#b28", size=(1280, 720)),
    "blame": Picture(("blame", "astana", "-f", "html"), top="#s35", size=(1280, 720)),
}


def main(names: list[str]) -> int:
    """Make the pictures of these names, or all of them."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in names or PICTURES:
            picture = PICTURES[name]
            made = Path(folder) / name
            command = [sys.executable, "-m", "declcmp", *picture.command, "-o", str(made), "--lang", "en", "--quiet"]
            done = subprocess.run(command, cwd=ROOT, check=False)
            if done.returncode > 1:
                return done.returncode
            file = made / picture.file if picture.file else made.rename(made.with_suffix(".html"))
            width, height = picture.size
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.emulate_media(color_scheme="dark" if picture.scheme == "dark" else "light")
            page.goto(file.as_uri())
            if picture.top:
                page.locator(picture.top).evaluate(
                    "(part) => part.scrollIntoView({block: 'start', behavior: 'instant'})"
                )
                page.wait_for_timeout(200)
            target = IMAGES / f"{name}.png"
            target.write_bytes(packed(page.screenshot(), page))
            page.close()
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")
            if target.stat().st_size > LARGEST:
                return 1
    return 0


def packed(png: bytes, page: Page) -> bytes:
    """Return the picture in its 255 most frequent colours: a third of the size, and nobody sees the difference."""
    page.goto("about:blank")
    made = page.evaluate(_FEW_COLOURS, base64.b64encode(png).decode())
    width, height, palette = made["width"], made["height"], bytes(made["palette"])
    pixels = base64.b64decode(made["pixels"])
    lines = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return png[:8] + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


_FEW_COLOURS = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const pixels = canvas.getImageData(0, 0, image.width, image.height);
  const words = new Uint32Array(pixels.data.buffer);
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 255).map(([word]) => word);
  const parts = (word) => [word & 255, (word >> 8) & 255, (word >> 16) & 255];
  const near = new Map(kept.map((word, at) => [word, at]));
  const nearest = (word) => {
    const distance = (other) => parts(other).reduce((sum, part, at) => sum + (part - parts(word)[at]) ** 2, 0);
    return kept.indexOf(kept.reduce((best, other) => distance(other) < distance(best) ? other : best));
  };
  let text = "";
  for (const word of words) {
    if (!near.has(word)) near.set(word, nearest(word));
    text += String.fromCharCode(near.get(word));
  }
  return { width: image.width, height: image.height, palette: kept.flatMap(parts), pixels: btoa(text) };
}"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
