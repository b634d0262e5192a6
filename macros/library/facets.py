"""The ways to find cases, by name."""

from typing import NamedTuple


class Facet(NamedTuple):
    """A way to find cases: its name in addresses, the vocabulary its values come from, the digest's field."""

    name: str
    vocabulary: str
    label: str


FACETS = (
    Facet("mechanism", "mechanisms", "Mechanism"),
    Facet("innovation", "innovation", "Innovation"),
    Facet("theme", "themes", "Theme"),
    Facet("practice", "practices", "Practice"),
    Facet("city-type", "city-types", "City type"),
    Facet("city-size", "city-sizes", "City size"),
    Facet("country", "countries", "Country"),
    Facet("region", "regions", "World region"),
    Facet("status", "statuses", "Status"),
    Facet("evidence", "evidence", "Evidence"),
    Facet("collection", "collections", "Collection"),
    Facet("decade", "", "Decade of start"),
)
