"""What each way of working together takes, what is known of it, and what went wrong, counted from its cases."""

import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..library.digest import CaseDigest, CostDigest
from ..library.evidence import ENDED_BADLY, LEVELS, Strength, strength
from ..library.library import Library

CURRENCY = "EUR"
"""Figures in other currencies are counted, not converted: a rate would need a day, and cases tell years."""

FEWEST = 3
"""A sign is drawn from the figures of so many cases or more."""

STEPS: dict[str, tuple[float, ...]] = {
    "cost": (100_000, 500_000, 2_000_000),
    "staff": (5, 20, 100),
    "first_result": (12, 24, 48),
    "cases": (10, 25, 50),
    "countries": (5, 15, 30),
}
"""Where the steps of a sign end: a figure up to the first number has one step, more than the last has all."""

SHARES = (0, 0.1, 0.25)
"""The same for the share of cases that failed, ended early or are paused, beginning with none."""

EXAMPLES = 3
SHOWN = 5


class Spread(NamedTuple):
    """Figures that cases publish: the middle one, the least and the most, and how many cases they come from."""

    cases: int
    median: float
    least: float
    most: float


class Fees(NamedTuple):
    """What networks ask of a member for a year: how many name sums in our currency, the least and the most of them.

    others: how many name sums in another currency; free: how many ask nothing.
    """

    networks: int
    least: float
    most: float
    others: int
    free: int


class Condition(NamedTuple):
    """A kind of condition: in how many cases it was essential, and in how many helpful."""

    factor: str
    essential: int
    helpful: int


class Profile(NamedTuple):
    """A mechanism with everything that is counted from its cases; None is published by no case.

    costs: the cases whose sum pays for it, those in our currency first; cost is their spread, and not_counted says in how many
    more of its cases a sum pays for something else or for more.
    fees: of networks, and only where the vocabulary says that they are what the mechanism costs.
    steps: how many steps each sign has, by measure; a measure without enough figures has none.
    level: the level of evidence that at least half of its cases reach.
    """

    term: str
    strength: Strength
    level: str
    cost: Spread | None
    costs: tuple[CaseDigest, ...]
    other_currencies: int
    not_counted: int
    fees: Fees | None
    staff: Spread | None
    first_result: Spread | None
    steps: Mapping[str, int]
    types: tuple[tuple[str, int], ...]
    sizes: tuple[tuple[str, int], ...]
    themes: tuple[tuple[str, int], ...]
    conditions: tuple[Condition, ...]
    practices: tuple[tuple[str, int], ...]
    ended_badly: tuple[CaseDigest, ...]
    examples: tuple[CaseDigest, ...]


def profiles(library: Library) -> tuple[Profile, ...]:
    """All mechanisms in the order of their vocabulary, those without a case included."""
    found: dict[str, list[CaseDigest]] = {term.id: [] for term in library.reference.vocabularies["mechanisms"].terms}
    for case in library.cases.values():
        for term in case.mechanisms:
            found.setdefault(term, []).append(case)
    return tuple(_profile(library, term, cases) for term, cases in found.items())


