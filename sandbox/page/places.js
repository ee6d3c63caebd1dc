// Servers, channels, threads, and who is at the screen.
import { fill, h } from "./dom.js";
import { inWords, isThread, threadMark } from "./names.js";
import { channels, humans, link, me, pieces, server } from "./store.js";

const read = new Map();

/** Draw the left side. */
export function drawPlaces() {
  const here = server();
  read.set(`${pieces.me} ${pieces.channel.id}`, pieces.channel.last);
  keepFocus(document.getElementById("servers"), [
    icon({ name: "Direct message with Whiteboard", short: "@", places: [pieces.dm], current: !here }),
    h("hr"),
    ...pieces.servers.map((one) =>
      icon({
        name: one.name,
        short: one.name.split(" ").map((word) => word[0]).join(""),
        places: one.channels.flatMap((channel) => [channel, ...channel.threads]),
        current: one.id === here?.id,
      })
    ),
  ]);
  document.getElementById("server-name").textContent = here?.name ?? "Direct messages";
  const shown = here
    ? here.channels.flatMap((one) => [one, ...one.threads].map(entry))
    : [entry(pieces.dm)];
  keepFocus(document.getElementById("channels"), [h("ul", {}, shown)]);
  drawSelf();
}

/** Whether there is something in a channel that this person has not looked at. */
function unread(place) {
  const key = `${pieces.me} ${place.id}`;
  if (!read.has(key)) read.set(key, place.last);
  return place.last !== null && read.get(key) !== place.last && place.id !== pieces.channel.id;
}

function icon({ name, short, places, current }) {
  const news = places.some(unread);
  return h(
    "a",
    { class: "server", href: link({ channel: places[0].id }), title: name, "aria-current": current && "true",
      data: { control: `server ${name}` } },
    h("span", { "aria-hidden": "true" }, short),
    h("span", { class: "hidden" }, news ? `${name} (unread)` : name),
    news && h("span", { class: "dot", "aria-hidden": "true" })
  );
}

function entry(place) {
  const nested = isThread(place);
  const news = unread(place);
  const current = place.id === pieces.channel.id;
  return h(
    "li",
    {},
    h(
      "a",
      { class: `channel${nested ? " thread" : ""}${news ? " unread" : ""}`, href: link({ channel: place.id }),
        "aria-current": current && "page", data: { control: `channel ${place.id}` } },
      nested ? threadMark() : h("span", { class: "mark", "aria-hidden": "true" }, inWords(place)[0]),
      nested && h("span", { class: "hidden" }, "Thread "),
      h("span", { class: "name" }, place.name),
      news && h("span", { class: "hidden" }, " (unread)")
    )
  );
}

function drawSelf() {
  const box = document.getElementById("self");
  const key = JSON.stringify([pieces.me, humans()]);
  if (box.dataset.shown === key) return;
  box.dataset.shown = key;
  const picker = h(
    "select",
    { id: "who", on: { change: () => (location.hash = link({ user: picker.value, channel: destination() })) } },
    humans().map((one) => h("option", { value: one.name, selected: one.id === pieces.me }, `${one.name} (${one.role})`))
  );
  fill(box, h("label", { for: "who" }, "You are"), picker);
}

/** Everybody has a direct message of their own: there, the new person gets theirs. */
function destination() {
  return channels().some((one) => one.id === pieces.channel.id) ? pieces.channel.id : "dm";
}

function keepFocus(parent, inside) {
  const focused = parent.contains(document.activeElement) && document.activeElement.dataset.control;
  fill(parent, ...inside);
  if (focused) [...parent.querySelectorAll("[data-control]")].find((one) => one.dataset.control === focused)?.focus();
}

/** The title of the browser's tab. */
export function tabTitle() {
  return `${inWords(pieces.channel)} · ${me().name} · Sandbox`;
}
