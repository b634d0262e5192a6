"""Every page that is made from records: what it is called, where it lies, what it depends on, how it is drawn."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from ..answers import alike, browse, compare, links, register
from ..answers.related import Neighbours
from ..ground.text import figure
from ..library.cache import fingerprint
from ..library.evidence import strength
from ..library.library import Library
from ..library.reference import Reference
from ..model.network import Meeting, Membership
from ..model.twinning import Twinning
from . import addresses, checklists, guides, maps, practices, words, workshops
from . import case as case_pages
from .fragments import Templates
from .page import Drawn, GeneratedPage, Section
from .site import Site
from .views import (
    CityPage,
    DocumentView,
    Fact,
    Link,
    ListPage,
    NetworkPage,
    PublisherView,
    RegisterPage,
    StatedView,
    TableView,
)

CARDS_A_PAGE = 60


def pages(library: Library, site: Site, templates: Templates) -> Iterator[GeneratedPage]:
    """All generated pages of a library."""
    facets = browse.facets(library)
    yield from _cases(library, site, templates)
    yield from _moved(library, templates)
    yield from _cities(library, site, templates, facets)
    yield from _networks(library, site, templates, facets)
    yield from _lists(library, templates, facets)
    yield from _register(library, templates)
    yield from _guides(library, site, templates)
    yield from practices.pages(library, site, templates)
    yield from checklists.pages(library, site, templates)
    yield from workshops.pages(library, site, templates)


FRAMES = (
    ("case", 2),
    ("moved", 2),
    ("city", 2),
    ("network", 2),
    ("list", 2),
    ("list", 3),
    ("list", 4),
    ("list", 5),
    ("register", 3),
    ("guide", 2),
    ("checklist", 2),
    ("checklist", 3),
    ("workshop", 2),
)
"""The frames that generated pages need: kind of page and how deep it lies."""

Facets = Mapping[str, Mapping[str, Sequence[str]]]


def _cases(library: Library, site: Site, templates: Templates) -> Iterator[GeneratedPage]:
    neighbours = Neighbours(library.cases)
    for slug in library.cases:
        yield case_page(library, site, templates, slug, neighbours.of(slug))


def case_page(library: Library, site: Site, templates: Templates, slug: str, near: Sequence[str]) -> GeneratedPage:
    """The page of one case; near: slugs of the cases to read next."""
    case = library.cases[slug]

    def draw() -> Drawn:
        view = case_pages.page(slug, library.case(slug), library.reference, site, tuple(Markup(library.cards[other]) for other in near))
        return templates.draw("pages/case.html", page=view), case_pages.sections(view)

    return GeneratedPage(
        kind="case",
        source=f"cases/{slug}.md",
        url=addresses.case(slug),
        title=case.title,
        description=case.summary,
        edit=f"cases/{slug}.yml",
        depends=fingerprint([library.contents[slug].encode(), *(library.contents[other].encode() for other in near)]),
        draw=draw,
        changed=case.reviewed,
    )


def _moved(library: Library, templates: Templates) -> Iterator[GeneratedPage]:
    for slug, targets in library.moved.items():
        links = tuple(Link(library.cases[target].title, addresses.case(target)) for target in targets if target in library.cases)

        def draw(links: tuple[Link, ...] = links) -> Drawn:
            return templates.draw("pages/moved.html", links=links), ()

        yield GeneratedPage(
            "moved",
            f"cases/{slug}.md",
            addresses.case(slug),
            "This case has moved",
            "Where this case stands now.",
            f"cases/{slug}.yml",
            fingerprint([repr(links).encode()]),
            draw,
        )


def _cities(library: Library, site: Site, templates: Templates, facets: Facets) -> Iterator[GeneratedPage]:
    by_city = browse.cases_by_city(library)
    for key, city in library.reference.cities.items():
        slugs = by_city.get(key, [])

        def draw(key: str = key, slugs: Sequence[str] = slugs) -> Drawn:
            view = _city_view(library, site, key, slugs, facets)
            return templates.draw("pages/city.html", page=view), _city_sections(view)

        country = library.reference.label("countries", city.country)
        yield GeneratedPage(
            kind="city",
            source=f"cities/{key}.md",
            url=addresses.city(key),
            title=city.name,
            description=f"{city.name}, {country}: facts, networks and cases of work across borders.",
            edit="data/cities.csv",
            depends=fingerprint([_contents(library, slugs).encode(), repr(_cases_of_alike(library, key, by_city)).encode()]),
            draw=draw,
        )


def _cases_of_alike(library: Library, key: str, by_city: Mapping[str, Sequence[str]]) -> list[tuple[str, int]]:
    return [(like.city, len(by_city.get(like.city, ()))) for like in alike.alike(library, key)]


def twin_table(library: Library, caption: str, ties: Sequence[links.Tie]) -> TableView:
    """Twin links as one place sees them."""
    label = library.reference.label
    rows = tuple(
        (
            Link(library.reference.cities[tie.other].name, addresses.city(tie.other)),
            Link(label("countries", library.reference.country(tie.other) or "")),
            since(tie.link),
            Link(label("link-statuses", tie.link.status), addresses.term("link-statuses", tie.link.status)),
            Link(label("link-kinds", tie.link.kind)),
            known_of(library, tie.link),
            Link(register.host(tie.link.source), tie.link.source),
        )
        for tie in ties
    )
    return TableView(caption, ("Partner", "Country", "Since", "Status", "Kind", "What else is known", "Source"), rows)


def known_of(library: Library, link: Twinning) -> tuple[Link, ...]:
    """What else is known of a twin link: its note, and the way to the case that tells how it stands."""
    case = library.cases.get(link.case or "")
    told = (Link(f"Case: {case.title}", addresses.case(case.slug)),) if case else ()
    return (Link(link.note), *told) if link.note else told or (Link(""),)


def since(link: Twinning) -> Link:
    """The year of a twin link with its source, where that is another than the link's."""
    if not link.since:
        return Link("not found")
    when = f"{words.date(link.since)} to {link.until}" if link.until else words.date(link.since)
    return Link(when, link.since_source)


