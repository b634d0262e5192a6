"""Where one page leads to another because they belong together, the other leads back; and the records say the same."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest

from macros.library import craft, library
from macros.library.library import Library
from macros.pages import addresses

from .dom import Element, tree
from .project import ROOT, Project

Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def records() -> Library:
    """The records that the site was built from."""
    return library.read(ROOT)


def links(site: Project, url: str, without: tuple[str, ...] = (), within: str | None = None) -> Iterator[tuple[str, str]]:
    """Each link in the text of a page, as (the last anchor above it, address from the root), without some sections or within one."""
    anchor = heading = ""
    for element in article(site, url).elements():
        anchor = element.attributes.get("id", anchor)
        if element.tag == "h2":
            heading = element.attributes.get("id", "")
        if element.tag == "a" and heading not in without and within in (None, heading):
            whole = urljoin(site.address + url, element.attributes.get("href", ""))
            if whole.startswith(site.address):
                yield anchor, whole.removeprefix(site.address)


def article(site: Project, url: str) -> Element:
    """What stands on a page between its header and its footer, without the lists beside it."""
    (found,) = [element for element in tree(site.html(url)).all("article") if "md-content__inner" in element.attributes.get("class", "")]
    return found


def led(site: Project, pages: dict[str, str], targets: dict[str, str], without: tuple[str, ...] = (), within: str | None = None) -> Pairs:
    """Pairs of a page and a target to which it leads; pages and targets: key by address."""
    return {
        (page, targets[where])
        for url, page in pages.items()
        for _, address in links(site, url, without, within)
        if (where := address.partition("#")[0]) in targets
    }


def guidance_of(records: Library) -> dict[str, str]:
    return {addresses.guide(key): key for key in records.reference.guidance}


def workshops_of(records: Library) -> dict[str, str]:
    return {addresses.workshop(key): key for key in records.reference.workshops}


def turned(pairs: Pairs) -> Pairs:
    return {(other, one) for one, other in pairs}


def cases_of(records: Library) -> dict[str, str]:
    return {addresses.case(slug): slug for slug in records.cases}


def guides_of(records: Library) -> dict[str, str]:
    return {addresses.guide(key): key for key in records.reference.guides}


def checklists_of(records: Library) -> dict[str, str]:
    return {addresses.checklist(key): key for key in records.reference.checklists}


def practices_of(records: Library) -> dict[str, str]:
    return {addresses.practice(key): key for key in records.reference.practices}


def test_every_item_of_a_case_names_that_case_and_no_item_names_another(site: Project, records: Library) -> None:
    by_address = {
        addresses.item(f"{key}/{item.id}"): f"{key}/{item.id}"
        for key, checklist in records.reference.checklists.items()
        for item in checklist.items
    }
    on_cases = {
        (slug, by_address[address]) for url, slug in cases_of(records).items() for _, address in links(site, url) if address in by_address
    }
    cases, on_items = cases_of(records), set()
    for key, checklist in records.reference.checklists.items():
        names = {name: f"{key}/{item.id}" for item in checklist.items for name in (item.id, f"item-{item.id}")}
        item = ""
        for anchor, address in links(site, addresses.cases_of_checklist(key)):
            item = names.get(anchor, item)
            if address in cases:
                on_items.add((cases[address], item))
    told = {
        (slug, f"{name.partition('/')[0]}/{records.reference.items[name].id}")
        for slug, case in records.cases.items()
        for name, _, _ in case.items
    }
    assert len(told) > 500
    assert on_cases == told
    assert on_items == told


def test_an_item_shows_cases_on_its_checklist_and_the_way_to_all_of_them(site: Project, records: Library) -> None:
    cases = cases_of(records)
    for url, key in checklists_of(records).items():
        found = list(links(site, url))
        shown = {address for _, address in found if address in cases}
        named = {
            addresses.case(slug) for slug, case in records.cases.items() if any(name.startswith(f"{key}/") for name, _, _ in case.items)
        }
        assert shown, key
        assert shown <= named, key
        assert addresses.cases_of_checklist(key) in {address.partition("#")[0] for _, address in found}, key


def test_a_practice_and_its_checklists_lead_to_each_other(site: Project, records: Library) -> None:
    told = {(key, name) for name, checklist in records.reference.checklists.items() for key in craft.practices(checklist)}
    assert {key for key, _ in told} == set(records.reference.practices)
    assert turned(led(site, checklists_of(records), practices_of(records))) == told
    assert led(site, practices_of(records), checklists_of(records)) == told


def test_a_guide_and_its_cases_lead_to_each_other(site: Project, records: Library) -> None:
    told = {(key, slug) for slug, keys in records.reference.guides_by_case.items() for key in keys}
    assert len(told) > 100
    # Lessons are drawn in from every case behind the guide, also from those that it does not name.
    assert led(site, guidance_of(records), cases_of(records), without=("lessons",)) == told
    assert turned(led(site, cases_of(records), guidance_of(records), within="guidance")) == told


def test_a_workshop_and_its_cases_and_checklists_lead_to_each_other(site: Project, records: Library) -> None:
    workshops = records.reference.workshops
    cards = {(key, card.case) for key, workshop in workshops.items() for card in workshop.cards}
    lists = {(key, name) for key, workshop in workshops.items() for name in workshop.checklists}
    assert len(cards) >= 16
    assert led(site, workshops_of(records), cases_of(records)) == cards
    assert turned(led(site, cases_of(records), workshops_of(records), within="guidance")) == cards
    assert led(site, workshops_of(records), checklists_of(records)) == lists
    assert turned(led(site, checklists_of(records), workshops_of(records))) == lists


def test_a_guide_and_its_checklists_lead_to_each_other(site: Project, records: Library) -> None:
    told = {(key, name) for key, guide in records.reference.guides.items() for name in guide.checklists}
    assert {name for _, name in told} == set(records.reference.checklists)
    assert led(site, guides_of(records), checklists_of(records)) == told
    assert turned(led(site, checklists_of(records), guides_of(records))) == told


def test_a_guide_that_names_another_page_by_its_title_leads_there(site: Project, records: Library) -> None:
    titles = {guide.title: addresses.guide(key) for key, guide in records.reference.guidance.items()}
    titles |= {checklist.title: addresses.checklist(key) for key, checklist in records.reference.checklists.items()}
    named = 0
    for url, key in guidance_of(records).items():
        for found in article(site, url).all("em"):
            title = " ".join(found.text.split())
            if title not in titles or title == records.reference.guidance[key].title:
                continue
            named += 1
            assert (titles[title], title) in {
                (urljoin(site.address + url, link.attributes["href"] or "").removeprefix(site.address), " ".join(link.text.split()))
                for link in article(site, url).all("a")
            }, (url, title)
    assert named > 10


def test_a_twin_link_leads_to_the_case_that_tells_how_it_stands(site: Project, records: Library) -> None:
    told = [link for link in records.reference.twinnings if link.case]
    assert len(told) > 30
    pages = dict.fromkeys(addresses.city(place) for link in told for place in (link.a, link.b))
    ways = {page: twin_rows(site, page) for page in [*pages, "cities/twinnings/"]}
    for link in told:
        way = (addresses.case(link.case or ""), f"Case: {records.cases[link.case or ''].title}")
        assert way in ways[addresses.city(link.a)][addresses.city(link.b)], link
        assert way in ways[addresses.city(link.b)][addresses.city(link.a)], link
        assert way in ways["cities/twinnings/"][addresses.city(link.a), addresses.city(link.b)], link


def twin_rows(site: Project, url: str) -> dict[Any, set[tuple[str, str]]]:
    """Links with their texts in each row of the table of twin links, by the address of the partner, or of both places in the list of all."""
    (table,) = [found for found in article(site, url).all("table") if "What else is known" in found.text and "Partner" in found.text]
    rows = {}
    for row in table.one("tbody").all("tr"):
        found = [
            (urljoin(site.address + url, link.attributes["href"] or "").removeprefix(site.address), " ".join(link.text.split()))
            for link in row.all("a")
        ]
        rows[(found[0][0], found[1][0]) if url == "cities/twinnings/" else found[0][0]] = set(found)
    return rows
