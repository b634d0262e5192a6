"""The mechanisms side by side: what each takes, what is known of it, and what went wrong, in words and signs."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..answers import mechanisms
from ..answers.mechanisms import FEWEST, SHOWN, Fees, Profile, Spread
from ..ground.text import counted, first_sentence
from ..library.digest import CaseDigest, CostDigest
from ..library.evidence import ENDED_BADLY, LEVELS
from ..library.library import Library
from . import addresses, words
from .views import Fact, Link

LABELS = {
    "cost": "Cost",
    "staff": "Staff",
    "first_result": "First result",
    "evidence": "Evidence",
    "cases": "Cases",
    "countries": "Countries",
    "ended_badly": "Did not last",
}
"""The measures of a mechanism by id, in the order in which readers see them."""

ROWS = {
    "meaning": "Meaning",
    **LABELS,
    "first_result": "Time to first result",
    "ended_badly": "Failed, ended early or paused",
    "conditions": "Conditions named most often",
    "practices": "Practice with most lessons",
    "costs": "Sums that cases name",
}
"""The rows in which mechanisms are set side by side."""

Shown = tuple[Link | None, str | None]
"""A figure and the note below it; None where there is nothing to say."""

CONDITIONS = 6
FOREMOST = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a mechanism. steps: of its sign, None where too few cases tell; figure: None where nothing is published."""

    row: str
    label: str
    steps: int | None
    figure: Link | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A case that shows how a mechanism works."""

    case: Link
    where: str
    summary: str
    level: str
    level_label: str


@dataclass(frozen=True, slots=True)
class MechanismView:
    """A mechanism as one entry: its figures, and what it opens to.

    guide: the guide of the same key, and its short answer. costs: every sum that is counted, with the places of its case and what it covers;
    costs_missing: a sentence on the sums that are not, empty where there are none.
    """

    key: str
    name: str
    meaning: str
    source: str | None
    guide: Link | None
    guide_summary: str
    all_cases: Link | None
    measures: tuple[Measure, ...]
    costs: tuple[Link, ...]
    costs_missing: str
    examples: tuple[Example, ...]
    level: str
    facts: tuple[Fact, ...]
    conditions: tuple[Link, ...]
    ended_badly: tuple[Link, ...]
    ended_badly_more: int
    practices: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What the steps of one sign stand for: (steps, words), and what they are counted from."""

    row: str
    label: str
    meaning: str
    steps: tuple[tuple[int | str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """All mechanisms with the key to their signs."""

    mechanisms: tuple[MechanismView, ...]
    keys: tuple[Key, ...]
    fewest: int
    currency: str


def choice(library: Library) -> Choice:
    """The mechanisms side by side."""
    views = tuple(_mechanism(library, profile) for profile in mechanisms.profiles(library))
    return Choice(views, tuple(_keys(library)), FEWEST, mechanisms.CURRENCY)


def _mechanism(library: Library, profile: Profile) -> MechanismView:
    reference, cases = library.reference, profile.strength.cases
    term = reference.terms["mechanisms"][profile.term]
    own_list = addresses.cases_by("mechanism", profile.term) if cases else None
    badly, guide = profile.ended_badly[:SHOWN], reference.guides.get(profile.term)
    return MechanismView(
        key=profile.term,
        name=term.label,
        meaning=term.meaning or "",
        source=term.source,
        guide=Link(guide.title, addresses.guide(profile.term)) if guide else None,
        guide_summary=guide.summary if guide else "",
        all_cases=Link(f"All {cases} cases" if cases > 1 else "The case", own_list) if cases else None,
        measures=tuple(_measures(library, profile)),
        costs=tuple(_cost(library, case, case.cost) for case in profile.costs if case.cost),
        costs_missing=_not_counted(profile),
        examples=tuple(_example(library, case) for case in profile.examples),
        level=profile.level,
        facts=(
            Fact("City sizes", _terms(library, "city-sizes", "city-size", profile.sizes), "not known"),
            Fact("City types", _terms(library, "city-types", "city-type", profile.types), "none assigned"),
            Fact("Foremost themes", _terms(library, "themes", "theme", profile.themes), "none"),
        ),
        conditions=tuple(
            Link(reference.label("factors", found.factor), None, _needs(library, found.essential, found.helpful))
            for found in profile.conditions[:CONDITIONS]
        ),
        ended_badly=tuple(Link(case.title, addresses.case(case.slug), reference.label("statuses", case.status).lower()) for case in badly),
        ended_badly_more=len(profile.ended_badly) - len(badly),
        practices=tuple(
            Link(reference.practices[key].title, addresses.practice(key), counted(number, "lesson"))
            for key, number in profile.practices[:FOREMOST]
        ),
    )


def _measures(library: Library, profile: Profile) -> Iterable[Measure]:
    found, steps = profile.strength, profile.steps
    own_list = addresses.cases_by("mechanism", profile.term) if found.cases else None
    level = library.reference.label("evidence", profile.level)
    known = mechanisms.reached(found, profile.level)
    evaluated = f"; {found.levels[LEVELS[-1]]} evaluated" if profile.level != LEVELS[-1] else ""
    shown = {
        "cost": _fees(profile.fees) if profile.fees else _costs(profile),
        "staff": _spread(profile.staff, "", " posts"),
        "first_result": _spread(profile.first_result, "", " months"),
        "evidence": (Link(level), f"or better in {known} of {found.cases}{evaluated}") if found.cases else (None, None),
        "cases": (Link(counted(found.cases, "case"), own_list), None) if found.cases else (Link("No case yet"), None),
        "countries": (Link(counted(found.countries, "country", "countries")), None) if found.cases else (None, None),
        "ended_badly": (Link(f"{found.ended_badly} of {found.cases}"), _endings(library, profile.ended_badly))
        if found.cases
        else (None, None),
    }
    for row, (figure, note) in shown.items():
        number = LEVELS.index(profile.level) if row == "evidence" and found.cases >= FEWEST else steps.get(row)
        yield Measure(row, LABELS[row], number, figure, note)


def _costs(profile: Profile) -> Shown:
    """What cases say that it cost; where none says so, that sums of its cases pay for more is not hidden behind 'not published'."""
    others = (
        f"{counted(profile.other_currencies, 'case')} in {_other_currencies(profile.other_currencies)}"
        if profile.other_currencies
        else None
    )
    figure, note = _spread(profile.cost, mechanisms.CURRENCY + " ", "")
    if figure:
        return figure, f"{note}; {others}" if others else note
    if others:
        return Link(f"None in {mechanisms.CURRENCY}"), others
    if profile.not_counted:
        told = "1 case names a sum" if profile.not_counted == 1 else f"{profile.not_counted} cases name sums"
        return Link("No sum of its own"), f"{told}, not for this alone"
    return None, None


def _fees(found: Fees) -> Shown:
    """What networks ask of a member: never put together with what one city pays to lead a network, which the list of sums tells."""
    others = [f"{found.free} {'asks' if found.free == 1 else 'ask'} nothing"] if found.free else []
    others += [f"{found.others} in {_other_currencies(found.others)}"] if found.others else []
    figure = Link(f"{mechanisms.CURRENCY} {short(found.least)} to {short(found.most)} a year", addresses.networks())
    return figure, "; ".join((f"fees that {counted(found.networks, 'network')} published", *others))


def _cost(library: Library, case: CaseDigest, cost: CostDigest) -> Link:
    """A sum with the places of its case, and the first sentence of what it covers."""
    year = f" ({cost.year})" if cost.year else ""
    sum_ = f"{cost.currency} {short(cost.amount)}{year}: {words.places(library.reference, case.places)}"
    return Link(sum_, addresses.case(case.slug), first_sentence(cost.note).rstrip("."))


def _other_currencies(number: int) -> str:
    return "another currency" if number == 1 else "other currencies"


def _not_counted(profile: Profile) -> str:
    if not profile.not_counted:
        return ""
    cases = counted(profile.not_counted, "more case" if profile.costs else "case")
    pays, sums = ("names a sum that pays", "It is") if profile.not_counted == 1 else ("name sums that pay", "They are")
    return f"{cases} {pays} for something else, or for more than this. {sums} not counted."


def _spread(found: Spread | None, before: str, after: str) -> Shown:
    if found is None:
        return None, None
    if found.cases < FEWEST:
        both = " and ".join(short(each) for each in dict.fromkeys((found.least, found.most)))
        return Link(f"{before}{both}{after}"), f"from {counted(found.cases, 'case')} only"
    return Link(f"{before}{short(found.median)}{after}"), f"median of {found.cases} cases, from {short(found.least)} to {short(found.most)}"


def short(amount: float) -> str:
    """'87,000', '1.6 million', '6.6 billion', '4.6'."""
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if amount >= size:
            return f"{amount / size:.3g} {name}"
    return f"{amount:,.0f}" if amount >= 1000 else f"{amount:g}"


def _endings(library: Library, cases: Iterable[CaseDigest]) -> str | None:
    counts = {status: 0 for status in library.reference.terms.get("statuses", {}) if status in ENDED_BADLY}
    for case in cases:
        counts[case.status] += 1
    return (
        ", ".join(f"{number} {library.reference.label('statuses', status).lower()}" for status, number in counts.items() if number) or None
    )


def _example(library: Library, case: CaseDigest) -> Example:
    label = library.reference.label("evidence", case.level)
    where = f"{words.places(library.reference, case.places)}, {words.period(case.start, case.end)}"
    return Example(Link(case.title, addresses.case(case.slug)), where, case.summary, case.level, label)


def _terms(library: Library, vocabulary: str, facet: str, counts: Iterable[tuple[str, int]]) -> tuple[Link, ...]:
    return tuple(Link(library.reference.label(vocabulary, key), addresses.cases_by(facet, key), str(number)) for key, number in counts)


def _needs(library: Library, essential: int, helpful: int) -> str:
    label = library.reference.label
    parts = ((essential, label("needs", "essential")), (helpful, label("needs", "helpful")))
    return ", ".join(f"{name.lower()} in {number}" for number, name in parts if number)


def _keys(library: Library) -> Iterable[Key]:
    money = mechanisms.CURRENCY
    yield _key("cost", f"Median of the sums in {money} that cases name for this mechanism; other currencies are counted, not converted.")
    yield _key("staff", "Median of the posts that cases name for this mechanism, in full-time equivalents.", " posts")
    yield _key("first_result", "Median of the months from the start until something could be shown.", " months")
    levels = tuple((level, library.reference.label("evidence", level)) for level in LEVELS)
    yield Key(
        "evidence", LABELS["evidence"], "The level that at least half of the cases reach. It says how well results are known.", levels
    )
    yield _key("cases", "Cases in this library that name the mechanism.")
    yield _key("countries", "Countries of the places that took part.")
    shares = mechanisms.SHARES[1:]
    steps = ((0, "none"), *((index, f"up to {share:.0%}") for index, share in enumerate(shares, 1)), (len(shares) + 1, "more"))
    yield Key("ended_badly", LABELS["ended_badly"], "Share of the cases that failed, ended early or are paused.", steps)


def _key(row: str, meaning: str, after: str = "") -> Key:
    ends = [f"up to {short(end)}{after}" for end in mechanisms.STEPS[row]]
    return Key(row, LABELS[row], meaning, tuple(enumerate((*ends, "more"), 1)))
