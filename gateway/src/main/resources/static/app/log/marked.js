/**
 * A text in parts, those that were searched for marked: marked("a cat", [[2, 5]]) → [["a ", false], ["cat", true]].
 * Marks that overlap or lie outside are brought in order.
 */
export function marked(text, marks = []) {
  const parts = [];
  let at = 0;
  for (const [from, to] of marks.toSorted(([one], [other]) => one - other)) {
    const [start, end] = [Math.max(at, from), Math.min(text.length, to)];
    if (end <= start) continue;
    if (start > at) parts.push([text.slice(at, start), false]);
    parts.push([text.slice(start, end), true]);
    at = end;
  }
  if (at < text.length) parts.push([text.slice(at), false]);
  return parts;
}
