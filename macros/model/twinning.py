"""Two places with a lasting, formal link."""

from .fields import Address, Key, PartialDate, Record, Slug, Text, Year, field, http_only


class Twinning(Record):
    """One row of data/twinnings.csv: what one source says of one link."""

    a: Key = field("Place", "City key.", example="leeds", refers_to="city")
    b: Key = field("Other place", "City key.", example="lille", refers_to="city")
    since: PartialDate | None = field("Since", "Date of the first agreement that the source gives.", example="1968", default=None)
    since_source: Address | None = field(
        "Source of the date",
        "Address of the source that gives the date, where it is another.",
        example="https://liquisearch.com/edinburgh/twinning_arrangements",
        default=None,
    )
    until: Year | None = field(
        "Until", "Year in which the link ended or was suspended, where the source gives it.", example=2022, default=None
    )
    status: Key = field("Status", "How the link stands, as the source tells.", example="listed", vocabulary="link-statuses")
    kind: Key = field("Kind", "What the places call it.", example="twinning", vocabulary="link-kinds")
    note: Text | None = field(
        "Note",
        "What else the source says, or what another source says.",
        example="Renewed in 2018.",
        default=None,
        max_length=200,
        prose=True,
    )
    source: Address = field("Source", "Address of the source.", example="https://www.leeds.gov.uk/about-leeds/international-relations")
    source_kind: Key = field("Kind of source", "What kind of document it is.", example="official", vocabulary="source-kinds")
    http_only: bool = http_only()
    case: Slug | None = field(
        "Case",
        "Slug of the case that tells how the link stands; none where the case is about more than the link.",
        example="coventry-volgograd-pause",
        refers_to="case",
        default=None,
    )
