// The messages of the channel on the screen.
import { act } from "./api.js";
import { h, reconcile } from "./dom.js";
import { openForm } from "./form.js";
import { named } from "./names.js";
import { addNotice, notices, removeNotice, replaceNotice } from "./notices.js";
import { embed, file, part } from "./parts.js";
import { prose } from "./prose.js";
import { channels, link, person, pieces, wanted } from "./store.js";
import { sent, styled } from "./time.js";

const list = document.getElementById("messages");
const TOGETHER = 7 * 60_000;
let pinned = true;

/** Who is at the bottom stays there, whatever grows: the composer, a picture, a message. */
function stay() {
  if (pinned) list.scrollTop = list.scrollHeight;
}

list.addEventListener("scroll", () => {
  pinned = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
});
list.addEventListener("load", stay, true);
new ResizeObserver(stay).observe(list);

/** Go to the newest message, as after an act of one's own. */
export function toBottom() {
  pinned = true;
  stay();
}

/** Draw all messages. */
export function drawMessages() {
  const place = `${pieces.me} ${pieces.channel.id}`;
  if (list.dataset.place !== place) pinned = true;
  list.dataset.place = place;
  const own = notices().map((one) => ({ key: one.id, value: one, after: one.after, make: () => notice(one) }));
  let above = null;
  const shown = pieces.order.flatMap((id) => {
    const message = pieces[`message:${id}`];
    const follows = above !== null && goesOn(above, message);
    const after = own.filter((one) => one.after === id);
    above = after.length ? null : message;
    const key = follows ? `${id} follows` : id;
    return [{ key, value: message, make: () => article(message, follows) }, ...after];
  });
  shown.push(...own.filter((one) => !pieces.order.includes(one.after)));
  const empty = { key: "empty", value: pieces.channel.id, make: beginning };
  reconcile(list, shown.length ? shown : [empty]);
  showWanted();
  stay();
}

/** Go to the message that a link led to. */
function showWanted() {
  const element = wanted.message && list.querySelector(`[data-message="${wanted.message}"]`);
  if (!element) return;
  wanted.message = null;
  pinned = false;
  element.tabIndex = -1;
  element.scrollIntoView({ block: "start" });
  element.focus({ preventScroll: true });
}

function beginning() {
  return h("p", { class: "beginning" }, "Nothing here yet. Type / to see what the bot can do.");
}

/** Whether a message stands under the one before it without a name of its own, as in Discord. */
function goesOn(above, message) {
  const day = (at) => new Date(at).toDateString();
  return message.author === above.author && message.ephemeral === above.ephemeral && !message.command && !message.reply
    && message.at - above.at < TOGETHER && day(message.at) === day(above.at);
}

function article(message, follows) {
  const author = person(message.author);
  const classes = ["message", follows && "follows", message.ephemeral && "ephemeral", message.pinged && "pinged"];
  const face = h("div", { class: `avatar${author.bot ? " bot" : ""}`, "aria-hidden": "true" }, author.name[0]);
  return h(
    "article",
    { class: classes.filter(Boolean).join(" "), data: { message: message.id } },
    message.command && used(message.command, message.picked),
    !message.command && message.reply && repliedTo(message.reply),
    !follows && face,
    h("div", { class: "body" }, follows ? aside(author, message) : byline(author, message), apps(author, message),
      ...content(message),
      follows && edited(message), ...under(message))
  );
}

/** What a message of a group says to those who hear the page: whose it is. */
function aside(author, message) {
  return h("span", { class: "hidden" }, `${author.name}, ${sent(message.at)}`);
}

/** The line above what answers a press: it leads to the message that was pressed. */
function repliedTo({ id, author, text }) {
  const lead = () => {
    wanted.message = id;
    showWanted();
  };
  return h("button", { type: "button", class: "replied", data: { control: "replied" }, on: { click: lead } },
    h("span", { class: "hidden" }, "In reply to "), h("b", {}, person(author).name), " ", text);
}

/** Which command a message answers: one that was picked in a menu has no slash. */
function used(command, picked) {
  const name = person(command.user).name;
  return h("div", { class: "used" }, h("b", {}, name), " used ", h("span", { class: "mention" }, picked ? command.name : `/${command.name}`));
}

function byline(author, message) {
  const at = new Date(message.at);
  return h(
    "div",
    { class: "byline" },
    h("span", { class: "author" }, author.name),
    author.bot && h("span", { class: "tag" }, "APP"),
    h("time", { datetime: at.toISOString(), title: styled(message.at, "F") }, sent(message.at)),
    edited(message)
  );
}

function edited(message) {
  return message.edited && h("span", { class: "edited", title: styled(message.edited, "F") }, "(edited)");
}

/** The menu of a message, as far as the bot has commands in it. */
function apps(author, message) {
  if (!message.apps.length) return null;
  const menu = h("details", { class: "apps" },
    h("summary", { "aria-label": `Apps on the message of ${author.name}`, data: { control: "apps" } }, "Apps"));
  menu.append(...message.apps.map((name) =>
    h("button", { type: "button", class: "quiet", data: { control: `app-${name}` },
      on: { click: () => pick(menu, message, name) } }, name)));
  return menu;
}

/** Use a command on a message; a notice says that it is under way, and what came of it. */
async function pick(menu, message, command) {
  menu.open = false;
  menu.querySelector("summary").focus();
  const under = addNotice({ command, picked: true, text: "Sending command…" });
  try {
    const { form } = await act("pick", { message: message.id, command });
    removeNotice(under);
    if (form) openForm(form);
    toBottom();
  } catch (error) {
    replaceNotice(under, { text: error.message, failed: true });
  }
}

function content(message) {
  if (message.loading) {
    return [h("p", { class: "loading" }, h("span", { class: "dots", "aria-hidden": "true" }), "Whiteboard is thinking…")];
  }
  return [
    message.html && prose(message.html),
    ...message.embeds.map(embed),
    ...message.components.map((one) => part(one, message)),
    ...message.files.map(file),
  ];
}

function under(message) {
  const thread = channels().find((one) => one.id === message.thread);
  return [
    h("p", { class: "failure", role: "alert", hidden: true }),
    thread && h("a", { class: "to-thread", href: link({ channel: thread.id }) }, named(thread)),
    message.ephemeral &&
      h(
        "p",
        { class: "only-you" },
        h("span", { class: "drawn-mark eye-mark", "aria-hidden": "true" }),
        "Only you can see this · ",
        h("button", { type: "button", class: "textual", data: { control: "dismiss" },
          on: { click: () => act("hide", { message: message.id }) } }, "Dismiss message")
      ),
  ];
}

function notice(one) {
  const author = pieces.people.find((who) => who.bot);
  return h(
    "article",
    { class: "message ephemeral" },
    used({ user: pieces.me, name: one.command }, one.picked),
    h("div", { class: "avatar bot", "aria-hidden": "true" }, author.name[0]),
    h(
      "div",
      { class: "body" },
      h("div", { class: "byline" }, h("span", { class: "author" }, author.name), h("span", { class: "tag" }, "APP")),
      one.failed
        ? h("p", { class: "failure" }, one.text)
        : h("p", { class: "loading" }, h("span", { class: "dots", "aria-hidden": "true" }), one.text),
      one.failed &&
        h("p", { class: "only-you" }, "Only you can see this · ",
          h("button", { type: "button", class: "textual", on: { click: () => removeNotice(one) } }, "Dismiss message"))
    )
  );
}
