// Text that the server turned into safe HTML, with names and times put in.
import { h } from "./dom.js";
import { named } from "./names.js";
import { changed, channels, link, person, pieces, wanted } from "./store.js";
import { tell } from "./time.js";

const PLACE = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/(\d+))?$/;

/** An element with a message's text. */
export function prose(html, tag = "div") {
  const element = h(tag, { class: "prose", html });
  for (const mark of element.querySelectorAll("[data-user]")) mark.textContent = `@${person(mark.dataset.user).name}`;
  for (const mark of element.querySelectorAll("[data-role]")) mark.textContent = roleName(mark.dataset.role);
  for (const mark of element.querySelectorAll("[data-channel]")) nameChannel(mark);
  for (const mark of element.querySelectorAll("a")) leadInside(mark);
  for (const mark of element.querySelectorAll(".spoiler")) hide(mark);
  tell(element);
  return element;
}

function roleName(id) {
  const roles = (pieces.servers ?? []).flatMap((server) => server.roles);
  const name = roles.find((role) => role.id === id)?.name ?? "unknown-role";
  return name.startsWith("@") ? name : `@${name}`;
}

function nameChannel(mark) {
  const found = channels().find((one) => one.id === mark.dataset.channel);
  if (!found) mark.textContent = "#unknown";
  else mark.replaceWith(h("a", { class: "mention", href: link({ channel: found.id }) }, named(found)));
}

/** A bare link to a channel or to a message in it becomes what Discord's client shows for it. */
function leadInside(mark) {
  const [, id, message] = mark.textContent === mark.href ? (PLACE.exec(mark.href) ?? []) : [];
  const found = channels().find((one) => one.id === id);
  if (!found) return;
  const name = [...named(found), message && " › message"];
  const lead = () => {
    wanted.message = message;
    if (found.id === pieces.channel.id) changed();
  };
  mark.replaceWith(h("a", { class: "mention", href: link({ channel: found.id }), on: { click: lead } }, name));
}

function hide(mark) {
  const show = () => {
    mark.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) mark.removeAttribute(name);
  };
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-label", "Spoiler: press to show");
  mark.tabIndex = 0;
  mark.addEventListener("click", show);
  mark.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show();
    }
  });
}
