// What places are called: a thread has no "#" before its name, but a mark of its own.
import { h } from "./dom.js";

const THREADS = [10, 11, 12];
const DIRECT = 1;

/** Whether a place is a thread of a channel. */
export function isThread(place) {
  return THREADS.includes(place.type);
}

/** A place's name as elements: "#general", "@Whiteboard", or a thread's mark and name. */
export function named(place) {
  if (!isThread(place)) return [inWords(place)];
  return [threadMark(), h("span", { class: "hidden" }, "Thread "), place.name];
}

/** The same as text, where no mark can stand. */
export function inWords(place) {
  if (isThread(place)) return `“${place.name}”`;
  return `${place.type === DIRECT ? "@" : "#"}${place.name}`;
}

/** The mark of a thread. */
export function threadMark() {
  return h("span", { class: "drawn-mark thread-mark", "aria-hidden": "true" });
}
