"""What must be true of a workshop: its agenda adds up, and what the agenda names lies in the pack."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ground.text import did_you_mean, listed, repeated
from ..ground.yamlfile import Path
from ..model.workshop import Entry, Workshop
from .evidence import ENDED_BADLY
from .versions import out_of_order

if TYPE_CHECKING:
    from .digest import CaseDigest
    from .reference import Reference

Found = Iterator[tuple[Path, str]]


@dataclass(frozen=True)
class Plan:
    """What a rule about one workshop may look at."""

    workshop: Workshop
    reference: "Reference"


def the_agenda_adds_up(plan: Plan) -> Found:
    """The parts of the agenda take as long as the workshop says."""
    said, counted = plan.workshop.minutes, sum(entry.minutes for entry in plan.workshop.agenda)
    if said != counted:
        more = f"{abs(said - counted)} minutes {'more' if counted > said else 'less'}"
        yield ("minutes",), f"minutes: {said}, but the parts of the agenda take {counted}, {more}; change the parts or write {counted}"


def a_part_has_a_name_of_its_own(plan: Plan) -> Found:
    """No two parts of an agenda have one id, and no case has two cards."""
    for index, name in repeated([entry.id for entry in plan.workshop.agenda]):
        yield ("agenda", index, "id"), f"the id '{name}' stands twice in agenda; notes could not tell which part they mean"
    for index, slug in repeated([card.case for card in plan.workshop.cards]):
        yield ("cards", index, "case"), f"'{slug}' has two cards; keep one"


def notes_name_a_part(plan: Plan) -> Found:
    """A note stands beside a part of the agenda."""
    parts = [entry.id for entry in plan.workshop.agenda]
    for index, note in enumerate(plan.workshop.notes):
        if note.entry not in parts:
            yield ("notes", index, "entry"), f"entry: '{note.entry}' is no part of the agenda{did_you_mean(note.entry, parts)}"


def what_the_agenda_uses_is_there(plan: Plan) -> Found:
    """The agenda uses the pack's checklists and cards, all of them and no others."""
    workshop = plan.workshop
    cards = [card.case for card in workshop.cards]
    for index, entry in enumerate(workshop.agenda):
        if entry.checklist and entry.checklist not in workshop.checklists:
            yield (
                ("agenda", index, "checklist"),
                f"checklist: '{entry.checklist}' is not among the checklists of this workshop; name it there too",
            )
        for place, slug in enumerate(entry.cards):
            if slug not in cards:
                yield ("agenda", index, "cards", place), f"cards: '{slug}' has no card in this workshop{did_you_mean(slug, cards)}"
    for index, key in enumerate(workshop.checklists):
        if not any(entry.checklist == key for entry in workshop.agenda):
            yield ("checklists", index), f"no part of the agenda uses the checklist '{key}'; give it a part, or leave it out"
    for index, slug in enumerate(cards):
        if not any(slug in entry.cards for entry in workshop.agenda):
            yield ("cards", index, "case"), f"no part of the agenda uses the card '{slug}'; give it a part, or leave it out"


def a_checklist_has_its_time(plan: Plan) -> Found:
    """The parts that work with a checklist last as long as the checklist says that it takes."""
    for key in plan.workshop.checklists:
        parts = [(index, entry.minutes) for index, entry in enumerate(plan.workshop.agenda) if entry.checklist == key]
        checklist, given = plan.reference.checklists.get(key), sum(minutes for _, minutes in parts)
        if parts and checklist and given < checklist.minutes:
            sentence = f"the checklist '{key}' takes {checklist.minutes} minutes, and the agenda gives it {given}; give it more time"
            yield ("agenda", parts[0][0], "minutes"), sentence


def items_are_shared_out(plan: Plan) -> Found:
    """The parts that divide a checklist name its own items, each item once and all of them."""
    agenda = plan.workshop.agenda
    for index, entry in enumerate(agenda):
        if entry.shares and not entry.checklist:
            yield ("agenda", index, "shares"), "shares name items, but the part names no checklist; name the checklist to which they belong"
    for key in plan.workshop.checklists:
        parts = [(index, entry) for index, entry in enumerate(agenda) if entry.checklist == key]
        checklist = plan.reference.checklists.get(key)
        if checklist and any(entry.shares for _, entry in parts):
            yield from _shares(key, [item.id for item in checklist.items], parts)


def _shares(key: str, items: Sequence[str], parts: Sequence[tuple[int, Entry]]) -> Found:
    taken: dict[str, str] = {}
    for index, entry in parts:
        if not entry.shares:
            sentence = f"another part names its items of the checklist '{key}', and this part names none; name those on which it works"
            yield ("agenda", index, "checklist"), sentence
        for place, share in enumerate(entry.shares):
            if len(entry.shares) > 1 and not share.group:
                yield ("agenda", index, "shares", place), "several groups share these items; name the group that takes this share"
            for at, name in enumerate(share.items):
                path = ("agenda", index, "shares", place, "items", at)
                if name not in items:
                    yield path, f"items: '{name}' is no item of the checklist '{key}'{did_you_mean(name, items)}"
                elif name in taken:
                    yield path, f"items: '{name}' stands in the part '{taken[name]}' already; an item has its time once"
                taken.setdefault(name, entry.id)
    left = [f"'{name}'" for name in items if name not in taken]
    if left and all(entry.shares for _, entry in parts):
        sentence = f"no part takes {listed(left)} of the checklist '{key}'; give {'it' if len(left) == 1 else 'them'} to a part"
        yield ("agenda", parts[0][0], "shares"), sentence


def a_card_asks(plan: Plan) -> Found:
    """The front of a card ends in a question."""
    for index, card in enumerate(plan.workshop.cards):
        if not card.question.endswith("?"):
            yield ("cards", index, "question"), "question ends without a question mark; ask what the group can talk about"


def versions_fall(plan: Plan) -> Found:
    """Versions stand from the newest to the oldest, and so do their days."""
    return out_of_order(plan.workshop.changes)


RULES: tuple[Callable[[Plan], Found], ...] = (
    the_agenda_adds_up,
    a_part_has_a_name_of_its_own,
    notes_name_a_part,
    what_the_agenda_uses_is_there,
    a_checklist_has_its_time,
    items_are_shared_out,
    a_card_asks,
    versions_fall,
)


def faults(workshop: Workshop, reference: "Reference") -> Iterator[tuple[Path, str, str]]:
    """What is wrong with one workshop, as (path, rule, sentence)."""
    for rule in RULES:
        for path, sentence in rule(Plan(workshop, reference)):
            yield path, rule.__name__.replace("_", "-"), sentence


def faults_beside_cases(reference: "Reference", cases: Mapping[str, "CaseDigest"]) -> Iterator[tuple[str, Path, str, str]]:
    """What is wrong with workshops in the light of their cases, as (file, path, rule, sentence). Cases that were not read are not judged."""
    for key, workshop in reference.workshops.items():
        found = [cases[card.case] for card in workshop.cards if card.case in cases]
        if len(found) == len(workshop.cards) and not any(case.status in ENDED_BADLY for case in found):
            sentence = (
                "no case of these cards failed, ended early or was paused; choose one that did, because a room learns from the contrast"
            )
            yield f"data/workshops/{key}.yml", ("cards",), "one-card-failed", sentence
