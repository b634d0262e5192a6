"""A closed list of terms, each with its meaning."""

from .fields import Address, Record, Text, field, http_only


class Term(Record):
    """One term."""

    id: str = field("Id", "What records write.", example="twinning", pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z]{2})$")
    label: Text = field("Label", "What readers see.", example="Twinning")
    meaning: Text | None = field(
        "Meaning",
        "One or two sentences a newcomer understands.",
        example="A lasting, formal link between two places.",
        default=None,
        max_length=420,
        prose=True,
    )
    source: Address | None = field(
        "Source",
        "Where the meaning comes from, if not from the library.",
        example="https://eunivercitiesnetwork.com/about-us/",
        default=None,
    )
    http_only: bool = http_only()
    also_called: tuple[Text, ...] = field("Also called", "Other words readers use.", example=["sister cities"], default=())
    see_also: tuple[str, ...] = field(
        "See also", "Related terms, as facet/term or as a term of the same list.", example=["mechanisms/peer-learning"], default=()
    )
    broader: str | None = field("Broader", "A term it belongs under, as facet/term.", example="regions/europe", default=None)
    themes: tuple[str, ...] = field("Themes", "Themes that it maps onto.", example=["climate-and-energy"], vocabulary="themes", default=())
    examples: tuple[str, ...] = field(
        "Examples", "City keys named as examples by the source.", example=["manchester"], refers_to="city", default=()
    )
    at_least: int | None = field(
        "From", "Smallest number that the term covers, where it stands for a range.", example=100000, default=None, ge=0
    )
    fees: bool = field(
        "Fees", "Say true where what it costs is the fee of a network; it is then drawn from the networks.", example=True, default=False
    )
    was: tuple[str, ...] = field("Was", "Earlier ids that still resolve.", example=["sister-city"], default=())


class Vocabulary(Record):
    """One facet's closed list."""

    title: Text = field("Title", "Name of the list.", example="Mechanisms")
    singular: Text = field("Singular", "Name of one entry.", example="Mechanism")
    meaning: Text = field("Meaning", "What the list is for.", example="How places work together.", prose=True)
    source: Address | None = field("Source", "Where the list comes from.", default=None)
    http_only: bool = http_only()
    terms: tuple[Term, ...] = field("Terms", "The terms, in the order readers see them.", min_length=1)
