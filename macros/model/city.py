"""A city or region that takes part in a case, a network or a twinning."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Address, Key, Record, Text, Year, field, http_only


class City(Record):
    """One row of data/cities.csv."""

    key: Key = field("Key", "Identity for ever; used in cases and addresses.", example="ghent")
    name: Text = field("Name", "Name used in English text, in its own spelling where English has no other.", example="Ghent")
    local_name: Text | None = field("Local name", "Name in the local language, where it differs.", example="Gent", default=None)
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] = field(
        "Country", "ISO 3166-1 alpha-2 code.", example="BE", vocabulary="countries", facet="country", compare=True
    )
    lat: Annotated[float, Field(ge=-90, le=90)] = field("Latitude", "Degrees north, WGS 84.", example=51.05)
    lon: Annotated[float, Field(ge=-180, le=180)] = field("Longitude", "Degrees east, WGS 84.", example=3.72)
    population: Annotated[int, Field(ge=100)] | None = field(
        "Population",
        "Inhabitants of the place in its own limits, unless population_of says otherwise.",
        example=262219,
        default=None,
        compare=True,
    )
    population_year: Year | None = field("Population year", "Year of the population figure.", example=2020, default=None)
    population_of: Text | None = field(
        "Population of",
        "What is counted, where that is more, less or something other than the place in its own limits.",
        example="city and suburbs",
        default=None,
        max_length=60,
    )
    population_source: Address | None = field(
        "Population source", "Address of the source of the figure.", example="https://www.geonames.org/2797656", default=None
    )
    population_publisher: Text | None = field(
        "Population publisher",
        "Who published the figure, where the address leads to a copy that somebody else keeps.",
        example="Office for National Statistics",
        default=None,
        max_length=80,
    )
    type: Key | None = field(
        "City type",
        "One of the five OPENCities types.",
        example="small-hub",
        vocabulary="city-types",
        facet="city-type",
        compare=True,
        default=None,
    )
    type_by: Key | None = field("Type assigned by", "Who assigned the type.", example="opencities", vocabulary="type-authors", default=None)
    wikidata: Annotated[str, StringConstraints(pattern="^Q[0-9]+$")] | None = field(
        "Wikidata", "Wikidata identifier, where known.", example="Q1296", default=None
    )

    @property
    def counted(self) -> str:
        """What the population figure counts and when, for those who read it."""
        return ", ".join(filter(None, (self.population_of, str(self.population_year or "year not given"))))


class Rank(Record):
    """One row of data/ranks.csv: a published place in the order of the OPENCities Monitor, kept as history."""

    round: Year = field("Round", "Year of the round.", example=2011)
    city: Key = field("City", "City key.", example="london", refers_to="city")
    rank: Text = field("Rank", "As published.", example="1", max_length=40)
    source: Address = field("Source", "Address of the source.", example="https://finchannel.com/london-tops-global-list-of-open-cities/")
    http_only: bool = http_only()
