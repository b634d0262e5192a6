/* Marks the part of the page that is being read, wherever the page lists its parts. */

const links = [...document.querySelectorAll(".md-nav__link")];
const parts = [...new Set(links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))))].filter(Boolean);
const passed = new Set();

function mark(part) {
  for (const link of links) {
    if (!part || decodeURIComponent(link.hash.slice(1)) !== part.id) {
      link.removeAttribute("aria-current");
      continue;
    }
    link.setAttribute("aria-current", "location");
    // Only the list scrolls: to bring the link into view by itself would move the page as well.
    const list = link.closest(".md-sidebar__scrollwrap");
    list.scrollTop += link.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }
}

// A part is being read once its heading has come so far up; everything above the window counts as passed.
const line = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) passed.add(target);
    else passed.delete(target);
  }
  mark(parts.filter((part) => passed.has(part)).at(-1));
}, { rootMargin: "10000000px 0px -60%" });

for (const part of parts) line.observe(part);
