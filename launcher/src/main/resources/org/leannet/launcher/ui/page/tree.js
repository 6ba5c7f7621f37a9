// The fork-choice tree: slots to the right, branches downwards.
import { drawing, svg } from "./svg.js";

const STEP = 58;
const LANE = 50;
const RADIUS = 11;

/** Gives every block its column (a slot) and lane (a branch); the chain itself keeps lane 0. */
export function layout(blocks) {
  const slots = [...new Set(blocks.map((block) => block.slot))].sort((a, b) => a - b);
  const places = new Map();
  const continued = new Set();
  const ends = [];
  const order = [...blocks].sort((a, b) => a.slot - b.slot || (a.fate === "side") - (b.fate === "side"));
  for (const block of order) {
    const parent = places.get(block.parent);
    const x = slots.indexOf(block.slot);
    let lane = parent && !continued.has(block.parent) && block.fate !== "side" ? parent.lane : undefined;
    if (parent && block.fate === "side" && parent.block.fate === "side" && !continued.has(block.parent)) lane = parent.lane;
    if (lane === undefined) lane = block.fate === "side" ? freeLane(ends, parent ? parent.x : x) : 0;
    if (parent && lane === parent.lane) continued.add(block.parent);
    ends[lane] = x;
    places.set(block.root, { block, parent, x, lane });
  }
  return { places: [...places.values()], columns: slots.length, lanes: Math.max(1, ends.length) };
}

function freeLane(ends, from) {
  let lane = 1;
  while (ends[lane] !== undefined && ends[lane] >= from) lane++;
  return lane;
}

const short = (root) => `${root.slice(0, 6)}…${root.slice(-4)}`;
const nodes = (count) => (count === 1 ? "1 node" : `${count} nodes`);

function words(block) {
  const heads = block.heads > 0 ? `, head of ${nodes(block.heads)}` : "";
  const side = block.fate === "side" ? "side block" : block.fate;
  return `slot ${block.slot}, ${short(block.root)}, ${side}, proposed by validator ${block.proposer}, weight ${block.weight}${heads}`;
}

export function drawTree(place, note, store) {
  const following = place.scrollLeft + place.clientWidth >= place.scrollWidth - STEP;
  const focused = document.activeElement?.dataset?.root;
  const { places, columns, lanes } = layout(store.tree);
  const centre = ({ x, lane }) => [30 + x * STEP, 26 + lane * LANE];
  const edges = places.filter((p) => p.parent).map((p) => edge(p, centre(p.parent), centre(p)));
  const marks = places.map((p) => mark(p, centre(p)));
  const heads = store.tree.filter((block) => block.heads > 0).length;
  note.textContent = store.tree.length === 0 ? "no node shows its blocks"
    : heads > 1 ? `${heads} different heads` : "all nodes on one head";
  const summary = `Fork-choice tree of ${store.tree.length} blocks, ${note.textContent}`;
  const picture = drawing(place, Math.max(200, 30 + columns * STEP), 14 + lanes * LANE, summary, ...edges, ...marks);
  picture.setAttribute("role", "group");
  if (following) place.scrollLeft = place.scrollWidth;
  if (focused) picture.querySelector(`[data-root="${CSS.escape(focused)}"]`)?.focus();
}

/** A dashed line passes over slots without a block. */
function edge({ block, parent }, [x1, y1], [x2, y2]) {
  const d = y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${x1 + 30} ${y1} ${x2 - 36} ${y2} ${x2} ${y2}`;
  return svg("path", { class: block.slot - parent.block.slot > 1 ? "edge gap" : "edge", d });
}

function mark({ block }, [cx, cy]) {
  const group = svg("g", { tabindex: 0, role: "img", "aria-label": words(block), "data-root": block.root },
    svg("title", {}, words(block)),
    svg("circle", { cx, cy, r: RADIUS, class: `block-${block.fate}` }),
    svg("text", { x: cx, y: cy + RADIUS + 17, "text-anchor": "middle" }, String(block.slot)));
  if (block.heads > 0) {
    group.append(
      svg("circle", { cx, cy, r: RADIUS + 4, class: "head-ring" }),
      svg("text", { x: cx, y: cy + 4, "text-anchor": "middle", class: "strong" }, String(block.heads)));
  }
  return group;
}
