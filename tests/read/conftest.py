"""One browser for the session, and one build each of the whole library and of a small hostile one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from . import small_library
from .project import ROOT, Host, Project
from .reader import Reader


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Project]:
    """A function that copies the project to a folder of its own."""

    def copy(address: str = "https://kontor.example/") -> Project:
        return Project.copied(tmp_path_factory.mktemp("project") / "kontor", address)

    return copy


@pytest.fixture(scope="session")
def site(new_project: Callable[..., Project]) -> Iterator[Project]:
    """The whole library, built once and served."""
    host = Host()
    project = new_project(host.address)
    project.commit()
    project.must_build()
    host.folder = project.site
    yield project
    host.close()


@pytest.fixture(scope="session")
def hostile_site(new_project: Callable[..., Project]) -> Iterator[Project]:
    """Three small cases, one that moved, and one by somebody who means harm; built once and served."""
    host = Host()
    project = new_project(host.address)
    small_library.replace_cases(project.folder)
    project.commit()
    project.must_build()
    host.folder = project.site
    yield project
    host.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that setup/browser.py found, or the one of KONTOR_BROWSER."""
    found = ROOT / ".venv" / "browser"
    path = Path(found.read_text(encoding="utf-8").strip() if found.is_file() else os.environ.get("KONTOR_BROWSER", "/usr/bin/chromium"))
    if not path.is_file():
        sentence = f"There is no browser at {path}: run 'make test', which looks for one, or set KONTOR_BROWSER."
        pytest.fail(sentence) if os.environ.get("CI") == "true" else pytest.skip(sentence)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@contextmanager
def _readers(browser: Browser) -> Iterator[Callable[..., Reader]]:
    readers: list[Reader] = []

    def begin(home: Project, **ways: Any) -> Reader:
        readers.append(Reader(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **ways}), home.address))
        return readers[-1]

    yield begin
    for reader in readers:
        reader.context.close()
    assert not [message for reader in readers for message in reader.said]
    assert not [url for reader in readers for url in reader.elsewhere()]
    assert not [url for reader in readers for url in reader.refused]


@pytest.fixture
def new_reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """A function that gives a reader of a site; at the end no reader may have met a message, another host or a failure."""
    with _readers(browser) as begin:
        yield begin


@pytest.fixture(scope="module")
def new_settled_reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """As new_reader, for readers who stay for all tests of a file, so that little is fetched and drawn twice."""
    with _readers(browser) as begin:
        yield begin


@pytest.fixture(scope="module")
def settled_reader(new_settled_reader: Callable[..., Reader], site: Project) -> Reader:
    """A reader of the whole library at a desk who stays for all tests of a file."""
    return new_settled_reader(site)


@pytest.fixture
def reader(new_reader: Callable[..., Reader], site: Project) -> Reader:
    """A reader of the whole library at a desk."""
    return new_reader(site)


@pytest.fixture
def reader_without_scripts(new_reader: Callable[..., Reader], site: Project) -> Reader:
    """A reader whose browser runs no script."""
    return new_reader(site, java_script_enabled=False)
