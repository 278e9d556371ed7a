// The page of one text and its sources: the origin's wording at a glance, filters, steps.
(() => {
  const { byId } = declcmp;
  const texts = byId("texts");
  if (!texts) return;
  const all = (selector, within = texts) => [...within.querySelectorAll(selector)];
  const changed = () => document.dispatchEvent(new Event("declcmp:shown"));

  // The wording of the origin, beside the words that came of it, while the pointer is on them.
  const card = byId("card");
  let shown = null;
  let leaving;
  const hide = () => { card.hidden = true; shown = null; };
  const show = (part) => {
    clearTimeout(leaving);
    if (shown === part) return;
    const origin = byId(part.dataset.origin);
    const closest = byId(`${part.dataset.origin}-closest`);
    card.replaceChildren(...[origin, closest].filter(Boolean).map((each) => {
      const copy = each.cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    }));
    card.hidden = false;
    shown = part;
    const at = part.getClientRects()[0];
    const below = at.bottom + card.offsetHeight + 12 < innerHeight;
    const left = Math.min(Math.max(at.left, 16), document.documentElement.clientWidth - card.offsetWidth - 16);
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? part.getBoundingClientRect().bottom + 6 : at.top - card.offsetHeight - 6) + scrollY}px`;
  };
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 200); };
  texts.addEventListener("mouseover", (event) => {
    const part = event.target.closest(".part");
    if (part) show(part);
  });
  texts.addEventListener("mouseout", (event) => { if (event.target.closest(".part")) leave(); });
  card.addEventListener("mouseenter", () => clearTimeout(leaving));
  card.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  texts.addEventListener("click", (event) => {
    const part = event.target.closest(".part");
    if (!part || String(getSelection())) return;
    hide();
    const fold = byId(part.dataset.origin).closest("details");
    fold.open = !fold.open;
  });

  const states = all("[data-state]", document).filter((each) => each.matches("input"));
  const sources = all("[data-source]", document);
  const chosen = (boxes, name) => new Set(boxes.filter((box) => box.checked).map((box) => box.dataset[name]));
  const stepped = declcmp.steps(() => all(".row.inherited:not([hidden])"));
  const filter = () => {
    const statesOn = chosen(states, "state");
    const sourcesOn = chosen(sources, "source");
    let gone = 0;
    for (const row of all(".row[data-state]")) {
      const from = row.dataset.sources.split(" ").filter(Boolean);
      const wanted = (!states.length || statesOn.has(row.dataset.state))
        && (!sources.length || !from.length || from.some((each) => sourcesOn.has(each)));
      row.hidden = !wanted;
      gone += !wanted;
    }
    const count = byId("hidden-count");
    if (count) count.textContent = gone ? `−${gone}` : "";
    stepped();
    changed();
  };
  for (const box of [...states, ...sources]) box.addEventListener("change", filter);
  const folding = (open) => () => { for (const fold of all(".origins")) fold.open = open; };
  byId("unfold")?.addEventListener("click", folding(true));
  byId("fold")?.addEventListener("click", folding(false));

  declcmp.minimap(texts);
  filter();
})();
