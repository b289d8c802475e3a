// The chat: who writes, where, what happens live; the server keeps everything, this page only shows it.

import { bubble, clock, day, element, face, rich, settleQuotes } from "/page/render.js";

const $ = (id) => document.getElementById(id);
const state = { bot: null, users: new Map(), chats: new Map(), messages: new Map(), description: "" };
const unread = new Map(); // "person chat" → number of the bot's messages not looked at
const asked = new Map(); // callback query → the button that waits for its answer
const early = new Map(); // answers to queries that are not known yet
let me = Number(localStorage.getItem("me")) || 0;
let place = localStorage.getItem("place") ?? "bot"; // "bot" (my private chat) or a chat's id
let menu = [];
let typing = 0;
let toasting = 0;
let inlining = 0;
let inline = ""; // the inline query whose answer is awaited

const here = () => (place === "bot" ? me : Number(place));
const chat = () => state.chats.get(here());
const present = (record, user) => ["creator", "administrator", "member"].includes(record?.members[user]);
const mine = (record) => present(record, me);
const isBots = (message) => message.from?.id === state.bot.id;
const isOwn = (message) => message.from?.id === me;

async function post(deed, body) {
  const options = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const answer = await fetch(`/page/${deed}`, { method: "POST", ...options }).catch(() => null);
  if (answer?.ok) return answer.json();
  toast(answer ? `Не получилось: ${await answer.text()}` : "Нет связи с программой. Она запущена?");
  return null;
}

const actions = {
  say: (text) => post("say", { chat: here(), user: me, text }),
  async press(message, data, node) {
    node.classList.add("busy");
    const query = await post("press", { chat: message.chat.id, user: me, message: message.message_id, data });
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

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toasting);
  toasting = setTimeout(() => { $("toast").hidden = true; }, 3500);
}

// ---- the list of messages

const nearEnd = () => $("scroll").scrollHeight - $("scroll").scrollTop - $("scroll").clientHeight < 120;
function toEnd() {
  $("scroll").scrollTop = $("scroll").scrollHeight;
  seen();
}

function seen() {
  unread.delete(`${me} ${here()}`);
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
  const text = place === "bot" ? state.description || "Нажмите «Запустить», чтобы начать." : "Здесь пока тихо.";
  return element("li", { className: "empty" }, element("b", {}, place === "bot" ? "Что умеет этот бот?" : chat().title), rich(text, []));
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
  else { $("down").hidden = false; $("fresh").hidden = false; $("fresh").textContent = unread.get(`${me} ${here()}`) ?? ""; }
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
    const looking = user === me && number === here() && !document.hidden && nearEnd();
    const key = `${user} ${number}`;
    if (!looking && present(state.chats.get(number), user)) unread.set(key, (unread.get(key) ?? 0) + 1);
  }
}

// ---- around the list

function row(id, name, last, badge, onclick) {
  const words = element("span", { className: "words" }, element("span", { className: "name" }, name), element("span", { className: "last" }, last));
  const node = element("button", { type: "button", className: "row", onclick }, face(element("span", { className: "face" }), id, name), words);
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
    const item = row(user.id, user.first_name, `Язык: ${user.language_code}`, user.id === me ? 0 : waiting, () => become(user.id));
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(user.id === me));
    return item;
  });
  $("people").replaceChildren(...people);
  const chats = [["bot", state.bot.id, state.bot.first_name, me]];
  for (const record of state.chats.values()) if (record.type !== "private" && mine(record)) chats.push([String(record.id), record.id, record.title, record.id]);
  $("chats").replaceChildren(...chats.map(([key, id, name, number]) => {
    const item = row(id, name, lastOf(number), key === place ? 0 : unread.get(`${me} ${number}`), () => go(key));
    item.setAttribute("aria-current", String(key === place));
    return item;
  }));
}

function showHead() {
  const record = chat();
  const name = place === "bot" ? state.bot.first_name : record.title;
  $("title").textContent = name;
  face($("face"), place === "bot" ? state.bot.id : record.id, name);
  $("who").textContent = state.users.get(me).first_name;
  showStatus();
  const status = record.members[state.bot.id];
  const writes = place === "bot" ? status === "member" : record.type !== "channel" || record.members[me] !== "member";
  $("composer").hidden = !writes;
  $("commands").hidden = true;
  $("wake").hidden = place !== "bot" || writes;
  $("wake").textContent = status === "kicked" ? "Разблокировать" : "Запустить";
  $("more").hidden = place !== "bot" || status === "left";
  $("block").textContent = status === "kicked" ? "Разблокировать бота" : "Заблокировать бота";
}

