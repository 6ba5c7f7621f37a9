const SPACE = "http://www.w3.org/2000/svg";

/** An SVG element with these attributes and children; text is always text. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) element.append(child);
  return element;
}

/** Replaces the content of a place by one drawing with a spoken summary. */
export function drawing(place, width, height, summary, ...children) {
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": summary }, ...children);
  place.replaceChildren(picture);
  return picture;
}
