// Messages as DOM nodes. Nothing that a person or the bot wrote is ever parsed as HTML: only text nodes are made.

const OPENS = new Set(["http:", "https:", "tg:", "mailto:"]);
const STYLES = { bold: "b", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

export function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function link(address, text) {
  let url;
  try { url = new URL(address.includes("://") ? address : `http://${address}`); } catch { return text; }
  if (!OPENS.has(url.protocol)) return text;
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", title: address }, text);
}

function quote(inside, expandable) {
  const node = element("blockquote");
  if (!expandable) { node.append(inside); return node; }
  node.className = "folds";
  node.append(element("span", {}, inside), element("i", { ariaHidden: "true" }));
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.setAttribute("aria-expanded", "false");
  const turn = (event) => {
    if (event.target.closest("a, button") || (event.type === "keydown" && event.key !== "Enter")) return;
    if (getSelection().toString()) return;
    node.setAttribute("aria-expanded", String(node.classList.toggle("open")));
  };
  node.addEventListener("click", turn);
  node.addEventListener("keydown", turn);
  return node;
}

function wrapped(entity, source, inside, actions) {
  const { type } = entity;
  if (STYLES[type]) return element(STYLES[type], {}, inside);
  if (type === "blockquote" || type === "expandable_blockquote") return quote(inside, type !== "blockquote");
  if (type === "text_link") return link(entity.url, inside);
  if (type === "url") return link(source, inside);
  if (type === "bot_command") return element("button", { className: "command", onclick: () => actions.say(source) }, inside);
  if (type === "spoiler") return element("span", { className: "spoiler", onclick: (event) => event.currentTarget.classList.add("open") }, inside);
  if (type === "date_time") return element("time", { title: new Date(entity.unix_time * 1000).toLocaleString("ru") }, inside);
  return element("span", { className: "tag" }, inside);
}

// Entities count UTF-16 units, as JavaScript strings do. One that crosses another's end is cut there.
export function rich(text, entities, actions) {
  const waiting = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fill = (from, to) => {
    const fragment = document.createDocumentFragment();
    let at = from;
    while (waiting.length && waiting[0].offset < to) {
      const entity = waiting.shift();
      const begin = Math.max(at, entity.offset);
      const end = Math.min(to, entity.offset + entity.length);
      if (end <= begin) continue;
      fragment.append(text.slice(at, begin));
      fragment.append(wrapped(entity, text.slice(begin, end), fill(begin, end), actions));
      at = end;
      if (/quote$|^pre$/.test(entity.type) && text[at] === "\n") at += 1;
    }
    fragment.append(text.slice(at, to));
    return fragment;
  };
  return fill(0, text.length);
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} Б` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} КБ` : `${(bytes / 1048576).toFixed(1)} МБ`;
}

function documentCard(file) {
  const icon = document.querySelector("#attach svg").cloneNode(true);
  const words = element("span", {}, file.file_name, element("small", {}, size(file.file_size)));
  return element("a", { className: "document", href: `/page/files/${encodeURIComponent(file.file_id)}`, download: file.file_name },
    element("span", { className: "icon" }, icon), words);
}

function button(key, message, actions) {
  if (key.url) {
    const anchor = link(key.url, key.text);
    return typeof anchor === "string" ? element("button", { disabled: true }, anchor) : anchor;
  }
  const node = element("button", { type: "button" }, key.text);
  if (key.copy_text) node.onclick = () => navigator.clipboard.writeText(key.copy_text.text);
  else if (key.callback_data !== undefined) node.onclick = () => actions.press(message, key.callback_data, node);
  else node.disabled = true;
  return node;
}

function keyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return [];
  return [element("div", { className: "keys" }, ...rows.map((row) => element("div", {}, ...row.map((key) => button(key, message, actions)))))];
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
}

export function day(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return "Сегодня";
  if (days === 1) return "Вчера";
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("ru", { day: "numeric", month: "long", year });
}

function forwarder(message, actions) {
  const node = element("button", { type: "button", className: "forward", title: "Переслать боту", onclick: () => actions.forward(message) }, "↪");
  node.setAttribute("aria-label", "Переслать боту");
  return node;
}

function service(message) {
  if (message.forum_topic_created) return `Создана тема «${message.forum_topic_created.name}»`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "Группа стала супергруппой";
  return null;
}

function origin(message) {
  const from = message.forward_origin;
  const name = from?.sender_user_name ?? from?.sender_user?.first_name ?? from?.chat?.title ?? from?.sender_chat?.title;
  return from ? [element("span", { className: "forwarded" }, `Переслано от ${name ?? "неизвестного"}`)] : [];
}

export function bubble(message, own, named, actions) {
  const told = service(message);
  if (told) return element("li", { className: "service" }, told);
  const text = message.text ?? message.caption ?? "";
  const when = (message.edit_date ? "изменено " : "") + clock(message.date);
  const inside = element("div", { className: "bubble" });
  if (named) inside.append(element("span", { className: "author" }, message.from?.first_name ?? message.chat.title ?? ""));
  if (message.via_bot) inside.append(element("span", { className: "forwarded" }, `через @${message.via_bot.username}`));
  inside.append(...origin(message));
  const answered = message.reply_to_message;
  if (answered) inside.append(element("span", { className: "reply" }, answered.text ?? answered.caption ?? "Файл"));
  if (message.document) inside.append(documentCard(message.document));
  inside.append(rich(text, message.entities ?? message.caption_entities, actions));
  inside.append(element("span", { className: "meta" }, when));
  const keys = keyboard(message, actions);
  if (message.chat.type !== "private") inside.append(forwarder(message, actions));
  const item = element("li", { className: `item ${own ? "out" : "in"}${keys.length ? " keyed" : ""}` }, inside, ...keys);
  item.dataset.message = message.message_id;
  return item;
}

// A quotation that fits three lines has nothing to fold.
export function settleQuotes(root) {
  for (const node of root.querySelectorAll("blockquote.folds:not(.open)")) {
    const inner = node.firstElementChild;
    if (inner.scrollHeight > inner.clientHeight + 4) continue;
    node.classList.remove("folds");
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
    node.removeAttribute("aria-expanded");
    node.lastElementChild.remove();
  }
}

const initials = (name) => name.split(/\s+/).slice(0, 2).map((word) => [...word.replace(/[^\p{L}\p{N}]/gu, "")][0] ?? "").join("").toUpperCase();

export function face(node, id, name) {
  node.textContent = initials(name);
  node.dataset.hue = String(Math.abs(id) % 7);
  return node;
}
