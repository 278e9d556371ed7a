import textwrap
from pathlib import Path

import pytest

from declarations import GOLD
from declcmp.text.rewrapped import Piece, blocks, paragraphs
from declcmp.text.unwrap import blocks as unwrapped

SEEDS = sorted((GOLD / "seeds").glob("*.txt"))
PARAGRAPHS = {
    seed.name: [block.text for block in unwrapped(seed.read_text(encoding="utf-8").split("\n"))] for seed in SEEDS
}
RECITALS = (
    "Мы, Министры иностранных дел Республики Казахстан, Кыргызской Республики,",
    "Российской",
    "Федерации, Республики Таджикистан, Туркменистана, Республики Узбекистан,",
    "дорожа",
    "уникальными преимуществами стратегического партнерства, основанного на",
    "договоренностях глав",
    "наших государств и подписанных межгосударственных документах, в соответствии с",
    "традициями",
    "вековой дружбы, взаимного уважения и доверия,",
)


def wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def wrapped_anew(paragraph: str, width: int, page: int) -> list[str]:
    return [piece for line in wrapped(paragraph, width) for piece in wrapped(line, page)]


@pytest.mark.parametrize("seed", sorted(PARAGRAPHS), ids=lambda name: name[:3])
@pytest.mark.parametrize(("width", "page"), [(94, 80), (84, 76), (110, 72)])
def test_lines_wrapped_anew_are_the_paragraphs_that_were_wrapped_before(seed: str, width: int, page: int) -> None:
    once = [line for text in PARAGRAPHS[seed] for line in [*wrapped(text, width), ""]]
    twice = [line for text in PARAGRAPHS[seed] for line in [*wrapped_anew(text, width, page), ""]]
    assert [block.text for block in blocks(twice)] == [block.text for block in blocks(once)]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_lines_wrapped_once_are_left_to_the_usual_repair(seed: Path) -> None:
    lines = [line for text in PARAGRAPHS[seed.name] for line in [*wrapped(text, 72), ""]]
    assert blocks(lines) == unwrapped(lines)


def test_the_lines_of_the_source_are_kept() -> None:
    (block,) = blocks(RECITALS * 2)[:1]
    assert block.lines[:3] == (1, 2, 3)
    assert block.text.startswith("Мы, Министры иностранных дел Республики Казахстан, Кыргызской Республики, Российской")


def test_a_few_lines_that_run_on_are_no_comb() -> None:
    assert paragraphs([Piece(line) for line in RECITALS[:3]]) is None


def test_paragraphs_of_a_page_that_end_with_a_stop_are_no_lines() -> None:
    page = [Piece(line, broken=at % 2 == 1) for at, line in enumerate(("Стороны отметили, что", "итоги важны.") * 9)]
    assert paragraphs(page) is None
