// The chat: who writes, where, what happens live; the server keeps everything, this page only shows it.

import { offered, say } from "/page/composer.js";
import { bubble, clock, day, element, face, rich, settleQuotes } from "/page/render.js";
import { $, chat, early, here, isBots, isOwn, mine, post, present, state, toast, unread } from "/page/state.js";

const asked = new Map(); // callback query → the button that waits for its answer
let typing = 0;

const actions = {
  say,
  async forward(message) {
    const sent = await post("forward", { chat: message.chat.id, user: state.me, message: message.message_id });
    if (sent !== null) go("bot");
  },
  async press(message, data, node) {
    node.classList.add("busy");
    const query = await post("press", { chat: message.chat.id, user: state.me, message: message.message_id, data });
    if (query === null) node.classList.remove("busy");
    else {
      asked.set(query, node);
      setTimeout(() => settle(query), 15000);
      if (early.has(query)) answer(query, early.get(query)); // the stream was quicker than this call's own answer
    }
  },
};

function settle(query) {
  asked.get(query)?.classList.remove("busy");
  return asked.delete(query);
}

// ---- the list of messages

const nearEnd = () => $("scroll").scrollHeight - $("scroll").scrollTop - $("scroll").clientHeight < 120;
function toEnd() {
  $("scroll").scrollTop = $("scroll").scrollHeight;
  seen();
}

function seen() {
  unread.delete(`${state.me} ${here()}`);
  $("fresh").hidden = true;
  $("down").hidden = nearEnd();
}

function node(message) {
  const record = chat();
  return bubble(message, isOwn(message), record.type !== "private" && !isOwn(message), actions);
}

function append(message, list, before) {
  if (!before || day(before.date) !== day(message.date)) list.append(element("li", { className: "day" }, day(message.date)));
  const item = node(message);
  if (before && before.from?.id === message.from?.id && message.date - before.date < 300 && !before.reply_markup) item.classList.add("follows");
  list.append(item);
  return item;
}

function showLog() {
  const list = $("log");
  list.replaceChildren();
  let before = null;
  for (const message of here() ? state.messages.get(here())?.values() ?? [] : []) {
    append(message, list, before);
    before = message;
  }
  if (!before) list.append(greeting());
  settleQuotes(list);
  toEnd();
}

function greeting() {
  const text = state.place === "bot" ? state.description || "Нажмите «Запустить», чтобы начать." : "Здесь пока тихо.";
  return element("li", { className: "empty" }, element("b", {}, state.place === "bot" ? "Что умеет этот бот?" : chat().title), rich(text, []));
}

const find = (message) => $("log").querySelector(`[data-message="${Number(message)}"]`);

function receive(message) {
  const number = message.message_id;
  const known = state.messages.get(message.chat.id) ?? new Map();
  state.messages.set(message.chat.id, known);
  const last = [...known.values()].at(-1);
  const edited = known.has(number);
  known.set(number, message);
  if (isBots(message) && !edited) count(message.chat.id);
  if (message.chat.id !== here()) return;
  if (isBots(message)) showStatus();
  if (edited) return replace(message);
  const follow = nearEnd() || isOwn(message);
  $("log").querySelector(".empty")?.remove();
  const item = append(message, $("log"), last);
  item.classList.add("fresh");
  settleQuotes(item);
  if (follow) toEnd();
  else { $("down").hidden = false; $("fresh").hidden = false; $("fresh").textContent = unread.get(`${state.me} ${here()}`) ?? ""; }
}

function replace(message) {
  const old = find(message.message_id);
  if (!old) return;
  const follow = nearEnd();
  const item = node(message);
  item.classList.add("changed");
  if (old.classList.contains("follows")) item.classList.add("follows");
  old.replaceWith(item);
  settleQuotes(item);
  if (follow) toEnd();
}

