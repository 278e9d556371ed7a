// The page of two texts: steps from change to change, filters, the layout, the window of the minimap.
(() => {
  const { byId, kept, key } = declcmp;
  const texts = byId("texts");
  if (!texts) return;
  const all = (selector, within = texts) => [...within.querySelectorAll(selector)];
  const changed = () => document.dispatchEvent(new Event("declcmp:shown"));

  // Filters. An edit that is not asked for is quiet; a row that has nothing else to say goes.
  const kinds = all("[data-kind]", document);
  const classes = all("[data-class]", document);
  const chosen = (boxes, name) => new Set(boxes.filter((box) => box.checked).map((box) => box.dataset[name]));
  const opened = new Set();

  const filter = () => {
    const kindsOn = chosen(kinds, "kind");
    const classesOn = chosen(classes, "class");
    for (const box of classes) {
      for (const edit of all(`:is(ins, del).${CSS.escape(box.dataset.class)}`)) edit.classList.toggle("quiet", !box.checked);
    }
    let gone = 0;
    for (const row of all(".row")) {
      const of = row.dataset.kinds.split(" ");
      const edits = (row.dataset.classes ?? "").split(" ").filter(Boolean);
      const edited = edits.some((each) => classesOn.has(each));
      row.classList.toggle("edited", edited);
      if (row.matches(".equal, .editorial")) continue;
      const wanted = of.some((kind) => kindsOn.has(kind)) && (edits.length === 0 || edited || of.includes("moved"));
      row.hidden = !wanted;
      gone += !wanted && !row.matches(".left");
    }
    for (const block of all(".alone")) block.hidden = all(".row", block).every((row) => row.hidden);
    for (const fold of all(".fold")) {
      const telling = all(".row.editorial.edited", fold).length > 0;
      if (telling && !fold.open) { fold.open = true; opened.add(fold); }
      if (!telling && opened.delete(fold)) fold.open = false;
    }
    byId("hidden-count").textContent = gone ? `−${gone}` : "";
    stepped();
    changed();
  };

  const editorial = byId("editorial");
  const editorials = classes.filter((box) => "editorial" in box.dataset);
  const summed = () => {
    if (!editorial) return;
    const on = editorials.filter((box) => box.checked).length;
    editorial.checked = on === editorials.length;
    editorial.indeterminate = on > 0 && on < editorials.length;
  };
  editorial?.addEventListener("change", () => {
    for (const box of editorials) box.checked = editorial.checked;
    filter();
  });
  for (const box of [...kinds, ...classes]) box.addEventListener("change", () => { summed(); filter(); });
  summed();

  const folding = (open) => () => {
    for (const fold of all(".fold")) fold.open = open;
    opened.clear();
    changed();
  };
  byId("unfold")?.addEventListener("click", folding(true));
  byId("fold")?.addEventListener("click", folding(false));
  const menu = byId("filter");
  document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
  menu?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Steps: one for a row of two sides, one for a run of rows that stand alone.
  let here = null;
  const stops = () => all(".row:not(.equal, .editorial), .row.editorial.edited")
    .filter((row) => !row.closest("[hidden]") && (!row.closest(".alone") || first(row)))
    .filter((row) => !row.closest(".fold:not([open])"));
  const first = (row) => row === all(".row:not([hidden])", row.closest(".alone"))[0];
  const stepped = () => {
    const every = stops();
    const at = every.indexOf(here);
    byId("step").textContent = at < 0 ? String(every.length) : `${at + 1} / ${every.length}`;
    byId("back").disabled = byId("on").disabled = every.length === 0;
  };
  const visible = (row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const step = (by) => {
    const every = stops();
    if (!every.length) return;
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    let at = every.indexOf(here);
    if (at >= 0 && visible(here)) at += by;
    else if (by > 0) at = every.findIndex((row) => row.getBoundingClientRect().top > edge);
    else at = every.findLastIndex((row) => row.getBoundingClientRect().top < edge - 16);
    if (at < 0 || at >= every.length) at = by > 0 ? 0 : every.length - 1;
    here?.classList.remove("here");
    here = every[at];
    here.classList.add("here");
    here.tabIndex = -1;
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: "start", behavior: "instant" });
    stepped();
  };
  byId("on").addEventListener("click", () => step(1));
  byId("back").addEventListener("click", () => step(-1));
  key(["n", "KeyN"], () => step(1));
  key(["p", "KeyP"], () => step(-1));

  const sides = byId("sides");
  const one = byId("one");
  const lay = (radio) => { radio.checked = true; kept.set("layout", radio.id); measure(); changed(); };
  if (kept.get("layout") === "one") one.checked = true;
  for (const radio of [sides, one]) radio.addEventListener("change", () => lay(radio));
  key(["s", "KeyS"], () => lay(sides));
  key(["u", "KeyU"], () => lay(one));

  // A link into a fold opens it.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const fold = target && target.closest("details");
    if (fold && !fold.open) { fold.open = true; target.scrollIntoView({ behavior: "instant" }); }
  };
  addEventListener("hashchange", open);
  open();

  // The window of the minimap: between two rows whose places on both are known, in proportion.
  const pane = byId("window");
  let known = [];
  const measure = () => {
    known = all("a[data-at]", byId("minimap")).map((link) => {
      const row = byId(link.getAttribute("href").slice(1));
      const seen = row.closest(".fold:not([open])") ?? row;
      return [seen.getBoundingClientRect().top + scrollY, Number(link.dataset.at)];
    });
    known.push([texts.getBoundingClientRect().bottom + scrollY, 1000]);
    known.sort((one_, other) => one_[0] - other[0] || one_[1] - other[1]);
    look();
  };
  const onMap = (y) => {
    const after = known.findIndex((each) => each[0] > y);
    if (after === 0) return 0;
    if (after < 0) return 1000;
    const [[top, start], [bottom, stop]] = [known[after - 1], known[after]];
    return bottom > top ? start + (stop - start) * (y - top) / (bottom - top) : start;
  };
  const look = () => {
    const from = onMap(scrollY + byId("main").offsetTop);
    const to = onMap(scrollY + innerHeight);
    pane.setAttribute("y", from.toFixed(1));
    pane.setAttribute("height", Math.max(to - from, 0).toFixed(1));
  };
  const soon = (act) => {
    let asked = false;
    return () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; act(); });
    };
  };
  addEventListener("scroll", soon(look), { passive: true });
  new ResizeObserver(soon(measure)).observe(texts);

  filter();
  measure();
})();
