// What the login pages do beyond plain forms. Everything works without it, except showing a password.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { loggedInElsewhere, session } = document.body.dataset;
if (loggedInElsewhere) startSessionPolling(loggedInElsewhere);
if (session) checkAuthSession(session);

for (const button of document.querySelectorAll(".toggle")) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    input.focus();
  });
}

// A form that came back stands at the address it was sent to; reloading that would send it again.
const here = new URL(location.href);
if (here.searchParams.has("session_code")) {
  here.searchParams.delete("session_code");
  history.replaceState(null, "", here);
}

// Twice pressed is once sent.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
}

// Coming back by the browser's back button, a form may be sent again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
  document.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
});

const zone = document.querySelector("[data-zone]");
if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

const zones = document.querySelector("[data-zones]");
if (zones && Intl.supportedValuesOf) {
  zones.append(...Intl.supportedValuesOf("timeZone").map((name) => new Option(name, name)));
}
