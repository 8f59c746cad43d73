/** How pictures hang on the page: their shape, their days, and what is beside, above and below each. */

/** Width by height of a picture, from what it is or from what was ordered. */
export function ratioOf({ width, height, size }) {
  const [w, h] =
    width && height
      ? [width, height]
      : String(size ?? "")
          .split("x")
          .map(Number);
  return w > 0 && h > 0 ? w / h : 1;
}

/** Pictures by the day on which they were asked for, in the order in which they come: [{ day, pictures }]. */
export function byDay(pictures) {
  const days = new Map();
  for (const each of pictures) days.set(each.day, [...(days.get(each.day) ?? []), each]);
  return [...days].map(([day, hung]) => ({ day, pictures: hung }));
}

/**
 * Where an arrow key leads from one of several boxes that hang in rows: its index; null when the key is none of ours, or
 * leads nowhere.
 * @param boxes { left, top, width } of each, in reading order
 */
export function stepFrom(index, key, boxes) {
  const last = boxes.length - 1;
  switch (key) {
    case "ArrowLeft":
      return index > 0 ? index - 1 : null;
    case "ArrowRight":
      return index < last ? index + 1 : null;
    case "Home":
      return index === 0 ? null : 0;
    case "End":
      return index === last ? null : last;
    case "ArrowUp":
      return nearest(boxes, index, (top, own) => top < own - 1, Math.max);
    case "ArrowDown":
      return nearest(boxes, index, (top, own) => top > own + 1, Math.min);
    default:
      return null;
  }
}

/** Of the next row in a direction, the box whose middle is the nearest. */
function nearest(boxes, index, isThere, closest) {
  const rows = boxes.map(({ top }) => top).filter((top) => isThere(top, boxes[index].top));
  if (rows.length === 0) return null;
  const row = closest(...rows);
  const middle = ({ left, width }) => left + width / 2;
  const distance = (each) => Math.abs(middle(boxes[each]) - middle(boxes[index]));
  return boxes
    .map((_, each) => each)
    .filter((each) => Math.abs(boxes[each].top - row) <= 1)
    .reduce((best, each) => (distance(each) < distance(best) ? each : best));
}
