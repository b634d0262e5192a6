/* Turns the screens of a projector view, and times the parts of the agenda. A plain script in a block, because a browser loads no module from a memory stick. */

{
  const MINUTE = 60_000;
  const SWIPE = 50;
  const TICK = 250;
  const screens = [...document.querySelectorAll("[data-screen]")];
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const timers = new Map();
  let shown = 0;
  let timer = null;

  /** The part of the agenda to which a screen belongs: the last one that began. */
  const partOf = (index) => screens.slice(0, index + 1).findLast((screen) => screen.dataset.minutes) ?? null;

  const clock = (left) => {
    const seconds = Math.ceil(Math.max(left, 0) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const fromAddress = () => Math.max(screens.findIndex((screen) => screen.id === location.hash.slice(1)), 0);

  function show(index) {
    shown = Math.min(Math.max(index, 0), screens.length - 1);
    screens.forEach((screen, at) => { screen.hidden = at !== shown; });
    const screen = screens[shown];
    part("where").textContent = String(shown + 1);
    part("name").textContent = `: ${screen.querySelector("h2").textContent}`;
    // aria-disabled, because a button that is really disabled would lose the focus.
    part("previous").setAttribute("aria-disabled", String(shown === 0));
    part("next").setAttribute("aria-disabled", String(shown === screens.length - 1));
    if (location.hash !== `#${screen.id}`) history.replaceState(history.state, "", `#${screen.id}`);
    scrollTo(0, 0);
    take(partOf(shown));
  }

  const running = () => [...timers.values()].find((each) => each.until) ?? null;

  /** Show the timer of a part. While the room looks back, the timer that runs stays in sight. */
  function take(section) {
    const runs = running();
    const before = runs && (!section || screens.indexOf(section) < screens.indexOf(runs.section));
    if (section && !timers.has(section)) timers.set(section, { section, left: Number(section.dataset.minutes) * MINUTE, until: 0, told: "" });
    timer = before ? runs : timers.get(section) ?? null;
    part("timer").hidden = !timer;
    const name = timer?.section.dataset.name ?? "";
    part("timer").setAttribute("aria-label", `Timer: ${name}`);
    part("of").hidden = !before;
    part("of").textContent = before ? `Time for: ${name}` : "";
    say(timer?.told ?? "");
    draw();
  }

  const left = () => (timer.until ? timer.until - Date.now() : timer.left);

  function say(words) {
    if (timer) timer.told = words;
    if (part("said").textContent !== words) part("said").textContent = words;
  }

  function draw() {
    if (!timer) return;
    const now = left();
    part("left").textContent = clock(now);
    part("start").textContent = timer.until ? "Pause" : "Start";
    if (!timer.until) return;
    if (now <= 0) {
      timer.left = 0;
      timer.until = 0;
      say("Time is up. Please finish your sentence.");
      draw();
    } else {
      say(now <= MINUTE ? "One minute left." : "");
    }
  }

  function pause(one) {
    one.left = Math.max(one.until - Date.now(), 0);
    one.until = 0;
  }

  function start() {
    const runs = running();
    // One timer at a time: that of another part stops when this one starts.
    if (runs) pause(runs);
    if (runs !== timer && timer.left > 0) timer.until = Date.now() + timer.left;
    draw();
  }

  function more() {
    if (timer.until) timer.until += MINUTE;
    else timer.left += MINUTE;
    if (left() > MINUTE) say("");
    draw();
  }

  function dark(chosen) {
    document.body.dataset.mdColorScheme = chosen ? "slate" : "default";
    part("colours").textContent = chosen ? "Light" : "Dark";
  }

  const keys = {
    ArrowRight: () => show(shown + 1),
    ArrowDown: () => show(shown + 1),
    PageDown: () => show(shown + 1),
    " ": () => show(shown + 1),
    ArrowLeft: () => show(shown - 1),
    ArrowUp: () => show(shown - 1),
    PageUp: () => show(shown - 1),
    Home: () => show(0),
    End: () => show(screens.length - 1),
  };

  /** Whether what is on the screen goes on below or above: then these keys scroll first. */
  function scrolls(key) {
    const page = document.scrollingElement;
    if (key === "ArrowDown" || key === "PageDown" || key === " ") return page.scrollTop + page.clientHeight < page.scrollHeight - 2;
    return (key === "ArrowUp" || key === "PageUp") && page.scrollTop > 2;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    if (event.key === " " && event.target.closest("button, a")) return;
    if (scrolls(event.key)) return;
    event.preventDefault();
    if (event.key === " " && event.shiftKey) show(shown - 1);
    else keys[event.key]();
  });

  let begun = null;
  document.addEventListener("touchstart", (event) => { begun = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!begun) return;
    const [across, down] = [event.changedTouches[0].clientX - begun.clientX, event.changedTouches[0].clientY - begun.clientY];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(shown + (across < 0 ? 1 : -1));
  });

  part("previous").addEventListener("click", () => show(shown - 1));
  part("next").addEventListener("click", () => show(shown + 1));
  part("start").addEventListener("click", start);
  part("more").addEventListener("click", more);
  part("colours").addEventListener("click", () => dark(document.body.dataset.mdColorScheme !== "slate"));
  part("full").addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
  addEventListener("hashchange", () => show(fromAddress()));
  addEventListener("beforeprint", () => screens.forEach((screen) => { screen.hidden = false; }));
  addEventListener("afterprint", () => show(shown));

  dark(matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.add("k-projector--on");
  part("full").hidden = !document.fullscreenEnabled;
  part("keys").hidden = false;
  part("bar").hidden = false;
  setInterval(draw, TICK);
  show(fromAddress());
}
