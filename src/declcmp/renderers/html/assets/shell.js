"use strict";
// What every page can do: light and dark, help, single keys. A page reads and prints without any of it.
const declcmp = (() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // A page that is opened from a disk may have no storage.
  const kept = {
    get(name) {
      try { return localStorage.getItem(`declcmp.${name}`); } catch { return null; }
    },
    set(name, value) {
      try { localStorage.setItem(`declcmp.${name}`, value); } catch { /* forgotten with the page */ }
    },
  };

  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  root.classList.add("scripted");

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  if (["light", "dark"].includes(kept.get("theme"))) root.dataset.theme = kept.get("theme");
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
  });

  const help = byId("help");
  byId("help-open").addEventListener("click", () => help.showModal());
  help.addEventListener("click", (event) => { if (event.target === help) help.close(); });

  // A key is known by its place (event.code), as a Russian keyboard has т where an English one has n, or by its sign.
  const keys = new Map();
  const on = byId("keys-on");
  on.checked = kept.get("keys") !== "off";
  on.addEventListener("change", () => kept.set("keys", on.checked ? "on" : "off"));
  const key = (names, act) => { for (const name of names) keys.set(name, act); };
  const typing = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  document.addEventListener("keydown", (event) => {
    if (!on.checked || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && typing(event.target)) return;
    const act = keys.get(event.key) ?? (event.shiftKey ? undefined : keys.get(event.code));
    if (act) { event.preventDefault(); act(); }
  });
  key(["?"], () => help.showModal());

  // A menu closes when one goes on elsewhere.
  for (const menu of document.querySelectorAll("details.menu")) {
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
    });
  }

  return { byId, kept, key };
})();
