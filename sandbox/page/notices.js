// What the client itself says about commands under way: "Sending…", "did not respond".
import { changed, pieces } from "./store.js";
import { freshId } from "./dom.js";

let all = [];

/** The notices of this person in this channel. */
export function notices() {
  return all.filter((one) => one.user === pieces.me && one.channel === pieces.channel.id);
}

/** Say something about a command. */
export function addNotice(about) {
  const place = { user: pieces.me, channel: pieces.channel.id, after: pieces.order.at(-1) };
  const one = { id: freshId("notice"), failed: false, ...place, ...about };
  all.push(one);
  changed();
  return one;
}

/** Say something else instead. */
export function replaceNotice(one, about) {
  all = all.map((old) => (old === one ? { ...one, ...about } : old));
  changed();
}

/** Take it away. */
export function removeNotice(one) {
  all = all.filter((old) => old !== one);
  changed();
}
