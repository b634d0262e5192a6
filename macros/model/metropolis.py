"""A metropolis on the scheme of the Metropolis and CIDOB study."""

from .fields import Day, Record, Text, field
from .network import Stated

Cell = tuple[Stated, ...]


def _row(title: str, description: str) -> Cell:
    found: Cell = field(title, description, default=(), compare=True)
    return found


class Metropolis(Record):
    """One metropolis, named by its city key; a row holds one or more statements, or nothing where nothing was found."""

    name: Text = field("Name", "The metropolis that is described.", example="Medellín and the Aburrá Valley")
    governs: Cell = _row("Who governs", "Which body speaks for the metropolis, and how it is chosen.")
    municipalities: Cell = _row("Municipalities", "How many municipalities it has.")
    people: Cell = _row("People", "Inhabitants of the area described.")
    lead_unit: Cell = _row("Lead unit", "Which unit leads the international work.")
    staff: Cell = _row("Staff", "Who does the work.")
    budget: Cell = _row("Budget", "What is spent on it.")
    strategy: Cell = _row("Strategy", "Its international strategy and the year.")
    fragmentation: Cell = _row("Fragmentation", "How several governments speak abroad, and how they are brought together.")
    economy: Cell = _row("Economy", "Investment and trade.")
    talent: Cell = _row("Talent", "People, universities and skills.")
    local_actors: Cell = _row("Local actors", "Who else takes part at home.")
    networks_led: Cell = _row("Networks led", "Networks and bodies that it leads or hosts.")
    co_operation: Cell = _row("Competition and co-operation", "Partners, programmes and rivals.")
    evaluation: Cell = _row("Measuring and accounting", "How results are measured and told.")
    reviewed: Day = field("Reviewed", "Day it was last read against its sources.", example="2026-11-21")
