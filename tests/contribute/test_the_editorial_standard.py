"""The good sentences of the editorial standard are those of real cases, as they stand today."""

import re

import pytest

from macros.ground import yamlfile
from macros.library import records
from macros.model.case import Case

from ..conftest import PROJECT

STANDARD = (PROJECT / "docs" / "contribute" / "writing.md").read_text(encoding="utf-8")
GOOD = re.findall(
    r"^\*\*Good\*\*, from \[[^\]]+\]\(\.\./cases/([a-z0-9-]+)\.md\)[^\n]*\n:   (.+?)(?=\n\n|\Z)", STANDARD, re.DOTALL | re.MULTILINE
)


def words(text: str) -> str:
    return " ".join(text.split())


def texts(slug: str) -> str:
    path = PROJECT / "cases" / f"{slug}.yml"
    case = Case.model_validate(yamlfile.read(path.read_bytes(), path.name).values)
    return words(" ".join(text for _, text in records.prose(case)))


def test_there_are_pairs_from_many_cases() -> None:
    assert len(GOOD) >= 12
    assert len({slug for slug, _ in GOOD}) >= 10
    assert len(GOOD) == STANDARD.count("\n**Good**, from") == STANDARD.count("\n**Bad**, made up")


@pytest.mark.parametrize(("slug", "quoted"), GOOD, ids=[f"{slug} {number}" for number, (slug, _) in enumerate(GOOD)])
def test_the_good_text_stands_in_its_case(slug: str, quoted: str) -> None:
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", words(quoted)):
        assert sentence in texts(slug), f"cases/{slug}.yml does not say: {sentence}"
