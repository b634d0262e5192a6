"""What others wrote and the project carries is what its lock says, and says under which licence."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from .project import ROOT

LOCKS = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("docs/assets", "tests/vendor") for path in (ROOT / folder).rglob("lock.json")
)


def sha512(file: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()


@pytest.mark.parametrize("path", LOCKS)
def test_every_vendored_file_is_the_one_in_the_lock(path: str) -> None:
    lock = ROOT / path
    files = json.loads(lock.read_text(encoding="utf-8"))["files"]
    assert files == {name: sha512(lock.parent / name) for name in files}
    assert {file.name for file in lock.parent.iterdir()} - {"lock.json"} == set(files)


@pytest.mark.parametrize("path", LOCKS)
def test_its_name_version_and_licence_are_known_and_the_licence_is_beside_it(path: str) -> None:
    lock = json.loads((ROOT / path).read_text(encoding="utf-8"))
    assert lock["package"]
    assert lock["version"]
    assert lock["licence"]
    assert [name for name in lock["files"] if name.startswith(("LICENSE", "OFL"))]


def test_no_vendored_file_is_without_a_lock() -> None:
    vendored = [*ROOT.glob("tests/vendor/**/*.js"), *ROOT.glob("docs/assets/**/*.min.*"), *ROOT.glob("docs/assets/**/*.woff2")]
    assert vendored
    assert [file.name for file in vendored if not (file.parent / "lock.json").is_file()] == []
