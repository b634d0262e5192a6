"""A network, association or programme that cities and regions belong to."""

from .fields import Address, Day, Key, PartialDate, Record, Text, Year, field, http_only


class Stated(Record):
    """A value with the source that states it."""

    value: str | int = field("Value", "What the source states.", example="Over 150 cities")
    source: Address = field("Source", "Address of the source.", example="https://www.metropolis.org/members")
    http_only: bool = http_only()
    as_of: str | int | None = field("As of", "When the value held: a year, month or day.", example="2023-06", default=None)


class FeeRange(Record):
    """What members pay for a year, as two numbers that stand in the words beside it; both are 0 where a network asks nothing."""

    lowest: int = field("Lowest", "Lowest sum that the source names, in a year.", example=1250, ge=0)
    highest: int = field("Highest", "Highest sum that the source names, in a year.", example=5000, ge=0)
    currency: str | None = field(
        "Currency", "ISO 4217 code; not needed where members pay nothing.", example="EUR", default=None, pattern="^[A-Z]{3}$"
    )


class StatedFee(Stated):
    """What membership costs, in words, and as numbers where the source gives them."""

    amounts: FeeRange | None = field("In numbers", "What members pay for a year, where the source names sums.", default=None)


class Extra(Record):
    """Something worth knowing that has no field of its own."""

    fact: Text = field("Fact", "One sentence.", example="Its 14th congress met in Brussels in June 2023.", max_length=420, prose=True)
    source: Address = field("Source", "Address of the source.", example="https://www.metropolis.org/congress")
    http_only: bool = http_only()


class Network(Record):
    """One network; a field that is not there is shown as 'not published'."""

    name: Text = field("Name", "Full name.", example="United Cities and Local Governments")
    short_name: Text | None = field("Short name", "Name people use.", example="UCLG", default=None)
    summary: Text = field(
        "Short answer",
        "What it is and for whom, in the library's own words.",
        example="A world body of …",
        max_length=320,
        prose=True,
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
    fee: StatedFee | None = field("Fee", "What membership costs.", default=None, compare=True)
    governance: Stated | None = field("Who decides", "Bodies and elections.", default=None, compare=True)
    website: Stated | None = field("Website", "Official address.", default=None)
    facts: tuple[Extra, ...] = field("Also known", "Facts without a field of their own.", default=())
    themes: tuple[Key, ...] = field("Themes", "Themes it works on.", example=["climate-and-energy"], vocabulary="themes", default=())
    reviewed: Day = field("Reviewed", "Day it was last read against its sources.", example="2026-11-21")


class Membership(Record):
    """One row of data/memberships.csv: a place in a network."""

    network: Key = field("Network", "Key of the network.", example="eunivercities", refers_to="network")
    city: Key = field("City", "City key.", example="ghent", refers_to="city")
    partner: Text | None = field(
        "With", "Who belongs to it together with the city.", example="Ghent University", default=None, max_length=140
    )
    since: Year | None = field("Since", "Year of joining, where a source gives it.", example=2012, default=None)
    status: Key = field("Status", "Member, observer or past, as the source tells.", example="member", vocabulary="member-statuses")
    note: Text | None = field(
        "Note", "What else the sources say.", example="Secretariat from 2019 to 2021.", default=None, max_length=200, prose=True
    )
    source: Address = field("Source", "Address of the source.", example="https://urbact.eu/networks/eunivercities")
    also: Address | None = field("Second source", "Address of another source.", example="https://lublin.eu/en/", default=None)
    http_only: bool = http_only()


class Meeting(Record):
    """One row of data/meetings.csv: a meeting of a network, or a time in which a place held its secretariat."""

    network: Key = field("Network", "Key of the network.", example="eunivercities", refers_to="network")
    kind: Key = field("Kind", "Meeting or secretariat.", example="meeting", vocabulary="meeting-kinds")
    city: Key = field("City", "City key of the host or holder.", example="aveiro", refers_to="city")
    date: PartialDate | None = field(
        "Date", "Year, month or day; of a secretariat its beginning, where a source gives it.", example="2019-05", default=None
    )
    until: PartialDate | None = field("Until", "End, of what lasted.", example="2021", default=None)
    note: Text | None = field(
        "About",
        "Theme of the meeting, or what is known of the time.",
        example="Sustainable tourism.",
        default=None,
        max_length=200,
        prose=True,
    )
    source: Address = field("Source", "Address of the source.", example="https://eunivercitiesnetwork.com/news/")
    http_only: bool = http_only()
