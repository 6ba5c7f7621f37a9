// Nodes by slots. Only the rows in sight exist: as elements for their texts, as pixels for slots.
import { CELLS, LEGEND, colours, drawCell } from "./cells.js";

const ROW = 22;
const PITCH = 13;
const CELL = 11;
const RULER = 40;
/** Room for the last slot's number. */
const MARGIN = 8;
const LABEL_EVERY = 5;

export class Grid {
  constructor(store) {
    this.store = store;
    this.box = document.getElementById("grid");
    this.spacer = document.getElementById("spacer");
    this.window = document.getElementById("window");
    this.rows = document.getElementById("rows");
    this.canvas = document.getElementById("cells");
    this.ruler = document.getElementById("ruler");
    this.detail = document.getElementById("detail");
    this.filter = document.getElementById("filter");
    this.shown = document.getElementById("shown");
    this.older = document.getElementById("older");
    this.newestButton = document.getElementById("newest");
    this.view = [];
    this.pool = [];
    /** Slots between the newest one and the right edge; 0 follows the chain. */
    this.back = 0;
    this.cursor = null;
    this.listen();
    this.recolour();
    this.drawLegend();
  }

  listen() {
    this.box.addEventListener("scroll", () => this.draw());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.canvas.addEventListener("pointermove", (event) => this.point(event, false));
    this.canvas.addEventListener("pointerdown", (event) => this.point(event, true));
    this.filter.addEventListener("input", () => this.update());
    this.older.addEventListener("click", () => this.pan(Math.floor(this.slots / 2)));
    this.newestButton.addEventListener("click", () => this.pan(-Infinity));
    new ResizeObserver(() => this.update()).observe(this.box);
  }

  recolour() {
    this.paint = colours();
  }

  /** Takes in that the store has changed. */
  update() {
    const wanted = this.filter.value.trim().toLowerCase();
    this.view = this.store.nodes.filter((node) => this.matches(node, wanted)).map((node) => node.index);
    this.shown.textContent = wanted ? `${this.view.length} of ${this.store.nodes.length} nodes` : "";
    this.spacer.style.height = `${this.view.length * ROW}px`;
    const width = Math.max(PITCH * 8, this.box.clientWidth - this.rows.offsetWidth - MARGIN);
    this.slots = Math.floor(width / PITCH);
    this.height = Math.min(this.view.length * ROW, this.box.clientHeight || ROW);
    this.window.style.height = `${this.height}px`;
    this.size(this.canvas, this.slots * PITCH, this.height);
    this.size(this.ruler, this.slots * PITCH + MARGIN, RULER);
    this.box.setAttribute("aria-rowcount", this.view.length);
    this.newestButton.disabled = this.back === 0;
    this.draw();
  }

  matches(node, wanted) {
    const state = this.store.rows[node.index]?.state ?? "";
    return !wanted || [node.service, node.client, state].some((text) => text.includes(wanted));
  }

