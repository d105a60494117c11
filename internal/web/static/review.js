import { post, get, say } from "./veil.js";

const id = document.getElementById("bar").dataset.id;
const at = `papers/${id}/`;
const list = document.getElementById("list");
const sheets = document.getElementById("sheets");
const card = document.getElementById("card");
const add = document.getElementById("add");
const addHere = document.getElementById("addhere");

// Pages are fetched when they come near the window.
const loads = new Map();
function load(sheet) {
  const n = sheet.dataset.part;
  if (!loads.has(n)) loads.set(n, fill(sheet));
  return loads.get(n);
}
async function fill(sheet) {
  const flow = sheet.querySelector(".flow");
  flow.innerHTML = await get(at + "parts/" + sheet.dataset.part);
  flow.setAttribute("aria-busy", "false");
  sheet.dataset.loaded = "yes";
}
const near = new IntersectionObserver((entries) => {
  for (const e of entries) if (e.isIntersecting) load(e.target);
}, { rootMargin: "1200px" });
for (const s of sheets.children) near.observe(s);

const sheetOf = (n) => document.getElementById("sheet-" + n);

// redraw shows what a decision changed.
async function redraw(answer) {
  const focused = document.activeElement?.id;
  for (const n of answer.parts) {
    const s = sheetOf(n);
    if (s?.dataset.loaded) { loads.set(String(n), fill(s)); await loads.get(String(n)); }
  }
  list.innerHTML = await get(at + "list");
  fillLabels();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  say(answer.said);
}

async function decide(what) { await redraw(await post(at + "decide", what)); }

// The place that is looked at.
let here = null;
function show(mark) {
  here = { Part: Number(mark.closest(".sheet").dataset.part), Start: Number(mark.dataset.start), End: Number(mark.dataset.end), id: mark.id };
  const kept = mark.classList.contains("kept");
  const text = mark.querySelector(".orig").textContent;
  document.getElementById("card-title").textContent = (mark.dataset.label || mark.dataset.kind) + ": " + text;
  document.getElementById("card-why").textContent = (kept ? "It stays in the copy" : "It will be taken out") + (mark.dataset.why ? ": " + mark.dataset.why + "." : ".");
  document.getElementById("card-person").textContent = "Keep " + (mark.dataset.label || "it") + " everywhere";
  document.getElementById("card-masked").hidden = kept;
  document.getElementById("card-kept").hidden = !kept;
  card.showModal();
}

sheets.addEventListener("click", (e) => {
  const mark = e.target.closest(".mark");
  if (mark && getSelection().isCollapsed) show(mark);
});
document.getElementById("card-close").addEventListener("click", () => card.close());
card.addEventListener("click", async (e) => {
  const b = e.target.closest("button[data-do]");
  if (b) await choose(b.dataset.do, b.dataset.reach);
});
async function choose(does, reach) {
  card.close();
  await decide({ Do: does, Part: here.Part, Start: here.Start, End: here.End, Reach: reach }).catch(() => {});
  document.getElementById(here.id)?.focus({ preventScroll: true });
}

// go brings a place into view.
async function go(part, place) {
  const s = sheetOf(part);
  if (!s) return;
  await load(s);
  const mark = document.getElementById(`p${part}-${place}`);
  s.scrollIntoView({ block: "start" });
  (mark ?? s).scrollIntoView({ block: "center" });
  mark?.focus({ preventScroll: true });
}
list.addEventListener("click", (e) => {
  const b = e.target.closest(".goto");
  if (b) go(b.dataset.part, b.dataset.place);
});

// walk goes to the next place, or the one before, of the whole paper.
async function walk(step, which = ".mark") {
  const all = [...sheets.children];
  let from = document.activeElement?.closest?.(".sheet") ?? all.find((s) => s.getBoundingClientRect().bottom > 160);
  let i = Math.max(all.indexOf(from), 0);
  let marks = [];
  const seen = document.activeElement?.classList?.contains("mark") ? document.activeElement : null;
  for (; i >= 0 && i < all.length; i += step) {
    await load(all[i]);
    marks = [...all[i].querySelectorAll(which)];
    if (step < 0) marks.reverse();
    const next = marks.find((m) => !seen || (seen.compareDocumentPosition(m) & (step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING)));
    if (next) {
      next.scrollIntoView({ block: "center" });
      next.focus({ preventScroll: true });
      return;
    }
  }
  say(step > 0 ? "That was the last one." : "That was the first one.");
}

async function turn(way) { await redraw(await post(at + way)).catch?.(() => {}); }

