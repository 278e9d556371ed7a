// From stop to stop through a page of texts; a link into what is folded opens it.
declcmp.steps = (stops) => {
  const { byId, key } = declcmp;
  let here = null;

  const stepped = () => {
    const every = stops();
    const at = every.indexOf(here);
    byId("step").textContent = at < 0 ? String(every.length) : `${at + 1} / ${every.length}`;
    byId("back").disabled = byId("on").disabled = every.length === 0;
  };
  const inSight = (row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const step = (by) => {
    const every = stops();
    if (!every.length) return;
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    let at = every.indexOf(here);
    if (at >= 0 && inSight(here)) at += by;
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

  const open = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    const fold = target && target.closest("details");
    if (fold && !fold.open) fold.open = true;
    if (fold) target.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", open);
  open();
  return stepped;
};
