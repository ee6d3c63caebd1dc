// The panel "Sandbox": the bot, the clock, and what else the sandbox offers.
import { act } from "./api.js";
import { fill, h } from "./dom.js";
import { now, pieces, server } from "./store.js";
import { styled } from "./time.js";

const drawer = document.getElementById("sandbox");
const opener = document.getElementById("open-sandbox");
let drawn = null;

/** Open or close it. */
export function toggleDrawer(open = drawer.hidden) {
  drawer.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  if (open) {
    drawer.querySelector("button")?.focus();
  } else opener.focus();
}

/** Draw the panel and its button. */
export function drawDrawer() {
  const { bot } = pieces;
  fill(opener, h("span", { class: `lamp ${bot.state}`, "aria-hidden": "true" }), `Bot ${bot.state}`);
  const here = server();
  const value = JSON.stringify([bot, here?.name, here?.has_bot, pieces.offset, pieces.trouble]);
  if (drawn === value) return;
  const focused = drawer.contains(document.activeElement) ? document.activeElement.dataset.control : null;
  drawn = value;
  fill(drawer, heading(), ...botPart(bot), ...serverPart(), ...clockPart(), ...troublePart(), ...lookPart());
  if (focused) drawer.querySelector(`[data-control="${focused}"]`)?.focus();
  tick();
}

function heading() {
  return h("div", { class: "line" }, h("h2", {}, "Sandbox"),
    h("button", { type: "button", class: "icon", "aria-label": "Close the panel", data: { control: "close" },
      on: { click: () => toggleDrawer(false) } }, "×"));
}

function botPart(bot) {
  return [
    h("h3", {}, "Bot"),
    h("p", { role: "status" }, bot.sentence),
    bot.log?.length > 0 && h("pre", { class: "log", tabindex: "0", "aria-label": "Last lines of the bot's log" }, bot.log.join("\n")),
    bot.hosted && h("div", { class: "line wrap" },
      action(bot.state === "gone" ? "Start the bot" : "Restart the bot", "tend", { wish: "restart" }),
      bot.state !== "gone" && action("Kill the bot", "tend", { wish: "kill" })),
  ];
}

function serverPart() {
  const here = server();
  if (!here) return [];
  const control = here.has_bot ? action("Kick the bot", "kick", {}) : action("Invite the bot", "invite", {});
  return [
    h("h3", {}, "This server"),
    h("p", { class: "described" }, here.has_bot
      ? `The bot is in ${here.name}. Kick and invite it to see how it greets a server that it joins.`
      : `The bot is not in ${here.name}.`),
    h("div", { class: "line wrap" }, control),
  ];
}

function clockPart() {
  const at = h("input", { type: "datetime-local", id: "clock-at", data: { control: "clock-at" } });
  const set = async () => {
    if (at.value) await run("clock", { set: new Date(at.value).toISOString() });
  };
  return [
    h("h3", {}, "Clock"),
    h("p", { id: "clock-now" }),
    h("div", { class: "line wrap" },
      action("+1 hour", "clock", { advance: 3600 }),
      action("+1 day", "clock", { advance: 86_400 }),
      pieces.offset !== 0 && action("Back to real time", "clock", {})),
    h("label", { for: "clock-at" }, "Set to"),
    h("div", { class: "line wrap" }, at, h("button", { type: "button", class: "button secondary", on: { click: set } }, "Set")),
  ];
}

function troublePart() {
  const { requests, gateway, waiting } = pieces.trouble;
  const kind = h("select", { id: "trouble-kind", data: { control: "trouble-kind" } }, requests.map((one) => h("option", {}, one)));
  const times = h("input", { type: "number", id: "trouble-times", min: 1, max: 100, value: 1, data: { control: "trouble-times" } });
  const plan = () => run("trouble", { requests: kind.value, times: Number(times.value) });
  return [
    h("h3", {}, "Trouble on demand"),
    h("label", { for: "trouble-kind" }, "The bot's next requests get"),
    kind,
    h("label", { for: "trouble-times" }, "How many"),
    h("div", { class: "line wrap" }, times, h("button", { type: "button", class: "button secondary", on: { click: plan } }, "Plan")),
    waiting > 0 && h("p", {}, `${waiting} still to come. `,
      h("button", { type: "button", class: "textual", on: { click: () => run("trouble", {}) } }, "Forget")),
    h("div", { class: "line wrap" }, gateway.map((one) => action(one, "trouble", { gateway: one }))),
  ];
}

function lookPart() {
  return [
    h("h3", {}, "Client"),
    h("p", { class: "described" }, "A reload makes messages that only you can see vanish, as in Discord."),
    action("Reload my client", "reload", {}),
    h("p", {}, h("a", { href: "/enforced", target: "_blank" }, "What the sandbox enforces")),
    h("p", { id: "drawer-failure", class: "failure", role: "alert", hidden: true }),
  ];
}

function action(label, name, body) {
  return h("button", { type: "button", class: "button secondary", data: { control: label }, on: { click: () => run(name, body) } }, label);
}

async function run(name, body) {
  const failure = document.getElementById("drawer-failure");
  failure.hidden = true;
  await act(name, body).catch((error) => {
    failure.textContent = error.message;
    failure.hidden = false;
  });
}

function tick() {
  const shown = document.getElementById("clock-now");
  if (shown) shown.textContent = `${styled(now(), "F")}${pieces.offset ? ` (${moved(pieces.offset)})` : " (real time)"}`;
}

function moved(offset) {
  const hours = Math.round(Math.abs(offset) / 360_000) / 10;
  const size = hours >= 48 ? `${Math.round(hours / 2.4) / 10} days` : `${hours} hours`;
  return `${size} ${offset > 0 ? "ahead of" : "behind"} real time`;
}

setInterval(tick, 1000);
