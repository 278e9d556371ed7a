// An atlas: a page of several leaves shows one at a time, as if each were a page; the list of formulations is filtered.
(() => {
  const leaves = [...document.querySelectorAll("main > .leaf")];
  const links = [...document.querySelectorAll(".parts a")];
  const title = document.title;
  let current = null;

  const target = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return id ? declcmp.byId(id) : null;
  };
  const partOf = (leaf) => leaf.matches(".family-page") ? "formulations" : leaf.matches(".document-page") ? "documents" : leaf.id;

  // Without an anchor: the first leaf where there is one, else all of a drawer of families.
  const leafOf = (element) => element ? element.closest(".leaf") : leaves.find((leaf) => "first" in leaf.dataset) ?? null;

  const show = (restored) => {
    const element = target();
    if (element && !element.closest(".leaf")) return;
    const leaf = leafOf(element);
    if (leaves.length > 1 && leaf !== current) {
      for (const each of leaves) each.hidden = leaf !== null && each !== leaf;
      document.title = leaf?.dataset.title ? `${leaf.dataset.title} – ${title}` : title;
    }
    const changed = leaf !== current;
    current = leaf;
    const part = leaf ?? leaves[0];
    for (const link of links) {
      if (part && link.dataset.part === partOf(part)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (restored !== undefined) scrollTo({ top: restored, behavior: "instant" });
    else if (element && element !== leaf) { element.scrollIntoView({ behavior: "instant" }); element.focus({ preventScroll: true }); }
    else if (changed && leaves.length > 1) { scrollTo({ top: 0, behavior: "instant" }); if (element) leaf.focus({ preventScroll: true }); }
    document.dispatchEvent(new Event("declcmp:shown"));
  };

  if (leaves.length > 1) {
    history.scrollRestoration = "manual";
    // Where the reader was, for the way back; a page that is opened from a disk may not keep it.
    const keep = () => { try { history.replaceState({ y: scrollY }, ""); } catch { /* the way back leads to the top */ } };
    document.addEventListener("click", (event) => {
      if (event.target.closest("a[href^='#']")) keep();
    }, true);
    addEventListener("pagehide", keep);
    addEventListener("popstate", (event) => show(event.state?.y));
    show(history.state?.y);
  } else {
    show();
  }

  const turn = (rel) => {
    const scope = current ?? document;
    scope.querySelector(`.turn [rel=${rel}]`)?.click();
  };
  // A link of a drawing is no HTMLElement and has no click(): these are.
  declcmp.key(["n", "KeyN"], () => turn("next"));
  declcmp.key(["p", "KeyP"], () => turn("prev"));

  const list = declcmp.byId("families");
  if (!list) {
    const there = links.find((link) => link.dataset.part === "formulations");
    declcmp.key(["/"], () => there?.click());
    return;
  }

  const rows = [...list.children];
  const field = declcmp.byId("sought");
  const relation = declcmp.byId("relation");
  const one = declcmp.byId("document");
  const other = declcmp.byId("other");
  const order = declcmp.byId("order");
  const count = declcmp.byId("shown");
  const form = field.form;

  // ё is е, one quote or dash is any other: as people type.
  const plain = (text) => text.toLowerCase().replaceAll("ё", "е").replace(/[«»„“”"]/g, "\"").replace(/[–—−‑‐]/g, "-").replace(/\s+/g, " ");
  const texts = rows.map((row) => plain(row.querySelector(".what").textContent));
  const documents = rows.map((row) => new Set(row.dataset.documents.split(" ")));

  const filter = () => {
    const words = plain(field.value).trim().split(" ").filter(Boolean);
    const wanted = [one.value, other.value].filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = words.every((word) => texts[at].includes(word))
        && (!relation.value || row.dataset.relation === relation.value)
        && wanted.every((number) => documents[at].has(number));
      row.hidden = !fits;
      shown += fits;
    });
    count.textContent = count.dataset.words.replace("{n}", shown).replace("{all}", rows.length);
  };

  const sort = () => {
    const by = {
      size: (a, b) => b.dataset.size - a.dataset.size,
      first: (a, b) => (a.dataset.first < b.dataset.first ? -1 : a.dataset.first > b.dataset.first ? 1 : 0),
      last: (a, b) => (a.dataset.last < b.dataset.last ? 1 : a.dataset.last > b.dataset.last ? -1 : 0),
    }[order.value];
    list.append(...(by ? [...rows].sort(by) : rows));
  };

  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") { field.value = ""; filter(); } });
  form.addEventListener("change", () => { sort(); filter(); });
  form.addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  const search = () => {
    if (current?.id !== "formulations") location.hash = "formulations";
    setTimeout(() => { field.focus(); field.select(); });
  };
  declcmp.key(["/"], search);

  // A cell of the heat map asks for what two documents share.
  for (const cell of document.querySelectorAll(".cell[data-pair]")) {
    cell.addEventListener("click", () => {
      [one.value, other.value] = cell.dataset.pair.split(" ");
      field.value = relation.value = "";
      filter();
    });
  }
})();
