// What can be chosen where people, roles or channels are asked for.
import { inWords } from "./names.js";
import { channels, pieces, server } from "./store.js";

const KINDS = { 5: ["user"], 6: ["role"], 7: ["user", "role"], 8: ["channel"] };

/**
 * The options of a select: its own, or the people, roles or channels of this place.
 * @returns {Array<{key: string, label: string, value: unknown, default?: boolean, description?: string}>}
 */
export function things(select) {
  if (select.options) return select.options.map((one) => ({ key: one.value, ...one, default: Boolean(one.default) }));
  const chosen = new Set((select.default_values ?? []).map((one) => one.id));
  return entities(KINDS[select.type] ?? [], select.channel_types).map((one) => ({ ...one, default: chosen.has(one.key) }));
}

/** People, roles and channels, each with the value that names it to the server. */
export function entities(kinds, types) {
  const found = {
    user: () => pieces.people.map((one) => ({ label: one.name, id: one.id })),
    role: () => (server()?.roles ?? []).map((one) => ({ label: one.name, id: one.id })),
    channel: () =>
      channels()
        .filter((one) => one.server.id === server()?.id && (!types?.length || types.includes(one.type)))
        .map((one) => ({ label: inWords(one), id: one.id })),
  };
  return kinds.flatMap((kind) => found[kind]().map(({ label, id }) => ({ key: id, label, value: { [kind]: id } })));
}

/** The value of the option with this key. */
export function thingValue(options, key) {
  return options.find((one) => one.key === key)?.value ?? key;
}

