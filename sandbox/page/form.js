// Forms (modals): a dialog that keeps what was typed until the bot has it.
import { act } from "./api.js";
import { field } from "./fields.js";
import { h } from "./dom.js";
import { prose } from "./prose.js";
import { me } from "./store.js";

/**
 * Show a form that the bot opened.
 * @param {object} form
 * @param {string} [message] the message whose button opened it: the focus goes back there
 */
export function openForm(form, message) {
  const user = me().name;
  const fields = form.components.flatMap(made);
  const alert = h("p", { class: "failure", role: "alert", hidden: true });
  const send = h("button", { class: "button primary", type: "submit" }, "Submit");
  const cancel = h("button", { class: "button secondary", type: "button" }, "Cancel");
  const dialog = h(
    "dialog",
    { class: "form", "aria-labelledby": `title-${form.id}` },
    h(
      "form",
      { method: "dialog", novalidate: true },
      h("header", {},
        h("div", { class: "avatar bot", "aria-hidden": "true" }, "W"),
        h("h2", { id: `title-${form.id}` }, form.title)),
      h("div", { class: "fields" }, fields.map((one) => one.element)),
      h("p", { class: "small caution" }, "This form will be submitted to Whiteboard."),
      alert,
      h("footer", {}, cancel, send)
    )
  );
  const close = () => {
    dialog.close();
    dialog.remove();
    if (document.activeElement === document.body) {
      const control = document.querySelector(`[data-message="${message}"] [data-control]:not(:disabled)`);
      (control ?? document.getElementById("composer-input"))?.focus({ preventScroll: true });
    }
  };
  const dismiss = () => {
    act("dismiss", { user, form: form.id }).catch(() => {});
    close();
  };
  cancel.addEventListener("click", dismiss);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss();
  });
  dialog.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (send.getAttribute("aria-busy")) return;
    send.setAttribute("aria-busy", "true");
    alert.hidden = true;
    try {
      await submit(user, form, fields);
      close();
    } catch (error) {
      alert.textContent = error.failed ? `Something went wrong: ${error.message}. Try again.` : error.message;
      alert.hidden = false;
    } finally {
      send.removeAttribute("aria-busy");
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, textarea, select")?.focus();
}

async function submit(user, form, fields) {
  const values = {};
  for (const one of fields) if (one.id) values[one.id] = await one.read();
  return act("submit", { user, form: form.id, values });
}

/** The fields of one part of a form: a label with its input, an old row, or a text. */
function made(one) {
  if (one.type === 10) return [{ element: prose(one.html) }];
  if (one.type === 18) return [field(one.component, one.label, one.description)];
  return (one.components ?? []).map((child) => field(child, child.label, null));
}
