// What the letters of a slot mean, and how they are drawn: by colour and by shape.

const LEVELS = { o: "side", i: "imported", j: "justified", f: "finalized" };

/** Letter to meaning, colour (a custom property) and mark. */
export const CELLS = {
  "-": { words: "not known", colour: null, mark: null },
  _: { words: "not over yet", colour: null, mark: "outline" },
  ".": { words: "no block", colour: "empty", mark: null },
  m: { words: "missed its turn", colour: "missed", mark: "cross" },
  b: { words: "block not received", colour: "absent", mark: "slash" },
  p: { words: "paused", colour: "paused", mark: "bars" },
  d: { words: "down", colour: "down", mark: "slash" },
  u: { words: "unreachable", colour: "unreachable", mark: "slash" },
};
for (const [letter, colour] of Object.entries(LEVELS)) {
  const words = colour === "side" ? "side block" : colour;
  CELLS[letter] = { words, colour, mark: null };
  CELLS[letter.toUpperCase()] = {
    words: colour === "imported" ? "proposed" : `proposed, ${words}`,
    colour,
    mark: "dot",
  };
}

export const LEGEND = ["F", "f", "j", "i", "o", "m", ".", "b", "p", "d", "u", "_"];

const COLOURS = ["finalized", "justified", "imported", "side", "missed", "absent", "paused", "down",
  "unreachable", "empty", "line", "quiet", "ink", "cursor", "proposed-mark", "mark-dark", "focus"];

/** The colours as they are now, by name: a canvas does not follow the style sheet by itself. */
export function colours() {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  };
  const found = Object.fromEntries(COLOURS.map(read));
  probe.remove();
  return found;
}

/** Draws one cell. */
export function drawCell(pen, letter, x, y, width, height, paint) {
  const cell = CELLS[letter];
  if (!cell) return;
  if (cell.colour) {
    pen.fillStyle = paint[cell.colour];
    pen.fillRect(x, y, width, height);
  }
  if (cell.mark) MARKS[cell.mark](pen, x, y, width, height, paint);
}

const MARKS = {
  outline(pen, x, y, width, height, paint) {
    pen.strokeStyle = paint.line;
    pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  },
  dot(pen, x, y, width, height, paint) {
    pen.fillStyle = paint["proposed-mark"];
    pen.beginPath();
    pen.arc(x + width / 2, y + height / 2, Math.min(width, height) / 4, 0, 7);
    pen.fill();
  },
  cross(pen, x, y, width, height) {
    line(pen, "#ffffff", [x + 3, y + 5, x + width - 3, y + height - 5], [x + width - 3, y + 5, x + 3, y + height - 5]);
  },
  slash(pen, x, y, width, height) {
    line(pen, "rgb(255 255 255 / 0.75)", [x + 2, y + height - 4, x + width - 2, y + 4]);
  },
  bars(pen, x, y, width, height, paint) {
    pen.fillStyle = paint["mark-dark"];
    pen.fillRect(x + width / 2 - 3, y + 5, 2, height - 10);
    pen.fillRect(x + width / 2 + 1, y + 5, 2, height - 10);
  },
};

function line(pen, colour, ...strokes) {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (const [x1, y1, x2, y2] of strokes) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
  pen.lineWidth = 1;
}
