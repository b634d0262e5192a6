"""The search forgives: spelling, other words, names in other languages, plurals, marks, words that are too many."""

import csv
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .project import Project
from .reader import Reader
from .search_dialog import Search

QUERIES = Path(__file__).with_name("queries.csv")
NOTE_FIRST_RESULT = """() => {
  const dialog = document.querySelector("dialog.k-search");
  dialog.querySelector("input").addEventListener("keydown", () => { window.began ??= performance.now(); }, true);
  new MutationObserver(() => {
    if (window.began && !window.took && dialog.querySelector("li a[href]")) window.took = performance.now() - window.began;
  }).observe(dialog, { childList: true, subtree: true });
}"""
TIME_OF_ONE = """async (words) => {
  const dialog = document.querySelector("dialog.k-search");
  const field = dialog.querySelector("input");
  const shown = new Promise((done) => {
    new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(dialog.querySelector("[data-part=results]"), { childList: true });
  });
  const began = performance.now();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await shown;
  return performance.now() - began;
}"""


@pytest.fixture
def search(reader: Reader) -> Search:
    """The search dialog, opened on a page."""
    return Search(reader.open("about/")).open()


def test_eighty_queries_find_the_right_page(search: Search, capsys: pytest.CaptureFixture[str]) -> None:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        queries = list(csv.DictReader(file))
    ranks: dict[str, int | None] = {}
    empty = []
    for query in queries:
        search.find(query["typed"])
        found = search.addresses()
        ranks[query["typed"]] = next((rank for rank, address in enumerate(found, 1) if address in query["right"].split()), None)
        empty += [] if found else [query["typed"]]
    first = sum(rank == 1 for rank in ranks.values()) / len(queries)
    in_five = sum(rank is not None and rank <= 5 for rank in ranks.values()) / len(queries)
    with capsys.disabled():
        missed = {typed: rank for typed, rank in ranks.items() if rank != 1}
        print(
            f"\n{len(queries)} queries: right at rank 1 in {first:.1%}, in the first five in {in_five:.1%}, empty {len(empty)}. Not at rank 1: {missed}"
        )
    assert len(queries) == 80
    assert empty == []
    assert first >= 0.85
    assert in_five >= 0.97


def test_every_right_answer_is_a_page_of_the_site(site: Project) -> None:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        right = {address.partition("#")[0] for query in csv.DictReader(file) for address in query["right"].split()}
    assert [address for address in sorted(right) if not (site.site / address / "index.html").is_file()] == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("barselona", "cities/barcelona/"),
        ("trondhiem", "cities/trondheim/"),
        ("eurocites", "networks/eurocities/"),
        ("zürich", "cities/zurich/"),
        ("zurich", "cities/zurich/"),
        ("zuerich", "cities/zurich/"),
        ("łódź", "cities/lodz/"),
        ("lodz", "cities/lodz/"),
        ("málaga", "cities/malaga/"),
        ("malaga", "cities/malaga/"),
        ("Köln", "cities/cologne/"),
        ("Mailand", "cities/milan/"),
        ("北京", "cities/beijing/"),
    ],
)
def test_a_place_is_found_however_its_name_is_written(search: Search, typed: str, address: str) -> None:
    search.find(typed)
    assert search.addresses()[0] == address


def test_the_wordings_of_one_thing_lead_to_the_same_page(search: Search) -> None:
    found = set()
    for typed in (
        "sister city",
        "sister cities",
        "twin town",
        "twin towns",
        "twinning",
        "jumelage",
        "Städtepartnerschaft",
        "stadtepartnerschaft",
    ):
        search.find(typed)
        found.add(search.addresses()[0])
    assert len(found) == 1


def test_what_was_corrected_is_said_and_can_be_taken_back(search: Search) -> None:
    search.find("barselona")
    expect(search.status).to_contain_text("Showing results for Barcelona, instead of barselona.")
    search.dialog.get_by_role("button", name="Search for “barselona”").click()
    expect(search.status).to_contain_text("Nothing found")
    expect(search.words).to_be_focused()
    search.find("trondhiem")
    expect(search.status).to_contain_text("Showing results for Trondheim")


def test_what_stands_on_a_page_is_not_corrected(search: Search) -> None:
    search.find("police")  # One letter from policy, which is far more frequent.
    expect(search.status).not_to_contain_text("instead of")


def test_other_words_that_were_looked_for_are_said(search: Search) -> None:
    search.find("embassy of a region")
    expect(search.status).to_contain_text("Also looked for: Brussels office")
    assert "Brussels" in search.dialog.locator("mark").all_inner_texts()


def test_pages_with_some_of_the_words_are_shown_when_none_has_all(search: Search) -> None:
    search.find("dakar bond xylophone quartet submarine")
    expect(search.status).to_contain_text("No page has all of these words")
    assert search.addresses()[0] == "cases/dakar-municipal-bond/"


def test_an_unfinished_word_is_finished(search: Search) -> None:
    search.find("barcel")
    assert search.addresses()[0] == "cities/barcelona/"


def test_the_first_letter_shows_names_at_once(search: Search) -> None:
    search.find("g")
    titles = search.results.all_inner_texts()
    assert titles
    assert all(title.casefold().startswith("g") for title in titles)


def first_result(reader: Reader) -> tuple[float, float]:
    """Milliseconds from the first key to the first result of a reader who has not searched yet, and bytes that travelled for it."""
    reader.open("about/").settle()
    carried: list[float] = []
    session = reader.context.new_cdp_session(reader.page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: carried.append(event["encodedDataLength"]))
    Search(reader).open()
    reader.page.evaluate(NOTE_FIRST_RESULT)
    reader.page.keyboard.type("m")
    reader.page.wait_for_function("() => window.took")
    reader.settle()
    return float(reader.page.evaluate("window.took")), sum(carried)


def test_the_first_result_comes_within_400_ms_and_200_kb_of_the_first_key(new_reader: Callable[..., Reader], site: Project) -> None:
    # The best of three: the machine may be busy with something else.
    found = [first_result(new_reader(site)) for _ in range(3)]
    assert min(took for took, _ in found) <= 400
    assert max(carried for _, carried in found) <= 200_000


def test_then_nineteen_of_twenty_looks_take_at_most_150_ms(search: Search) -> None:
    search.find("council").first.wait_for()
    queries = ("ghent student housing", "barselona", "sister cities", "climate network", "embassy of a region")
    begun = [typed[:end] for typed in queries for end in range(1, len(typed) + 1)]
    # The quickest of three rounds, because other programs share the machine.
    rounds = [[search.reader.page.evaluate(TIME_OF_ONE, typed) for typed in begun] for _ in range(3)]
    assert min(statistics.quantiles(times, n=20)[-1] for times in rounds) <= 150
