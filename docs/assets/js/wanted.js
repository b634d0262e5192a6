/* Says which case is wanted, when a reader comes to the ways to contribute from an empty cell of a matrix. */

class Wanted extends HTMLElement {
  connectedCallback() {
    const asked = new URLSearchParams(location.search);
    const found = [...this.querySelectorAll("template")].flatMap(({ dataset, content }) => {
      const term = [...content.children].find((each) => each.dataset.value === asked.get(dataset.facet));
      return term ? [[dataset.label, term.textContent]] : [];
    });
    this.hidden = !found.length;
    if (!found.length) return;
    const [values, issue] = ["values", "issue"].map((name) => this.querySelector(`[data-part="${name}"]`));
    values.textContent = found.map(([label, name]) => `${label} “${name}”`).join(" and the ");
    if (!issue) return;
    const address = new URL(issue.href);
    address.searchParams.set("title", `Case: ${found.map(([, name]) => name).join(", ")}`);
    issue.href = address.href;
  }
}

customElements.define("k-wanted", Wanted);
