"""Where everything stands on the site; every address is relative to the site's root."""


def case(slug: str) -> str:
    """Page of a case."""
    return f"cases/{slug}/"


def city(key: str) -> str:
    """Page of a city."""
    return f"cities/{key}/"


def network(key: str) -> str:
    """Page of a network."""
    return f"networks/{key}/"


def cases_by(facet: str, value: str, page: int = 1) -> str:
    """List of the cases that share a value; long lists go on at /2/, /3/ …"""
    return f"cases/by/{facet}/{value.lower()}/" + (f"{page}/" if page > 1 else "")


def chosen(**values: str) -> str:
    """The explorer with a value chosen in each of some facets; facets are named as in addresses, with _ for -."""
    return "cases/?" + "&".join(f"{facet.replace('_', '-')}={value}" for facet, value in values.items())


def all_cases(page: int = 1) -> str:
    """List of all cases by title."""
    return "cases/all/" + (f"{page}/" if page > 1 else "")


def practice(key: str) -> str:
    """Guidance page of a practice."""
    return f"guide/{key}/"


def guide(key: str) -> str:
    """Page of a guide."""
    return f"guide/{key}/"


def checklist(key: str) -> str:
    """Page of a checklist."""
    return f"checklists/{key}/"


def item(name: str) -> str:
    """Place of a checklist item, from 'checklist/item'."""
    key, _, item_id = name.partition("/")
    return f"{checklist(key)}#item-{item_id}"


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