  size(canvas, width, height) {
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** The slot at the left edge: of a young chain, or one seen from late on, the first that is known. */
  get first() {
    return Math.max(this.oldest, this.store.newest - this.back - this.slots + 1);
  }

  get oldest() {
    for (const [slot, column] of this.store.columns) if (column.fate !== "unknown") return slot;
    return 0;
  }

  draw() {
    const top = this.box.scrollTop;
    const from = Math.floor(top / ROW);
    const count = Math.min(this.view.length - from, Math.ceil(this.height / ROW) + 1);
    const pen = this.canvas.getContext("2d");
    pen.clearRect(0, 0, this.slots * PITCH, this.height);
    this.fillPool(count);
    for (let i = 0; i < count; i++) {
      const y = (from + i) * ROW - top;
      this.drawLabels(this.pool[i], from + i, y);
      this.drawCells(pen, this.view[from + i], y);
    }
    this.drawCursor(pen, top);
    this.drawRuler();
  }

  fillPool(count) {
    while (this.pool.length < count) {
      const row = document.createElement("div");
      row.setAttribute("role", "row");
      row.append(cell("rowheader"), ...Array.from({ length: 5 }, () => cell("gridcell")));
      this.rows.append(row);
      this.pool.push(row);
    }
    this.pool.forEach((row, i) => (row.hidden = i >= count));
  }

  drawLabels(row, position, y) {
    const node = this.store.nodes[this.view[position]];
    const now = this.store.rows[node.index];
    row.className = `row ${now.state}${this.cursor?.node === node.index ? " current" : ""}`;
    row.setAttribute("aria-rowindex", position + 1);
    row.style.transform = `translateY(${y}px)`;
    const [name, state, ...numbers] = row.children;
    const role = now.aggregator ? "agg" : "";
    if (name.dataset.name !== node.service || name.dataset.role !== role) {
      name.dataset.name = node.service;
      name.dataset.role = role;
      name.title = `${node.service}, ${node.client}, validators ${node.validators.join(", ") || "none"}${role ? ", aggregator" : ""}`;
      name.replaceChildren(node.service, ...(role ? [badge(role)] : []));
    }
    write(state, now.state);
    state.classList.add("state");
    [now.head, now.justified, now.finalized, now.peers].forEach((n, i) => write(numbers[i], n ?? "-"));
  }

  drawCells(pen, node, y) {
    for (let i = 0, slot = this.first; i < this.slots; i++, slot++) {
      const column = this.store.columns.get(slot);
      if (column) drawCell(pen, column.cells[node], i * PITCH + 1, y + 2, CELL, ROW - 4, this.paint);
    }
  }

  drawCursor(pen, top) {
    const row = this.cursor ? this.view.indexOf(this.cursor.node) : -1;
    const column = this.cursor ? this.cursor.slot - this.first : -1;
    if (row >= 0 && column >= 0 && column < this.slots) {
      pen.strokeStyle = this.paint.cursor;
      pen.lineWidth = 2;
      pen.strokeRect(column * PITCH, row * ROW - top + 1, PITCH, ROW - 2);
      pen.lineWidth = 1;
    }
  }

  /** Slot numbers, marks where something was done, and what became of each slot. */
  drawRuler() {
    const pen = this.ruler.getContext("2d");
    pen.clearRect(0, 0, this.slots * PITCH + MARGIN, RULER);
    pen.font = "11px system-ui, sans-serif";
    pen.textAlign = "center";
    const done = new Set(this.store.actions.map((action) => action.slot));
    for (let i = 0, slot = this.first; i < this.slots; i++, slot++) {
      const column = this.store.columns.get(slot);
      if (!column) continue;
      const x = i * PITCH + 1;
      if (slot % LABEL_EVERY === 0) {
        pen.fillStyle = this.paint.quiet;
        pen.fillText(slot, x + CELL / 2, 11);
      }
      if (done.has(slot)) {
        pen.fillStyle = this.paint.ink;
        pen.beginPath();
        pen.moveTo(x + 1, 15);
        pen.lineTo(x + CELL - 1, 15);
        pen.lineTo(x + CELL / 2, 22);
        pen.fill();
      }
      if (column.fate !== "unknown") {
        pen.fillStyle = this.paint[FATES[column.fate]] ?? this.paint.empty;
        pen.fillRect(x, 26, CELL, 8);
      }
    }
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.height / ROW) - 1);
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0] };
    if (event.ctrlKey || event.metaKey || event.altKey || this.view.length === 0) return;
    const at = this.cursor ?? { node: this.view[0], slot: this.store.newest };
    const row = Math.max(0, this.view.indexOf(at.node));
    if (event.key === "Home") this.moveTo(0, at.slot);
    else if (event.key === "End") this.moveTo(row, this.store.newest);
    else if (moves[event.key] && !this.cursor) this.moveTo(row, at.slot);
    else if (moves[event.key]) this.moveTo(row + moves[event.key][0], at.slot + moves[event.key][1]);
    else return;
    event.preventDefault();
  }

  moveTo(row, slot) {
    const position = Math.min(Math.max(row, 0), this.view.length - 1);
    const where = Math.min(Math.max(slot, this.oldest), this.store.newest);
    this.cursor = { node: this.view[position], slot: where };
    if (where < this.first) this.back = this.store.newest - where - this.slots + 1;
    else if (where >= this.first + this.slots) this.back = Math.max(0, this.store.newest - where);
    const y = position * ROW;
    if (y < this.box.scrollTop) this.box.scrollTop = y;
    else if (y + ROW > this.box.scrollTop + this.height) this.box.scrollTop = y + ROW - this.height;
    this.tell();
    this.update();
  }

  pan(slots) {
    const most = Math.max(0, this.store.newest - this.oldest + 1 - this.slots);
    this.back = Math.min(Math.max(0, this.back + slots), most);
    this.update();
  }

  point(event, pressed) {
    const row = Math.floor((event.offsetY + this.box.scrollTop) / ROW);
    const slot = this.first + Math.floor(event.offsetX / PITCH);
    if (row < this.view.length && this.store.columns.has(slot)) {
      if (pressed) this.moveTo(row, slot);
      else this.describe(this.view[row], slot);
    }
  }

  /** Says what the cell under the cursor is; called again when that changes. */
  tell() {
    if (this.cursor) this.describe(this.cursor.node, this.cursor.slot);
  }

  describe(index, slot) {
    const node = this.store.nodes[index];
    const column = this.store.columns.get(slot);
    if (!node || !column) return;
    const turn = column.proposer === null ? "" : `; turn of validator ${column.proposer}` +
      (column.proposerNode === null ? "" : ` (${this.store.nodes[column.proposerNode].service})`);
    const text = `${node.service}, slot ${slot}: ${CELLS[column.cells[index]]?.words ?? "not known"}${turn}`;
    if (this.detail.textContent !== text) this.detail.textContent = text;
  }

  drawLegend() {
    const list = document.getElementById("legend");
    list.replaceChildren(...LEGEND.map((letter) => {
      const item = document.createElement("li");
      const sample = document.createElement("canvas");
      this.size(sample, CELL, ROW - 4);
      drawCell(sample.getContext("2d"), letter, 0, 0, CELL, ROW - 4, this.paint);
      item.append(sample, CELLS[letter].words);
      return item;
    }));
  }
}

const FATES = { finalized: "finalized", justified: "justified", proposed: "imported", missed: "missed", side: "side" };

function cell(role) {
  const element = document.createElement("span");
  element.setAttribute("role", role);
  return element;
}

function badge(text) {
  const element = document.createElement("span");
  element.className = "role";
  element.textContent = text;
  return element;
}

function write(element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
}
