"""A public document that a record rests on."""

from .fields import Address, Day, Key, Record, Text, Year, field, http_only


class Source(Record):
    """One public document, with its address and the day it was read."""

    id: Key = field("Id", "Short name used in citations within this file.", example="annual-report")
    title: Text = field("Title", "Title of the document or page, as published.", example="Annual report 2019", max_length=300)
    publisher: Text = field("Publisher", "Who published it.", example="City of Ghent", max_length=160)
    year: Year | None = field("Year", "Year of publication; leave it out where the page gives none.", example=2019, default=None)
    url: Address = field("Address", "Public address, beginning with https.", example="https://stad.gent/en/report")
    kind: Key = field("Kind", "What kind of document it is.", example="official", vocabulary="source-kinds")
    seen: Day = field("Seen", "Day on which the page, or the dossier's excerpt of it, was last read.", example="2026-11-21")
    archived: Address | None = field(
        "Archived copy", "Address of a lasting copy, if one is known.", example="https://web.archive.org/web/2020/…", default=None
    )
    http_only: bool = http_only()