def _profile(library: Library, term: str, cases: Sequence[CaseDigest]) -> Profile:
    together = strength(cases)
    # What a case spent was not spent on each of its mechanisms, so only what it says to be for this one is counted.
    told = [(case, case.cost) for case in cases if case.cost]
    paid = [(case, found) for case, found in told if term in found.counts_for]
    cost = spread(found.amount for _, found in paid if found.currency == CURRENCY)
    staff = spread(case.posts for case in cases if case.posts is not None and term in case.posts_for)
    first = spread(case.months for case in cases if case.months is not None)
    # Cases mostly tell what those pay who lead a network; what a member pays, the networks say.
    asked = fees(library) if library.reference.terms["mechanisms"][term].fees else None
    spreads = {"cost": None if asked else cost, "staff": staff, "first_result": first}
    steps = {name: step(name, found.median) for name, found in spreads.items() if found and found.cases >= FEWEST}
    steps |= {"cases": step("cases", together.cases), "countries": step("countries", together.countries)} if cases else {}
    steps |= {"ended_badly": bisect_left(SHARES, together.ended_badly / together.cases)} if cases else {}
    badly = [case for case in cases if case.status in ENDED_BADLY]
    return Profile(
        term=term,
        strength=together,
        level=usual_level(together),
        cost=cost,
        costs=tuple(case for case, _ in sorted(paid, key=_ours_first)),
        other_currencies=sum(found.currency != CURRENCY for _, found in paid),
        not_counted=len(told) - len(paid),
        fees=asked,
        staff=staff,
        first_result=first,
        steps=steps,
        types=_in_order(library, "city-types", Counter(kind for case in cases for kind in case.city_types)),
        sizes=_in_order(library, "city-sizes", Counter(size for case in cases for size in case.city_sizes)),
        themes=tuple(Counter(theme for case in cases for theme in case.themes).most_common(EXAMPLES)),
        conditions=conditions(cases),
        practices=tuple(Counter(lesson.practice for case in cases for lesson in case.lessons).most_common()),
        ended_badly=tuple(sorted(badly, key=_best_known)),
        examples=tuple(sorted((case for case in cases if not case.partial), key=_best_known)[:EXAMPLES]),
    )


def spread(values: Iterable[float]) -> Spread | None:
    """The spread of some figures; None where there is none."""
    found = sorted(values)
    return Spread(len(found), statistics.median(found), found[0], found[-1]) if found else None


def fees(library: Library) -> Fees | None:
    """What networks ask of their members; None where no network says it in numbers."""
    ranges = [network.fee.amounts for network in library.reference.networks.values() if network.fee and network.fee.amounts]
    asked = [each for each in ranges if each.highest]
    ours = [each for each in asked if each.currency == CURRENCY]
    if not ours:
        return None
    least, most = min(each.lowest for each in ours), max(each.highest for each in ours)
    return Fees(len(ours), least, most, len(asked) - len(ours), len(ranges) - len(asked))


def step(measure: str, value: float) -> int:
    """How many steps a sign has for a value: 1 to 4."""
    return bisect_left(STEPS[measure], value) + 1


def usual_level(found: Strength) -> str:
    """The strongest level that at least half of the cases reach or pass."""
    return next((level for level in reversed(LEVELS) if found.cases and 2 * reached(found, level) >= found.cases), LEVELS[0])


def reached(found: Strength, level: str) -> int:
    """How many cases reach or pass a level."""
    return sum(found.levels[each] for each in LEVELS[LEVELS.index(level) :])


def conditions(cases: Iterable[CaseDigest]) -> tuple[Condition, ...]:
    """Kinds of condition with the number of cases that name them; those that were essential most often come first."""
    counts = {"essential": Counter[str](), "helpful": Counter[str]()}
    for case in cases:
        essential = {factor for factor, need in case.conditions if need == "essential"}
        counts["essential"].update(essential)
        counts["helpful"].update({factor for factor, _ in case.conditions} - essential)
    found = (
        Condition(factor, counts["essential"][factor], counts["helpful"][factor]) for factor in counts["essential"] | counts["helpful"]
    )
    return tuple(sorted(found, key=lambda each: (-each.essential, -each.helpful, each.factor)))


def _ours_first(pair: tuple[CaseDigest, CostDigest]) -> tuple[bool, str, float, str]:
    case, cost = pair
    return cost.currency != CURRENCY, cost.currency, cost.amount, case.slug


def _best_known(case: CaseDigest) -> tuple[int, int, str]:
    return -LEVELS.index(case.level), -len(case.sources), case.slug


def _in_order(library: Library, vocabulary: str, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((term, counts[term]) for term in library.reference.terms.get(vocabulary, {}) if term in counts)
