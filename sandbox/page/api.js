// Acting: one POST per act.
import { me, pieces } from "./store.js";

/** What the server or the bot refused; `failed` when the bot did not answer in time. */
export class Refused extends Error {
  constructor(message, failed) {
    super(message);
    this.failed = failed;
  }
}

/**
 * Do something as the person at the screen, in the channel on the screen.
 * @param {string} name an act of `sandbox/web/acts.py`
 * @throws {Refused}
 */
export async function act(name, body = {}) {
  const full = { user: me().name, channel: pieces.channel?.id, ...body };
  let response;
  try {
    response = await fetch(`/page/act/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(full),
    });
  } catch {
    throw new Refused("The sandbox does not answer. Is it still running?", true);
  }
  const answer = await response.json().catch(() => ({ error: `The sandbox answered ${response.status}.` }));
  if (!response.ok) throw new Refused(answer.error ?? "That did not work.", Boolean(answer.failed));
  return answer;
}

/** A file as the server takes it. */
export function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ file: file.name, data: reader.result.split(",", 2)[1] ?? "" });
    reader.onerror = () => reject(new Refused(`${file.name} cannot be read.`, false));
    reader.readAsDataURL(file);
  });
}
