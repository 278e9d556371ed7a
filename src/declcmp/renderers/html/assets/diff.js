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

  // One stop for a row of two sides, one for a run of rows that stand alone.
  const first = (row) => row === row.closest(".alone").querySelector(".row:not([hidden])");
  const stepped = declcmp.steps(() => all(".row:not(.equal, .editorial), .row.editorial.edited")
    .filter((row) => !row.closest("[hidden], .fold:not([open])") && (!row.closest(".alone") || first(row))));

  const sides = byId("sides");
  const one = byId("one");
  const lay = (radio) => { radio.checked = true; kept.set("layout", radio.id); measure(); changed(); };
  if (kept.get("layout") === "one") one.checked = true;
  for (const radio of [sides, one]) radio.addEventListener("change", () => lay(radio));
  key(["s", "KeyS"], () => lay(sides));
  key(["u", "KeyU"], () => lay(one));

  const measure = declcmp.minimap(texts);
  filter();
})();
