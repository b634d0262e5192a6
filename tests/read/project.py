"""A copy of the project in a folder of its own, its builds, and the host that serves its site."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("cases", "data", "docs", "macros", "overrides", "mkdocs.yml")
DAY_OF_COMMIT = "2026-11-21T12:00:00+00:00"


class Project:
    """A project in a folder; address is where its site will stand."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        self.site = folder / "site"

    @classmethod
    def copied(cls, folder: Path, address: str) -> "Project":
        """This project, copied to a folder that does not exist yet."""
        folder.mkdir(parents=True)
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(ROOT / part, folder / part)
        return cls(folder, address)

    def commit(self) -> None:
        """Make everything one commit of a known day, because a build takes its date from the commit."""
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "A reader"), ("EMAIL", "reader@example.org"), ("DATE", DAY_OF_COMMIT))
        }
        (self.folder / ".gitignore").write_text("/site/\n/.site-*/\n/.cache/\n__pycache__/\n", encoding="utf-8")
        for words in ("init", "add --all", "commit --message Everything"):
            subprocess.run(("git", *words.split()), cwd=self.folder, env={**os.environ, **who}, check=True, capture_output=True)

    def start(self, *, strict: bool = True, **settings: str) -> "subprocess.Popen[str]":
        """Begin a build; settings are environment variables."""
        kept = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "REPOSITORY_URL")}
        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else [])],
            cwd=self.folder,
            env={**kept, "SITE_URL": self.address, "NO_MKDOCS_2_WARNING": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def build(self, *, strict: bool = True, **settings: str) -> tuple[int, str]:
        """Build the site; exit code and what was printed."""
        building = self.start(strict=strict, **settings)
        printed, _ = building.communicate(timeout=120)
        return building.returncode, printed

    def must_build(self, *, strict: bool = True, **settings: str) -> None:
        """Build the site; a problem is a failure of the test that needs it."""
        code, printed = self.build(strict=strict, **settings)
        assert code == 0, f"the site could not be built:\n{printed}"

    def html(self, url: str) -> str:
        """The text of a page of the built site, by its address from the root."""
        return (
            (self.site / url / "index.html").read_text(encoding="utf-8")
            if not url.endswith(".html")
            else (self.site / url).read_text(encoding="utf-8")
        )

    def pages(self) -> list[str]:
        """The address of every page of the built site, from the root."""
        found = (file.relative_to(self.site).as_posix() for file in self.site.rglob("*.html"))
        return sorted(name.removesuffix("index.html") for name in found)


class Host:
    """Serves a folder like a public host: 404.html for what is not there, and the headers of the file `_headers`."""

    def __init__(self) -> None:
        self.folder = Path()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._answer)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()

    def headers(self, path: str) -> dict[str, str]:
        """The headers that the site wants with an answer: of every rule that fits, the values of one name joined by commas."""
        file, found, fits = self.folder / "_headers", dict[str, str](), False
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            if not line.startswith(" "):
                pattern = re.sub(r":[a-z]\w*", "[^/]+", re.escape(line).replace(r"\*", ".*").replace(r"\:", ":"))
                fits = re.fullmatch(pattern, path) is not None
            elif fits:
                name, _, value = line.strip().partition(": ")
                found[name] = f"{found[name]}, {value}" if name in found else value
        return found

    def _answer(self, *arguments: Any) -> "_Answer":
        return _Answer(self.headers, *arguments, directory=str(self.folder))


class _Answer(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, headers: Callable[[str], dict[str, str]], *arguments: Any, **named: Any) -> None:
        self.wanted = headers
        self.lost = False
        self.asked = "/"
        super().__init__(*arguments, **named)

    def send_head(self) -> Any:
        self.asked = self.path.partition("?")[0]
        self.lost = not Path(self.translate_path(self.path)).exists()
        if self.lost:
            self.path = "/404.html"
        return super().send_head()

    def send_response(self, code: int, message: str | None = None) -> None:
        super().send_response(404 if self.lost and code == 200 else code, message)

    def end_headers(self) -> None:
        for name, value in self.wanted(self.asked).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing: the tests say what matters."""
