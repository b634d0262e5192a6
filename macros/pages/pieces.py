"""What the macros in hand-written pages show: one view for each fragment."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from ..answers import browse, compare, links, register
from ..library.digest import CaseDigest
from ..library.evidence import ENDED_BADLY, strength
from ..library.library import Library
from ..model.network import Network, Stated
from . import addresses, words
from .generated import known_of, meeting_table, member_table, since, twin_table
from .site import Site
from .views import (
    Age,
    ComparisonView,
    EventView,
    EvidenceView,
    FacetIndex,
    GlossaryGroup,
    HomeView,
    Link,
    Row,
    TableView,
    TermView,
)

NEWEST = 6
MOST_USED = 40


def ways_in(site: Site, kind: str) -> tuple[Link, ...]:
    """Links into the repository: 'forms' that need no Git, or 'files' for the editor on the web; none where it is not known."""
    ways = {
        "forms": (("Suggest a case", site.suggest_case_url()), ("Correct a page", site.correct_url())),
        "files": (("Folder of cases", site.folder_url("cases")), ("Template", site.folder_url("cases/_template.yml"))),
    }
    return tuple(Link(text, url) for text, url in ways[kind] if url)


def home(library: Library) -> HomeView:
    """The figures and choices of the home page."""
    together = strength(library.cases.values())
    by_mechanism = browse.facets(library)["mechanism"]
    ended = [case for case in newest_first(library) if case.status in ENDED_BADLY]
    return HomeView(
        cases=together.cases,
        countries=together.countries,
        cities=len({key for case in library.cases.values() for key in case.places}),
        networks=len(library.reference.networks),
        ended_badly=together.ended_badly,
        newest=_cards(library, newest_first(library)[:NEWEST]),
        failed=_cards(library, ended[:NEWEST]),
        mechanisms=tuple(
            (Link(words.facet_value(library, "mechanism", term), addresses.cases_by("mechanism", term)), len(slugs))
            for term, slugs in by_mechanism.items()
        ),
    )


def newest_first(library: Library) -> list[CaseDigest]:
    """Cases by day of review, the newest first, then by start of the collaboration."""
    return sorted(library.cases.values(), key=lambda case: (case.reviewed, case.start, case.slug), reverse=True)


def cards(library: Library, slugs: Sequence[str]) -> tuple[Markup, ...]:
    """Cards of some cases. Errors: KeyError for a case that is not published."""
    return tuple(Markup(library.cards[slug]) for slug in slugs)


def evidence(library: Library, facet: str, value: str) -> EvidenceView:
    """How strong the cases behind a facet's value are."""
    found = strength(library.cases[slug] for slug in browse.facets(library)[facet].get(value, ()))
    label = library.reference.label
    return EvidenceView(
        cases=found.cases,
        countries=found.countries,
        ended_badly=found.ended_badly,
        levels=tuple((level, label("evidence", level), number) for level, number in found.levels.items()),
        strongest_label=label("evidence", found.strongest),
    )


def guides(library: Library, kind: str) -> tuple[Link, ...]:
    """The guides of one kind with their short answers."""
    return tuple(
        Link(guide.title, addresses.guide(key), guide.summary) for key, guide in library.reference.guides.items() if guide.kind == kind
    )


def comparison(library: Library, kind: str, keys: Sequence[str], caption: str) -> ComparisonView:
    """Records side by side. Errors: ValueError for an unknown kind, KeyError for an unknown key."""
    found = compare.comparison(library, kind, keys)
    return ComparisonView(
        caption=caption,
        columns=tuple(_link(cell) for cell in found.columns),
        rows=tuple(Row(row.label, tuple(_links(cells) for cells in row.cells), row.differs) for row in found.rows),
        # A sign on every row would say nothing.
        marks_differences=any(not row.differs for row in found.rows),
    )


def overview(library: Library, kind: str, caption: str) -> TableView:
    """All terms of a vocabulary, a row each: the same comparison, turned, because twelve columns fit no screen."""
    found = compare.comparison(library, kind, ())
    rows = (
        (_link(column), *(_links(row.cells[index]) or Link("not found") for row in found.rows))
        for index, column in enumerate(found.columns)
    )
    singular = library.reference.vocabularies[kind].singular
    return TableView(caption, (singular, *(row.label for row in found.rows)), tuple(rows))


def _link(cell: compare.Cell) -> Link:
    return Link(cell.text, addresses.leads_to(*cell.leads_to) if cell.leads_to else None, cell.note)


def _links(cells: Sequence[compare.Cell]) -> tuple[Link, ...]:
    return tuple(replace(_link(cell), source=cell.source) for cell in cells)


