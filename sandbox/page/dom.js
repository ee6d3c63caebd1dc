// Building and updating the page's elements.

/**
 * Make an element. Text is always text, never HTML; `html` is for what the server made safe.
 * @param {string} tag
 * @param {object} [about] attributes; `on` holds listeners, `data` the dataset
 * @param {...(Node|string|null|undefined|false|Array)} inside
 */
export function h(tag, about = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "html") element.innerHTML = value;
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.flat(Infinity).filter((one) => one || one === 0 || one === ""));
  return element;
}

/** Replace what is inside an element. */
export function fill(element, ...inside) {
  element.replaceChildren(...inside.flat(Infinity).filter(Boolean));
}

/**
 * Make an element's children these, by `data-key`, keeping the ones whose value did not change.
 * @param {Element} parent
 * @param {Array<{key: string, value: unknown, make: () => Element}>} wanted
 */
export function reconcile(parent, wanted) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let before = parent.firstElementChild;
  for (const { key, value, make } of wanted) {
    const was = old.get(key);
    old.delete(key);
    let element = was;
    if (!was || was.shownValue !== value) {
      element = make();
      element.dataset.key = key;
      element.shownValue = value;
      if (was) replaceKeepingFocus(was, element);
      // A focused element that is moved loses the focus: what stands right stays.
      if (was && before === was) before = element;
    }
    if (element === before) before = before.nextElementSibling;
    else parent.insertBefore(element, before);
  }
  for (const child of old.values()) child.remove();
}

/** Swap an element; who had the focus inside keeps it on the same control, or the next best. */
export function replaceKeepingFocus(was, element) {
  const focused = was.contains(document.activeElement) ? document.activeElement : null;
  was.replaceWith(element);
  if (!focused) return;
  const same = focused.id || focused.dataset.control;
  const controls = [...element.querySelectorAll("[data-control]")];
  const next =
    controls.find((one) => one.dataset.control === same) ??
    controls.find((one) => !one.disabled) ??
    element;
  if (next === element) element.tabIndex = -1;
  next.focus({ preventScroll: true });
}

let count = 0;

/** An id that nothing else on the page has. */
export function freshId(prefix = "e") {
  count += 1;
  return `${prefix}-${count}`;
}
