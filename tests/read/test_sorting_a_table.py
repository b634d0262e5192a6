"""A long table can be sorted by any column, searched, and narrowed by a value; without scripts it is a plain table."""

from playwright.sync_api import Locator, expect

from .reader import Reader

PAGE = "networks/"


def shown(reader: Reader, column: int = 1) -> list[str]:
    """What the rows that are shown say in a column."""
    cells: Locator = reader.page.locator(f"k-table tbody tr:not([hidden]) > :nth-child({column})")
    return cells.evaluate_all("(cells) => cells.map((cell) => cell.querySelector('.k-link').textContent.trim())")


def test_a_click_on_a_head_sorts_by_its_numbers_and_a_second_click_turns_the_order(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    head = reader.page.get_by_role("button", name="Founded")
    head.click()
    years = [int(text.split()[0]) for text in shown(reader, 2) if text[:4].isdigit()]
    assert len(years) > 20
    assert years == sorted(years)
    expect(reader.page.get_by_role("columnheader", name="Founded")).to_have_attribute("aria-sort", "ascending")
    head.click()
    assert [int(text.split()[0]) for text in shown(reader, 2) if text[:4].isdigit()] == sorted(years, reverse=True)


def test_what_is_not_known_stands_last_in_either_order(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    head = reader.page.get_by_role("button", name="Fee")
    for _ in range(2):
        head.click()
        fees = shown(reader, 5)
        first_empty = fees.index("")
        assert first_empty > 0
        assert not any(fees[first_empty:])


def test_the_keyboard_sorts_too_and_the_order_is_told(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    reader.page.get_by_role("button", name="Network", exact=True).focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("status")).to_have_text("Sorted by Network, lowest or A first")
    names = shown(reader)
    assert names == sorted(names, key=str.casefold)


def test_words_and_a_theme_keep_the_rows_that_have_both(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    every = len(shown(reader))
    reader.page.get_by_label("Themes").select_option("Climate and energy")
    climate = shown(reader)
    assert 0 < len(climate) < every
    assert "C40" in climate
    reader.page.get_by_label("Search in this table").fill("new york")
    assert shown(reader) == ["C40", *[name for name in shown(reader) if name != "C40"]]
    expect(reader.page.get_by_role("status")).to_have_text(f"{len(shown(reader))} of {every} rows")
    reader.page.get_by_label("Search in this table").fill("comparison")
    assert shown(reader) == []
    expect(reader.page.get_by_role("status")).to_have_text("No row fits all of this. Try fewer words, or choose “All” again.")


def test_a_network_is_found_by_its_short_and_by_its_whole_name(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    words = reader.page.get_by_label("Search in this table")
    for typed, short in (
        ("UCLG", "UCLG"),
        ("United Cities and Local Governments", "UCLG"),
        ("Council of European Municipalities", "CEMR"),
        ("Union of the Baltic Cities", "UBC"),
    ):
        words.fill(typed)
        assert short in shown(reader), typed
    expect(reader.page.get_by_text("Union of the Baltic Cities", exact=True)).to_be_visible()


def test_a_word_that_is_spelt_wrong_is_read_as_the_nearest_one_and_the_reader_is_told(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    every = len(shown(reader))
    reader.page.get_by_label("Search in this table").fill("Eurocites")
    expect(reader.page.get_by_role("status")).to_have_text(
        f"No row has “eurocites”; “Eurocities” is looked for instead. {len(shown(reader))} of {every} rows"
    )
    assert "Eurocities" in shown(reader)


def test_a_table_that_is_sorted_and_narrowed_is_whole_in_every_look(settled_reader: Reader) -> None:
    reader = settled_reader.open(PAGE)
    reader.page.get_by_role("button", name="Members").click()
    reader.page.get_by_label("Search in this table").fill("cities")
    assert reader.faults() == {}


def test_without_scripts_every_row_is_there_and_no_dead_button(reader_without_scripts: Reader) -> None:
    reader_without_scripts.open(PAGE)
    assert reader_without_scripts.page.locator("k-table tbody tr").count() > 40
    assert reader_without_scripts.page.locator("k-table button").count() == 0