def _city_view(library: Library, site: Site, key: str, slugs: Sequence[str], facets: Facets) -> CityPage:
    city, reference = library.reference.cities[key], library.reference
    population = Link(f"{city.population:,}", city.population_source, city.counted) if city.population else None
    facts = (
        Fact("Country", (_term(library, "countries", "country", city.country, facets),), row="country"),
        Fact("Population", (population,) if population else (), None if population else "Not found", "population"),
        Fact(
            "City type",
            (
                Link(
                    reference.label("city-types", city.type),
                    addresses.term("city-types", city.type),
                    reference.label("type-authors", city.type_by or ""),
                ),
            )
            if city.type
            else (),
            None if city.type else "Not assigned",
            "type",
        ),
        Fact(
            "Location",
            (Link(f"{abs(city.lat):.2f}° {'N' if city.lat >= 0 else 'S'}, {abs(city.lon):.2f}° {'E' if city.lon >= 0 else 'W'}"),),
        ),
    )
    member_of = {row.network: row for row in links.memberships_by_city(library).get(key, ())}
    networks = dict.fromkeys([*member_of, *(network for slug in slugs for network in library.cases[slug].networks)])
    ties = links.ties(library).get(key, [])
    return CityPage(
        key=key,
        name=city.name,
        local_name=city.local_name,
        country=_term(library, "countries", "country", city.country, facets),
        facts=facts,
        led=tuple(Markup(library.cards[slug]) for slug in slugs if library.cases[slug].places[0] == key),
        took_part=tuple(Markup(library.cards[slug]) for slug in slugs if library.cases[slug].places[0] != key),
        networks=tuple(
            Link(reference.networks[name].name, addresses.network(name), _standing(reference, member_of.get(name)))
            for name in networks
            if name in reference.networks
        ),
        links=twin_table(library, f"Twin links of {city.name}", ties) if ties else None,
        map=maps.twin_map(library, key),
        alike=_alike_table(library, key),
        edit_url=site.edit_url("data/cities.csv"),
    )


