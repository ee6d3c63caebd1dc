// What the server has sent for this screen, who is at it, and where they look.

/** The pieces of the screen as `sandbox/web/view.py` names them. */
export const pieces = {};

const listeners = new Set();

/** Call a function after each change of the screen. */
export function onChange(listener) {
  listeners.add(listener);
}

/** Tell everyone that something changed. */
export function changed() {
  for (const listener of listeners) listener();
}

/** Take in an update from the server. */
export function take({ fresh, set, gone }) {
  if (fresh) for (const key of Object.keys(pieces)) delete pieces[key];
  for (const key of gone) delete pieces[key];
  Object.assign(pieces, set);
  changed();
}

/** The address says who is at the screen and where they look: `#user=Ada&channel=…`. */
export function address() {
  const query = new URLSearchParams(location.hash.slice(1));
  return { user: query.get("user"), channel: query.get("channel") };
}

/** The address of a person in a channel. */
export function link({ user = me().name, channel = pieces.channel?.id } = {}) {
  return `#${new URLSearchParams({ user, channel })}`;
}

/** The person at the screen. */
export function me() {
  return person(pieces.me);
}

/** A person by id. */
export function person(id) {
  return (pieces.people ?? []).find((one) => one.id === id) ?? { id, name: "Unknown user", role: "" };
}

/** Everyone but bots. */
export function humans() {
  return (pieces.people ?? []).filter((one) => !one.bot);
}

/** All channels and threads of all servers, each with its server. */
export function channels() {
  return (pieces.servers ?? []).flatMap((server) =>
    server.channels.flatMap((one) => [one, ...one.threads].map((place) => ({ ...place, server })))
  );
}

/** The server of the channel on the screen; none in a direct message. */
export function server() {
  return channels().find((one) => one.id === pieces.channel?.id)?.server ?? null;
}

/** A message that a link leads to, until it is on the screen. */
export const wanted = { message: null };

/** The sandbox's time, in milliseconds. */
export function now() {
  return Date.now() + (pieces.offset ?? 0);
}
