"""A network, association or programme that cities and regions belong to."""

from .fields import Address, Day, Key, Record, Text, field, http_only


class Stated(Record):
    """A value with the source that states it."""

    value: str | int = field("Value", "What the source states.", example="Over 150 cities")
    source: Address = field("Source", "Address of the source.", example="https://www.metropolis.org/members")
    http_only: bool = http_only()
    as_of: str | int | None = field("As of", "When the value held: a year, month or day.", example="2023-06", default=None)


class Extra(Record):
    """Something worth knowing that has no field of its own."""

    fact: Text = field("Fact", "One sentence.", example="Its 14th congress met in Brussels in June 2023.", max_length=420)
    source: Address = field("Source", "Address of the source.", example="https://www.metropolis.org/congress")
    http_only: bool = http_only()


class Network(Record):
    """One network; a field that is not there is shown as 'not published'."""

    name: Text = field("Name", "Full name.", example="United Cities and Local Governments")
    short_name: Text | None = field("Short name", "Name people use.", example="UCLG", default=None)
    summary: Text = field(
        "Short answer", "What it is and for whom, in the library's own words.", example="A world body of …", max_length=320
    )
    founded: Stated | None = field("Founded", "Year of foundation.", default=None, compare=True)
    ended: Stated | None = field("Ended", "Year it closed, if it did.", default=None, compare=True)
    predecessor: Stated | None = field("Predecessor", "What it grew from.", default=None)
    member_type: Stated | None = field("Members are", "What kinds of place or body can belong.", default=None, compare=True)
    members: Stated | None = field("Number of members", "How many, and when.", default=None, compare=True)
    headquarters: Stated | None = field("Headquarters", "Where its secretariat sits.", default=None, compare=True)
    focus: Stated | None = field("Focus", "What it works on.", default=None, compare=True)
    benefits: Stated | None = field("What members get", "Services and rights of members.", default=None, compare=True)
    how_to_join: Stated | None = field("How to join", "Conditions and procedure.", default=None, compare=True)
    fee: Stated | None = field("Fee", "What membership costs.", default=None, compare=True)
    governance: Stated | None = field("Who decides", "Bodies and elections.", default=None, compare=True)
    website: Stated | None = field("Website", "Official address.", default=None)
    facts: tuple[Extra, ...] = field("Also known", "Facts without a field of their own.", default=())
    themes: tuple[Key, ...] = field("Themes", "Themes it works on.", example=["climate-and-energy"], vocabulary="themes", default=())
    reviewed: Day = field("Reviewed", "Day it was last read against its sources.", example="2026-11-21")
