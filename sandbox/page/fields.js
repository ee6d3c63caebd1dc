// The inputs of a form, each under its label.
import { readFile } from "./api.js";
import { freshId, h } from "./dom.js";
import { things, thingValue } from "./things.js";

const MAKERS = { 4: text, 19: files, 21: radios, 22: boxes, 23: box };

/**
 * An input with its label.
 * @returns {{id: string, element: Element, read: () => unknown}} what it holds, as the server takes it
 */
export function field(one, label, description) {
  const make = MAKERS[one.type] ?? choices;
  const ids = { input: freshId("input"), label: freshId("label"), help: freshId("help") };
  const { element, read, group } = make(one, ids);
  const needed = (one.required ?? true) && one.type !== 23;
  const name = [label, needed && h("span", { class: "needed" }, " *", h("span", { class: "hidden" }, " (required)"))];
  const heading = group
    ? h("div", { class: "label", id: ids.label }, name)
    : h("label", { class: "label", for: ids.input, id: ids.label }, name);
  const help = h("p", { class: "described", id: ids.help, hidden: !description }, description ?? "");
  return { id: one.custom_id, element: h("div", { class: "field" }, heading, help, element), read };
}

function text(one, ids) {
  const tag = one.style === 2 ? "textarea" : "input";
  const input = h(tag, {
    id: ids.input, placeholder: one.placeholder, rows: one.style === 2 ? 7 : null, type: one.style === 2 ? null : "text",
    "aria-describedby": `${ids.help} ${ids.input}-count`, "aria-required": one.required ? "true" : null, value: one.value ?? "",
  });
  const count = h("p", { class: "count", id: `${ids.input}-count` });
  const [least, most] = [one.min_length ?? 0, one.max_length ?? 4000];
  const tell = () => {
    const length = [...input.value].length;
    const wrong = length > most || (length > 0 && length < least);
    count.textContent = `${length} of ${most} characters${hint(length, least, most)}`;
    count.classList.toggle("wrong", wrong);
    input.setAttribute("aria-invalid", String(wrong));
  };
  input.addEventListener("input", tell);
  tell();
  return { element: h("div", {}, input, count), read: () => input.value };
}

function hint(length, least, most) {
  if (length > most) return ` · ${length - most} too many`;
  return length < least ? ` · at least ${least}` : "";
}

function options(one, ids, type) {
  const made = things(one).map((option) => {
    const id = freshId("option");
    const input = h("input", { type, name: ids.input, id, value: option.key, checked: option.default });
    const described = option.description && h("span", { class: "described" }, option.description);
    return { input, element: h("div", { class: "choice" }, input, h("label", { for: id }, option.label, described)) };
  });
  const role = type === "radio" ? "radiogroup" : "group";
  return {
    group: true,
    element: h("div", { role, "aria-labelledby": ids.label, "aria-describedby": ids.help }, made.map((row) => row.element)),
    read: () => made.filter((row) => row.input.checked).map((row) => row.input.value),
  };
}

function radios(one, ids) {
  return options(one, ids, "radio");
}

function boxes(one, ids) {
  return options(one, ids, "checkbox");
}

function box(one, ids) {
  const input = h("input", { type: "checkbox", id: ids.input, checked: one.default, "aria-describedby": ids.help });
  return { element: h("div", { class: "choice" }, input), read: () => input.checked };
}

function choices(one, ids) {
  const found = things(one);
  const several = one.max_values > 1;
  if (several) {
    const { element, read } = options(one, ids, "checkbox");
    return { group: true, element, read: () => read().map((key) => thingValue(found, key)) };
  }
  const list = h(
    "select",
    { id: ids.input, class: "select", "aria-describedby": ids.help },
    h("option", { value: "" }, one.placeholder ?? "Make a selection"),
    found.map((option) => h("option", { value: option.key, selected: option.default }, option.label))
  );
  return { element: list, read: () => (list.value ? [thingValue(found, list.value)] : []) };
}

function files(one, ids) {
  const input = h("input", { type: "file", id: ids.input, multiple: one.max_values > 1, "aria-describedby": ids.help });
  return { element: input, read: () => Promise.all([...input.files].map(readFile)) };
}
