"""Light or dark: the device decides until the reader does, and the choice is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .project import Project
from .reader import Reader

NAMES = {"light": "default", "dark": "slate"}


def scheme(reader: Reader) -> str:
    return str(reader.page.evaluate("document.body.dataset.mdColorScheme"))


def change(reader: Reader) -> None:
    reader.all(".k-palette__label:visible").click()


@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_device_decides_at_first(new_reader: Callable[..., Reader], site: Project, device: str) -> None:
    assert scheme(new_reader(site, color_scheme=device).open("")) == NAMES[device]


@pytest.mark.parametrize(("device", "other"), [("light", "dark"), ("dark", "light")])
def test_a_choice_survives_a_reload_and_goes_along_to_other_pages(
    new_reader: Callable[..., Reader], site: Project, device: str, other: str
) -> None:
    reader = new_reader(site, color_scheme=device).open("")
    change(reader)
    assert scheme(reader) == NAMES[other]
    reader.page.reload()
    assert scheme(reader) == NAMES[other]
    reader.page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Networks").click()
    reader.page.wait_for_url("**/networks/")
    assert scheme(reader) == NAMES[other]
    change(reader)
    assert scheme(reader) == NAMES[device]


def test_the_keyboard_can_change_them(reader: Reader) -> None:
    reader.open("").settle()
    before = scheme(reader)
    reader.all("header .k-search-open").focus()
    for key in ("Tab", "ArrowRight"):
        reader.page.keyboard.press(key)
    assert scheme(reader) != before


def test_the_chosen_button_says_which_colours_are_shown(new_reader: Callable[..., Reader], site: Project) -> None:
    for device in NAMES:
        reader = new_reader(site, color_scheme=device).open("")
        chosen = reader.page.get_by_role("radiogroup", name="Colours").get_by_role("radio", checked=True)
        expect(chosen).to_have_accessible_name(f"{device.capitalize()} colours")


def test_no_picture_in_the_wrong_colours_is_shown_before_the_right_ones(new_reader: Callable[..., Reader], site: Project) -> None:
    # The script that sets the colours stands before the content and is not deferred, so the first picture waits for it.
    reader = new_reader(site, color_scheme="dark")
    reader.page.route("**/start.js", lambda route: route.abort())
    reader.page.goto(site.address, wait_until="domcontentloaded")
    assert scheme(reader) == NAMES["dark"]
    reader.refused.clear()
    reader.said.clear()
