// Where a person writes: plain text, or a command after a slash.
import { act } from "./api.js";
import { openCommand } from "./command.js";
import { fill, h } from "./dom.js";
import { openForm } from "./form.js";
import { toBottom } from "./messages.js";
import { inWords } from "./names.js";
import { addNotice, removeNotice, replaceNotice } from "./notices.js";
import { pieces } from "./store.js";

let drawnFor = null;
let picked = 0;
const DIRECT = 1;

const box = () => document.getElementById("composer");
const input = () => document.getElementById("composer-input");

/** Draw the composer anew when another person or channel is on the screen. */
export function drawComposer() {
  const place = `${pieces.me} ${pieces.channel.id} ${pieces.channel.may_write}`;
  if (drawnFor !== place) {
    drawnFor = place;
    writeText();
  } else if (input()) drawCommands();
}

/** Say in words what is wrong. */
function complain(text) {
  const alert = box().querySelector(".failure");
  alert.textContent = text ?? "";
  alert.hidden = !text;
}

/** The plain state: a line to type in. */
function writeText(text = "") {
  const line = h("textarea", {
    id: "composer-input", rows: 1, value: text, placeholder: `Message ${inWords(pieces.channel)}, or / for commands`,
    "aria-label": `Message ${inWords(pieces.channel)}`, "aria-autocomplete": "list", "aria-haspopup": "listbox",
    "aria-controls": "commands",
  });
  line.addEventListener("input", () => {
    picked = 0;
    complain();
    drawCommands();
  });
  line.addEventListener("keydown", onKey);
  const list = h("ul", { id: "commands", role: "listbox", "aria-label": "Commands", tabindex: "0", hidden: true });
  const send = h("button", { class: "button primary send", type: "submit" }, "Send");
  const failure = h("p", { class: "failure", role: "alert", hidden: true });
  fill(box(), list, failure, h("div", { class: "line" }, line, send), pieces.channel.type === DIRECT && voice());
  box().onkeydown = null;
  box().onsubmit = (event) => {
    event.preventDefault();
    sendText();
  };
  drawCommands();
}

/** A voice message: the page has no microphone, so it asks how long it would be. */
function voice() {
  const length = h("input", { type: "number", min: 1, max: 1200, value: 20, "aria-label": "Length in seconds" });
  const send = h("button", { class: "button", type: "button", data: { control: "speak" } }, "Send voice message");
  const speak = async () => {
    try {
      await act("speak", { seconds: length.value });
      complain();
      toBottom();
    } catch (error) {
      complain(error.message);
    }
  };
  send.addEventListener("click", speak);
  length.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    speak();
  });
  return h("details", { class: "voice" }, h("summary", {}, "Voice message"), h("div", { class: "line" }, length, "seconds", send));
}

/** The commands that what is typed may become; the exact one first. */
function matches() {
  const typed = input().value;
  if (!typed.startsWith("/") || typed.includes("\n")) return [];
  const wanted = typed.slice(1).trimEnd().toLowerCase();
  const found = pieces.commands.filter((one) => one.name.toLowerCase().includes(wanted));
  const rank = (one) => (one.name === wanted ? 0 : one.name.startsWith(wanted) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** Ask for a command's options in place of the line. */
function fillIn(command) {
  openCommand(command, { sendCommand, writeText, complain });
}

function drawCommands() {
  const found = matches();
  picked = Math.min(picked, Math.max(found.length - 1, 0));
  const list = document.getElementById("commands");
  list.hidden = !found.length;
  if (found.length) input().setAttribute("aria-activedescendant", `command-${picked}`);
  else input().removeAttribute("aria-activedescendant");
  fill(list, found.map((one, index) =>
    h("li", { id: `command-${index}`, role: "option", "aria-selected": String(index === picked),
      on: { mousedown: (event) => { event.preventDefault(); fillIn(one); } } },
      h("span", { class: "name" }, `/${one.name}`),
      h("span", { class: "described" }, one.description),
      one.options.length > 0 && h("span", { class: "options" }, one.options.map((option) => option.name).join(" · ")))
  ), found.length > 0 && h("li", { class: "hint", role: "presentation" }, "↑ ↓ to move · Tab for options · Enter to send or choose"));
  list.children[picked]?.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  if (event.isComposing) return;
  const found = matches();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (found.length) enter(found[picked]);
    else sendText();
  } else if (found.length && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    fillIn(found[picked]);
  } else if (found.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    picked = (picked + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    drawCommands();
  } else if (event.key === "Escape" && found.length) writeText();
}

/** Enter on a command that is typed in full sends it, if it needs nothing more. */
function enter(command) {
  const whole = input().value.slice(1).trim().toLowerCase() === command.name;
  if (whole && !command.options.some((one) => one.required)) sendCommand(command, {});
  else fillIn(command);
}

async function sendText() {
  const text = input().value;
  if (!text.trim()) return;
  if (text.startsWith("/") && matches().length) {
    enter(matches()[picked]);
    return;
  }
  try {
    await act("say", { text });
    toBottom();
    writeText();
    input().focus();
  } catch (error) {
    complain(error.message);
  }
}

/** Send a command. The composer is free at once; it comes back as it was when Discord refuses. */
async function sendCommand(command, options) {
  const { onsubmit, onkeydown } = box();
  const draft = [...box().childNodes];
  writeText();
  input().focus();
  toBottom();
  const notice = addNotice({ command: command.name, text: "Sending command…" });
  try {
    const { form } = await act("invoke", { command: command.name, options });
    removeNotice(notice);
    if (form) openForm(form);
  } catch (error) {
    if (error.failed) replaceNotice(notice, { text: error.message, failed: true });
    else {
      removeNotice(notice);
      fill(box(), draft);
      Object.assign(box(), { onsubmit, onkeydown });
      complain(error.message);
      box().querySelector("input, select, textarea, button")?.focus();
    }
  }
}
