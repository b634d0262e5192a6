/* What the theme expects of its frame, without an inline script: four small functions, and the colours before the first picture. */
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

  const buttons = [...document.querySelectorAll("[data-md-color-media]")];
  const kept = window.__md_get("__palette");
  const chosen = (kept && buttons[kept.index]) || buttons.find((button) => matchMedia(button.dataset.mdColorMedia).matches);
  if (chosen) {
    document.body.setAttribute("data-md-color-scheme", chosen.dataset.mdColorScheme);
    chosen.checked = true;
  }
})();
