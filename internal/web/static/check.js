import { post, say, tell } from "./veil.js";
import { forget } from "./second.js";

const draft = document.getElementById("draft");
const remarks = document.getElementById("remarks");
const file = document.getElementById("draftfile");
let timer, turn = 0, last = Promise.resolve();

// check reads the draft as it stands, one after the other, so that the last is
// what Veil has; only its answer counts.
async function check(path, body, fill) {
  const mine = ++turn;
  forget();
  const before = last;
  last = before.then(() => mine === turn ? post(path, body).catch(() => null) : null);
  const answer = await last;
  if (!answer || mine !== turn) return;
  const open = new Set([...remarks.querySelectorAll("[aria-expanded=true]")].map((b) => b.textContent));
  remarks.innerHTML = answer.html;
  for (const b of remarks.querySelectorAll(".sentence")) if (open.has(b.textContent)) toggle(b);
  if (fill) { draft.value = answer.text; say("The draft is read."); }
  tell(answer.said);
  document.getElementById("remarksfile").hidden = document.getElementById("remarkshelp").hidden = document.getElementById("ai").hidden = false;
}

draft.addEventListener("input", () => {
  forget();
  clearTimeout(timer);
  timer = setTimeout(() => { if (draft.value.trim()) check("check", draft.value, false); }, 500);
});
function read() {
  if (file.files[0]) check("check/file?name=" + encodeURIComponent(file.files[0].name), file.files[0], true);
}
file.addEventListener("change", read);
read(); // one may have been chosen before this script was there

function toggle(b) {
  const open = b.getAttribute("aria-expanded") !== "true";
  b.setAttribute("aria-expanded", String(open));
  document.getElementById(b.getAttribute("aria-controls")).hidden = !open;
}
remarks.addEventListener("click", (e) => {
  const b = e.target.closest(".sentence");
  if (b) toggle(b);
});
