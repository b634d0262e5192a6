"""`make bench`: how long large libraries take, as a table of medians and ratios of one run."""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from . import generator

BIN = Path(sys.executable).parent
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SEARCH_INDEX": "false"}
QUIET.pop("PYTHONDONTWRITEBYTECODE", None)
PORT = 8765


class Run(NamedTuple):
    """Seconds on the clock, and MiB at the peak."""

    seconds: float
    peak: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--small", type=int, default=1000, help="cases in the small library")
    parser.add_argument("--large", type=int, default=10000, help="cases in the large library")
    parser.add_argument("--runs", type=int, default=3, help="runs of each measurement; the median counts")
    options = parser.parse_args()
    # A memory disk, because disks differ more than programs do.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="kontor-bench-", dir=place) as folder:
        measure(Path(folder), options.small, options.large, options.runs)


def measure(folder: Path, small: int, large: int, runs: int) -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, in {folder.parent}\n")
    few, many, one, plain = folder / "few", folder / "many", folder / "one", folder / "plain"
    generator.make(few, small)
    generator.make(many, large)
    generator.make(one, 1)
    generator.make(plain, small)
    make_ordinary(plain)

    start_up = median(runs, lambda: build(one, cold=True))
    cold_few = median(runs, lambda: build(few, cold=True))
    ordinary = median(1, lambda: build(plain, cold=True))
    cold_many = median(runs, lambda: build(many, cold=True))
    changes = iter(range(large))
    warm_many = median(runs, lambda: build_changed(many, next(changes)))
    check_cold = median(runs, lambda: check(many, cold=True))
    time.sleep(3)  # The stamps of files younger than two seconds are not trusted.
    check(many, cold=False)
    check_warm = median(runs, lambda: check(many, cold=False))
    check_one = median(runs, lambda: check(generator.ROOT, cold=False, arguments=[first_case(generator.ROOT)]))
    served = serve(many, generator.slug(large // 2), runs)
    page = (many / "site" / "cases" / generator.slug(1) / "index.html").read_bytes()

    table(
        ("measurement", "median s", "peak MiB"),
        ("start-up: this library and one case", start_up.seconds, start_up.peak),
        (f"{small:,} cases cold", cold_few.seconds, cold_few.peak),
        (f"{small:,} cases as ordinary Markdown pages", ordinary.seconds, ordinary.peak),
        (f"{large:,} cases cold", cold_many.seconds, cold_many.peak),
        (f"{large:,} cases, one changed", warm_many.seconds, warm_many.peak),
        (f"kontor check of {large:,}, cold", check_cold.seconds, check_cold.peak),
        (f"kontor check of {large:,}, warm", check_warm.seconds, check_warm.peak),
        ("kontor check of one file", check_one.seconds, check_one.peak),
        (f"one file of {large:,} saved until served", served, 0.0),
    )
    own_few, own_many = cold_few.seconds - start_up.seconds, cold_many.seconds - start_up.seconds
    table(
        ("ratio", "measured", "at most"),
        (f"{small:,} cold / ordinary pages", cold_few.seconds / ordinary.seconds, 1 / 6),
        (f"{large:,} cold / {small:,} cold, both less start-up", own_many / own_few, 12.0 * large / small / 10),
        (f"{large:,} cold: peak in MiB", cold_many.peak, 400.0),
        ("one changed / cold", warm_many.seconds / cold_many.seconds, 0.35),
        ("check warm / check cold", check_warm.seconds / check_cold.seconds, 0.25),
        ("check of one file, s", check_one.seconds, 0.6),
        ("saved until served, s", served, 1.5),
        ("a made-up case page, kB before gzip", len(page) / 1000, 100.0),
    )


def median(runs: int, action: Callable[[], Run]) -> Run:
    found = [action() for _ in range(runs)]
    return Run(statistics.median(run.seconds for run in found), max(run.peak for run in found))


def run(command: list[str], folder: Path) -> Run:
    """Run a command and wait for it; the peak is that of the command and its children together, shared pages counted once."""
    with tempfile.TemporaryFile() as said:
        began, peak = time.perf_counter(), 0.0
        process = subprocess.Popen(command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} in {folder} failed:\n{said.read().decode()}")
    return Run(seconds, peak)


def memory(pid: int) -> float:
    """MiB of a process and its children, shared pages divided among those who share them (Linux; elsewhere nought)."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except OSError:
        return 0.0
    own = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
    return (int(own[1]) / 1024 if own else 0.0) + sum(memory(int(child)) for child in children)


def build(root: Path, *, cold: bool) -> Run:
    if cold:
        for name in ("site", ".cache"):
            shutil.rmtree(root / name, ignore_errors=True)
    return run([str(BIN / "mkdocs"), "build"], root)


def build_changed(root: Path, index: int) -> Run:
    generator.change(root, index)
    return build(root, cold=False)


def check(root: Path, *, cold: bool, arguments: list[str] | None = None) -> Run:
    if cold:
        shutil.rmtree(root / ".cache", ignore_errors=True)
    return run([str(BIN / "kontor"), "check", *(arguments or [])], root)


def serve(root: Path, slug: str, runs: int) -> float:
    """Median of the seconds from saving a case until the server shows the new page."""
    server = subprocess.Popen(
        [str(BIN / "mkdocs"), "serve", "--livereload", "--dev-addr", f"127.0.0.1:{PORT}"],
        cwd=root,
        env=QUIET,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: bool(get("")), 180)
        return statistics.median(save(root, slug, number) for number in range(runs))
    finally:
        server.terminate()
        server.wait()


def save(root: Path, slug: str, number: int) -> float:
    time.sleep(20)  # Until the build that follows the last change is over.
    file, word = root / "cases" / f"{slug}.yml", f"Saved {number} {time.time_ns()}"
    file.write_text(re.sub(r"(?m)^title: .*", f"title: {word}", file.read_text(encoding="utf-8")), encoding="utf-8")
    began = time.perf_counter()
    wait_for(lambda: word in get(f"cases/{slug}/"), 60)
    return time.perf_counter() - began


def get(path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}", timeout=60) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_for(true: Callable[[], bool], most: float) -> None:
    end = time.monotonic() + most
    while not true():
        if time.monotonic() > end:
            sys.exit("the server did not show the page in time")
        time.sleep(0.02)


def first_case(root: Path) -> str:
    return str(next(file for file in sorted((root / "cases").glob("*.yml")) if not file.name.startswith("_")))


def make_ordinary(root: Path) -> None:
    """Let MkDocs and the theme treat every page of a library like any other page."""
    shutil.copy(Path(__file__).with_name("ordinary.py"), root / "ordinary.py")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("macros/hooks.py", "ordinary.py"), encoding="utf-8")


def table(head: tuple[str, str, str], *rows: tuple[str, float, float]) -> None:
    """Print a table."""
    width = max(len(row[0]) for row in rows)
    print(f"{head[0]:<{width}}  {head[1]:>9}  {head[2]:>9}")
    for label, first, second in rows:
        print(f"{label:<{width}}  {first:>9.3f}  {second:>9.3f}")
    print()


if __name__ == "__main__":
    main()
