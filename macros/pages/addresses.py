"""Where everything stands on the site; every address is relative to the site's root."""

from collections.abc import Sequence
from urllib.parse import urlencode

EMBED = "embed"
"""The last part of the address of a page that other sites may frame."""


def case(slug: str) -> str:
    """Page of a case."""
    return f"cases/{slug}/"


def city(key: str) -> str:
    """Page of a city."""
    return f"cities/{key}/"


def network(key: str) -> str:
    """Page of a network."""
    return f"networks/{key}/"


def networks() -> str:
    """The table of networks, with the fee of each."""
    return "networks/"


def cases_by(facet: str, value: str, page: int = 1) -> str:
    """List of the cases that share a value; long lists go on at /2/, /3/ …"""
    return f"cases/by/{facet}/{value.lower()}/" + (f"{page}/" if page > 1 else "")


def chosen(**values: str) -> str:
    """The explorer with a value chosen in each of some facets; facets are named as in addresses, with _ for -."""
    return "cases/?" + "&".join(f"{facet.replace('_', '-')}={value}" for facet, value in values.items())


def wanted(**values: str) -> str:
    """The ways to contribute, with the values of some facets for which a case is wanted; facets are named as in `chosen`."""
    return "contribute/?" + chosen(**values).partition("?")[2]


def all_cases(page: int = 1) -> str:
    """List of all cases by title."""
    return "cases/all/" + (f"{page}/" if page > 1 else "")


def practice(key: str) -> str:
    """Guidance page of a practice."""
    return f"guide/{key}/"


def recommendation(key: str) -> str:
    """A practice on one printed page."""
    return f"guide/{key}/recommendation/"


def recommendations() -> str:
    """The page that offers the recommendations."""
    return "guide/recommendations/"


def pdf(sheet: str, name: str) -> str:
    """A sheet as a PDF, beside the sheet."""
    return f"{sheet}kontor-{name}.pdf"


def document() -> str:
    """All recommendations as one document."""
    return "guide/recommendations/document/"


def guide(key: str) -> str:
    """Page of a guide."""
    return f"guide/{key}/"


def checklist(key: str) -> str:
    """Page of a checklist."""
    return f"checklists/{key}/"


def cases_of_checklist(key: str) -> str:
    """Every case behind the items of a checklist."""
    return f"{checklist(key)}cases/"


def of_checklist(key: str, name: str) -> str:
    """A sheet of a checklist, such as 'handout'."""
    return f"{checklist(key)}{name}/"


def embedded(key: str) -> str:
    """The view of a checklist that other sites may frame."""
    return of_checklist(key, EMBED)


def item(name: str) -> str:
    """Place of a checklist item, from 'checklist/item'."""
    key, _, item_id = name.partition("/")
    return f"{checklist(key)}#item-{item_id}"


def workshop(key: str) -> str:
    """Page of a workshop."""
    return f"workshops/{key}/"


def of_workshop(key: str, name: str) -> str:
    """A sheet of a workshop, such as 'agenda' or 'projector'."""
    return f"{workshop(key)}{name}/"


def pack(key: str, version: str) -> str:
    """The file with everything of a workshop."""
    return f"{workshop(key)}{key}-{version}.zip"


def own_workshop(title: str, cases: Sequence[str], checklists: Sequence[str]) -> str:
    """The page on which a reader makes a pack, with a choice."""
    chosen = {"title": title, "cases": ",".join(cases), "checklists": ",".join(checklists)}
    return f"{workshop('your-own')}#{urlencode(chosen, safe=',')}"


def case_sheet(slug: str) -> str:
    """A whole case on paper."""
    return f"{case(slug)}sheet/"


def sources(letter: str) -> str:
    """Page of the register of sources for one letter."""
    return f"about/sources/{letter}/"


def term(facet: str, key: str) -> str:
    """Place of a term in the glossary."""
    return f"about/glossary/#{facet}-{key.lower()}"


def leads_to(kind: str, key: str) -> str:
    """Address of anything by kind and key; kinds that are facets lead to a list."""
    known = {"case": case, "city": city, "network": network, "practice": practice, "item": item}
    return known[kind](key) if kind in known else cases_by(kind, key)