const tools = { previous: () => walk(-1), next: () => walk(1), nextdoubt: () => walk(1, ".mark.unsure"), undo: () => turn("undo"), redo: () => turn("redo") };
for (const [name, does] of Object.entries(tools)) document.getElementById(name).addEventListener("click", does);
document.getElementById("preview").addEventListener("change", (e) => sheets.classList.toggle("preview", e.target.checked));

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.altKey || e.metaKey || e.target.matches("input, textarea, select")) return;
  const key = e.key.toLowerCase();
  if (card.open) {
    if (key === "k" && !document.getElementById("card-masked").hidden) choose("keep", "one");
    if (key === "m" && !document.getElementById("card-kept").hidden) choose("mask", "one");
    return;
  }
  if (add.open) return;
  const mark = document.activeElement?.closest?.(".mark");
  if ((key === "k" || key === "m") && mark) {
    here = { Part: Number(mark.closest(".sheet").dataset.part), Start: Number(mark.dataset.start), End: Number(mark.dataset.end), id: mark.id };
    if (mark.classList.contains("kept") === (key === "m")) choose(key === "k" ? "keep" : "mask", "one");
    return;
  }
  const does = { n: tools.next, p: tools.previous, l: tools.nextdoubt, u: tools.undo, r: tools.redo, "/": () => requestAnimationFrame(() => document.getElementById("find").select()) }[key];
  if (does) { e.preventDefault(); does(); }
});

// Selected words can be taken out.
const utf8 = new TextEncoder();
// offset is the byte of a place in the text of its part.
function offset(node, index) {
  const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!holder) return -1;
  if (node.parentElement?.closest(".tag")) return Number(holder.dataset.end);
  const text = (holder.querySelector(".orig") ?? holder).textContent;
  return Number(holder.dataset.start) + utf8.encode(text.slice(0, node.nodeType === Node.TEXT_NODE ? index : 0)).length;
}
let chosen = null;
document.addEventListener("selectionchange", () => {
  const s = getSelection();
  addHere.hidden = true;
  if (s.isCollapsed || s.rangeCount === 0 || add.open) return;
  const r = s.getRangeAt(0);
  const sheet = r.startContainer.parentElement?.closest(".sheet");
  if (!sheet || sheet !== r.endContainer.parentElement?.closest(".sheet")) return;
  const start = offset(r.startContainer, r.startOffset), end = offset(r.endContainer, r.endOffset);
  const text = s.toString().trim();
  if (start < 0 || end <= start || !text) return;
  chosen = { Part: Number(sheet.dataset.part), Start: start, End: end, text };
  const box = r.getBoundingClientRect();
  addHere.style.left = Math.max(8, Math.min(box.left + scrollX, innerWidth - 160)) + "px";
  addHere.style.top = box.bottom + scrollY + 6 + "px";
  addHere.hidden = false;
});
function fillLabels() {
  const known = document.getElementById("add-known");
  known.replaceChildren(...[...new Set([...list.querySelectorAll(".label")].map((l) => l.textContent))].filter((l) => /^[A-Z0-9 ]+$/.test(l)).map((l) => new Option(l, "label:" + l)));
}
addHere.addEventListener("click", () => {
  document.getElementById("add-text").textContent = chosen.text;
  addHere.hidden = true;
  add.showModal();
});
add.addEventListener("close", async () => {
  if (add.returnValue !== "ok") return;
  const [sort, value] = document.getElementById("add-who").value.split(/:(.*)/s);
  await decide({ Do: "add", Part: chosen.Part, Start: chosen.Start, End: chosen.End, All: document.getElementById("add-all").checked, [sort === "kind" ? "Kind" : "Label"]: value }).catch(() => {});
  getSelection().removeAllRanges();
});

// Words are looked for on all pages.
const find = document.getElementById("find");
let hits = [], hit = -1;
find.addEventListener("keydown", async (e) => {
  if (e.key !== "Enter") return;
  e.preventDefault();
  await search(find.value.trim().toLowerCase());
  if (hits.length === 0) { say("It is not in this paper."); return; }
  hit = (hit + 1) % hits.length;
  const r = hits[hit];
  r.startContainer.parentElement.scrollIntoView({ block: "center" });
  getSelection().removeAllRanges();
  getSelection().addRange(r);
  say(`${hit + 1} of ${hits.length}`);
});
let lastSearch = "";
async function search(words) {
  if (words === lastSearch && hits.every((r) => r.startContainer.isConnected)) return;
  hits = []; hit = -1; lastSearch = words;
  if (!words) return;
  await Promise.all([...sheets.children].map(load));
  const texts = document.createTreeWalker(sheets, NodeFilter.SHOW_TEXT, (n) => n.parentElement.closest(".tag, h2") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let n; (n = texts.nextNode());) {
    const t = n.data.toLowerCase();
    for (let i = t.indexOf(words); i >= 0; i = t.indexOf(words, i + words.length)) {
      const r = new Range();
      r.setStart(n, i);
      r.setEnd(n, i + words.length);
      hits.push(r);
    }
  }
  if (window.Highlight) CSS.highlights.set("found", new Highlight(...hits));
}
