// Search in all that is marked with the class "words": ё is е, one quote or dash is any other, spaces are spaces.
(() => {
  const box = declcmp.byId("search");
  if (!box) return;
  const field = declcmp.byId("query");
  const count = declcmp.byId("found");
  const back = declcmp.byId("found-back");
  const on = declcmp.byId("found-on");
  const marks = typeof Highlight === "function" && CSS.highlights;
  const alike = ["её", "«»„“”\"", "-–—−‑‐"];
  let ranges = [];
  let here = -1;

  const escaped = (character) => character.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const sought = (text) => new RegExp(text.trim().split(/\s+/).map((word) => [...word].map((character) => {
    const same = alike.find((each) => each.includes(character.toLowerCase()));
    return same ? `[${[...same].map(escaped).join("")}]` : escaped(character);
  }).join("")).join("\\s+"), "giu");

  const shown = (element) => {
    if (element.closest("[hidden]")) return false;
    const side = element.closest(".side");
    if (!side) return true;
    // A sentence that stands on both sides is one match, not two.
    if (side.matches(".row.equal > .old, .row.left > .old")) return false;
    return getComputedStyle(side).display !== "none";
  };

  const textNodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) => {
      const parent = node.parentElement;
      if (parent.closest(".m")) return NodeFilter.FILTER_REJECT;
      const gone = parent.closest("del.quiet");
      return gone && getComputedStyle(gone).display === "none" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  const inside = (element, pattern) => {
    const nodes = textNodes(element);
    const starts = [];
    let text = "";
    for (const node of nodes) { starts.push(text.length); text += node.data; }
    const at = (offset, end) => {
      let number = starts.length - 1;
      while (number > 0 && (end ? starts[number] >= offset : starts[number] > offset)) number -= 1;
      return [nodes[number], offset - starts[number]];
    };
    return [...text.matchAll(pattern)].map((match) => {
      const range = document.createRange();
      range.setStart(...at(match.index, false));
      range.setEnd(...at(match.index + match[0].length, true));
      return range;
    });
  };

  const said = () => {
    const asked = field.value.trim().length > 0;
    box.classList.toggle("asked", asked);
    count.textContent = !asked ? "" : ranges.length ? `${here + 1} / ${ranges.length}` : count.dataset.none;
    back.disabled = on.disabled = ranges.length === 0;
  };

  const paint = () => {
    for (const element of document.querySelectorAll(".found")) element.classList.remove("found");
    if (!marks) {
      for (const range of ranges) range.startContainer.parentElement.closest(".words").classList.add("found");
      return;
    }
    CSS.highlights.set("found", new Highlight(...ranges));
    CSS.highlights.set("found-here", new Highlight(...ranges.slice(here, here + 1)));
  };

  const find = () => {
    const asked = field.value.trim();
    ranges = [];
    here = -1;
    if (asked) {
      const pattern = sought(asked);
      for (const element of document.querySelectorAll(".words")) {
        if (shown(element)) ranges.push(...inside(element, pattern));
      }
    }
    paint();
    said();
  };

  const go = (step) => {
    if (!ranges.length) return;
    here = here < 0 && step < 0 ? ranges.length - 1 : (here + step + ranges.length) % ranges.length;
    const element = ranges[here].startContainer.parentElement;
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    paint();
    said();
  };

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { find(); go(1); }, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { field.value = ""; find(); field.blur(); }
  });
  on.addEventListener("click", () => go(1));
  back.addEventListener("click", () => go(-1));
  declcmp.key(["/"], () => { field.focus(); field.select(); });
  // What is found depends on what is shown.
  document.addEventListener("declcmp:shown", () => { if (field.value.trim()) find(); });
})();
