// The window of the minimap: between two rows whose places on page and map are known, in proportion.
declcmp.minimap = (texts) => {
  const { byId } = declcmp;
  const pane = byId("window");
  let known = [];

  const measure = () => {
    known = [...byId("minimap").querySelectorAll("a[data-at]")].map((link) => {
      const row = byId(link.getAttribute("href").slice(1));
      const seen = row.closest(".fold:not([open])") ?? row;
      return [seen.getBoundingClientRect().top + scrollY, Number(link.dataset.at)];
    });
    known.push([texts.getBoundingClientRect().bottom + scrollY, 1000]);
    known.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
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
  return measure;
};
