// How far finality is behind, slot by slot.
import { drawing, svg } from "./svg.js";

const WIDTH = 420;
const HEIGHT = 260;
const LEFT = 30;
const BOTTOM = 20;
const SLOTS = 96;

/** Three slots behind is as good as it gets: a block, a vote for it, and a vote for that. */
const GOOD = 3;

export function drawLag(place, note, store) {
  const columns = [...store.columns.values()].filter((column) => column.lag !== null).slice(-SLOTS);
  const now = store.chain.lag;
  note.textContent = now === null ? "not known" : now <= GOOD + 1 ? "as good as it gets is 2 or 3" : "finality is behind";
  const most = Math.max(6, ...columns.map((column) => column.lag));
  const x = (i) => LEFT + (i * (WIDTH - LEFT - 8)) / Math.max(1, SLOTS - 1);
  const y = (lag) => HEIGHT - BOTTOM - (lag * (HEIGHT - BOTTOM - 10)) / most;
  const last = columns.length - 1;
  const points = columns.map((column, i) => `${x(i).toFixed(1)} ${y(column.lag).toFixed(1)}`);
  const summary = now === null ? "Finality lag, not known yet"
    : `Finality is ${now} slots behind; at most ${Math.max(0, ...columns.map((c) => c.lag))} in the last ${columns.length} slots`;
  const parts = [svg("path", { class: "axis", d: `M${LEFT} 10V${HEIGHT - BOTTOM}H${WIDTH - 8}` })];
  for (const value of [0, GOOD, most]) {
    parts.push(svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, String(value)));
  }
  if (points.length > 1) {
    const base = HEIGHT - BOTTOM;
    parts.push(svg("path", { class: "lag-area", d: `M${x(0)} ${base}L${points.join("L")}L${x(last)} ${base}Z` }));
    parts.push(svg("path", { class: "lag-line", d: `M${points.join("L")}` }));
    parts.push(svg("text", { x: x(0), y: HEIGHT - 5 }, `slot ${columns[0].slot}`));
    if (last > SLOTS / 4) parts.push(svg("text", { x: x(last), y: HEIGHT - 5, "text-anchor": "end" }, String(columns[last].slot)));
  }
  parts.push(svg("path", { class: "lag-good", d: `M${LEFT} ${y(GOOD)}H${WIDTH - 8}` }));
  drawing(place, WIDTH, HEIGHT, summary, ...parts);
}
