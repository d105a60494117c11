import { post, get, say } from "./veil.js";
import { load, again, recount } from "./sheet.js";
import "./find.js";
import { strokes } from "./stroke.js";

const id = document.getElementById("bar").dataset.id;
const at = `papers/${id}/`;
const list = document.getElementById("list");
const sheets = document.getElementById("sheets");
const card = document.getElementById("card");
const add = document.getElementById("add");
const addHere = document.getElementById("addhere");

const sheetOf = (n) => document.getElementById("sheet-" + n);

// redraw shows what a decision changed.
async function redraw(answer) {
  const focused = document.activeElement?.id;
  await Promise.all(answer.parts.map((n) => again(sheetOf(n))));
  recount(answer.parts).then(fillLabels).catch(() => {});
  list.innerHTML = await get(at + "list?rows=" + list.querySelectorAll(".goto").length);
  refocus(focused);
  say(answer.said);
}

// refocus gives the focus back to what was drawn anew. Who has gone on meanwhile is
// not called back.
function refocus(id) {
  if (id && (document.activeElement ?? document.body) === document.body) document.getElementById(id)?.focus({ preventScroll: true });
}

async function decide(what) { await redraw(await post(at + "decide", what)); }

// The place that is looked at.
let here = null;
function show(mark) {
  here = { Part: Number(mark.closest(".sheet").dataset.part), Start: Number(mark.dataset.start), End: Number(mark.dataset.end), id: mark.id };
  const kept = mark.classList.contains("kept");
  const text = mark.dataset.text ?? mark.querySelector(".orig").textContent;
  document.getElementById("card-title").textContent = (mark.dataset.label || mark.dataset.kind) + ": " + text;
  document.getElementById("card-why").textContent = mark.dataset.why;
  const person = (id, does) => { const b = document.getElementById(id); b.hidden = !mark.dataset.label; b.replaceChildren(does[0] + mark.dataset.label + does[1] + " ", counter()); };
  person("card-person", ["Keep ", " everywhere"]);
  person("card-maskperson", ["Take ", " out everywhere"]);
  const { Part, Start, End } = here;
  reach(card, { Do: "mask", Part, Start, End });
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
  const place = here.id;
  card.close();
  await decide({ Do: does, Part: here.Part, Start: here.Start, End: here.End, Reach: reach }).catch(() => {});
  refocus(place);
}

const counter = () => Object.assign(document.createElement("span"), { className: "count" });
const places = (n) => n === 1 ? "1 place" : n + " places";
// reach shows in a dialog how many places a decision would change, and which.
async function reach(box, what) {
  const more = box.querySelector(".reached"), counts = box.querySelectorAll(".count");
  more.hidden = true;
  more.open = false;
  for (const c of counts) c.textContent = "";
  const r = await post(at + "reach", what).catch(() => null);
  if (!r || (box === card && what.Start !== here.Start)) return;
  for (const c of counts) c.textContent = "(" + places(c.closest("[data-reach=person]") ? r.Person : r.Value) + ")";
  const words = (p) => {
    const li = document.createElement("li"), b = document.createElement("strong");
    b.textContent = p.Text;
    li.append(p.Where + ": \u2026" + p.Before, b, p.After + "\u2026");
    return li;
  };
  more.querySelector("ol").replaceChildren(...(r.Places ?? []).map(words));
  more.querySelector("summary").textContent = r.More ? `See the first ${r.Places.length} places` : "See the " + (r.Places?.length === 1 ? "place" : places(r.Places?.length ?? 0));
  more.hidden = !r.Places?.length;
}

// ask shows what would be taken out.
function ask() {
  document.getElementById("add-text").textContent = chosen.text;
  add.showModal();
  reach(add, { Do: "add", Part: chosen.Part, Start: chosen.Start, End: chosen.End, With: chosen.With ?? [] });
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
  const more = e.target.closest("#more");
  if (more) rows(Number(more.dataset.rows));
});

// rows lists more of who and what was found: the next ones after so many.
async function rows(from) {
  list.innerHTML = await get(at + "list?rows=" + (from + 150));
  list.querySelectorAll(".goto")[from]?.focus();
}

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

async function turn(way) { await post(at + way).then(redraw).catch(() => {}); }

const tools = { previous: () => walk(-1), next: () => walk(1), nextdoubt: () => walk(1, ".mark.unsure"), undo: () => turn("undo"), redo: () => turn("redo") };
for (const [name, does] of Object.entries(tools)) document.getElementById(name).addEventListener("click", does);

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
function fillLabels(labels) {
  document.getElementById("add-known").replaceChildren(...(labels ?? []).map((l) => new Option(l, "label:" + l)));
}
addHere.addEventListener("click", () => {
  addHere.hidden = true;
  ask();
});
add.addEventListener("close", async () => {
  if (add.returnValue !== "ok") return;
  const [sort, value] = document.getElementById("add-who").value.split(/:(.*)/s);
  await decide({ Do: "add", Part: chosen.Part, Start: chosen.Start, End: chosen.End, All: document.getElementById("add-all").checked, With: chosen.With ?? [], [sort === "kind" ? "Kind" : "Label"]: value }).catch(() => {});
  getSelection().removeAllRanges();
});

// What a box touches is taken out like what is selected.
strokes((what) => {
  chosen = what;
  ask();
});

// On a small screen the paper comes first; what could not be read stays in view.
if (matchMedia("(max-width: 40rem)").matches) for (const d of document.querySelectorAll("aside > details")) d.open = d.querySelector("details.unread[open]") !== null;
