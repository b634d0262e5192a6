"""Checklists: the page of each with the cases behind its items, the view to embed, and the sheets to print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..library.cache import fingerprint
from ..library.library import Library
from ..model.checklist import Checklist, Item
from . import addresses, sheets, words
from .fragments import Templates
from .page import Drawn, GeneratedPage, Section
from .site import Site
from .views import Link, TableView

CASES_A_DEED = 2
PAPERS = (
    ("handout", "Handout", "One or two pages for everybody in the room."),
    ("review-sheet", "Review sheet", "A wide table with boxes, names, dates and room for notes."),
    ("large-print", "Large print", "The items in large letters, to read aloud or to hang up."),
)
"""The sheets of a checklist: last part of the address and of the template, title, what each is for."""

Deeds = Mapping[tuple[str, str], list[Link]]
"""Cases by 'checklist/item' and what they did; the note of each says what happened."""


@dataclass(frozen=True, slots=True)
class DeedsView:
    """The cases that did an item, did it in part or skipped it: some with what happened, and how many there are."""

    did: str
    label: str
    shown: tuple[Link, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ItemOnList:
    """A checklist item with the cases on both sides; every_case: where all of them stand."""

    id: str
    do: str
    why: str
    how_to_tell: str
    practice: Link
    deeds: tuple[DeedsView, ...]
    every_case: str
    was: tuple[str, ...]

    @property
    def cases(self) -> int:
        """How many cases name it."""
        return sum(found.count for found in self.deeds)


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """A checklist as one fragment; home: the address of its page."""

    key: str
    home: str
    title: str
    summary: str
    mode_label: str
    mode_meaning: str
    pause_point: str
    minutes: int
    group_size: str
    version: str
    date: str
    practice: Link
    items: tuple[ItemOnList, ...]


@dataclass(frozen=True, slots=True)
class RetiredView:
    """An item of an earlier version: what it said, the first version without it, why it was left out."""

    id: str
    do: str
    version: str
    why: str


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """Everything that the page of a checklist prints. embed: the public address of the view to embed."""

    checklist: ChecklistView
    kind: str
    papers: tuple[Link, ...]
    embed: str
    guides: tuple[Link, ...]
    workshops: tuple[Link, ...]
    changes: tuple[tuple[str, str, str], ...]
    retired: tuple[RetiredView, ...]
    edit_url: str | None
    suggest_url: str | None


def pages(library: Library, site: Site, templates: Templates) -> Iterator[GeneratedPage]:
    """For each checklist its page, all cases behind it, the view to embed and the sheets."""
    deeds, contents = deeds_of(library), _contents(library)
    for key, record in library.reference.checklists.items():
        # A sheet prints no case; it changes with the records, on which every page depends.
        depends = fingerprint([key.encode()])
        with_cases = fingerprint([depends.encode(), *contents.get(key, ())])
        yield _page(library, site, templates, key, deeds, with_cases)
        yield _cases(library, templates, key, deeds, with_cases)
        shown = view(library, key, {})
        version = words.edition(record.changes[0])
        back = Link(record.title, addresses.checklist(key))
        for name, title, _ in PAPERS:
            sheet = sheets.around(site, f"{record.title}: {title.lower()}", record.summary, back, version)
            yield sheets.page(templates, f"checklist-{name}", addresses.of_checklist(key, name), sheet, depends, checklist=shown)
        sheet = sheets.around(site, record.title, record.summary, back, version)
        yield sheets.page(templates, "checklist-embed", addresses.embedded(key), sheet, depends, checklist=shown)


def _page(library: Library, site: Site, templates: Templates, key: str, deeds: Deeds, depends: str) -> GeneratedPage:
    record, path = library.reference.checklists[key], f"data/checklists/{key}.yml"

    def draw() -> Drawn:
        shown = ChecklistPage(
            checklist=view(library, key, deeds),
            kind="Checklist",
            papers=tuple(Link(title, addresses.of_checklist(key, name), meaning) for name, title, meaning in PAPERS),
            embed=site.url + addresses.embedded(key),
            guides=guides_with(library, key),
            workshops=workshops_with(library, key),
            changes=words.changes(record.changes),
            retired=tuple(RetiredView(left.id, left.do, left.version, left.why) for left in record.retired),
            edit_url=site.edit_url(path),
            suggest_url=site.correct_url(record.title, addresses.checklist(key)),
        )
        return templates.draw("pages/checklist.html", page=shown), _sections(shown)

    return GeneratedPage(
        kind="checklist",
        source=f"checklists/{key}.md",
        url=addresses.checklist(key),
        title=f"Checklist: {record.title}",
        description=record.summary,
        edit=path,
        depends=depends,
        draw=draw,
        changed=record.changes[0].date,
    )


def _sections(page: ChecklistPage) -> tuple[Section, ...]:
    return (
        ("items", f"The {len(page.checklist.items)} items"),
        ("take-it-with-you", "Take it with you"),
        *((("guides", "Guides that use it"),) if page.guides else ()),
        *((("workshops", "Workshops that use it"),) if page.workshops else ()),
        ("changes", "Version and changes"),
    )


def _cases(library: Library, templates: Templates, key: str, deeds: Deeds, depends: str) -> GeneratedPage:
    record = library.reference.checklists[key]

    def draw() -> Drawn:
        shown = view(library, key, deeds, most=len(library.cases))
        return templates.draw("pages/checklist-cases.html", checklist=shown), tuple((item.id, item.do) for item in shown.items)

    return GeneratedPage(
        kind="checklist",
        source=f"checklists/{key}/cases.md",
        url=addresses.cases_of_checklist(key),
        title=f"Cases behind the checklist: {record.title}",
        description=f"Every case that did an item of the checklist “{record.title}”, did it in part or skipped it, and what happened.",
        edit=None,
        depends=depends,
        draw=draw,
    )


def view(library: Library, key: str, deeds: Deeds, most: int = CASES_A_DEED) -> ChecklistView:
    """A checklist as one fragment; most: the cases shown for each deed. Errors: KeyError for an unknown checklist."""
    record, reference = library.reference.checklists[key], library.reference
    return ChecklistView(
        key=key,
        home=addresses.checklist(key),
        title=record.title,
        summary=record.summary,
        mode_label=reference.label("checklist-modes", record.mode),
        mode_meaning=reference.meaning("checklist-modes", record.mode) or "",
        pause_point=record.pause_point,
        minutes=record.minutes,
        group_size=record.group_size,
        version=record.changes[0].version,
        date=words.date(record.changes[0].date),
        practice=_practice(library, record),
        items=tuple(
            ItemOnList(
                id=item.id,
                do=item.do,
                why=item.why,
                how_to_tell=item.how_to_tell,
                practice=_practice(library, item),
                deeds=tuple(_deeds(library, key, item, deeds, most)),
                every_case=f"{addresses.cases_of_checklist(key)}#{item.id}",
                was=item.was,
            )
            for item in record.items
        ),
    )


def _practice(library: Library, record: Checklist | Item) -> Link:
    return Link(library.reference.practices[record.practice].title, addresses.practice(record.practice))


def _deeds(library: Library, key: str, item: Item, deeds: Deeds, most: int) -> Iterator[DeedsView]:
    for term in library.reference.vocabularies["deeds"].terms:
        found = [link for name in (item.id, *item.was) for link in deeds.get((f"{key}/{name}", term.id), ())]
        if found:
            yield DeedsView(term.id, term.label, tuple(found[:most]), len(found))


def deeds_of(library: Library) -> Deeds:
    """What cases did of every item."""
    found: dict[tuple[str, str], list[Link]] = {}
    for case in library.cases.values():
        for name, did, note in case.items:
            found.setdefault((name, did), []).append(Link(case.title, addresses.case(case.slug), note))
    return found


def _contents(library: Library) -> dict[str, list[bytes]]:
    """The contents of the cases that each checklist is drawn from."""
    found: dict[str, dict[str, bytes]] = {}
    for case in library.cases.values():
        for name, _, _ in case.items:
            found.setdefault(name.partition("/")[0], {})[case.slug] = library.contents[case.slug].encode()
    return {key: list(by_slug.values()) for key, by_slug in found.items()}


def guides_with(library: Library, key: str) -> tuple[Link, ...]:
    """The guides that name a checklist."""
    return tuple(Link(guide.title, addresses.guide(name)) for name, guide in library.reference.guides.items() if key in guide.checklists)


def workshops_with(library: Library, key: str) -> tuple[Link, ...]:
    """The workshops that work with a checklist."""
    reference = library.reference
    return tuple(Link(reference.workshops[name].title, addresses.workshop(name)) for name in reference.workshops_by_checklist.get(key, ()))


def table(library: Library) -> TableView:
    """All checklists with how long they take and for whom they are."""
    rows = (
        (
            Link(record.title, addresses.checklist(key)),
            Link(record.pause_point),
            Link(f"{record.minutes} minutes"),
            Link(record.group_size),
            Link(str(len(record.items))),
        )
        for key, record in library.reference.checklists.items()
    )
    return TableView("Checklists", ("Checklist", "When", "Time", "People", "Items"), tuple(rows))
