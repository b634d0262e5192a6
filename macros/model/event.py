"""Something that happened to cities abroad, or to their networks."""

from typing import Annotated

from pydantic import Field

from .fields import Address, Key, Record, Text, field, http_only

AnyYear = Annotated[int, Field(ge=800, le=2100)]


class Event(Record):
    """One row of data/timeline.csv."""

    key: Key = field("Key", "Identity for ever; used in addresses.", example="union-of-municipalities")
    year: AnyYear = field("Year", "Year in which it happened or began.", example=1913)
    until: AnyYear | None = field("Until", "Year in which it ended, if it lasted.", example=1650, default=None)
    shown: Text | None = field(
        "Shown", "The date as readers see it, where a year would say too much.", example="12th to 17th century", default=None
    )
    event: Text = field(
        "Event",
        "What happened, in one sentence.",
        example="Cities of several countries found a union in Ghent.",
        max_length=240,
        prose=True,
    )
    place: Key | None = field("Place", "City key of the place that it is about.", example="ghent", refers_to="city", default=None)
    network: Key | None = field("Network", "Key of the network that it is about.", example="uclg", refers_to="network", default=None)
    source: Address = field("Source", "Address of the source.", example="https://ccre-cemr.org/history")
    source_kind: Key = field("Kind of source", "What kind of document it is.", example="official", vocabulary="source-kinds")
    http_only: bool = http_only()
