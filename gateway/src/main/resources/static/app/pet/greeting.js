/** "Good evening, Ada" in the language and zone of the texts. */
export function greetingFor(name, texts, now = Date.now()) {
  const hour = hourIn(texts.zone, now);
  const part = hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "day" : "evening";
  return texts.t(`greeting.${part}`, { name });
}

/** The hour of the day, 0–23, in a zone. */
export function hourIn(zone, now = Date.now()) {
  const hour = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    hourCycle: "h23",
    timeZone: zone ?? undefined,
  }).format(now);
  return Number(hour);
}