def _alike_table(library: Library, key: str) -> TableView | None:
    """Cities with cases that are most alike, each with what it shares; None where nothing is known to compare by."""
    reference, by_city = library.reference, browse.cases_by_city(library)
    city = reference.cities[key]
    kind = reference.label("city-types", city.type or "")
    size = reference.label("city-sizes", reference.size(city) or "")
    reasons = {
        "type and size": f"Same type ({kind}) and size ({size})",
        "size": f"Same size ({size})",
        "type": f"Same type ({kind})",
    }
    rows = tuple(
        (
            Link(other.name, addresses.city(like.city), reference.label("countries", other.country)),
            Link(f"{other.population:,}", None, other.counted) if other.population else Link("not found"),
            Link(reasons[like.reason]),
            Link(str(len(by_city.get(like.city, ())))),
        )
        for like in alike.alike(library, key)
        for other in (reference.cities[like.city],)
    )
    columns = ("City", "Inhabitants", "Why", "Cases")
    return TableView(f"Cities with cases that are most like {city.name}", columns, rows, compared=True) if rows else None


def _standing(reference: Reference, row: Membership | None) -> str:
    if row is None:
        return "named in its cases"
    return ", ".join([reference.label("member-statuses", row.status).lower(), *([f"since {row.since}"] if row.since else [])])


def _term(library: Library, vocabulary: str, facet: str, key: str, facets: Facets) -> Link:
    """A term that leads to its list where there is one."""
    return Link(library.reference.label(vocabulary, key), addresses.cases_by(facet, key) if key in facets[facet] else None)


def _city_sections(view: CityPage) -> tuple[Section, ...]:
    found = [("led", "Cases it led")] if view.led else []
    found += [("took-part", "Cases it took part in")] if view.took_part else []
    found += [] if found else [("cases", "Cases")]
    found += [("links", "Twin links")] if view.links else []
    found += [("networks", "Networks")] if view.networks else []
    found += [("alike", "Cities most alike")] if view.alike else []
    return tuple(found)


def _networks(library: Library, site: Site, templates: Templates, facets: Facets) -> Iterator[GeneratedPage]:
    by_network = browse.cases_by_network(library)
    for key, network in library.reference.networks.items():
        slugs = by_network.get(key, [])

        def draw(key: str = key, slugs: Sequence[str] = slugs) -> Drawn:
            view = _network_view(library, site, key, slugs, facets)
            found = [
                ("at-a-glance", "At a glance"),
                *([("facts", "More facts")] if view.facts else []),
                *([("themes", "Themes")] if view.themes else []),
                *([("members", "Members")] if view.members else []),
                *([("secretariats", "Secretariats")] if view.secretariats else []),
                *([("meetings", "Meetings")] if view.meetings else []),
                ("cases", "Cases"),
            ]
            return templates.draw("pages/network.html", page=view), tuple(found)

        yield GeneratedPage(
            kind="network",
            source=f"networks/{key}.md",
            url=addresses.network(key),
            title=network.name,
            description=network.summary,
            edit=f"data/networks/{key}.yml",
            depends=_contents(library, slugs),
            draw=draw,
            changed=network.reviewed,
        )


def _network_view(library: Library, site: Site, key: str, slugs: Sequence[str], facets: Facets) -> NetworkPage:
    network = library.reference.networks[key]
    stated, rows = [], compare.fields("networks")
    for name, info in type(network).model_fields.items():
        if info.annotation is not None and "Stated" in str(info.annotation) and name != "website":
            found = getattr(network, name)
            if found is None and name in compare.ONLY_IF_KNOWN:
                continue
            as_of = words.date(str(found.as_of)) if found and found.as_of else None
            stated.append(
                StatedView(
                    info.title or name,
                    info.description or "",
                    figure(found.value) if found else None,
                    as_of,
                    found.source if found else None,
                    register.host(found.source) if found else None,
                    name if name in rows else None,
                )
            )
    return NetworkPage(
        key=key,
        name=network.name,
        short_name=network.short_name,
        summary=network.summary,
        fields=tuple(stated),
        facts=tuple(StatedView("", "", extra.fact, None, extra.source, register.host(extra.source)) for extra in network.facts),
        website=str(network.website.value) if network.website else None,
        themes=tuple(_term(library, "themes", "theme", term, facets) for term in network.themes),
        members=member_table(library, key),
        secretariats=meeting_table(library, key, "secretariat"),
        meetings=meeting_table(library, key, "meeting"),
        cases=tuple(Markup(library.cards[slug]) for slug in slugs),
        reviewed_on=words.date(network.reviewed),
        edit_url=site.edit_url(f"data/networks/{key}.yml"),
    )


