// Nodes in a circle, with the connections they know by name.
import { drawing, svg } from "./svg.js";

const WIDTH = 420;
const SIZE = 300;
const MOST_LABELS = 24;

export function drawMesh(place, note, store) {
  const members = store.nodes.filter((node) => store.rows[node.index].state !== "removed");
  const places = new Map(members.map((node, place) => [node.index, place]));
  const count = members.length;
  const labelled = count <= MOST_LABELS;
  const radius = labelled ? SIZE / 2 - 48 : SIZE / 2 - 14;
  const dot = count <= MOST_LABELS ? 8 : Math.max(1.5, Math.min(6, (radius * 2.6) / count));
  const spot = (i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    return [WIDTH / 2 + radius * Math.cos(angle), SIZE / 2 + radius * Math.sin(angle)];
  };
  const known = store.links.filter(([a, b]) => places.has(a) && places.has(b));
  const lines = known.map((ends) => `M${ends.map((end) => spot(places.get(end)).map(fixed).join(" ")).join("L")}`);
  const dots = members.map((node, i) => nodeMark(node, store.rows[node.index], spot(i), dot, labelled));
  // A node that does not run has told its peers before, and they have changed since.
  const peers = store.rows.filter((row) => row.state === "running").map((row) => row.peers).filter((value) => value !== null);
  note.textContent = summaryOf(known.length, peers);
  drawing(place, WIDTH, SIZE, `${count} nodes; ${note.textContent}`, svg("path", { class: "link", d: lines.join("") }), ...dots);
}

function summaryOf(links, peers) {
  const [least, most] = [Math.min(...peers), Math.max(...peers)];
  const range = peers.length === 0 ? "peers not known"
    : `${least === most ? counted(most, "peer") : `${least} to ${most} peers`} a node`;
  return links === 0 ? `${range}; no peer is known by name` : `${range}; ${counted(links, "link")} known`;
}

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function nodeMark(node, row, [cx, cy], r, labelled) {
  const text = row.state === "running" ? `${node.service}: ${row.peers ?? "unknown"} peers` : `${node.service}: ${row.state}`;
  const group = svg("g", {}, svg("title", {}, text), svg("circle", { cx: fixed(cx), cy: fixed(cy), r, class: `node-${row.state}` }));
  if (labelled) {
    const right = cx > WIDTH / 2 + 4;
    const middle = Math.abs(cx - WIDTH / 2) <= 4;
    const y = middle ? cy + (cy < SIZE / 2 ? -14 : 22) : cy + 4;
    const x = middle ? cx : cx + (right ? 13 : -13);
    const anchor = middle ? "middle" : right ? "start" : "end";
    group.append(svg("text", { x: fixed(x), y: fixed(y), "text-anchor": anchor }, node.service.replace(/^lean-/, "")));
  }
  return group;
}

const fixed = (value) => value.toFixed(1);
