"""Pictures say in words and in a table what they show, can be seen by everybody, and lead on."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from macros.answers import browse
from macros.library import library as libraries

from .dom import Element, tree
from .project import Project
from .reader import Reader

PAGES = {
    "": ["case-map"],
    "about/coverage/": ["case-map", "mechanism-by-city-type", "mechanism-by-region"],
    "cities/twinnings/": ["twins-by-decade", "twins-by-country"],
    "cities/five-cities-of-yorkshire/": ["twin-map"],
    "cities/leeds/": ["twin-map"],
    "cities/guangzhou/": ["twin-map"],
    "networks/": ["network-sizes"],
    "networks/timeline/": ["line-of-time"],
    "guide/": ["practice-evidence"],
}
MATRICES = {"mechanism-by-city-type": "city-type", "mechanism-by-region": "region"}

FIND_COLLISIONS = """() => [...document.querySelectorAll(".k-picture svg")].flatMap((svg) => {
  const words = [...svg.querySelectorAll(":scope text")].map((one) => ({name: one.textContent, box: one.getBoundingClientRect()})).filter(({box}) => box.width > 0);
  const edge = svg.getBoundingClientRect();
  const out = words.filter(({box}) => box.left < edge.left - 1 || box.right > edge.right + 1).map(({name}) => `${name} stands out`);
  const met = words.flatMap((one, index) => words.slice(index + 1)
    .filter((other) => one.box.left < other.box.right - 1 && other.box.left < one.box.right - 1 && one.box.top < other.box.bottom - 3 && other.box.top < one.box.bottom - 3)
    .map((other) => `${one.name} meets ${other.name}`));
  return [...out, ...met];
})"""

CONTRAST = """([selector, behind]) => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (rgb) => { const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ratio = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const mark = getComputedStyle(document.querySelector(selector)), under = document.querySelector(behind.selector);
  const ground = numbers(getComputedStyle(under)[behind.property]);
  const line = mark.fill === "none" || (behind.line && mark.stroke !== "none");
  const share = Number(line ? mark.strokeOpacity : mark.fillOpacity);
  return ratio(numbers(line ? mark.stroke : mark.fill).map((part, index) => part * share + ground[index] * (1 - share)), ground);
}"""


def figures(site: Project, page: str) -> list[Element]:
    return tree(site.html(page)).all("figure", "k-picture")


def figure(site: Project, page: str, name: str) -> Element:
    return next(each for each in figures(site, page) if each.one("p", "k-picture__title").attributes["id"] == name)


def rows(figure: Element) -> list[list[str]]:
    return [[cell.text for cell in row.elements() if cell.tag in ("th", "td")] for row in figure.one("tbody").all("tr")]


def words(figure: Element, class_: str) -> list[str]:
    return [each.text for each in figure.all("text", class_)]


# Words and tables


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_has_a_title_a_description_a_caption_and_a_table(site: Project, page: str) -> None:
    found = figures(site, page)
    assert [each.one("p", "k-picture__title").attributes["id"] for each in found] == PAGES[page]
    for each in found:
        name = each.one("p", "k-picture__title")
        assert len(each.one("figcaption").text) > 60
        if name.attributes["id"] in MATRICES:
            assert each.one("table").attributes["aria-labelledby"] == name.attributes["id"]
            assert each.one("table").attributes["aria-describedby"] == each.one("figcaption").attributes["id"]
            continue
        drawings = [svg for svg in each.all("svg") if svg.attributes.get("role") == "img"]
        assert drawings
        for svg in drawings:
            titles, descriptions = ([one for one in svg.holds if isinstance(one, Element) and one.tag == tag] for tag in ("title", "desc"))
            assert len(titles) == len(descriptions) == 1
            assert titles[0].text
            assert len(descriptions[0].text) > 30
        assert name.text in drawings[0].one("title", id=f"{name.attributes['id']}-title").text
        assert drawings[0].attributes["aria-labelledby"] == f"{name.attributes['id']}-title"
        assert drawings[0].attributes["aria-describedby"] == f"{name.attributes['id']}-desc"
        assert each.one("span", "k-picture__description").text == drawings[0].one("desc", id=f"{name.attributes['id']}-desc").text
        if name.attributes["id"] != "twin-map":
            assert each.one("details").one("summary").text == "The same as a table"
            assert rows(each)


@pytest.mark.parametrize("page", PAGES)
def test_no_picture_brings_a_style_or_a_colour_of_its_own(site: Project, page: str) -> None:
    for each in figures(site, page):
        for one in each.elements():
            assert not {"style", "fill", "stroke", "onclick"} & one.attributes.keys()
            assert one.tag not in ("style", "script", "image")


def test_the_dots_of_the_cases_say_what_the_table_says(site: Project) -> None:
    map_of_cases = figure(site, "", "case-map")
    world, europe = map_of_cases.all("div", "k-map__sheet")
    told = {each.one("title").text for each in world.all("circle")}
    assert {each.one("title").text for each in europe.all("circle")} < told
    counts = dict(re.fullmatch(r"(.+): (\d+) cases?", each).groups() for each in told)
    in_table = {}
    for row in map_of_cases.one("tbody").all("tr"):
        for link, note in zip(row.all("td")[-1].all("a"), row.all("td")[-1].all("span", "k-link__note"), strict=True):
            in_table[link.text] = note.text.strip("()")
    assert counts == in_table
    assert len(counts) > 100


def test_every_dot_leads_where_the_table_leads(site: Project) -> None:
    for page, name in (("", "case-map"), ("networks/", "network-sizes"), ("guide/", "practice-evidence")):
        each = figure(site, page, name)
        in_table = {link.attributes["href"] for link in each.one("table").all("a")}
        drawn = {link.attributes["xlink:href"] for svg in each.all("svg") for link in svg.all("a")}
        assert drawn
        assert drawn <= in_table


def test_the_twin_map_of_a_city_shows_the_links_of_its_table(site: Project) -> None:
    for page in ("cities/leeds/", "cities/guangzhou/", "cities/york/"):
        whole = tree(site.html(page))
        in_map = {link.attributes["xlink:href"] for link in figure(site, page, "twin-map").all("a")}
        table = next(table for table in whole.all("table", "k-table__table") if table.one("caption").text.startswith("Twin links of"))
        in_table = {row.all("th")[0].one("a").attributes["href"] for row in table.one("tbody").all("tr")}
        assert in_map - {f"../../{page}"} == in_table
        assert len(figure(site, page, "twin-map").all("path", "k-map__way")) == len(in_table)


@pytest.mark.parametrize("name", ["twins-by-decade", "twins-by-country"])
def test_bars_say_what_the_table_says(site: Project, name: str) -> None:
    each = figure(site, "cities/twinnings/", name)
    bars = list(zip(words(each, "k-chart__label"), words(each, "k-chart__value"), strict=True))
    assert bars == [tuple(row[:2]) for row in rows(each)][: len(bars)]
    assert len(bars) >= 10
    shares = [float(bar.attributes["width"].rstrip("%")) for bar in each.all("rect", "k-chart__bar")]
    largest = max(range(len(bars)), key=lambda index: int(bars[index][1]))
    for (_, count), share in zip(bars, shares, strict=True):
        assert share == pytest.approx(shares[largest] * int(count) / int(bars[largest][1]), abs=0.02)


def test_the_sizes_of_networks_say_what_the_table_says(site: Project) -> None:
    each = figure(site, "networks/", "network-sizes")
    assert words(each, "k-chart__label") == [f"{row[0]} {row[1]}" for row in rows(each)]


def test_the_evidence_of_practices_says_what_the_table_says(site: Project) -> None:
    each = figure(site, "guide/", "practice-evidence")
    assert words(each, "k-chart__label") == [row[0] for row in rows(each)]
    assert words(each, "k-chart__value") == [number for row in rows(each) for number in row[1:-1]]
    for row in rows(each):
        assert sum(map(int, row[1:-1])) == int(row[-1])


def test_the_line_of_time_says_what_the_table_and_the_list_say(site: Project) -> None:
    each = figure(site, "networks/timeline/", "line-of-time")
    moments = each.all("rect", "k-time__moment")
    assert (
        len(moments) == sum(int(row[1]) for row in rows(each)) == len(tree(site.html("networks/timeline/")).all("li", "k-timeline__event"))
    )
    assert len(each.all("rect", "k-time__moment--network")) == sum(int(row[2]) for row in rows(each))
    bars = re.findall(r"<title>(\d+) twin links</title>", site.html("networks/timeline/"))
    drawn = [row[3] for row in rows(each) if re.fullmatch(r"\d{4}s", row[0])]
    assert [number for number in bars if number != "0"] == [number for number in drawn if number != "0"]
    anchors = {one.attributes["id"] for one in tree(site.html("networks/timeline/")).elements() if "id" in one.attributes}
    assert {link.attributes["xlink:href"].removeprefix("#") for svg in each.all("svg") for link in svg.all("a")} <= anchors


@pytest.mark.parametrize("name", MATRICES)
def test_the_cells_of_a_matrix_count_the_cases_of_the_library(site: Project, name: str) -> None:
    library = libraries.read(site.folder)
    found = browse.facets(library)
    each = figure(site, "about/coverage/", name)
    labels = {
        facet: {library.reference.label(vocabulary, term.id): term.id for term in library.reference.vocabularies[vocabulary].terms}
        for facet, vocabulary in (("mechanism", "mechanisms"), ("city-type", "city-types"), ("region", "regions"))
    }
    columns = [head.text for head in each.one("thead").all("th")]
    wanted = 0
    for row in each.one("tbody").all("tr"):
        mechanism = labels["mechanism"][row.one("th").text]
        for column, cell in zip(columns, row.all("td"), strict=True):
            value = labels[MATRICES[name]].get(column)
            if value is None:
                continue
            count = len({*found["mechanism"].get(mechanism, ())} & {*found[MATRICES[name]].get(value, ())})
            assert cell.text == (str(count) if count else "wanted"), (mechanism, value)
            wanted += not count
            address = f"{'cases' if count else 'contribute'}/?mechanism={mechanism}&{MATRICES[name]}={value}"
            assert cell.one("a").attributes["href"].endswith(address)
    assert each.one("span", "k-picture__description").text.startswith(f"{wanted} cell")


# Looks


@pytest.mark.parametrize("page", PAGES)
def test_with_all_tables_open_axe_finds_nothing_nothing_sticks_out_and_no_name_meets_another(settled_reader: Reader, page: str) -> None:
    reader = settled_reader.open(page)
    reader.settle()
    reader.page.evaluate("document.querySelectorAll('.k-picture details').forEach((one) => { one.open = true; })")
    assert reader.faults() == {}
    for width in (320, 360, 480, 768, 1000, 1240, 1280, 1600):
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert reader.page.evaluate(FIND_COLLISIONS) == [], width
    reader.page.set_viewport_size({"width": 1280, "height": 900})


SHEET = {"selector": ".k-map__sheet", "property": "backgroundColor"}
LAND = {"selector": ".k-map__land", "property": "fill"}
PAPER = {"selector": "body", "property": "backgroundColor"}


MARKS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "": [(".k-map__dot", SHEET), (".k-map__dot", LAND)],
    "cities/leeds/": [
        (".k-map__dot--partner", LAND),
        (".k-map__dot--home", LAND),
        (".k-map__way", SHEET),
        (".k-map__way", LAND),
    ],
    "cities/twinnings/": [(".k-chart__bar", PAPER), (".k-chart__bar--unknown", {**PAPER, "line": True})],
    "guide/": [(".k-chart__bar--self-reported", {**PAPER, "line": True})],
    "networks/": [(".k-chart__dot", PAPER)],
    "networks/timeline/": [
        (".k-time__moment--network", PAPER),
        (".k-time__moment--other", {**PAPER, "line": True}),
        (".k-chart__bar--under", PAPER),
    ],
    "about/coverage/": [(".k-matrix__square", PAPER)],
}


@pytest.mark.parametrize("page", MARKS)
def test_marks_stand_out_from_what_is_behind_them(settled_reader: Reader, page: str) -> None:
    settled_reader.open(page)
    for colours in ("default", "slate"):
        settled_reader.wear(colours)
        for mark, behind in MARKS[page]:
            assert settled_reader.page.evaluate(CONTRAST, [mark, behind]) >= 3, (colours, mark)
    settled_reader.wear("default")


# Ways on


def test_the_land_is_there_also_without_a_script(reader: Reader, reader_without_scripts: Reader) -> None:
    width = "[...document.querySelectorAll('.k-map__land')].map((land) => land.getBoundingClientRect().width)"
    for each in (reader, reader_without_scripts):
        each.open("").settle()
        assert all(found > 250 for found in each.page.evaluate(width)), "the outlines of the home page are missing"


def test_a_dot_leads_to_the_page_of_its_city(reader: Reader) -> None:
    reader.open("")
    reader.page.locator(".k-map__sheet--world a circle", has_text="Auckland").click()
    reader.page.wait_for_url("**/cities/auckland/")


def test_the_keyboard_goes_past_the_drawing_to_the_table(reader: Reader) -> None:
    reader.open("")
    stops = (
        "[...document.querySelectorAll('.k-picture :is(a, [tabindex])')].filter((one) => one.tabIndex >= 0 && one.closest('svg')).length"
    )
    assert reader.page.evaluate(stops) == 0
    reader.page.locator(".k-picture summary").focus()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('.k-picture table') !== null")


def test_a_cell_of_the_matrix_opens_its_cases(reader: Reader) -> None:
    reader.open("about/coverage/")
    cell = reader.page.locator("#mechanism-by-city-type ~ .k-matrix a.k-matrix__count").first
    assert re.fullmatch(r"[0-9]+: .+, .+", str(cell.get_attribute("aria-label")))
    count = cell.inner_text()
    cell.click()
    reader.page.wait_for_url("**/cases/?mechanism=*")
    reader.page.get_by_text(re.compile(rf"^{count} of \d+ cases")).first.wait_for()


def test_a_wanted_cell_leads_to_the_ways_to_contribute_and_names_what_is_wanted(reader: Reader) -> None:
    reader.open("about/coverage/").settle()
    cell = reader.page.locator("#mechanism-by-city-type ~ .k-matrix a.k-matrix__wanted").first
    mechanism, kind = str(cell.get_attribute("aria-label")).removeprefix("wanted: ").split(", ")
    cell.click()
    reader.page.wait_for_url("**/contribute/?mechanism=*&city-type=*")
    note = reader.all("k-wanted")
    expect(note).to_contain_text(f"no case here has the mechanism “{mechanism}” and the city type “{kind}”. One is wanted.")
    assert reader.faults() == {}
    reader.open("contribute/?mechanism=%3Cb%3E&region=atlantis").settle()
    expect(note).to_be_hidden()


def test_on_paper_the_picture_stays_and_the_closed_table_goes(browser: Browser, site: Project) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.address + "networks/timeline/")
    page.emulate_media(media="print")
    assert page.locator(".k-time:visible").count() == 3
    assert page.locator(".k-picture details").is_hidden()
    context.close()