def glossary(library: Library) -> tuple[GlossaryGroup, ...]:
    """Every vocabulary whose terms have meanings."""
    lists = {
        facet.vocabulary: (facet.name, values)
        for facet in browse.FACETS
        if facet.vocabulary and (values := browse.facets(library)[facet.name])
    }
    groups = []
    for name, vocabulary in sorted(library.reference.vocabularies.items(), key=lambda pair: (pair[0] != "words", pair[1].title)):
        facet, used = lists.get(name, ("", {}))
        terms = tuple(
            TermView(
                id=f"{name}-{term.id.lower()}",
                label=term.label,
                meaning=term.meaning,
                source=term.source,
                source_host=term.source.split("/")[2].removeprefix("www.") if term.source else None,
                also_called=term.also_called,
                see_also=tuple(_see(library, name, target) for target in term.see_also),
                cases=Link(f"{len(used[term.id])} case{'' if len(used[term.id]) == 1 else 's'}", addresses.cases_by(facet, term.id))
                if term.id in used
                else None,
            )
            for term in vocabulary.terms
            if term.meaning
        )
        if terms:
            groups.append(GlossaryGroup(name, vocabulary.title, vocabulary.meaning, terms))
    return tuple(groups)


def _see(library: Library, facet: str, target: str) -> Link:
    where, _, key = target.rpartition("/")
    return Link(library.reference.label(where or facet, key), addresses.term(where or facet, key))


def cities(library: Library) -> tuple[FacetIndex, ...]:
    """Cities by country, with the number of cases of each."""
    by_city, reference = browse.cases_by_city(library), library.reference
    by_country: dict[str, list[str]] = {}
    for key, city in reference.cities.items():
        by_country.setdefault(city.country, []).append(key)
    return tuple(
        FacetIndex(
            f"country-{code.lower()}",
            reference.label("countries", code),
            tuple(
                (Link(reference.cities[key].name, addresses.city(key)), len(by_city.get(key, ())))
                for key in sorted(keys, key=lambda key: words.sort_key(reference.cities[key].name))
            ),
        )
        for code, keys in sorted(by_country.items(), key=lambda pair: words.sort_key(reference.label("countries", pair[0])))
    )


def _longer_name(record: Network) -> str | None:
    """The name of a network that is mostly called by a short one."""
    return record.name if record.short_name and record.short_name != record.name else None


def networks(library: Library) -> TableView:
    """All networks with what is published of each; a cell is empty where nothing is."""
    by_network, label = browse.cases_by_network(library), library.reference.label

    def stated(value: Stated | None) -> Link:
        return Link(str(value.value), value.source, words.date(str(value.as_of)) if value.as_of else None) if value else Link("")

    rows = [
        (
            Link(record.short_name or record.name, addresses.network(key), full=_longer_name(record)),
            stated(record.founded),
            stated(record.members),
            stated(record.headquarters),
            stated(record.fee),
            tuple(Link(label("themes", theme)) for theme in record.themes) or Link(""),
            Link(str(len(by_network.get(key, ())))),
        )
        for key, record in sorted(library.reference.networks.items(), key=lambda pair: words.sort_key(pair[1].short_name or pair[1].name))
    ]
    columns = ("Network", "Founded", "Members", "Headquarters", "Fee", "Themes", "Cases")
    return TableView("Networks of cities and regions", columns, tuple(rows), sortable=True, filters=(5,), compared=True)


def twinnings(library: Library) -> TableView:
    """All twin links, each once, from A to Z."""
    reference, label = library.reference, library.reference.label

    def place(key: str) -> Link:
        city = reference.cities[key]
        return Link(city.name, addresses.city(key), label("countries", city.country))

    rows = (
        (
            place(link.a),
            place(link.b),
            since(link),
            Link(label("link-statuses", link.status), addresses.term("link-statuses", link.status)),
            Link(label("link-kinds", link.kind), addresses.term("link-kinds", link.kind)),
            known_of(library, link),
            Link(register.host(link.source), link.source, label("source-kinds", link.source_kind)),
        )
        for link in sorted(reference.twinnings, key=lambda link: (words.sort_key(reference.cities[link.a].name), link.since or "9999"))
    )
    columns = ("Place", "Partner", "Since", "Status", "Kind", "What else is known", "Source")
    return TableView("Twin links that were found", columns, tuple(rows), sortable=True, filters=(3, 4))


def hubs(library: Library, least: int) -> TableView:
    """Places with several twin links: how many, in how many countries, since when."""
    rows = []
    for key, ties in links.hubs(library, least):
        years = [tie.link.since for tie in ties if tie.link.since]
        rows.append(
            (
                Link(library.reference.cities[key].name, addresses.city(key)),
                Link(str(len(ties))),
                Link(str(len({library.reference.country(tie.other) for tie in ties}))),
                Link(words.date(min(years)) if years else "not found"),
                Link(str(sum(tie.link.status in {"thin", "suspended", "ended"} for tie in ties))),
            )
        )
    columns = ("Place", "Links", "Countries", "Oldest with a year", "Little done, suspended or ended")
    return TableView(f"Places with {least} links or more", columns, tuple(rows), compared=True)


def twins_of(library: Library, city: str) -> TableView:
    """The twin links of one place. Errors: KeyError for an unknown city."""
    return twin_table(library, f"Twin links of {library.reference.cities[city].name}", links.ties(library).get(city, ()))


def members(library: Library, network: str) -> TableView:
    """Members of a network. Errors: ValueError where none was found."""
    return _found(member_table(library, network), network)