function count(number) {
  for (const user of state.users.keys()) {
    const looking = user === state.me && number === here() && !document.hidden && nearEnd();
    const key = `${user} ${number}`;
    if (!looking && present(state.chats.get(number), user)) unread.set(key, (unread.get(key) ?? 0) + 1);
  }
}

// ---- around the list

function portrait(node, id, name) {
  face(node, id, name);
  if (id === state.bot.id) Object.assign(node, { textContent: "«»" }).dataset.hue = "3";
  return node;
}

function row(id, name, last, badge, onclick) {
  const words = element("span", { className: "words" }, element("span", { className: "name" }, name), element("span", { className: "last" }, last));
  const node = element("button", { type: "button", className: "row", onclick }, portrait(element("span", { className: "face" }), id, name), words);
  if (badge) node.append(element("span", { className: "badge" }, String(badge)));
  return node;
}

function lastOf(number) {
  const message = [...(state.messages.get(number)?.values() ?? [])].at(-1);
  return message ? `${clock(message.date)} ${message.text ?? message.caption ?? message.document?.file_name ?? "…"}` : "Сообщений нет";
}

function showSide() {
  const people = [...state.users.values()].filter((user) => !user.deactivated).map((user) => {
    const waiting = [...unread].filter(([key]) => key.startsWith(`${user.id} `)).reduce((sum, [, number]) => sum + number, 0);
    const item = row(user.id, user.first_name, `Язык: ${user.language_code}`, user.id === state.me ? 0 : waiting, () => become(user.id));
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(user.id === state.me));
    return item;
  });
  $("people").replaceChildren(...people);
  const chats = [["bot", state.bot.id, state.bot.first_name, state.me]];
  for (const record of state.chats.values()) if (record.type !== "private" && mine(record)) chats.push([String(record.id), record.id, record.title, record.id]);
  $("chats").replaceChildren(...chats.map(([key, id, name, number]) => {
    const item = row(id, name, lastOf(number), key === state.place ? 0 : unread.get(`${state.me} ${number}`), () => go(key));
    item.setAttribute("aria-current", String(key === state.place));
    return item;
  }));
}

function showHead() {
  const record = chat();
  const name = state.place === "bot" ? state.bot.first_name : record.title;
  $("title").textContent = name;
  portrait($("face"), state.place === "bot" ? state.bot.id : record.id, name);
  $("who").textContent = state.users.get(state.me).first_name;
  showStatus();
  const status = record.members[state.bot.id];
  const writes = state.place === "bot" ? status === "member" : record.type !== "channel" || record.members[state.me] !== "member";
  $("composer").hidden = !writes;
  $("commands").hidden = true;
  $("wake").hidden = state.place !== "bot" || writes;
  $("wake").textContent = status === "kicked" ? "Разблокировать" : "Запустить";
  $("more").hidden = state.place !== "bot" || status === "left";
  $("block").textContent = status === "kicked" ? "Разблокировать бота" : "Заблокировать бота";
}

function showStatus(action) {
  const record = chat();
  const people = Object.keys(record.members).length - 1;
  clearTimeout(typing);
  $("status").classList.toggle("live", Boolean(action));
  $("status").textContent = action ? (action === "typing" ? "бот печатает" : "бот отправляет файл") : state.place === "bot" ? "бот" : record.type === "channel" ? `канал, читателей: ${people}` : `группа, участников: ${people + 1}`;
  if (action) typing = setTimeout(() => showStatus(), 5000);
}

async function loadMenu() {
  const answer = await fetch(`/page/commands?chat=${here()}&user=${state.me}`).catch(() => null);
  state.menu = answer?.ok ? await answer.json() : [];
  $("slash").hidden = !state.menu.length;
}

function show() {
  if (!state.users.has(state.me)) state.me = [...state.users.keys()][1] ?? [...state.users.keys()][0] ?? 0;
  if (!state.me) return;
  if (state.place !== "bot" && !mine(state.chats.get(Number(state.place)))) state.place = "bot";
  localStorage.setItem("me", String(state.me));
  localStorage.setItem("place", state.place);
  showHead();
  showLog();
  showSide();
  loadMenu();
  if (matchMedia("(min-width: 821px)").matches) $("text").focus();
}

