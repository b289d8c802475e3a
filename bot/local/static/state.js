// What the page knows, and the one way to ask the server for something.

export const $ = (id) => document.getElementById(id);
export const state = {
  bot: null,
  description: "",
  users: new Map(),
  chats: new Map(),
  messages: new Map(), // chat → number → message
  me: Number(localStorage.getItem("me")) || 0,
  place: localStorage.getItem("place") ?? "bot", // "bot" (my private chat) or a chat's id
  menu: [], // the bot's commands for me here
};
export const unread = new Map(); // "person chat" → number of the bot's messages not looked at
export const early = new Map(); // answers of the bot that were quicker than the call they belong to
let toasting = 0;

export const here = () => (state.place === "bot" ? state.me : Number(state.place));
export const chat = () => state.chats.get(here());
export const present = (record, user) => ["creator", "administrator", "member"].includes(record?.members[user]);
export const mine = (record) => present(record, state.me);
export const isBots = (message) => message.from?.id === state.bot.id;
export const isOwn = (message) => message.from?.id === state.me;

export function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toasting);
  toasting = setTimeout(() => { $("toast").hidden = true; }, 3500);
}

export async function post(deed, body) {
  const options = body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const answer = await fetch(`/page/${deed}`, { method: "POST", ...options }).catch(() => null);
  if (answer?.ok) return answer.json();
  toast(answer ? `Не получилось: ${await answer.text()}` : "Нет связи с программой. Она запущена?");
  return null;
}
