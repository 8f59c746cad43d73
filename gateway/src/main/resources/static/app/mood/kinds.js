/** How the kinds of events are marked in a curve and its key: by shape first, by colour (a token) besides. */
const SHAPES = [
  { name: "feed", kinds: ["feed"], style: "circle", token: "--good" },
  { name: "pet", kinds: ["pet"], style: "rectRot", token: "--bad" },
  { name: "play", kinds: ["play"], style: "triangle", token: "--code-kind" },
  { name: "talk", kinds: ["talk"], style: "rect", token: "--code-name" },
  { name: "shop", kinds: ["buy", "wear"], style: "star", token: "--warn", isLine: true },
];
const OTHER = { name: "other", kinds: [], style: "cross", token: "--ink-2", isLine: true };

export const shapeOf = (kind) => SHAPES.find(({ kinds }) => kinds.includes(kind)) ?? OTHER;

/** Those that a key must explain, in a steady order. */
export const shapesOf = (events) => [...SHAPES, OTHER].filter((shape) => events.some(({ kind }) => shapeOf(kind) === shape));
