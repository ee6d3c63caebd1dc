// The page: a Discord client for people without an account.
import { drawComposer } from "./composer.js";
import { fill } from "./dom.js";
import { drawDrawer, toggleDrawer } from "./drawer.js";
import { connect, look } from "./live.js";
import { drawMessages } from "./messages.js";
import { named } from "./names.js";
import { drawPlaces, tabTitle } from "./places.js";
import { onChange, pieces } from "./store.js";
import { tell } from "./time.js";

const menu = document.getElementById("menu");

function showMenu(open) {
  document.body.classList.toggle("menu-open", open);
  menu.setAttribute("aria-expanded", String(open));
}

onChange(() => {
  if (!pieces.channel) return;
  drawPlaces();
  fill(document.getElementById("channel-name"), named(pieces.channel));
  document.title = tabTitle();
  drawMessages();
  drawComposer();
  drawDrawer();
});
addEventListener("hashchange", () => {
  showMenu(false);
  look();
});
menu.addEventListener("click", () => showMenu(menu.getAttribute("aria-expanded") !== "true"));
document.getElementById("talk").addEventListener("click", (event) => {
  if (!menu.contains(event.target)) showMenu(false);
});
document.getElementById("open-sandbox").addEventListener("click", () => toggleDrawer());
connect((up) => {
  document.getElementById("offline").hidden = up;
});
setInterval(() => tell(document), 1000);
