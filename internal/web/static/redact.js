import { post, get, say, tell, hold, takes, drops } from "./veil.js";

const papers = document.getElementById("papers");
let timer;

// refresh shows how far the papers are; while something is going on it looks
// again.
async function refresh() {
  clearTimeout(timer);
  const typing = papers.contains(document.activeElement) && document.activeElement.matches("input");
  if (!typing) {
    const html = await get("papers");
    const again = hold(papers);
    papers.innerHTML = html;
    again();
    news();
  }
  watch();
}

// news tells those who do not see the page which papers have come to something
// else.
const states = new Map();
function news() {
  const words = [];
  for (const p of papers.querySelectorAll(".paper")) {
    const now = p.dataset.state;
    if (states.get(p.id) !== now && !["reading", "saving"].includes(now)) words.push(p.querySelector("h3").textContent + ": " + (p.querySelector(".good, .bad, label, p")?.textContent ?? ""));
    states.set(p.id, now);
  }
  if (words.length) say("");
  if (words.length) tell(words.slice(0, 3).join(" ") + (words.length > 3 ? ` And ${words.length - 3} more.` : ""));
}

function watch() {
  const busy = papers.querySelector("[data-state=reading], [data-state=saving]");
  papers.setAttribute("aria-busy", String(Boolean(busy)));
  if (busy) timer = setTimeout(refresh, 400);
}

async function take(files) {
  for (const file of files) {
    say("Reading " + file.name);
    await post("papers?name=" + encodeURIComponent(file.name), file).catch(() => {});
    await refresh();
  }
}

const input = document.getElementById("files");
takes(input, take);
drops(document.getElementById("drop"), take);

papers.addEventListener("click", async (e) => {
  const b = e.target.closest("button[data-id]");
  if (!b) return;
  const does = ["save", "accept", "remove"].find((c) => b.classList.contains(c));
  if (!does) return;
  await post(`papers/${b.dataset.id}/${does}`).catch(() => {});
  if (does === "save") say("Making the copy and checking it");
  await refresh();
});

papers.addEventListener("submit", async (e) => {
  const f = e.target.closest("form.password");
  if (!f) return;
  e.preventDefault();
  const field = f.querySelector("input");
  await post(`papers/${f.dataset.id}/password`, { Password: field.value }).catch(() => {});
  field.blur();
  await refresh();
});

watch();