// A new person and their chat with the bot may be known here only after the answer that names them.
let awaited = 0;
function become(user) {
  awaited = state.users.has(user) && state.chats.has(user) ? 0 : user;
  if (awaited) return;
  state.me = user;
  state.place = "bot";
  document.body.classList.remove("open");
  show();
}
function go(key) { state.place = key; document.body.classList.remove("open"); show(); }

async function toggleBlock() {
  $("menu").hidden = true;
  await post("block", { user: state.me, blocked: chat().members[state.bot.id] !== "kicked" });
}

// ---- live

function answer(query, told) {
  if (offered(query, told)) return;
  if (!settle(query)) {
    early.set(query, told);
    setTimeout(() => early.delete(query), 5000);
    return;
  }
  early.delete(query);
  if (!told.text) return;
  if (!told.show_alert) return toast(told.text);
  $("alert").firstElementChild.textContent = told.text;
  $("alert").showModal();
}

const live = {
  message: (message) => { receive(message); showSide(); },
  deleted: (number, message) => {
    state.messages.get(number)?.delete(message);
    if (number === here()) find(message)?.remove();
    showSide();
  },
  user: (user) => { state.users.set(user.id, user); showSide(); if (awaited) become(awaited); },
  chat: (record) => {
    state.chats.set(record.id, record);
    if (awaited) become(awaited);
    else if (record.id === here()) showHead();
    showSide();
  },
  action: (number, kind) => { if (number === here()) showStatus(kind); },
  setting: (key, value) => { if (key === "description") state.description = value; if (key.startsWith("commands")) loadMenu(); },
  answer,
};

async function load() {
  const answer = await fetch("/page/state").catch(() => null);
  if (!answer?.ok) return;
  const told = await answer.json();
  state.bot = told.bot;
  state.description = told.description;
  state.users = new Map(told.users.map((user) => [user.id, user]));
  state.chats = new Map(told.chats.map((record) => [record.id, record]));
  state.messages = new Map(Object.entries(told.messages).map(([key, list]) => [Number(key), new Map(list.map((message) => [message.message_id, message]))]));
  show();
}

// What happens while the state is on its way waits for it; twice the same message is one.
let waiting = [];
function happen(entry) {
  const [kind, ...rest] = entry;
  if (waiting) waiting.push(entry);
  else live[kind]?.(...rest);
}

const events = new EventSource("/page/events");
events.onopen = async () => { // also after a reconnection: what was missed is in the state
  waiting = [];
  await load();
  const missed = waiting;
  waiting = null;
  if (state.bot) missed.forEach(happen);
};
events.onmessage = (event) => happen(JSON.parse(event.data));
events.onerror = () => { if (state.bot) { $("status").textContent = "соединение…"; } };

$("scroll").addEventListener("scroll", () => { if (nearEnd()) seen(); else $("down").hidden = false; }, { passive: true });
$("down").addEventListener("click", toEnd);
$("wake").addEventListener("click", () => (chat().members[state.bot.id] === "kicked" ? toggleBlock() : say("/start")));
$("more").addEventListener("click", () => { $("menu").hidden = !$("menu").hidden; $("more").setAttribute("aria-expanded", String(!$("menu").hidden)); });
$("block").addEventListener("click", toggleBlock);
$("open").addEventListener("click", () => document.body.classList.add("open"));
$("who").addEventListener("click", () => document.body.classList.add("open"));
$("shade").addEventListener("click", () => document.body.classList.remove("open"));
$("add").addEventListener("submit", async (event) => {
  event.preventDefault();
  const user = await post("person", { name: $("add-name").value, language: $("add-language").value });
  if (user !== null) { $("add").reset(); become(user); }
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".menu")) $("menu").hidden = true;
  if (!event.target.closest("#commands, #slash, #text")) $("commands").hidden = true;
});
