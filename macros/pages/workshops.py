"""Workshops: the page of each, its sheets, its projector view, and what its pack holds."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate, count, groupby

from markupsafe import Markup

from ..ground import rendering
from ..ground.text import listed
from ..library.cache import fingerprint
from ..library.library import Library
from ..model.case import Case
from ..model.workshop import CaseCard, Entry, Share, Workshop
from . import addresses, checklists, explorer, sheets, words
from . import case as case_pages
from .case import numbers_of, source_views
from .checklists import ChecklistView, ItemOnList
from .citing import cite
from .fragments import Templates
from .packs import Pack
from .page import Drawn, GeneratedPage
from .sheets import Code
from .site import Site
from .views import CasePage, Cite, Link, SourceView, TableView

PAPERS = (
    ("agenda", "Agenda", "For the wall or the tables: the parts with their minutes."),
    ("facilitator", "Facilitator's notes", "For you: what to prepare, what happens in each part, what goes wrong and what to say."),
    ("cards", "Case cards", "To print on both sides and cut: what each place faced, and on the back what came of it."),
    ("feedback", "Feedback sheet", "For everybody at the end, without names; and how to gather the answers."),
)
"""The sheets to print: last part of the address and of the template, title, what each is for."""

SCREENS = (("projector", "Projector view"), ("checklists", "Checklists to tick"), ("pack", "Workshop pack"))
"""The sheets to use on a screen: last part of the address and of the template, and title."""

SECTIONS = (
    ("outcome", "What you have at the end"),
    ("before", "Before the day"),
    ("agenda", "Agenda"),
    ("print-and-show", "Print and show"),
    ("cards", "Case cards"),
    ("notes", "Facilitator's notes"),
    ("further", "Checklists and guides"),
    ("changes", "Version and changes"),
    ("cite", "Cite this workshop"),
)
CHOICES = "assets/data/workshops/choices.json"
"""What the script of one's own pack needs beside the index of the cases."""

