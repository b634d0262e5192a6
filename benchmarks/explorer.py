"""What the explorer of cases costs a reader: the bytes of its index, and how long a step takes until the page is laid out anew."""

import gzip
import statistics
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

ROUNDS = 5
BOXES = [
    f"#explorer-options-{facet} label:nth-of-type({number}) input"
    for facet in ("mechanism", "theme", "country", "evidence", "decade")
    for number in (1, 2)
]
STEPS = [
    *((box, "click") for box in BOXES),
    ("[data-part=clear]", "click"),
    *(("[data-part=words]", typed) for typed in ("c", "co", "council", "council w", "gent", "")),
    *(("[data-part=sort]", sort) for sort in ("title", "evidence", "newest")),
    ("[value=table]", "click"),
    *((box, "click") for box in BOXES[:4]),
    ("[data-part=clear]", "click"),
    ("[value=cards]", "click"),
]
"""What a reader presses, and what is chosen or typed there."""

MEASURE = """async ([part, step]) => {
  const explorer = document.querySelector("k-explorer"), control = explorer.querySelector(part);
  const begun = performance.now();
  if (step === "click") control.click();
  else {
    control.value = step;
    control.dispatchEvent(new Event(control.nodeName === "SELECT" ? "change" : "input", { bubbles: true }));
  }
  // The layout that the step made necessary belongs to its answer.
  explorer.getBoundingClientRect();
  const taken = performance.now() - begun;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
  return taken;
}"""


class Cost(NamedTuple):
    """Bytes of the index a case, compressed; milliseconds until it is open, of a usual step, and of the slowest one."""

    bytes_a_case: float
    opened: float
    usual: float
    slowest: float


def measure(browser: Browser, home: str, site: Path, cases: int) -> Cost:
    """Take every step in each of some rounds; the quickest counts, because the machine has other work too."""
    index = (site / "assets" / "data" / "explorer" / "index.json").read_bytes()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{home}cases/", wait_until="commit")
    page.locator(".k-explorer[data-state=open]").wait_for()
    opened = float(page.evaluate("performance.now()"))
    for facet in ("country", "evidence", "decade"):
        page.locator(f"#explorer-facet-{facet}").click()
    page.wait_for_timeout(500)
    rounds = [[float(page.evaluate(MEASURE, list(step))) for step in STEPS] for _ in range(ROUNDS)]
    context.close()
    quickest = [min(times) for times in zip(*rounds, strict=True)]
    return Cost(len(gzip.compress(index, 6)) / cases, opened, statistics.median(quickest), max(quickest))
