// Everything the server has told, in the shape the drawings want it.

/** How many slots are kept, as many as the server keeps. */
const WINDOW = 512;
const MOST_ACTIONS = 200;

export function newStore() {
  return {
    enclave: "",
    slot: null,
    genesis: null,
    nodes: [],
    rows: [],
    columns: new Map(),
    newest: -1,
    tree: [],
    links: [],
    actions: [],
    chain: { head: null, justified: null, finalized: null, lag: null },
    problem: null,
    clockAhead: 0,
  };
}

/** Takes in one message; `whole` forgets what was before. Returns which parts have changed. */
export function apply(store, message, whole) {
  if (whole) {
    Object.assign(store, { ...newStore(), enclave: store.enclave, nodes: message.nodes });
    store.nodes.forEach((node, i) => (node.index = i));
  }
  store.slot = message.slot;
  store.genesis = message.genesis;
  store.problem = message.problem;
  store.clockAhead = message.at - Date.now();
  store.chain = {
    head: message.head,
    justified: message.justified,
    finalized: message.finalized,
    lag: message.lag,
  };
  for (const [index, state, aggregator, headRoot, head, justified, finalized, peers] of message.rows) {
    store.rows[index] = { state, aggregator, headRoot, head, justified, finalized, peers };
  }
  for (const [slot, fate, proposer, proposerNode, lag, cells] of message.columns) {
    store.columns.set(slot, { slot, fate, proposer, proposerNode, lag, cells });
    store.newest = Math.max(store.newest, slot);
  }
  for (const slot of store.columns.keys()) {
    if (slot > store.newest - WINDOW) break;
    store.columns.delete(slot);
  }
  if (message.tree) store.tree = message.tree.map(readBlock);
  if (message.links) store.links = message.links;
  for (const [number, at, slot, service, words, detail] of message.actions) {
    store.actions.push({ number, at, slot, service, words, detail });
  }
  store.actions.splice(0, store.actions.length - MOST_ACTIONS);
  return {
    tree: whole || Boolean(message.tree),
    mesh: whole || Boolean(message.links) || message.rows.length > 0,
    actions: whole || message.actions.length > 0,
  };
}

function readBlock([root, slot, parent, proposer, weight, fate, heads]) {
  return { root, slot, parent, proposer, weight, fate, heads };
}
