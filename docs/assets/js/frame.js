/* What must be settled before the first picture: colours, the way of the menu, whether the address asks for something. */
(() => {
  const place = `${new URL(document.currentScript.dataset.base, location).pathname}.__palette`;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(place))?.index;
    } catch {
      // A browser that forbids storage still gets the page.
      return null;
    }
  }

  function keep(index) {
    try {
      localStorage.setItem(place, JSON.stringify({ index }));
    } catch {
      // As above.
    }
  }

  document.documentElement.classList.replace("no-js", "js");
  document.documentElement.toggleAttribute("data-asked", Boolean(location.search));

  const buttons = [...document.querySelectorAll("[data-md-color-media]")];
  const bar = Object.assign(document.createElement("meta"), { name: "theme-color" });

  function wear(chosen) {
    document.body.setAttribute("data-md-color-scheme", chosen.dataset.mdColorScheme);
    for (const button of buttons) button.nextElementSibling.hidden = button !== chosen;
    chosen.checked = true;
    bar.content = getComputedStyle(document.body).getPropertyValue("--k-paper").trim();
  }

  /* What the reader chose, or else what the device asks for. */
  function decide() {
    const chosen = buttons[kept()] ?? buttons.find((button) => matchMedia(button.dataset.mdColorMedia).matches);
    if (chosen) wear(chosen);
  }

  document.head.append(bar);
  decide();
  for (const button of buttons) {
    matchMedia(button.dataset.mdColorMedia).addEventListener("change", decide);
    button.addEventListener("change", () => {
      keep(buttons.indexOf(button));
      wear(button);
    });
  }
})();
