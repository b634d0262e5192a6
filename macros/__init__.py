"""Kontor: a library of how cities and regions work across borders. This file is what a Markdown page may call."""

from collections.abc import Callable
from typing import Any


def define_env(env: Any) -> None:
    """Bind each macro to an answer and a fragment (called by mkdocs-macros once a build)."""
    from .pages import build, comparer, fragments, maps, pictures, pieces
    from .pages import checklists as lists
    from .pages import explorer as explorers
    from .pages import mechanisms as choices
    from .pages import practices as guidance
    from .pages import workshops as workshop_pages

    macro: Callable[[Callable[..., str]], Callable[..., str]] = env.macro

    def draw(fragment: str, **values: Any) -> str:
        html = build.current().templates.draw(f"fragments/{fragment}.html", **values)
        return build.current().keep(fragments.at_depth(str(html), fragments.depth_of(env.page.file.url)))

    @macro
    def home() -> str:
        """The home page's figures and choices."""
        return draw("home", home=pieces.home(build.current().library))

    @macro
    def cards(*slugs: str) -> str:
        """Cards of the cases named."""
        return draw("cards", cards=pieces.cards(build.current().library, slugs))

    @macro
    def explorer() -> str:
        """Every way to find cases: by value without a script, all together with it."""
        return draw("explorer", explorer=explorers.view(build.current().library))

    @macro
    def practices(heading: str = "h3") -> str:
        """The nine practices in their groups, with the pages to take away."""
        return draw("practice-groups", groups=guidance.groups(build.current().library, build.current().site), heading=heading)

    @macro
    def recommendations() -> str:
        """The ways to take all recommendations away in one document."""
        return draw("take-away", ways=guidance.whole(build.current().site))

    @macro
    def evidence(facet: str, value: str) -> str:
        """How strong the cases behind a value are."""
        return draw("evidence", evidence=pieces.evidence(build.current().library, facet, value))

    @macro
    def checklist(key: str) -> str:
        """A checklist with its items."""
        library = build.current().library
        return draw("checklist", checklist=lists.view(library, key, lists.deeds_of(library)))

    @macro
    def checklists() -> str:
        """All checklists as a table."""
        return draw("table", table=lists.table(build.current().library))

    @macro
    def workshops() -> str:
        """All ready workshops as a table."""
        return draw("table", table=workshop_pages.table(build.current().library))

    @macro
    def own_workshop() -> str:
        """Where a reader makes a pack of their own."""
        return draw("own-workshop", own=workshop_pages.own(build.current().library))

    @macro
    def guides(kind: str) -> str:
        """The guides of one kind with their short answers."""
        return draw("guides", guides=pieces.guides(build.current().library, kind))

    @macro
    def comparison(kind: str, *keys: str, caption: str = "Side by side") -> str:
        """Cases, cities, networks or terms of a vocabulary side by side."""
        return draw("comparison", comparison=pieces.comparison(build.current().library, kind, keys, caption))

    @macro
    def overview(vocabulary: str, caption: str) -> str:
        """All terms of a vocabulary, a row each, with the cases behind them."""
        return draw("table", table=pieces.overview(build.current().library, vocabulary, caption))

    @macro
    def glossary() -> str:
        """Every term with its meaning."""
        return draw("glossary", groups=pieces.glossary(build.current().library))

    @macro
    def cities() -> str:
        """Cities by country."""
        return draw("facets", facets=pieces.cities(build.current().library))

    @macro
    def networks() -> str:
        """All networks as a table."""
        return draw("table", table=pieces.networks(build.current().library))

    @macro
    def coverage(facet: str) -> str:
        """Cases by a facet and by evidence."""
        return draw("table", table=pieces.coverage(build.current().library, facet))

    @macro
    def twinnings() -> str:
        """All twin links as a table."""
        return draw("table", table=pieces.twinnings(build.current().library))

    @macro
    def hubs(least: int = 5) -> str:
        """Places with several twin links."""
        return draw("table", table=pieces.hubs(build.current().library, least))

    @macro
    def twins_of(city: str) -> str:
        """The twin links of one place."""
        return draw("table", table=pieces.twins_of(build.current().library, city))

    @macro
    def members(network: str) -> str:
        """Members of a network."""
        return draw("table", table=pieces.members(build.current().library, network))

    @macro
    def meetings(network: str, kind: str) -> str:
        """Meetings of a network, or its secretariats."""
        return draw("table", table=pieces.meetings(build.current().library, network, kind))

    @macro
    def timeline() -> str:
        """The timeline as a list."""
        return draw("timeline", ages=pieces.timeline(build.current().library))

    @macro
    def ranks() -> str:
        """Published places of the OPENCities Monitor."""
        return draw("table", table=pieces.ranks(build.current().library))

    @macro
    def terms(vocabulary: str) -> str:
        """The terms of a vocabulary with meaning and source."""
        return draw("table", table=pieces.terms(build.current().library, vocabulary))

    @macro
    def sources() -> str:
        """The register of sources: kinds, most used publishers, letters."""
        by_kind, most_used, letters = pieces.sources(build.current().library)
        return draw("letters", letters=letters) + "\n\n" + draw("table", table=by_kind) + "\n\n" + draw("table", table=most_used)

    @macro
    def mechanisms() -> str:
        """The mechanisms side by side, each opening to more."""
        return draw("mechanisms", choice=choices.choice(build.current().library))

    @macro
    def compare() -> str:
        """The reader's own comparison."""
        return draw("compare", kinds=comparer.kinds(build.current().library))

    @macro
    def case_map() -> str:
        """Where the cases are, on two maps."""
        return draw("map", map=maps.case_map(build.current().library))

    @macro
    def twins_by_decade() -> str:
        """Twin links by decade, as bars."""
        return draw("bars", bars=pictures.twins_by_decade(build.current().library))

    @macro
    def twins_by_country() -> str:
        """Twin links by country, as bars."""
        return draw("bars", bars=pictures.twins_by_country(build.current().library))

    @macro
    def network_sizes() -> str:
        """Networks by number of members, as dots on a scale."""
        return draw("scale", scale=pictures.network_sizes(build.current().library))

    @macro
    def practice_evidence() -> str:
        """Evidence by practice, as bars in columns."""
        return draw("bars-in-columns", columns=pictures.practice_evidence(build.current().library))

    @macro
    def matrix(row: str, column: str) -> str:
        """Two facets against each other, with what is wanted."""
        return draw("matrix", matrix=pictures.matrix(build.current().library, row, column))

    @macro
    def wanted() -> str:
        """The case that a reader was asked for by an empty cell of a matrix."""
        return draw("wanted", wanted=pictures.wanted(build.current().library, build.current().site.suggest_case_url()))

    @macro
    def ways_in(kind: str) -> str:
        """Links into the repository: 'forms' that need no Git, or 'files' for the editor on the web."""
        return draw("ways-in", links=pieces.ways_in(build.current().site, kind))

    @macro
    def line_of_time() -> str:
        """The timeline as a picture."""
        return draw("line-of-time", time=pictures.line_of_time(build.current().library))

    @macro
    def twin_map(*cities: str, title: str) -> str:
        """The twin links of some places on maps; their tables stand beside it."""
        return draw("map", map=maps.twin_map(build.current().library, *cities, title=title))

    @macro
    def standing_of(*cities: str) -> str:
        """How the twin links of some places stand."""
        return draw("table", table=pictures.standing_of(build.current().library, cities))
