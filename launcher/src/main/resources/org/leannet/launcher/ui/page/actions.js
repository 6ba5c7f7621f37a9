// What was done to services, newest first.

export function drawActions(list, empty, store) {
  empty.hidden = store.actions.length > 0;
  list.replaceChildren(...[...store.actions].reverse().map(line));
}

function line(action) {
  const item = document.createElement("li");
  const where = part("when", action.slot === null ? "genesis –" : `slot ${action.slot}`);
  const what = part("", `${action.service} ${action.words}${action.detail ? ` (${action.detail})` : ""}`);
  const when = part("when", new Date(action.at).toLocaleTimeString([], { hour12: false }));
  item.append(where, what, when);
  return item;
}

function part(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}
