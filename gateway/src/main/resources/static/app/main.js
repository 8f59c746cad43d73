import { pets, router, session } from "./app.js";
import "./shell/cc-app.js";

router.start();
const app = document.querySelector("cc-app");

async function begin() {
  await session.begin();
  if (session.me) await pets.load();
}

// A refusal here (the server restarts, the network is away) is shown with a way to try again, never as a blank page.
app.begin(begin);
