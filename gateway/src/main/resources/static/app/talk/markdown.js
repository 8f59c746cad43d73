import DOMPurify from "dompurify";
import { Marked } from "marked";

/**
 * Markdown of an answer as safe elements: no script, no style, no form, no picture from a foreign host, no address
 * but http(s) and mail. Everything is cleaned in an inert document, so nothing is ever fetched on the way.
 */
export function render(text) {
  const unsafe = markdown.parse(text);
  const fragment = purifier.sanitize(unsafe, {
    ALLOWED_TAGS: [
      ...["p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a", "ul", "ol", "li", "img"],
      ...["h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"],
    ],
    ALLOWED_ATTR: ["href", "title", "src", "alt", "start", "align", "class"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const marked of fragment.querySelectorAll("[class]")) keepLanguage(marked);
  for (const heading of fragment.querySelectorAll("h1,h2,h3,h4,h5,h6")) demote(heading);
  for (const link of fragment.querySelectorAll("a")) guard(link);
  for (const picture of fragment.querySelectorAll("img")) admit(picture);
  for (const block of fragment.querySelectorAll("pre")) block.tabIndex = 0;
  return fragment;
}

const purifier = DOMPurify(window);
const escape = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** HTML in the text is no mark-up to us: it is shown as it was written. */
const markdown = new Marked({ gfm: true, breaks: true, async: false, renderer: { html: ({ text }) => escape(text) } });

/** Of all classes only the name of a program's language stays, on its code. */
function keepLanguage(element) {
  const language = /^language-[\w+#.-]{1,20}$/.exec(element.className)?.[0];
  if (language && element.localName === "code") element.className = language;
  else element.removeAttribute("class");
}

/** A heading inside a bubble is no heading of the page. */
function demote(heading) {
  const line = document.createElement("p");
  const strong = document.createElement("strong");
  strong.append(...heading.childNodes);
  line.append(strong);
  heading.replaceWith(line);
}

function guard(link) {
  if (!link.hasAttribute("href")) return;
  link.rel = "noopener noreferrer nofollow";
  link.target = "_blank";
}

/** Only our own pictures are shown; for another the page would have to ask a foreign host, so its words stand there. */
function admit(picture) {
  const source = picture.getAttribute("src") ?? "";
  if (source.startsWith("/api/v1/pictures/")) {
    picture.loading = "lazy";
    return;
  }
  picture.replaceWith(document.createTextNode(picture.alt));
}