def member_table(library: Library, key: str) -> TableView | None:
    """Members of a network; None where none was found."""
    reference = library.reference
    rows = tuple(
        (
            Link(reference.cities[row.city].name, addresses.city(row.city)),
            Link(row.partner or ""),
            Link(str(row.since) if row.since else "not found"),
            Link(reference.label("member-statuses", row.status)),
            Link(row.note or ""),
            Link(register.host(row.source), row.source),
        )
        for row in links.members(library).get(key, ())
    )
    columns = ("City", "With", "Since", "Standing", "What else is known", "Source")
    return TableView("Members and past members that were found", columns, rows) if rows else None


def meeting_table(library: Library, key: str, kind: str) -> TableView | None:
    """Meetings of a network, or the times in which a place kept its secretariat; None where none was found."""
    reference = library.reference
    columns = ("Host", "Date", "Theme", "Source") if kind == "meeting" else ("Holder", "Time", "What is known", "Source")
    rows = tuple(
        (
            Link(reference.cities[row.city].name, addresses.city(row.city)),
            Link(_when(row)),
            Link(row.note or ""),
            Link(register.host(row.source), row.source),
        )
        for row in links.meetings(library).get(key, ())
        if row.kind == kind
    )
    return TableView(reference.label("meeting-kinds", kind) + "s that were found", columns, rows) if rows else None


def _when(row: Meeting) -> str:
    if row.date and row.until:
        return words.period(row.date, row.until)
    return words.date(row.date) if row.date else f"until {words.date(row.until)}" if row.until else "not found"


def _lists(library: Library, templates: Templates, facets: Facets) -> Iterator[GeneratedPage]:
    every = sorted(library.cases, key=lambda slug: library.cases[slug].title)
    yield from _list_pages(library, templates, "", "", every, ())
    for name, by_value in facets.items():
        siblings = tuple(Link(words.facet_value(library, name, value), addresses.cases_by(name, value)) for value in by_value)
        for value, slugs in by_value.items():
            yield from _list_pages(library, templates, name, value, slugs, siblings)


def _guides(library: Library, site: Site, templates: Templates) -> Iterator[GeneratedPage]:
    for key, guide in library.reference.guidance.items():

        def draw(key: str = key) -> Drawn:
            view = guides.page(library, site, key)
            return templates.draw("pages/guide.html", page=view), guides.sections(view)

        yield GeneratedPage(
            kind="guide",
            source=f"guide/{key}.md",
            url=addresses.guide(key),
            title=guide.title,
            description=guide.summary,
            edit=guides.file(library.reference, key),
            depends=_contents(library, list(guides.evidence_cases(library, guide) if guide.evidence else library.cases)),
            draw=draw,
            changed=guide.reviewed,
        )


DOCUMENTS_A_PUBLISHER = 60
CASES_A_DOCUMENT = 6


def _register(library: Library, templates: Templates) -> Iterator[GeneratedPage]:
    letters = register.by_letter(library)
    siblings = tuple(Link(letter.upper(), addresses.sources(letter)) for letter in sorted(letters))
    for letter, found in letters.items():

        def draw(letter: str = letter, found: Sequence[register.Publisher] = found) -> Drawn:
            view = RegisterPage(f"Sources: {letter.upper()}", tuple(_publisher(library, each) for each in found), siblings)
            return templates.draw("pages/register.html", page=view), (
                ("publishers", f"{len(found)} publisher{'' if len(found) == 1 else 's'}"),
            )

        yield GeneratedPage(
            kind="register",
            source=f"about/sources/{letter}.md",
            url=addresses.sources(letter),
            title=f"Sources: {letter.upper()}",
            description=f"Publishers under {letter.upper()} on whose documents this library rests, with the claims that rest on each.",
            edit=None,
            depends=fingerprint([repr(found).encode(), repr(siblings).encode()]),
            draw=draw,
        )


