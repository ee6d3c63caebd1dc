// A text field for which the bot suggests values while one types.
import { fill, h } from "./dom.js";

const PAUSE = 250;

/**
 * @param {object} about the input's attributes; it needs an id
 * @param {(typed: string) => Promise<Array<{name: string, value: unknown}>>} ask
 * @returns {{element: Element, read: () => unknown}} the chosen value, else the text, else null
 */
export function suggestions(about, ask) {
  let [choices, picked, chosen, timer, asked] = [[], -1, null, null, 0];
  const list = h("ul", { id: `${about.id}-list`, role: "listbox", "aria-label": "Suggestions", hidden: true });
  const input = h("input", { ...about, type: "text", role: "combobox", "aria-expanded": "false",
    "aria-autocomplete": "list", "aria-controls": list.id });

  const close = () => {
    [choices, picked] = [[], -1];
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (choice) => {
    chosen = choice;
    input.value = choice.name;
    close();
  };
  const draw = (words) => {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (picked >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${picked}`);
    fill(list, words && h("li", { class: "hint", role: "presentation" }, words), choices.map((one, index) =>
      h("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": String(index === picked),
        on: { mousedown: (event) => { event.preventDefault(); take(one); } } }, one.name)));
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    asked += 1;
    const mine = asked;
    let [found, words] = [[], ""];
    try {
      found = await ask(input.value);
      words = found.length ? "" : "No options match your search.";
    } catch (error) {
      words = error.failed ? "Loading options failed." : error.message;
    }
    if (mine !== asked || document.activeElement !== input) return;
    [choices, picked] = [found, -1];
    draw(words);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  input.addEventListener("input", () => {
    chosen = null;
    soon();
  });
  input.addEventListener("focus", soon);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (["ArrowDown", "ArrowUp"].includes(event.key) && choices.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      picked = picked < 0 && step < 0 ? choices.length - 1 : (picked + step + choices.length) % choices.length;
      draw();
    } else if (event.key === "Enter" && picked >= 0) {
      event.preventDefault();
      take(choices[picked]);
    } else if (event.key === "Tab" && picked >= 0) take(choices[picked]);
    else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  return { element: h("div", { class: "suggest" }, input, list), read: () => chosen?.value ?? (input.value.trim() ? input.value : null) };
}