CARDS_A_SIDE = 2
RESULTS_A_CARD = 3
LETTERS = "ABCDEFGH"
SHORT = 120
"""Minutes below which a length is said in minutes."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """What goes wrong, and what to say."""

    trouble: str
    say: str


@dataclass(frozen=True, slots=True)
class Card:
    """A case as a card. Front: places, beginning, situation and question; back: drawn from the case.

    sheet: the whole case on paper; address: the public address of its page, which the code holds.
    """

    letter: str
    places: str
    since: str
    situation: str
    question: str
    why: str
    case: Link
    sheet: Link
    address: str
    summary: str
    status_label: str
    evidence: str
    evidence_label: str
    results: tuple[tuple[str, str], ...]
    code: Code

    @property
    def short_address(self) -> str:
        """The public address of the case as somebody types it from paper."""
        return self.address.partition("://")[2]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the agenda; start: on a clock that begins with the workshop, such as '1:25'; letters: of its cards, in words.

    shares: the items of the checklist on which it works, in words for each group; none where it works on the whole list.
    tasks: the same items, or all of the list, each with the line above it on the wall.
    """

    number: int
    id: str
    start: str
    minutes: int
    title: str
    who: str
    what: Markup
    screen: str
    checklist: Link | None
    shares: tuple[str, ...]
    tasks: tuple[tuple[ItemOnList, str], ...]
    cards: tuple[Card, ...]
    letters: str
    material: tuple[str, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of the projector view; kind: title, aims, part, front, back, item or end, and what that kind shows."""

    number: int
    kind: str
    part: Part | None = None
    card: Card | None = None
    item: ItemOnList | None = None
    kicker: str | None = None


@dataclass(frozen=True, slots=True)
class WorkshopPage:
    """Everything that the page and the sheets of a workshop print. download: the pack; own: the same choice in a pack of the reader's own."""

    key: str
    title: str
    summary: str
    purpose: Markup
    audience: str
    group_size: str
    minutes: int
    length: str
    end: str
    outcome: tuple[str, ...]
    bring: tuple[str, ...]
    prepare: tuple[str, ...]
    agenda: tuple[Part, ...]
    cards: tuple[Card, ...]
    sides: tuple[tuple[Card, ...], ...]
    lists: tuple[ChecklistView, ...]
    checklists: tuple[Link, ...]
    handouts: tuple[Link, ...]
    screens: tuple[Screen, ...]
    feedback: tuple[str, ...]
    guides: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    papers: tuple[Link, ...]
    projector: Link
    ticking: Link
    download: Link
    own: str
    version: str
    date: str
    changes: tuple[tuple[str, str, str], ...]
    cite: Cite
    edit_url: str | None
    suggest_url: str | None


Drawing = Callable[[], WorkshopPage]
ReadCase = Callable[[str], Case]


def pages(library: Library, site: Site, templates: Templates) -> Iterator[GeneratedPage]:
    """For each workshop its page, its sheets, its projector view and the first page of its pack; then each of its cases as a sheet."""
    read = cache(library.case)
    for key, record in library.reference.workshops.items():
        view = cache(partial(page, library, site, key, read))
        depends = fingerprint([key.encode(), *(library.contents.get(card.case, "").encode() for card in record.cards)])
        yield _page(key, record, templates, view, depends)
        back = Link(record.title, addresses.workshop(key))
        for name, title in (*((name, title) for name, title, _ in PAPERS), *SCREENS):
            sheet = sheets.around(site, f"{record.title}: {title.lower()}", record.summary, back, words.edition(record.changes[0]))
            yield sheets.page(templates, f"workshop-{name}", addresses.of_workshop(key, name), sheet, depends, page=view)
    for slug in dict.fromkeys(card.case for record in library.reference.workshops.values() for card in record.cards):
        case = library.cases[slug]
        sheet = sheets.around(site, case.title, case.summary, Link(case.title, addresses.case(slug)))
        whole = partial(_case, library, site, slug, read)
        yield sheets.page(
            templates, "workshop-case", addresses.case_sheet(slug), sheet, fingerprint([library.contents[slug].encode()]), page=whole
        )


def _page(key: str, record: Workshop, templates: Templates, view: Drawing, depends: str) -> GeneratedPage:
    def draw() -> Drawn:
        return templates.draw("pages/workshop.html", page=view()), SECTIONS

    return GeneratedPage(
        kind="workshop",
        source=f"workshops/{key}.md",
        url=addresses.workshop(key),
        title=f"Workshop: {record.title}",
        description=record.summary,
        edit=f"data/workshops/{key}.yml",
        depends=depends,
        draw=draw,
        changed=record.changes[0].date,
    )


def _case(library: Library, site: Site, slug: str, read: ReadCase) -> CasePage:
    return case_pages.page(slug, read(slug), library.reference, site, ())


def page(library: Library, site: Site, key: str, read: ReadCase) -> WorkshopPage:
    """A workshop with everything that its page and its sheets print; read: gives a whole case. Errors: KeyError for an unknown workshop."""
    record, reference = library.reference.workshops[key], library.reference
    sources = source_views(record.sources, reference)
    numbers = numbers_of(sources)
    cards = tuple(_card(library, site, letter, card, read) for letter, card in zip(LETTERS, record.cards, strict=False))
    lists = tuple(checklists.view(library, name, {}) for name in record.checklists)
    agenda = tuple(_agenda(record, cards, lists, numbers))
    return WorkshopPage(
        key=key,
        title=record.title,
        summary=record.summary,
        purpose=rendering.render(record.purpose, numbers),
        audience=record.audience,
        group_size=record.group_size,
        minutes=record.minutes,
        length=length(record.minutes),
        end=_clock(record.minutes),
        outcome=record.outcome,
        bring=record.bring,
        prepare=record.prepare,
        agenda=agenda,
        cards=cards,
        sides=tuple(cards[start : start + CARDS_A_SIDE] for start in range(0, len(cards), CARDS_A_SIDE)),
        lists=lists,
        checklists=tuple(Link(view.title, view.home, f"{len(view.items)} items, {view.minutes} minutes") for view in lists),
        handouts=tuple(Link(f"Handout: {view.title}", addresses.of_checklist(view.key, "handout")) for view in lists),
        screens=tuple(_screens(agenda)),
        feedback=record.feedback,
        guides=tuple(
            Link(reference.guidance[name].title, addresses.guide(name), reference.guidance[name].summary) for name in record.guides
        ),
        sources=sources,
        papers=tuple(Link(title, addresses.of_workshop(key, name), meaning) for name, title, meaning in PAPERS),
        projector=Link("Projector view", addresses.of_workshop(key, "projector"), "One thing on each screen, with a timer for each part."),
        ticking=Link("Checklists to tick", addresses.of_workshop(key, "checklists")),
        download=Link(f"{key}-{record.version}.zip", addresses.pack(key, record.version)),
        own=addresses.own_workshop(record.title, [card.case for card in record.cards], record.checklists),
        version=record.version,
        date=words.date(record.changes[0].date),
        changes=words.changes(record.changes),
        cite=_cite(key, record, site),
        edit_url=site.edit_url(f"data/workshops/{key}.yml"),
        suggest_url=site.correct_url(record.title, addresses.workshop(key)),
    )


def _card(library: Library, site: Site, letter: str, card: CaseCard, read: ReadCase) -> Card:
    case, label = library.cases[card.case], library.reference.label
    results = read(card.case).results[:RESULTS_A_CARD]
    return Card(
        letter=letter,
        places=words.places(library.reference, case.places),
        since=case.start[:4],
        situation=card.situation,
        question=card.question,
        why=card.why,
        case=Link(case.title, addresses.case(card.case)),
        sheet=Link(case.title, addresses.case_sheet(card.case)),
        address=site.url + addresses.case(card.case),
        summary=case.summary,
        status_label=label("statuses", case.status),
        evidence=case.level,
        evidence_label=label("evidence", case.level),
        results=tuple((result.claim, label("speakers", result.said_by)) for result in results),
        code=sheets.code(site.url + addresses.case(card.case)),
    )


def _agenda(record: Workshop, cards: Sequence[Card], lists: Sequence[ChecklistView], numbers: Mapping[str, int]) -> Iterator[Part]:
    by_case = {card.case: view for card, view in zip(record.cards, cards, strict=True)}
    ends = list(accumulate(entry.minutes for entry in record.agenda))
    for number, (entry, end) in enumerate(zip(record.agenda, ends, strict=True), 1):
        used = tuple(by_case[slug] for slug in entry.cards)
        checklist = next((view for view in lists if view.key == entry.checklist), None)
        yield Part(
            number=number,
            id=entry.id,
            start=_clock(end - entry.minutes),
            minutes=entry.minutes,
            title=entry.title,
            who=entry.who,
            what=rendering.render(entry.what, numbers),
            screen=entry.screen,
            checklist=Link(checklist.title, checklist.home) if checklist else None,
            shares=tuple(_share(share, checklist) for share in entry.shares) if checklist else (),
            tasks=tuple(_tasks(entry, checklist)) if checklist else (),
            cards=used,
            letters=listed([card.letter for card in used]),
            material=entry.material,
            notes=tuple(NoteView(note.trouble, note.say) for note in record.notes if note.entry == entry.id),
        )


def _share(share: Share, checklist: ChecklistView) -> str:
    """'items 1 to 6', or 'Money and duties, items 3 to 6 and 11'."""
    places = [place for place, item in enumerate(checklist.items, 1) if item.id in share.items]
    named = f"{'item' if len(places) == 1 else 'items'} {_spans(places)}"
    return f"{share.group}, {named}" if share.group else named


def _spans(numbers: Sequence[int]) -> str:
    """Rising numbers in words: '1 to 6', '3 to 6 and 11', '1, 2 and 5'."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return listed([name for run in runs for name in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))])


def _tasks(entry: Entry, checklist: ChecklistView) -> Iterator[tuple[ItemOnList, str]]:
    """The items of a part in the order of its shares, each with the line above it on the wall."""
    places = {item.id: (place, item) for place, item in enumerate(checklist.items, 1)}
    for share in entry.shares or (Share(items=tuple(places)),):
        for place, item in (places[name] for name in share.items if name in places):
            yield item, f"{checklist.title}, item {place} of {len(places)}" + (f" · {share.group}" if share.group else "")


def _screens(agenda: Sequence[Part]) -> Iterator[Screen]:
    """One thing on each screen: what the workshop is for, each part, then its cards with their backs and its items of the checklist."""
    numbers = count(1)
    yield Screen(next(numbers), "title")
    yield Screen(next(numbers), "aims")
    for part in agenda:
        yield Screen(next(numbers), "part", part=part)
        for card in part.cards:
            yield Screen(next(numbers), "front", card=card)
            yield Screen(next(numbers), "back", card=card)
        for item, kicker in part.tasks:
            yield Screen(next(numbers), "item", item=item, kicker=kicker)
    yield Screen(next(numbers), "end")


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def length(minutes: int) -> str:
    """'90 minutes', '3 hours', '3 hours 30 minutes'."""
    hours, rest = divmod(minutes, 60)
    if minutes < SHORT:
        return f"{minutes} minutes"
    return f"{hours} hours" + (f" {rest} minutes" if rest else "")


def _cite(key: str, record: Workshop, site: Site) -> Cite:
    note = f"Workshop, version {words.edition(record.changes[0])}"
    return cite(site, f"workshop-{key}", addresses.workshop(key), record.title, record.changes[0].date, note)


def table(library: Library) -> TableView:
    """All workshops with what each is for."""
    rows = tuple(
        (
            Link(record.title, addresses.workshop(key)),
            Link(record.need),
            Link(length(record.minutes)),
            Link(record.group_size),
            tuple(Link(library.reference.checklists[name].title, addresses.checklist(name)) for name in record.checklists),
        )
        for key, record in sorted(library.reference.workshops.items(), key=lambda pair: pair[1].minutes)
    )
    return TableView("Ready workshops", ("Workshop", "Your need", "Time", "People", "Checklist"), rows)


def packs(library: Library, site: Site, templates: Templates, pages: Iterable[GeneratedPage]) -> tuple[Pack, ...]:
    """What the pack of each workshop holds, of the pages that there are."""
    known = {page.url for page in pages}
    found = []
    for key, record in library.reference.workshops.items():
        names = {
            addresses.of_workshop(key, "pack"): "index.html",
            **{addresses.of_workshop(key, name): f"{name}.html" for name in ("projector", "checklists", *(name for name, _, _ in PAPERS))},
            **{addresses.of_checklist(name, "handout"): f"handout-{name}.html" for name in record.checklists},
            **{addresses.case_sheet(card.case): f"case-{card.case}.html" for card in record.cards},
        }
        # What leads to a page of the site leads in the pack to the sheet that says the same.
        instead = {
            addresses.workshop(key): "index.html",
            **{addresses.checklist(name): "checklists.html" for name in record.checklists},
            **{addresses.case(card.case): f"case-{card.case}.html" for card in record.cards},
        }
        readme = templates.draw(
            "sheets/workshop-readme.txt",
            title=record.title,
            version=words.edition(record.changes[0]),
            cite=_cite(key, record, site).text,
            site=site,
        )
        pages_inside = {url: name for url, name in names.items() if url in known}
        found.append(Pack(addresses.pack(key, record.version), record.changes[0].date, pages_inside, instead, str(readme)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class OwnWorkshop:
    """Where a reader makes a pack. cases: folder of the index of the cases; choices: file; lists: checklists by key; ready: the cards of ready packs."""

    cases: str
    choices: str
    lists: tuple[tuple[str, str, int], ...]
    ready: tuple[Link, ...]


def own(library: Library) -> OwnWorkshop:
    """What the page of one's own pack shows before its script draws."""
    return OwnWorkshop(
        cases=f"{explorer.FOLDER}/",
        choices=CHOICES,
        lists=tuple((key, record.title, record.minutes) for key, record in library.reference.checklists.items()),
        ready=tuple(Link(record.title, addresses.of_workshop(key, "cards")) for key, record in library.reference.workshops.items()),
    )


def files(library: Library) -> Iterator[tuple[str, str]]:
    """What the script of one's own pack fetches: items of checklists, words for values, fronts of the cards of ready packs."""
    reference = library.reference
    choices = {
        "labels": {
            facet: {term.id.lower(): term.label for term in reference.vocabularies[name].terms}
            for facet, name in (("country", "countries"), ("status", "statuses"), ("evidence", "evidence"), ("mechanism", "mechanisms"))
            if name in reference.vocabularies
        },
        "checklists": {
            key: {
                "title": record.title,
                "minutes": record.minutes,
                "version": record.changes[0].version,
                "items": [[item.do, item.how_to_tell] for item in record.items],
            }
            for key, record in reference.checklists.items()
        },
        "fronts": {card.case: [card.situation, card.question] for record in reference.workshops.values() for card in record.cards},
    }
    yield CHOICES, json.dumps(choices, ensure_ascii=False, separators=(",", ":"))
