/** Below what the server takes at once, with room for its own limits. */
const PORTION = 400_000;

/**
 * Cuts an exported log into portions of whole lines, so that each is small and one sees how it goes. Each begins with
 * the file's first line, which says of what form it is.
 *
 * @returns [{ text, lines }] where `lines` has the number in the file, from 1, of each line of the portion
 */
export function portionsOf(text, size = PORTION) {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }));
  const [head, ...others] = lines.filter(({ line }) => line.trim() !== "");
  if (!head) return [];
  const portions = [[head]];
  let length = 0;
  for (const each of others) {
    if (length > 0 && length + each.line.length > size) {
      portions.push([head]);
      length = 0;
    }
    portions.at(-1).push(each);
    length += each.line.length;
  }
  return portions.map((portion) => ({
    text: portion.map(({ line }) => `${line}\n`).join(""),
    lines: portion.map(({ number }) => number),
  }));
}

/**
 * Brings an exported log back, portion by portion; what is known already stays as it is, so that it can be done again.
 * @param progress told the share that is done, 0…1
 * @returns { imported, known, refused: [{line, code}] }
 */
export async function bringIn(api, text, progress = () => {}) {
  const portions = portionsOf(text);
  const total = { imported: 0, known: 0, refused: [] };
  for (const [index, portion] of portions.entries()) {
    progress(index / portions.length);
    const told = await api.post("/api/v1/chat-log/import", portion.text, { type: "application/x-ndjson" });
    total.imported += told.imported;
    total.known += told.known;
    total.refused.push(...told.refused.map(({ line, code }) => ({ line: portion.lines[line - 1] ?? line, code })));
  }
  progress(1);
  return total;
}
