// The page of findings: filters by severity and rule, steps from one to the next.
(() => {
  const { byId } = declcmp;
  const list = byId("findings");
  if (!byId("filter")) return;
  const findings = [...list.querySelectorAll(".finding")];
  const boxes = (name) => [...document.querySelectorAll(`#filter [data-${name}]`)];
  const chosen = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.dataset[name]));
  const stepped = declcmp.steps(() => findings.filter((each) => !each.hidden));
  const filter = () => {
    const severities = chosen("severity");
    const codes = chosen("code");
    let gone = 0;
    for (const each of findings) {
      each.hidden = !severities.has(each.dataset.severity) || !codes.has(each.dataset.code);
      gone += each.hidden;
    }
    for (const file of list.querySelectorAll(".file")) file.hidden = !file.querySelector(".finding:not([hidden])");
    byId("hidden-count").textContent = gone ? `−${gone}` : "";
    stepped();
    document.dispatchEvent(new Event("declcmp:shown"));
  };
  for (const box of [...boxes("severity"), ...boxes("code")]) box.addEventListener("change", filter);
  filter();
})();
