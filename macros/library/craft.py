"""What must be true of a checklist: its items can be used, and what was published stays what it was."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ground.text import counted, did_you_mean, folded, listed, sentences
from ..ground.yamlfile import Path
from ..model.checklist import Checklist, Item
from ..model.edition import number
from .versions import out_of_order

if TYPE_CHECKING:
    from .reference import Reference

MOST_WORDS = 12
"""Words of an item: what can be read aloud in one breath and stands on one or two lines of a telephone."""

CASES_FOR_DOUBT = 12
"""Cases; a younger library than this cannot have one for each item, so nothing is said of what is missing."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_MAKES_A_NOUN = {"are", "has", "have", "is", "must", "of", "should", "was", "were", "will"}
"""After one of these words 'list', 'plan' or 'review' is a thing, not what to do."""

Found = Iterator[tuple[Path, str]]


@dataclass(frozen=True)
class Draft:
    """What a rule about one checklist may look at."""

    key: str
    checklist: Checklist
    verbs: Mapping[str, object]


def ids_are_for_ever(draft: Draft) -> Found:
    """An id names one item of the list, of today or of an earlier version."""
    taken: dict[str, str] = {}
    for index, item in enumerate(draft.checklist.items):
        if item.id in taken:
            yield ("items", index, "id"), f"the id '{item.id}' stands twice in items; ids are for ever, so choose another"
        taken.setdefault(item.id, item.id)
    for index, item in enumerate(draft.checklist.items):
        for place, old in enumerate(item.was):
            if old in taken:
                whose = "an item of today" if taken[old] == old else f"an earlier id of '{taken[old]}'"
                yield ("items", index, "was", place), f"was: '{old}' is {whose}; an old id leads to one item"
            taken.setdefault(old, item.id)
    for index, left in enumerate(draft.checklist.retired):
        if left.id in taken:
            whose = "an item of today" if taken[left.id] == left.id else f"an earlier id of '{taken[left.id]}'"
            yield ("retired", index, "id"), f"retired: '{left.id}' is {whose}; keep it in one place"
        taken.setdefault(left.id, left.id)


def an_item_is_short(draft: Draft) -> Found:
    """An item can be read aloud in one breath."""
    for path, item in _items(draft):
        if (words := len(_WORD.findall(item.do))) > MOST_WORDS:
            yield (
                (*path, "do"),
                f"do: '{_beginning(item.do)}' has {words} words; {MOST_WORDS} are allowed, so move the rest to 'how_to_tell'",
            )


def an_item_is_one_sentence(draft: Draft) -> Found:
    """An item is one sentence, and no question."""
    for path, item in _items(draft):
        if item.do.endswith("?"):
            yield (*path, "do"), f"do: '{_beginning(item.do)}' is a question; say what to do, and put the question in 'how_to_tell'"
        elif (number := len(sentences(item.do))) > 1 or ";" in item.do:
            told = counted(number, "sentence") if number > 1 else "a semicolon"
            yield (*path, "do"), f"do: '{_beginning(item.do)}' has {told}; make one sentence of it, or two items"
        elif not item.do.endswith("."):
            yield (*path, "do"), f"do: '{_beginning(item.do)}' ends without a full stop; an item is one whole sentence"


def an_item_says_what_to_do(draft: Draft) -> Found:
    """An item begins with a verb in the form that tells people what to do."""
    for path, item in _items(draft):
        words = [word.casefold() for word in _WORD.findall(item.do)]
        if not draft.verbs or not words:
            continue
        if words[0] not in draft.verbs:
            hint = did_you_mean(words[0], draft.verbs)
            sentence = f"do: '{words[0]}' is not a verb with which an item begins{hint or '.'} The verbs stand in data/vocabularies/imperatives.yml"
            yield (*path, "do"), sentence
        elif words[1:2] and words[1] in _MAKES_A_NOUN:
            yield (*path, "do"), f"do: '{words[0]} {words[1]}' names a thing; begin with what to do"


def an_item_explains_itself(draft: Draft) -> Found:
    """Why and how to tell say something that the other, and the item itself, do not."""
    for path, item in _items(draft):
        said = {_bare(item.do): "do"}
        for name, text in (("why", item.why), ("how_to_tell", item.how_to_tell)):
            if same := said.get(_bare(text)):
                yield (*path, name), f"{name} says the same as '{same}'; {_WANTED[name]}"
            said.setdefault(_bare(text), name)


_WANTED = {"why": "say what goes wrong without the item", "how_to_tell": "say what is there to see when it is done"}


def versions_fall(draft: Draft) -> Found:
    """Versions stand from the newest to the oldest, and so do their days."""
    return out_of_order(draft.checklist.changes)


