"""What the library covers, and how strong its evidence is, as tables."""

from typing import TYPE_CHECKING

from ..library.evidence import ENDED_BADLY
from ..library.library import Library

if TYPE_CHECKING:
    import pandas as pd


def counts(library: Library, field: str, vocabulary: str) -> "pd.DataFrame":
    """Cases by term and level of evidence: a row a term of the vocabulary (zeros included), a column a level, and a total.

    field: name of the digest's field that holds the term or terms.
    """
    import pandas as pd  # Costs a third of a second, and most commands never need it.

    levels = [term.id for term in library.reference.vocabularies["evidence"].terms]
    pairs = [(value, case.level) for case in library.cases.values() for value in _many(getattr(case, field))]
    frame = pd.DataFrame(pairs, columns=["term", "level"])
    table = pd.crosstab(frame["term"], frame["level"])
    table = table.reindex(index=[term.id for term in library.reference.vocabularies[vocabulary].terms], columns=levels, fill_value=0)
    table["all"] = table.sum(axis=1)
    return table


def tables(library: Library) -> dict[str, "pd.DataFrame"]:
    """The tables that `kontor stats` prints, by title."""
    import pandas as pd

    fields = {
        "Collection": ("collection", "collections"),
        "Mechanism": ("mechanisms", "mechanisms"),
        "Innovation": ("innovation", "innovation"),
        "Theme": ("themes", "themes"),
        "City type": ("city_types", "city-types"),
        "City size": ("city_sizes", "city-sizes"),
        "Status": ("status", "statuses"),
        "Country": ("countries", "countries"),
    }
    reference = library.reference
    found = {title: counts(library, field, vocabulary) for title, (field, vocabulary) in fields.items()}
    regions = pd.Series([region for case in library.cases.values() for region in {reference.region(country) for country in case.countries}])
    found["World region"] = regions.value_counts().to_frame("cases")
    found["Country"] = found["Country"][found["Country"]["all"] > 0]
    lessons = pd.Series([lesson.practice for case in library.cases.values() for lesson in case.lessons], dtype=str).value_counts()
    found["Lessons by practice"] = lessons.reindex(list(library.reference.practices), fill_value=0).to_frame("lessons")
    outside = [case for case in library.cases.values() if any(reference.region(country) != "europe" for country in case.countries)]
    records = {
        "cases": len(library.cases),
        "partial cases": sum(case.partial for case in library.cases.values()),
        "cases that failed, ended early or are paused": sum(case.status in ENDED_BADLY for case in library.cases.values()),
        "cases with a place outside Europe": len(outside),
        "countries": len({country for case in library.cases.values() for country in case.countries}),
        "claims about results": sum(case.results for case in library.cases.values()),
        "sources in cases": sum(len(case.sources) for case in library.cases.values()),
        "cities and regions": len(reference.cities),
        "cities with a population and its year": sum(bool(city.population_year) for city in reference.cities.values()),
        "networks": len(reference.networks),
        "twin links": len(reference.twinnings),
        "events in the timeline": len(reference.events),
        "metropolises on one scheme": len(reference.metropolises),
        "checklists": len(reference.checklists),
    }
    return {"Records": pd.Series(records).to_frame("number"), **found}


def _many(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