def _publisher(library: Library, publisher: register.Publisher) -> PublisherView:
    shown = publisher.documents[:DOCUMENTS_A_PUBLISHER]
    return PublisherView(
        publisher.name,
        publisher.claims,
        tuple(_document(library, document) for document in shown),
        len(publisher.documents) - len(shown),
    )


def _document(library: Library, document: register.Document) -> DocumentView:
    cases = [Link(library.cases[slug].title, addresses.case(slug)) for slug in document.cases]
    more = [Link(f"and {len(cases) - CASES_A_DOCUMENT} more cases")] if len(cases) > CASES_A_DOCUMENT else []
    data = [Link(f"{name}: {count}") for name, count in document.data.items()]
    return DocumentView(
        document.title or document.url,
        document.url,
        library.reference.label("source-kinds", document.kind) if document.kind else None,
        document.claims,
        document.archived or (document.url if document.lasting else None),
        (*cases[:CASES_A_DOCUMENT], *more, *data),
    )


def _list_pages(
    library: Library, templates: Templates, facet: str, value: str, slugs: Sequence[str], siblings: tuple[Link, ...]
) -> Iterator[GeneratedPage]:
    count = max(1, -(-len(slugs) // CARDS_A_PAGE))
    where = [addresses.cases_by(facet, value, number) if facet else addresses.all_cases(number) for number in range(1, count + 1)]
    label = words.facet_value(library, facet, value) if facet else "All cases"
    levels = strength(library.cases[slug] for slug in slugs).levels
    for number in range(1, count + 1):
        shown = slugs[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]

        def draw(number: int = number, shown: Sequence[str] = shown) -> Drawn:
            view = _list_view(library, facet, value, label, len(slugs), levels, shown, number, where, siblings)
            found = [("evidence", "Evidence")] if view.evidence and view.count else []
            found += [("cases", f"{view.count} {'case' if view.count == 1 else 'cases'}")]
            return templates.draw("pages/list.html", page=view), (
                *found,
                *([("other-lists", f"Other lists: {view.facet_label}")] if siblings else []),
            )

        title = label if number == 1 else f"{label}, page {number} of {count}"
        yield GeneratedPage(
            kind="list",
            source=where[number - 1].rstrip("/") + ".md",
            url=where[number - 1],
            title=title,
            description=f"{title}: {len(slugs)} case{'' if len(slugs) == 1 else 's'} of cities and regions that worked across borders.",
            edit=None,
            depends=fingerprint([_contents(library, shown).encode(), repr(levels).encode(), repr(siblings).encode()]),
            draw=draw,
        )


def _list_view(
    library: Library,
    facet: str,
    value: str,
    label: str,
    count: int,
    levels: Mapping[str, int],
    shown: Sequence[str],
    number: int,
    where: Sequence[str],
    siblings: tuple[Link, ...],
) -> ListPage:
    term = next((library.reference.terms.get(each.vocabulary, {}).get(value) for each in browse.FACETS if each.name == facet), None)
    practice = library.reference.practices.get(value) if facet == "practice" else None
    return ListPage(
        facet=facet,
        value=value.lower(),
        facet_label=next((each.label for each in browse.FACETS if each.name == facet), "Cases"),
        title=label,
        meaning=practice.summary if practice else term.meaning if term else None,
        meaning_source=term.source if term else None,
        count=count,
        cards=tuple(Markup(library.cards[slug]) for slug in shown),
        page=number,
        pages=tuple(Link(str(index), url) for index, url in enumerate(where, 1)),
        siblings=siblings,
        evidence=tuple((level, library.reference.label("evidence", level), number) for level, number in levels.items()),
    )


def _contents(library: Library, slugs: Sequence[str]) -> str:
    return fingerprint(library.contents[slug].encode() for slug in slugs)
