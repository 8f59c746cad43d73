import DOMPurify from "dompurify";

/** Longer than this, colours cost more than they tell. */
const LONGEST = 60_000;
const KEPT = 60;

const known = new Map();
const purifier = DOMPurify(window);
let library = null;

/**
 * The words of a program as elements with classes, for the languages that the library brings; null for others.
 * The library is loaded when it is first asked for.
 *
 * @param language as the fence of the block names it, "java"
 */
export async function highlight(code, language) {
  if (!language || code.length > LONGEST) return null;
  const key = `${language}\n${code}`;
  if (known.has(key)) return known.get(key).cloneNode(true);
  const hljs = await (library ??= load());
  if (!hljs?.getLanguage(language)) return null;
  const { value } = hljs.highlight(code, { language, ignoreIllegals: true });
  const coloured = purifier.sanitize(value, {
    ALLOWED_TAGS: ["span"],
    ALLOWED_ATTR: ["class"],
    RETURN_DOM_FRAGMENT: true,
  });
  if (known.size >= KEPT) known.delete(known.keys().next().value);
  known.set(key, coloured);
  return coloured.cloneNode(true);
}

/** It comes as a classic script, which leaves its name behind. Without it code stays plain, and is asked for again. */
function load() {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = import.meta.resolve("highlightjs");
    script.onload = () => resolve(globalThis.hljs);
    script.onerror = () => {
      library = null;
      resolve(null);
    };
    document.head.append(script);
  });
}
