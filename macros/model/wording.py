"""What readers type and the library does not write."""

from typing import Annotated

from pydantic import StringConstraints

from .fields import Key, Record, Text, field


class PlaceName(Record):
    """One row of data/place-names.csv: a name of a place beside the two in data/cities.csv."""

    name: Text = field("Name", "What people elsewhere call the place, or called it.", example="Mailand", max_length=80)
    city: Key = field("City", "City key.", example="milan", refers_to="city")
    language: Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")] | None = field(
        "Language", "ISO 639 code of the language of the name, where it has one.", example="de", default=None
    )


class Synonym(Record):
    """One row of data/synonyms.csv: other words for what the library writes, where no vocabulary holds them."""

    typed: Text = field("Typed", "What readers type.", example="embassy of a region", max_length=80)
    find: Text = field("Find", "Words that stand on the pages they look for.", example="Brussels office", max_length=80)
