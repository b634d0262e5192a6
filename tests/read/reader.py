"""A reader: a browser page, and everything that happens while it is read."""

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Request, Response

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIND_VIOLATIONS = """async (tags) => {
  const moving = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity);
  // A window that nobody sees may draw no frame, and then nothing in it ends.
  await Promise.race([Promise.allSettled(moving.map((each) => each.finished)), new Promise((done) => setTimeout(done, 2000))]);
  const found = await axe.run(document, {runOnly: tags, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, help, nodes}) => nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`));
}"""
WEAR = """async (colours) => {
  document.body.dataset.mdColorScheme = colours;
  // What watches sizes and what comes into view answers a moment later.
  const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 200); });
  for (let number = 0; number < 3; number++) await frame();
}"""
FIND_WHAT_STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => element && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > width + 1 && !scrolls(element);
  });
  const whole = document.scrollingElement.scrollWidth > width ? [`the page is ${document.scrollingElement.scrollWidth} wide`] : [];
  return [...whole, ...out.map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)];
}"""


LOOKS = {
    "at a desk": ((1280, 900), "default", AXE_TAGS),
    "at a desk in dark colours": ((1280, 900), "slate", ["color-contrast"]),
    "on a phone in dark colours": ((360, 740), "slate", AXE_TAGS),
    "on a phone": ((360, 740), "default", []),
}
"""Sizes of the window, colours, and what axe looks for: colours change nothing but contrast, and a phone in light colours has met both."""


class Reader:
    """Somebody who reads the site at home, the address of its root.

    said: messages of the browser (console, errors, dialogs); asked: addresses requested; refused: requests that failed.
    """

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.context = context
        context.set_default_timeout(10_000)
        self.page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.refused: list[str] = []
        self.answers: list[Response] = []
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("dialog", self._heard)
        self.pending = 0
        self.page.on("request", self._asked)
        self.page.on("requestfinished", self._done)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def open(self, url: str) -> "Reader":
        """Open a page by its address from the root."""
        self.page.goto(self.home + url, wait_until="load")
        return self

    def settle(self) -> None:
        """Wait until nothing more is loaded; the browser's own 'networkidle' waits half a second each time."""
        quiet = 0
        while quiet < 4:
            before = len(self.asked)
            self.page.wait_for_timeout(25)
            quiet = quiet + 1 if len(self.asked) == before and self.pending <= 0 else 0

    def all(self, selector: str) -> Locator:
        """Everything on the page that a selector finds."""
        return self.page.locator(selector)

    def here(self) -> str:
        """The address of the page from the root, with its anchor."""
        return self.page.url.removeprefix(self.home)

    def elsewhere(self) -> list[str]:
        """Addresses on other hosts that were requested."""
        return [url for url in self.asked if not url.startswith((self.home, "data:", "blob:"))]

    def violations(self, rules: list[str] = AXE_TAGS) -> list[str]:
        """What axe finds wrong with the page as it stands, once nothing moves any more."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(f"{AXE}; 0")
        return self.page.evaluate(FIND_VIOLATIONS, rules)

    def wear(self, colours: str) -> None:
        """Give the page the colours named: 'default' (light) or 'slate' (dark)."""
        self.page.evaluate(WEAR, colours)

    def faults(self) -> dict[str, list[str]]:
        """What axe finds and what sticks out, by look: at a desk and on a phone, in both colours, without opening the page anew."""
        found = {}
        for look, ((width, height), colours, rules) in LOOKS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            self.wear(colours)
            found[look] = [*(self.violations(rules) if rules else []), *self.sticks_out()]
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.wear("default")
        return {look: faults for look, faults in found.items() if faults}

    def sticks_out(self) -> list[str]:
        """What makes the page scroll sideways."""
        return self.page.evaluate(FIND_WHAT_STICKS_OUT)

    def _heard(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        self.asked.append(request.url)
        self.pending += 1

    def _done(self, _: Request) -> None:
        self.pending -= 1

    def _failed(self, request: Request) -> None:
        self.pending -= 1
        # What is still on its way when the reader moves on is given up by the browser, not refused by the site.
        if request.failure != "net::ERR_ABORTED":
            self.refused.append(f"{request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        self.answers.append(response)
        if response.status >= 400:
            self.refused.append(f"{response.url}: {response.status}")
