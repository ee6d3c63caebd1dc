// Buttons and selects of messages, and waiting for what comes of using them.
import { act } from "./api.js";
import { h, freshId } from "./dom.js";
import { openForm } from "./form.js";
import { things, thingValue } from "./things.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "secondary" };

/** A button of a message. */
export function button(one, message) {
  const emoji = one.emoji?.id ? `:${one.emoji.name}:` : one.emoji?.name;
  const words = [emoji && h("span", { class: "emoji" }, emoji), one.label && h("span", {}, one.label)];
  const look = `button ${STYLES[one.style]}`;
  if (one.style === 5) {
    const outside = h("span", { class: "outside", "aria-hidden": "true" }, "↗");
    const href = one.disabled ? null : one.url;
    return h("a", { class: look, href, target: "_blank", rel: "noopener noreferrer", "aria-disabled": one.disabled && "true",
      data: { control: one.url } }, words, outside);
  }
  const element = h("button", { type: "button", class: look, disabled: one.disabled, data: { control: one.custom_id } }, words);
  element.addEventListener("click", () =>
    wait(element, message, () => act("press", { message: message.id, custom_id: one.custom_id }))
  );
  return element;
}

/** Act, show that it is under way, and say so under the message if it fails. */
async function wait(element, message, work) {
  if (element.getAttribute("aria-busy")) return;
  const row = element.closest("[data-message]");
  const failure = row.querySelector(".failure");
  failure.hidden = true;
  element.setAttribute("aria-busy", "true");
  try {
    const { form } = await work();
    if (form) openForm(form, message.id);
  } catch (error) {
    const here = document.querySelector(`[data-message="${message.id}"] > .body > .failure`) ?? failure;
    here.textContent = error.failed && !error.message.includes("sandbox") ? "This interaction failed" : error.message;
    here.hidden = false;
  } finally {
    element.removeAttribute("aria-busy");
  }
}

/** A select of a message: a list for one choice, boxes for several. */
export function select(one, message) {
  const options = things(one);
  const send = (element, values) =>
    wait(element, message, () => act("choose", { message: message.id, custom_id: one.custom_id, values }));
  return one.max_values > 1 ? several(one, options, send) : single(one, options, send);
}

function single(one, options, send) {
  const name = one.placeholder ?? "Make a selection";
  const list = h(
    "select",
    { class: "select", "aria-label": name, disabled: one.disabled, data: { control: one.custom_id } },
    h("option", { value: "" }, name),
    options.map((option) =>
      h("option", { value: option.key, selected: option.default, title: option.description },
        option.description ? `${option.label} — ${option.description}` : option.label)
    )
  );
  list.addEventListener("change", () => {
    if (list.value || one.min_values === 0) send(list, list.value ? [thingValue(options, list.value)] : []);
  });
  return list;
}

function several(one, options, send) {
  const name = one.placeholder ?? "Make a selection";
  const [least, most] = [one.min_values, one.max_values];
  const boxes = options.map((option) => {
    const id = freshId("choice");
    return h("div", { class: "choice" },
      h("input", { type: "checkbox", id, value: option.key, checked: option.default, data: { control: `${one.custom_id} ${option.key}` } }),
      h("label", { for: id }, option.label, option.description && h("span", { class: "described" }, option.description)));
  });
  const done = h("button", { type: "button", class: "button primary", disabled: one.disabled, data: { control: one.custom_id } }, "Choose");
  const chosen = () => boxes.map((box) => box.firstElementChild).filter((box) => box.checked).map((box) => box.value);
  const check = () => (done.disabled = one.disabled || chosen().length < least || chosen().length > most);
  const group = h("details", { class: "several" }, h("summary", {}, name),
    h("p", { class: "small" }, `Choose ${least === most ? most : `${least} to ${most}`}.`), boxes, done);
  group.addEventListener("change", check);
  done.addEventListener("click", () => send(done, chosen().map((key) => thingValue(options, key))));
  check();
  return group;
}
