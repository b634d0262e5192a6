"""How strong the evidence of a claim and of a case is: computed, never typed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..ground.text import counted
from ..model.case import Case, Result
from ..model.source import Source

if TYPE_CHECKING:
    from .digest import CaseDigest

LEVELS = ("none", "self-reported", "corroborated", "evaluated")
EVALUATORS = {"evaluator", "researcher"}
INDEPENDENT_KINDS = {"evaluation", "research", "press"}
ENDED_BADLY = frozenset({"failed", "ended-early", "paused"})


class Strength(NamedTuple):
    """How many cases, in how many countries, how strong, how many failed, ended early or paused."""

    cases: int
    countries: int
    ended_badly: int
    levels: dict[str, int]
    strongest: str


def of_result(result: Result, sources: Mapping[str, Source]) -> str:
    """The level of one claim: who says it counts, not where it is printed.

    The place's own words in a research paper are still the place's own words; another source that says the same lifts them.
    """
    if result.said_by in EVALUATORS:
        return "evaluated"
    if result.said_by == "press" or any(sources[name].kind in INDEPENDENT_KINDS for name in result.also if name in sources):
        return "corroborated"
    return "self-reported"


def of_case(case: Case) -> tuple[str, str]:
    """The level of a case, that of its strongest claim, and the reason as a sentence."""
    sources = {source.id: source for source in case.sources}
    levels = [of_result(result, sources) for result in case.results]
    if not levels:
        return "none", "No results are reported."
    level = max(levels, key=LEVELS.index)
    of_all = f"{levels.count(level)} of {counted(len(levels), 'result')}"
    return level, {
        "evaluated": f"An evaluator or researcher looked at {of_all}.",
        "corroborated": f"An independent source tells {of_all}.",
        "self-reported": "Only the place or its partners tell the results.",
    }[level]


def strength(cases: Iterable["CaseDigest"]) -> Strength:
    """The strength of some cases together; levels are ordered from weak to strong and all there."""
    cases = list(cases)
    counts = Counter(case.level for case in cases)
    return Strength(
        cases=len(cases),
        countries=len({country for case in cases for country in case.countries}),
        ended_badly=sum(case.status in ENDED_BADLY for case in cases),
        levels={level: counts[level] for level in LEVELS},
        strongest=max(counts, key=LEVELS.index, default="none"),
    )