def meetings(library: Library, network: str, kind: str) -> TableView:
    """Meetings of a network, or its secretariats. Errors: ValueError where none was found."""
    return _found(meeting_table(library, network, kind), network)


def _found(table: TableView | None, network: str) -> TableView:
    if table is None:
        raise ValueError(f"data/ holds no such rows for the network '{network}'")
    return table


AGES = ((1000, "Before 1900"), (1900, "1900 to 1944"), (1945, "1945 to 1989"), (1990, "1990 to 2009"), (2010, "Since 2010"))


def timeline(library: Library) -> tuple[Age, ...]:
    """Events by age, the oldest first."""
    reference = library.reference
    ages: dict[str, list[EventView]] = {}
    for event in sorted(reference.events, key=lambda event: event.year):
        label = [label for start, label in AGES if event.year >= start or start == AGES[0][0]][-1]
        about = [Link(reference.cities[event.place].name, addresses.city(event.place))] if event.place else []
        about += (
            [Link(reference.networks[event.network].short_name or reference.networks[event.network].name, addresses.network(event.network))]
            if event.network
            else []
        )
        ages.setdefault(label, []).append(
            EventView(event.key, event.shown or str(event.year), event.event, tuple(about), Link(register.host(event.source), event.source))
        )
    return tuple(Age(f"age-{index}", label, tuple(events)) for index, (label, events) in enumerate(ages.items(), 1))


def ranks(library: Library) -> TableView:
    """The published places in the order of the OPENCities Monitor."""
    rows = tuple(
        (
            Link(str(row.round)),
            Link(row.rank),
            Link(library.reference.cities[row.city].name, addresses.city(row.city)),
            Link(register.host(row.source), row.source),
        )
        for row in library.reference.ranks
    )
    return TableView("Published places in two rounds of the Monitor", ("Round", "Place", "City", "Source"), rows)


def terms(library: Library, vocabulary: str) -> TableView:
    """The terms of a vocabulary with meaning and source. Errors: KeyError for an unknown vocabulary."""
    found = library.reference.vocabularies[vocabulary]
    rows = tuple(
        (
            Link(term.label),
            Link(library.reference.label(*term.broader.split("/")) if term.broader else term.meaning or ""),
            Link(register.host(term.source), term.source) if term.source else Link("the library"),
        )
        for term in found.terms
    )
    second = "Belongs to" if any(term.broader for term in found.terms) else "Meaning"
    return TableView(found.title, (found.singular, second, "Source"), rows)


def sources(library: Library) -> tuple[TableView, TableView, tuple[Link, ...]]:
    """The register of sources: by kind, the publishers with most claims, and the letters."""
    label = library.reference.label
    kinds = register.kinds(library)
    rows = [
        (Link(label("source-kinds", kind) if kind else "Not classified"), Link(f"{count:,}"), Link(f"{claims:,}"), Link(f"{lasting:,}"))
        for kind, (count, claims, lasting) in sorted(kinds.items(), key=lambda pair: -pair[1][1])
    ]
    by_kind = TableView("Sources by kind", ("Kind", "Documents", "Claims that rest on them", "Lasting copy known"), tuple(rows))
    top = sorted(register.publishers(library), key=lambda publisher: (-publisher.claims, publisher.name))[:MOST_USED]
    most = tuple(
        (
            Link(each.name),
            Link(str(len(each.documents))),
            Link(str(each.claims)),
            Link(", ".join(label("source-kinds", kind) for kind in each.kinds)),
        )
        for each in top
    )
    letters = tuple(Link(letter.upper(), addresses.sources(letter)) for letter in sorted(register.by_letter(library)))
    return by_kind, TableView("Publishers on whom most claims rest", ("Publisher", "Documents", "Claims", "Kinds"), most), letters


def coverage(library: Library, facet: str) -> TableView:
    """Cases by value of a facet and by level of evidence; empty values are shown, because gaps invite."""
    found, reference = browse.facets(library)[facet], library.reference
    vocabulary = next(each for each in browse.FACETS if each.name == facet)
    values = (
        [term.id for term in reference.vocabularies[vocabulary.vocabulary].terms]
        if vocabulary.vocabulary in reference.vocabularies
        else list(found)
    )
    levels = [term.id for term in reference.vocabularies["evidence"].terms]
    rows = []
    for value in values:
        slugs = found.get(value, [])
        counts = strength(library.cases[slug] for slug in slugs).levels
        rows.append(
            (
                Link(words.facet_value(library, facet, value), addresses.cases_by(facet, value) if slugs else None),
                *(Link(str(counts[level])) for level in levels),
                Link(str(len(slugs))),
            )
        )
    return TableView(
        f"Cases by {vocabulary.label.lower()} and evidence",
        (vocabulary.label, *(reference.label("evidence", level) for level in levels), "All"),
        tuple(rows),
    )


def _cards(library: Library, cases: Sequence[CaseDigest]) -> tuple[Markup, ...]:
    return cards(library, [case.slug for case in cases])
