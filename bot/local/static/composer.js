// Writing: the text field, the command menu, «@bot words», files.

import { $, early, here, post, state } from "/page/state.js";
import { element } from "/page/render.js";

let inlining = 0;
let inline = ""; // the inline query whose answer is awaited

export const say = (text) => post("say", { chat: here(), user: state.me, text });

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
  const fits = all ? state.menu : /^\/\w*$/.test(typed) ? state.menu.filter((item) => item.command.startsWith(typed.slice(1))) : [];
  $("commands").replaceChildren(...fits.map((item) => {
    const words = [element("code", {}, `/${item.command}`), element("span", {}, item.description)];
    return element("li", {}, element("button", { type: "button", onclick: () => send(`/${item.command}`) }, ...words));
  }));
  $("commands").hidden = !fits.length;
}

// «@bot words»: results of the bot to choose from, as in any chat of Telegram
async function askInline(words) {
  inline = await post("inline", { user: state.me, query: words });
  if (early.has(inline)) offer(early.get(inline).results);
}

function offer(results) {
  const query = inline;
  $("commands").replaceChildren(...results.map((result) => {
    const words = element("span", { className: "result" }, element("b", {}, result.title ?? ""), element("small", {}, result.description ?? ""));
    const choose = () => {
      $("commands").hidden = true;
      $("text").value = "";
      post("choose", { chat: here(), user: state.me, query, result: result.id });
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
  if ((await say(words)) === null && text === undefined) { $("text").value = kept; grow(); }
}

async function sendFile(file) {
  if (!file) return;
  const form = new FormData();
  form.set("chat", String(here()));
  form.set("user", String(state.me));
  form.set("caption", $("text").value.trim());
  form.set("file", file, file.name);
  if ((await post("file", form)) !== null) { $("text").value = ""; grow(); }
  $("file").value = "";
}

// Whether this answer was to the words typed last.
export function offered(query, told) {
  if (query !== inline || !told.results) return false;
  offer(told.results);
  return true;
}

$("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
$("text").addEventListener("input", () => { grow(); suggest(false); });
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  if (event.key === "Escape") $("commands").hidden = true;
  if (event.key === "Tab" && !$("commands").hidden && $("text").value.startsWith("/")) {
    event.preventDefault();
    $("text").value = `${$("commands").querySelector("code").textContent} `;
    $("commands").hidden = true;
  }
});
$("slash").addEventListener("click", () => { if ($("commands").hidden) suggest(true); else $("commands").hidden = true; });
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => sendFile($("file").files[0]));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => { event.preventDefault(); sendFile(event.dataTransfer.files[0]); });