def old_ids_lead_on(draft: Draft) -> Found:
    """What a version published is still an item, an earlier id of one, or told as retired."""
    checklist = draft.checklist
    living = {name for item in checklist.items for name in (item.id, *item.was)}
    retired = {left.id for left in checklist.retired}
    published = {name: change.version for change in checklist.changes for name in change.items}
    for name, version in published.items():
        if name not in living | retired:
            sentence = (
                f"the item '{name}', which version {version} published, is gone; "
                "name it under 'was' of the item that took its place, or under 'retired' with the reason"
            )
            yield ("items",), sentence
    for index, left in enumerate(checklist.retired):
        if left.id not in published:
            yield (
                ("retired", index, "id"),
                f"retired: no version published '{left.id}'{did_you_mean(left.id, published) or '; delete the entry'}",
            )
        elif checklist.date_of(left.version) is None:
            versions = listed([change.version for change in checklist.changes], "or")
            yield ("retired", index, "version"), f"retired: there is no version {left.version} of this list; write {versions}"
        elif any(left.id in change.items for change in checklist.changes if change.number >= number(left.version)):
            sentence = f"retired: version {left.version} or a later one still published '{left.id}'; name the first version without it"
            yield ("retired", index, "version"), sentence


def nothing_published_changes_unseen(draft: Draft) -> Found:
    """The items are those that the newest version published, word for word."""
    checklist, newest = draft.checklist, draft.checklist.changes[0]
    to_write = f"run 'kontor publish-checklist {draft.key}'"
    ids = f"[{', '.join(item.id for item in checklist.items)}]"
    if newest.seal is None or not newest.items:
        sentence = f"version {newest.version} is not sealed; {to_write}, or add 'items: {ids}' and 'seal: \"{checklist.seal}\"'"
        yield ("changes", 0, "version"), sentence
    elif not checklist.is_published:
        sentence = (
            f'the items are not those that version {newest.version} published; {to_write} "What changed.", or add an entry '
            f"above it with version \"{next_version(checklist)}\", date, what, 'items: {ids}' and 'seal: \"{checklist.seal}\"'"
        )
        yield ("changes", 0, "seal"), sentence
    for index, change in enumerate(checklist.changes[1:], 1):
        if change.seal is None or not change.items:
            yield (
                ("changes", index, "version"),
                f"version {change.version} has lost its items or its seal; bring them back as they were published",
            )


ITEM_RULES: tuple[Callable[[Draft], Found], ...] = (
    ids_are_for_ever,
    an_item_is_short,
    an_item_is_one_sentence,
    an_item_says_what_to_do,
    an_item_explains_itself,
)
VERSION_RULES: tuple[Callable[[Draft], Found], ...] = (versions_fall, old_ids_lead_on, nothing_published_changes_unseen)


def faults(key: str, checklist: Checklist, reference: "Reference") -> Iterator[tuple[Path, str, str]]:
    """What is wrong with one checklist, as (path, rule, sentence). Items that are wrong have no version yet."""
    verbs = reference.terms.get("imperatives", {})
    draft = Draft(key, checklist, verbs)
    for rules in (ITEM_RULES, VERSION_RULES):
        found = [(path, rule.__name__.replace("_", "-"), sentence) for rule in rules for path, sentence in rule(draft)]
        yield from found
        if found:
            return


def doubts(reference: "Reference", named: Iterable[str], cases: int) -> Iterator[tuple[str, Path, str, str]]:
    """What no case, guide or checklist leads to, as (file, path, rule, sentence). named: items that cases name; cases: how many there are."""
    if cases < CASES_FOR_DOUBT:
        return
    shown = {id(item) for name in named if (item := reference.items.get(name))}
    guided = {key for guide in reference.guides.values() for key in guide.checklists}
    served = {key for checklist in reference.checklists.values() for key in practices(checklist)}
    for key, checklist in reference.checklists.items():
        file = f"data/checklists/{key}.yml"
        if key not in guided:
            yield file, ("title",), "list-without-guide", "no guide names this checklist; name it under 'checklists' of a guide"
        if unseen := [f"'{item.id}'" for item in checklist.items if id(item) not in shown]:
            sentence = f"no case names {listed(unseen)}; name it under 'items' of a case that did or skipped it"
            yield file, ("items",), "item-without-case", sentence
    for key in reference.practices:
        if key not in served:
            sentence = "no checklist serves this practice; name the practice in a checklist or in one of its items"
            yield f"data/practices/{key}.yml", ("title",), "practice-without-list", sentence


def practices(checklist: Checklist) -> tuple[str, ...]:
    """The practices that a checklist or one of its items serves, each once, the main one first."""
    return tuple(dict.fromkeys((checklist.practice, *(item.practice for item in checklist.items))))


def next_version(checklist: Checklist) -> str:
    """The number of the version to come."""
    first, last = checklist.changes[0].number
    return f"{first}.{last + 1}"


def _items(draft: Draft) -> Sequence[tuple[Path, Item]]:
    return [(("items", index), item) for index, item in enumerate(draft.checklist.items)]


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")
