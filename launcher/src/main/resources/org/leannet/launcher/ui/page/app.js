// Listens to the server and draws, at most once a frame.
import { drawActions } from "./actions.js";
import { Grid } from "./grid.js";
import { drawLag } from "./lag.js";
import { drawMesh } from "./mesh.js";
import { apply, newStore } from "./store.js";
import { startTheme } from "./theme.js";
import { drawTree } from "./tree.js";

const SLOT = 4000;
const byId = (id) => document.getElementById(id);
const store = newStore();
const grid = new Grid(store);
const stale = { tree: false, mesh: false, actions: false };
let waiting = false;

function draw() {
  waiting = false;
  drawTiles();
  grid.update();
  grid.tell();
  drawLag(byId("lag"), byId("lag-note"), store);
  if (stale.tree) drawTree(byId("tree"), byId("tree-note"), store);
  if (stale.mesh) drawMesh(byId("mesh"), byId("mesh-note"), store);
  if (stale.actions) drawActions(byId("actions"), byId("no-actions"), store);
  stale.tree = stale.mesh = stale.actions = false;
}

function schedule() {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(draw);
  }
}

function drawTiles() {
  const { head, justified, finalized, lag } = store.chain;
  byId("enclave").textContent = store.enclave;
  document.title = store.slot === null ? `${store.enclave} · Leannet` : `${store.slot} · ${store.enclave} · Leannet`;
  for (const [id, value] of Object.entries({ head, justified, finalized, lag })) {
    byId(`tile-${id}`).textContent = value ?? "–";
  }
  byId("tile-lag").classList.toggle("bad", lag !== null && lag > 8);
  const up = store.rows.filter((row) => row.state === "running").length;
  const members = store.rows.filter((row) => row.state !== "removed").length;
  byId("tile-nodes").textContent = `${up}/${members}`;
  byId("tile-nodes").classList.toggle("bad", up < members);
  byId("problem").hidden = !store.problem;
  byId("problem").textContent = store.problem ? `What is shown may be old: ${store.problem}` : "";
  drawClock();
}

/** The slot by the server's clock, moving between messages too. */
function drawClock() {
  const tile = byId("tile-slot");
  if (store.genesis === null) {
    tile.textContent = "–";
    return;
  }
  const since = Date.now() + store.clockAhead - store.genesis;
  tile.textContent = since < 0 ? `in ${Math.ceil(-since / 1000)} s` : Math.floor(since / SLOT);
}

function connect() {
  const connection = byId("connection");
  const say = (text, live) => {
    connection.textContent = text;
    connection.classList.toggle("live", live);
  };
  const events = new EventSource("events");
  const take = (whole) => (event) => {
    const changed = apply(store, JSON.parse(event.data), whole);
    for (const part of Object.keys(stale)) stale[part] ||= changed[part];
    if (connection.textContent !== "live") say("live", true);
    schedule();
  };
  events.addEventListener("enclave", (event) => (store.enclave = JSON.parse(event.data)));
  events.addEventListener("whole", take(true));
  events.addEventListener("change", take(false));
  events.addEventListener("end", () => {
    events.close();
    say("the enclave is gone", false);
  });
  events.addEventListener("error", () => say("connection lost, trying again", false));
}

const nextTheme = startTheme(byId("theme"), () => {
  grid.recolour();
  grid.drawLegend();
  schedule();
});

document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    byId("filter").focus();
  } else if (event.key === "t") {
    nextTheme();
  }
});

setInterval(drawClock, 250);
connect();
