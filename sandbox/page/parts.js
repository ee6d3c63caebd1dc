// Components of messages, files and embeds, as elements.
import { button, select } from "./controls.js";
import { h } from "./dom.js";
import { prose } from "./prose.js";

const MAKERS = {
  1: (one, message) => h("div", { class: "row" }, one.components.map((child) => part(child, message))),
  2: button,
  3: select, 5: select, 6: select, 7: select, 8: select,
  9: section,
  10: (one) => prose(one.html),
  11: (one) => picture(one.media, one.description, one.spoiler, "thumbnail"),
  12: gallery,
  13: (one) => file({ ...one.file, filename: one.name, size: one.size }),
  14: (one) => h("hr", { class: `${one.divider ? "line" : "gap"} spacing-${one.spacing}` }),
  17: container,
};

/** The element of a component. */
export function part(one, message) {
  const make = MAKERS[one.type];
  return make ? make(one, message) : h("p", { class: "failure" }, `The page cannot show a component of type ${one.type}.`);
}

function section(one, message) {
  return h(
    "div",
    { class: "section" },
    h("div", { class: "texts" }, one.components.map((child) => part(child, message))),
    part(one.accessory, message)
  );
}

function container(one, message) {
  const box = h("div", { class: "container" }, one.components.map((child) => part(child, message)));
  if (one.accent_color !== null) {
    box.classList.add("accented");
    box.style.setProperty("--accent", colour(one.accent_color));
  }
  return one.spoiler ? covered(box) : box;
}

function colour(number) {
  return `#${number.toString(16).padStart(6, "0")}`;
}

function gallery(one) {
  const items = one.items.map((item) => picture(item.media, item.description, item.spoiler, "picture"));
  return h("div", { class: "gallery" }, items);
}

/** Only the sandbox's own files are shown: the page asks no other host for anything. */
function picture(media, description, spoiler, shape) {
  const path = local(media.url);
  const alt = description ?? "";
  const shown = path
    ? h("a", { href: path, target: "_blank", rel: "noopener" }, h("img", { class: shape, src: path, alt: alt || "Image" }))
    : h("a", { href: media.url, target: "_blank", rel: "noopener noreferrer" }, `Image: ${alt || media.url}`);
  return spoiler ? covered(shown) : shown;
}

function local(url) {
  const parsed = new URL(url, location.href);
  return parsed.pathname.startsWith("/attachments/") && (url.startsWith("/") || parsed.port === location.port)
    ? parsed.pathname
    : null;
}

function covered(inside) {
  const cover = h("button", { type: "button", class: "cover" }, "Spoiler: press to show");
  cover.addEventListener("click", () => cover.replaceWith(inside));
  return cover;
}

/** A file to download, or the picture that it is. */
export function file(one) {
  if (one.duration_secs !== undefined) {
    return h("div", { class: "file" }, h("span", { "aria-hidden": "true" }, "🎙"), `Voice message, ${one.duration_secs} seconds`);
  }
  if (one.content_type?.startsWith("image/")) return picture({ url: one.url }, one.description, false, "picture");
  return h(
    "div",
    { class: "file" },
    h("span", { "aria-hidden": "true" }, "📄"),
    h("a", { href: local(one.url) ?? one.url, download: one.filename }, one.filename),
    h("span", { class: "size" }, size(one.size)),
    one.description && h("span", { class: "size" }, one.description)
  );
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** An embed. */
export function embed(one) {
  const box = h(
    "div",
    { class: "container accented" },
    one.title && h("div", { class: "embed-title" }, prose(one.title)),
    one.html && prose(one.html),
    one.fields.map((field) => h("div", {}, h("b", {}, prose(field.name, "span")), prose(field.value))),
    one.footer && h("p", { class: "small" }, one.footer)
  );
  if (one.color) box.style.setProperty("--accent", colour(one.color));
  return box;
}
