"""Every record of this library follows every rule, and no doubt about one is left open."""

import re
from pathlib import Path

import pytest

from macros.library import library, rules
from macros.library.evidence import ENDED_BADLY
from macros.model.network import StatedFee
from macros.pages import checking

from ..conftest import PROJECT

FEES = {key: network.fee for key, network in library.read(PROJECT).reference.networks.items() if network.fee and network.fee.amounts}
PROBLEMS = [str(problem) for problem in checking.check(PROJECT)]


@pytest.mark.parametrize("problem", PROBLEMS or [None], ids=PROBLEMS or ["no problem"])
def test_the_library_has_no_problem(problem: str | None) -> None:
    assert problem is None


@pytest.mark.parametrize("file", sorted((PROJECT / "cases").glob("*.yml")), ids=lambda file: file.stem)
def test_the_first_line_of_a_case_names_its_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == rules.SCHEMA_LINE or first.startswith(("moved_to:", "split_into:"))


@pytest.mark.parametrize(("key", "fee"), FEES.items(), ids=FEES)
def test_a_fee_in_numbers_is_the_fee_in_words(key: str, fee: StatedFee) -> None:
    assert fee.amounts is not None
    words = " ".join(str(fee.value).split())
    if not fee.amounts.highest:
        assert words.startswith(("Free", "None"))
        return
    assert 0 < fee.amounts.lowest <= fee.amounts.highest
    for amount in (fee.amounts.lowest, fee.amounts.highest):
        assert re.search(rf"\b{fee.amounts.currency} (?:[\d,]+ to )?{amount:,}\b", words), key


def test_the_library_has_cases() -> None:
    assert len(list((PROJECT / "cases").glob("[!_]*.yml"))) > 20


def test_a_twinning_that_was_paused_or_ended_stands_in_the_table_of_twin_links() -> None:
    found = library.read(PROJECT)
    named = {link.case for link in found.reference.twinnings}
    badly = [case for case in found.cases.values() if "twinning" in case.mechanisms and case.status in ENDED_BADLY]
    assert len(badly) > 5
    assert [case.slug for case in badly if case.slug not in named] == []
