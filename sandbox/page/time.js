// Instants in words, by the sandbox's clock and the reader's language.
import { now } from "./store.js";

const FORMS = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};
// Up to how many of a unit Discord counts before it takes the next larger one.
const UNITS = [
  ["second", 1, 45], ["minute", 60, 45], ["hour", 3_600, 22],
  ["day", 86_400, 26], ["month", 2_629_800, 11], ["year", 31_557_600, Infinity],
];
const DAY = 86_400_000;

/** "in 3 hours", "2 days ago". @param {number} at milliseconds */
export function relative(at) {
  const seconds = (at - now()) / 1000;
  const [unit, size] = UNITS.find(([, one, most]) => Math.round(Math.abs(seconds) / one) < most);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** An instant in one of Discord's styles. */
export function styled(at, style) {
  return style === "R" ? relative(at) : new Intl.DateTimeFormat(undefined, FORMS[style]).format(at);
}

/** When a message was sent: "Today at 10:32". */
export function sent(at) {
  const midnight = new Date(now()).setHours(0, 0, 0, 0);
  const time = styled(at, "t");
  if (at >= midnight && at < midnight + DAY) return `Today at ${time}`;
  if (at < midnight && at >= midnight - DAY) return `Yesterday at ${time}`;
  return styled(at, "s");
}

/** Put the words into an element's `<time data-at data-style>` marks. */
export function tell(root) {
  for (const mark of root.querySelectorAll("time[data-at]")) {
    const at = Number(mark.dataset.at) * 1000;
    if (Math.abs(at) > 8.64e15) continue;
    mark.dateTime = new Date(at).toISOString();
    mark.title = styled(at, "F");
    const words = styled(at, mark.dataset.style);
    if (mark.textContent !== words) mark.textContent = words;
  }
}
