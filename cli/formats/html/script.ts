/** The script of the page: it filters what stands there already, and writes no markup. */
export const SCRIPT = `"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  if (!form) return;
  form.hidden = false;
  const groups = Array.from(document.querySelectorAll("#groups > details"), (group) => ({
    group,
    head: (group.querySelector("summary").textContent + " " + group.querySelector(".body > p").textContent + " " + group.querySelector(".body > .quiet").textContent).toLowerCase(),
    places: Array.from(group.querySelectorAll("tbody > tr"), (row) => ({ row, words: row.textContent.toLowerCase() })),
  }));
  const total = groups.reduce((sum, { places }) => sum + places.length, 0);
  const chosen = (name) => (byId("filter-" + name) || { value: "" }).value;
  const apply = () => {
    const words = chosen("text").toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const { group, head, places } of groups) {
      const fits = (!chosen("severity") || group.dataset.severity === chosen("severity")) &&
        (!chosen("level") || group.dataset.level === chosen("level")) &&
        (!chosen("row") || group.dataset.rows.split(" ").includes(chosen("row")));
      let count = 0;
      for (const place of places) {
        const isShown = fits && (!chosen("stack") || place.row.dataset.stack === chosen("stack")) &&
          words.every((word) => head.includes(word) || place.words.includes(word));
        place.row.hidden = !isShown;
        if (isShown) count += 1;
      }
      group.hidden = count === 0;
      shown += count;
    }
    byId("shown").textContent = shown + " of " + total + " shown";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("expand").addEventListener("click", () => {
    const isOpen = byId("expand").getAttribute("aria-pressed") !== "true";
    byId("expand").setAttribute("aria-pressed", String(isOpen));
    for (const { group } of groups) group.open = isOpen;
  });
  apply();
})();
`;
