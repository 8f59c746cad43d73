/**
 * Server-sent events over fetch (EventSource can neither POST nor set headers).
 *
 *   for await (const { id, type, data } of eventsOf(response)) …
 *
 * Follows the standard's grammar: LF, CR and CRLF (also split between two chunks), comments, several data lines,
 * a byte order mark, ids that stick; an event without a closing blank line is dropped.
 */
export class EventParser {
  #line = "";
  #afterCr = false;
  #first = true;
  #id = "";
  #type = "";
  #data = [];

  /** Takes the next piece of text and gives the events that it completes. */
  push(text) {
    const events = [];
    for (const char of this.#withoutMark(text)) {
      if (char === "\n" && this.#afterCr) {
        this.#afterCr = false;
        continue;
      }
      this.#afterCr = char === "\r";
      if (char === "\n" || char === "\r") this.#endLine(events);
      else this.#line += char;
    }
    return events;
  }

  #withoutMark(text) {
    if (!this.#first || text === "") return text;
    this.#first = false;
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  #endLine(events) {
    const line = this.#line;
    this.#line = "";
    if (line === "") return this.#endEvent(events);
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? "" : line.slice(colon + 1);
    if (value.startsWith(" ")) value = value.slice(1);
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#type = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
  }

  #endEvent(events) {
    if (this.#data.length > 0) {
      events.push({ id: this.#id, type: this.#type || "message", data: this.#data.join("\n") });
    }
    this.#type = "";
    this.#data = [];
  }
}

/** The events of a response as they arrive. Ends when the stream ends; leaving the loop closes the stream. */
export async function* eventsOf(response) {
  const parser = new EventParser();
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    reader.cancel().catch(() => {}); // already closed or broken: nothing is left to release
  }
}
