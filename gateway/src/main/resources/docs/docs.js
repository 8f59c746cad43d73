// Shows the OpenAPI of every service, and lets whoever is logged in try it with their own session.
const services = [
  { name: "Pets", url: "/v3/api-docs/pet-service" },
  { name: "Chat", url: "/v3/api-docs/chat-service" },
  { name: "Pictures", url: "/v3/api-docs/image-service" },
  { name: "Account", url: "/v3/api-docs/gateway" },
];
const safe = ["GET", "HEAD", "OPTIONS"];

// A service knows its inner address only: whatever it names, requests go to this origin.
function here(address) {
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}

async function prepare(request) {
  request.url = here(request.url);
  const bearer = Object.keys(request.headers ?? {}).some((name) => name.toLowerCase() === "authorization");
  if (!bearer && !safe.includes((request.method ?? "GET").toUpperCase())) {
    const answer = await fetch("/api/v1/csrf");
    if (answer.ok) {
      const { header, token } = await answer.json();
      request.headers[header] = token;
    }
  }
  return request;
}

window.SwaggerUIBundle({
  dom_id: "#docs",
  urls: services,
  deepLinking: true,
  validatorUrl: null,
  layout: "StandaloneLayout",
  presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
  requestInterceptor: prepare,
});