function showStatus(action) {
  const record = chat();
  const people = Object.keys(record.members).length - 1;
  clearTimeout(typing);
  $("status").classList.toggle("live", Boolean(action));
  $("status").textContent = action ? (action === "typing" ? "бот печатает" : "бот отправляет файл") : place === "bot" ? "бот" : record.type === "channel" ? `канал, читателей: ${people}` : `группа, участников: ${people + 1}`;
  if (action) typing = setTimeout(() => showStatus(), 5000);
}

async function loadMenu() {
  const answer = await fetch(`/page/commands?chat=${here()}&user=${me}`).catch(() => null);
  menu = answer?.ok ? await answer.json() : [];
  $("slash").hidden = !menu.length;
}

function show() {
  if (!state.users.has(me)) me = [...state.users.keys()][1] ?? [...state.users.keys()][0] ?? 0;
  if (!me) return;
  if (place !== "bot" && !mine(state.chats.get(Number(place)))) place = "bot";
  localStorage.setItem("me", String(me));
  localStorage.setItem("place", place);
  showHead();
  showLog();
  showSide();
  loadMenu();
}

function become(user) { me = user; place = "bot"; document.body.classList.remove("open"); show(); }
function go(key) { place = key; document.body.classList.remove("open"); show(); }

// ---- writing

function grow() {
  $("text").style.height = "auto";
  $("text").style.height = `${$("text").scrollHeight}px`;
}

function suggest(all) {
  const typed = $("text").value;
  clearTimeout(inlining);
  inline = "";
  if (!all && typed.startsWith(`@${state.bot.username} `)) {
    inlining = setTimeout(() => askInline(typed.slice(state.bot.username.length + 2)), 350);
    return;
  }
  const fits = all ? menu : /^\/\w*$/.test(typed) ? menu.filter((item) => item.command.startsWith(typed.slice(1))) : [];
  $("commands").replaceChildren(...fits.map((item) => {
    const words = [element("code", {}, `/${item.command}`), element("span", {}, item.description)];
    return element("li", {}, element("button", { type: "button", onclick: () => send(`/${item.command}`) }, ...words));
  }));
  $("commands").hidden = !fits.length;
}

// «@bot words»: results of the bot to choose from, as in any chat of Telegram
async function askInline(words) {
  inline = await post("inline", { user: me, query: words });
  if (early.has(inline)) offer(early.get(inline).results);
}

function offer(results) {
  const query = inline;
  $("commands").replaceChildren(...results.map((result) => {
    const words = element("span", { className: "result" }, element("b", {}, result.title ?? ""), element("small", {}, result.description ?? ""));
    const choose = () => {
      $("commands").hidden = true;
      $("text").value = "";
      post("choose", { chat: here(), user: me, query, result: result.id });
    };
    return element("li", {}, element("button", { type: "button", onclick: choose }, words));
  }));
  $("commands").hidden = !results.length;
}

async function send(text) {
  const words = (text ?? $("text").value).trim();
  $("commands").hidden = true;
  if (!words) return;
  const kept = $("text").value;
  $("text").value = "";
  grow();
  if ((await actions.say(words)) === null && text === undefined) { $("text").value = kept; grow(); }
}

async function sendFile(file) {
  if (!file) return;
  const form = new FormData();
  form.set("chat", String(here()));
  form.set("user", String(me));
  form.set("caption", $("text").value.trim());
  form.set("file", file, file.name);
  if ((await post("file", form)) !== null) { $("text").value = ""; grow(); }
  $("file").value = "";
}

async function toggleBlock() {
  $("menu").hidden = true;
  await post("block", { user: me, blocked: chat().members[state.bot.id] !== "kicked" });
}

// ---- live

function answer(query, told) {
  if (query === inline && told.results) return offer(told.results);
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
  user: (user) => { state.users.set(user.id, user); showSide(); },
  chat: (record) => {
    state.chats.set(record.id, record);
    if (record.id === here()) showHead();
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

const events = new EventSource("/page/events");
events.onopen = load; // also after a reconnection: what was missed is in the state
events.onmessage = (event) => {
  const [kind, ...rest] = JSON.parse(event.data);
  if (state.bot) live[kind]?.(...rest);
};
events.onerror = () => { if (state.bot) { $("status").textContent = "соединение…"; } };

$("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
$("text").addEventListener("input", () => { grow(); suggest(false); });
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  if (event.key === "Escape") $("commands").hidden = true;
});
$("slash").addEventListener("click", () => { if ($("commands").hidden) suggest(true); else $("commands").hidden = true; });
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => sendFile($("file").files[0]));
$("scroll").addEventListener("scroll", () => { if (nearEnd()) seen(); else $("down").hidden = false; }, { passive: true });
$("down").addEventListener("click", toEnd);
$("wake").addEventListener("click", () => (chat().members[state.bot.id] === "kicked" ? toggleBlock() : actions.say("/start")));
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
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => { event.preventDefault(); sendFile(event.dataTransfer.files[0]); });
