/**
 * What was done while an answer was written, and where in it.
 *
 *   pieces("Yum. Thanks.", [{ name: "feed", place: 5, … }])   [{ text: "Yum. " }, { action }, { text: "Thanks." }]
 */
export function pieces(text, actions = []) {
  const told = [];
  let at = 0;
  for (const action of actions.toSorted((one, other) => one.place - other.place)) {
    const place = Math.min(Math.max(action.place, at), text.length);
    if (place > at) told.push({ text: text.slice(at, place) });
    told.push({ action });
    at = place;
  }
  if (at < text.length || told.length === 0) told.push({ text: text.slice(at) });
  return told;
}

/**
 * A receipt in plain words: "Fed: +1 coin, mood 7.2".
 * @param texts has t(key, values), has(key) and number(value, options)
 */
export function wordsForAction({ name, done, receipt = {} }, texts) {
  const known = texts.has(`receipt.${name}`) ? name : "other";
  if (!done) {
    const why = texts.has(`problem.${receipt.code}`) ? texts.t(`problem.${receipt.code}`) : texts.t("receipt.refused");
    return texts.t("receipt.not", { what: texts.t(`receipt.${known}-not`), why });
  }
  const details = [];
  if (receipt.money > 0) details.push(texts.t("receipt.money", { n: receipt.money }));
  if (typeof receipt.mood === "number") {
    const mood = texts.number(receipt.mood, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    details.push(texts.t("receipt.mood", { mood }));
  }
  if (typeof receipt.text === "string" && receipt.text) details.push(receipt.text);
  const what = texts.t(`receipt.${known}`);
  return details.length ? texts.t("receipt.with", { what, details: details.join(", ") }) : what;
}
