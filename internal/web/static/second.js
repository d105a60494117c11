// A model's opinion of the draft: first the text is shown, then, if the user
// agrees, sent.
import { post, say } from "./veil.js";

const form = document.getElementById("aiform");
const consent = document.getElementById("aiask");
const answer = document.getElementById("aisays");
let hash = "";

// forget takes the text away: the draft has changed, or was sent, or is not to be.
export function forget() { hash = ""; consent.hidden = true; }

// busy says that something takes a while; the button keeps the focus.
async function busy(button, words, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  say(words);
  try { await work(); say(""); } catch { /* it has been said */ } finally { button.removeAttribute("aria-disabled"); }
}

form.addEventListener("submit", (e) => {
  e.preventDefault();
  const field = (id) => document.getElementById(id).value;
  busy(form.querySelector("button"), "Taking the names out of the draft", async () => {
    forget();
    const q = await post("check/ai/text", { URL: field("aiurl"), Model: field("aimodel"), Key: field("aikey") });
    hash = q.hash;
    for (const e of consent.querySelectorAll(".place")) e.textContent = q.where + (q.local ? " (this computer)" : "");
    document.getElementById("aitext").value = q.text;
    document.getElementById("aiagree").checked = false;
    consent.hidden = false;
    document.getElementById("aihead").focus();
  });
});

consent.addEventListener("submit", (e) => {
  e.preventDefault();
  if (!hash || !document.getElementById("aiagree").checked) return;
  busy(consent.querySelector("button"), "The draft is being sent. The answer can take a minute.", async () => {
    const agreed = hash;
    hash = "";
    const a = await post("check/ai/send", { Hash: agreed }).finally(forget);
    answer.innerHTML = a.html;
    answer.focus();
  });
});
document.getElementById("aino").addEventListener("click", () => { forget(); say("Nothing was sent."); form.querySelector("button").focus(); });
