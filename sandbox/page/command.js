// A command's options as labelled fields in the composer.
import { act, readFile } from "./api.js";
import { suggestions } from "./suggest.js";
import { fill, freshId, h } from "./dom.js";
import { entities, thingValue } from "./things.js";

const ENTITIES = { 6: ["user"], 7: ["channel"], 8: ["role"], 9: ["user", "role"] };
const [INTEGER, BOOLEAN, NUMBER, ATTACHMENT] = [4, 5, 10, 11];

/**
 * Show a command's fields: what it needs, and what it may have on demand.
 * @param {object} command as the menu lists it
 * @param {object} composer how the command is sent, how the fields are left for plain text, and
 *   how the person is told what is wrong
 * @param {(command: object, options: object) => void} composer.sendCommand
 * @param {() => void} composer.writeText
 * @param {(text?: string) => void} composer.complain
 */
export function openCommand(command, { sendCommand, writeText, complain }) {
  const box = document.getElementById("composer");
  const shown = new Map();
  const fields = h("div", { class: "options-filled" });
  const more = h("div", { class: "options-more", role: "group", "aria-label": "More options" });
  const send = h("button", { class: "button primary send", type: "submit" }, "Send");
  const leave = h("button", { class: "button secondary", type: "button", on: { click: () => writeText() } }, "Cancel");

  const values = async () => {
    const read = {};
    for (const [name, one] of shown) {
      const value = await one.read();
      if (value !== null) read[name] = value;
    }
    return read;
  };
  const add = (option) => {
    const remove = option.required ? null : () => {
      shown.get(option.name).element.remove();
      shown.delete(option.name);
      offer();
      more.querySelector("button")?.focus();
    };
    const made = labelled(command, option, values, remove);
    shown.set(option.name, made);
    fields.append(made.element);
    offer();
    return made;
  };
  const offer = () => fill(more, command.options.filter((one) => !shown.has(one.name)).map((option) =>
    h("button", { type: "button", class: "quiet", title: option.description,
      on: { click: () => add(option).element.querySelector("input, select")?.focus() } }, `+ ${option.name}`)));

  fill(box, h("div", { class: "command" },
    h("div", {}, h("b", { class: "mention" }, `/${command.name}`), " ", h("span", { class: "described" }, command.description)),
    h("p", { class: "failure", role: "alert", hidden: true }), fields,
    h("div", { class: "line" }, more, leave, send)));
  for (const option of command.options) if (option.required) add(option);
  offer();
  box.onsubmit = async (event) => {
    event.preventDefault();
    complain();
    try {
      sendCommand(command, await values());
    } catch (error) {
      complain(error.message);
    }
  };
  box.onkeydown = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      writeText();
      document.getElementById("composer-input").focus();
    } else if (event.key === "Enter" && event.target.matches("select")) {
      // Enter sends from every field; a list opens with Space or the arrow keys.
      event.preventDefault();
      box.requestSubmit();
    }
  };
  (fields.querySelector("input, select") ?? send).focus();
}

function labelled(command, option, values, remove) {
  const id = freshId("option");
  const { element, read } = input(command, option, id, values);
  const name = [option.name, option.required && h("span", { class: "needed" }, " *", h("span", { class: "hidden" }, " (required)"))];
  const box = h("div", { class: "option" },
    h("label", { for: id }, name),
    h("div", { class: "filled" }, element,
      remove && h("button", { type: "button", class: "icon", "aria-label": `Remove ${option.name}`, on: { click: remove } }, "×")),
    h("p", { class: "described", id: `${id}-help` }, option.description, range(option)));
  return { element: box, read };
}

function range(option) {
  const [least, most] = [option.min_value, option.max_value];
  if (least === undefined && most === undefined) return "";
  return ` (${least ?? "…"} to ${most ?? "…"})`;
}

/** What `read` gives is the value as the server takes it, or null for an option left empty. */
function input(command, option, id, values) {
  const about = { id, "aria-describedby": `${id}-help` };
  if (option.choices?.length) return list(about, option.choices.map((one) => ({ key: String(one.value), label: one.name, value: one.value })));
  if (option.type in ENTITIES) return list(about, entities(ENTITIES[option.type], option.channel_types));
  if (option.type === BOOLEAN) return list(about, [{ key: "t", label: "True", value: true }, { key: "f", label: "False", value: false }]);
  if (option.type === ATTACHMENT) {
    const element = h("input", { ...about, type: "file" });
    return { element, read: async () => (element.files.length ? readFile(element.files[0]) : null) };
  }
  const numeric = option.type === INTEGER || option.type === NUMBER;
  const plain = (text) => (numeric ? number(option, text) : text);
  if (option.autocomplete) {
    const ask = async (typed) => (await act("suggest", { command: command.name, option: option.name, typed, options: await values() })).choices;
    const { element, read } = suggestions(about, ask);
    return { element, read: () => { const value = read(); return typeof value === "string" ? plain(value) || null : value; } };
  }
  const element = h("input", { ...about, type: "text", inputmode: numeric ? "numeric" : null });
  return { element, read: () => (element.value.trim() ? plain(element.value) : null) };
}

/** A number, or a sentence that says what is wanted. */
function number(option, text) {
  if (!text.trim()) return null;
  const value = Number(text);
  const fits = Number.isFinite(value) && (option.type === NUMBER || Number.isInteger(value));
  if (!fits) throw new Error(`${option.name} takes a ${option.type === INTEGER ? "whole " : ""}number, not “${text}”.`);
  return value;
}

function list(about, options) {
  const element = h("select", { ...about, class: "select" }, h("option", { value: "" }, "Choose…"),
    options.map((one) => h("option", { value: one.key }, one.label)));
  return { element, read: () => (element.value ? thingValue(options, element.value) : null) };
}
