/* What the theme expects of its frame, without an inline script: four small functions, and what must be settled before the first picture: colours, the way of the menu, whether the address asks for something. */
(() => {
  const scope = new URL(document.currentScript.dataset.base, location);

  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  window.__md_get = (key, storage = localStorage, from = scope) => {
    try {
      return JSON.parse(storage.getItem(`${from.pathname}.${key}`));
    } catch {
      // A browser that forbids storage still gets the page.
      return null;
    }
  };
  window.__md_set = (key, value, storage = localStorage, from = scope) => {
    try {
      storage.setItem(`${from.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // As above.
    }
  };

  // Before the first picture, because the theme's own script comes after it.
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
    const chosen = buttons[window.__md_get("__palette")?.index] ?? buttons.find((button) => matchMedia(button.dataset.mdColorMedia).matches);
    if (chosen) wear(chosen);
  }

  document.head.append(bar);
  decide();
  for (const button of buttons) {
    matchMedia(button.dataset.mdColorMedia).addEventListener("change", decide);
    button.addEventListener("change", () => {
      window.__md_set("__palette", { index: buttons.indexOf(button) });
      wear(button);
    });
  }
})();
