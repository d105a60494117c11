// The sheets of a paper: drawn when they come near the window, emptied again when
// they are far, as pages or as flowing text, as they are or as they will be.
import { get, post } from "./veil.js";

const bar = document.getElementById("bar");
const at = `papers/${bar.dataset.id}/`;
const sheets = document.getElementById("sheets");
const xmlns = "http://www.w3.org/2000/svg";
export const look = { form: bar.dataset.form, side: bar.dataset.side };

// The policy for styles allows none in attributes; these are set by script.
const widest = Number(sheets.dataset.widest);
for (const s of sheets.children) s.style.setProperty("--lines", s.dataset.lines);
for (const l of sheets.querySelectorAll(".leaf")) l.style.width = (100 * Number(l.dataset.width)) / widest + "%";

const asPage = (sheet) => look.form === "page" && sheet.classList.contains("leafy");

// Sheets wait in a queue: one is drawn at a time, the nearest to the window first.
const waiting = new Map(); // sheet -> what tells that it is drawn
let epoch = 0; // counts the views that were chosen
const loads = new Map();
let drawing = false;

// load draws a sheet, unless it is drawn.
export function load(sheet) {
  if (!loads.has(sheet)) loads.set(sheet, new Promise((done) => { waiting.set(sheet, done); draw(); }));
  return loads.get(sheet);
}
// again draws a sheet anew, where it is drawn.
export function again(sheet) {
  if (!sheet?.dataset.loaded) return Promise.resolve();
  loads.delete(sheet);
  return load(sheet);
}

const distance = (sheet) => {
  const r = sheet.getBoundingClientRect();
  return Math.max(0, r.top - innerHeight, -r.bottom);
};
async function draw() {
  if (drawing) return;
  drawing = true;
  while (waiting.size > 0) {
    const sheet = waiting.size === 1 ? waiting.keys().next().value : [...waiting.keys()].map((s) => [distance(s), s]).sort((a, b) => a[0] - b[0])[0][1];
    const done = waiting.get(sheet), began = epoch;
    waiting.delete(sheet);
    try {
      await fill(sheet, began);
    } catch {
      if (began === epoch) loads.delete(sheet);
    }
    done();
    await rest();
  }
  drawing = false;
}

// rest lets the browser answer the user between two steps.
const rest = () => new Promise((next) => setTimeout(next));
const still = (began) => { if (began !== epoch) throw new Error("another view was chosen"); };

async function fill(sheet, began) {
  const n = at + "parts/" + sheet.dataset.part;
  const side = look.side;
  const [first, second] = sheet.querySelectorAll(".side");
  if (asPage(sheet)) {
    const [one, two] = await Promise.all([get(n + (side === "after" ? "/leaf?after" : "/leaf")), side === "both" ? get(n + "/leaf?after&still") : ""]);
    still(began);
    sheet.dataset.loaded ??= "part";
    await leaf(first, one, side === "after", began);
    if (two) await leaf(second, two, true, began);
  } else {
    const [one, two] = await Promise.all([get(n), side === "both" ? get(n + "/after") : ""]);
    still(began);
    const flow = first.querySelector(".flow");
    flow.innerHTML = one;
    flow.setAttribute("aria-busy", "false");
    second.querySelector(".flow").innerHTML = two;
  }
  sheet.dataset.loaded = "yes";
  if (asPage(sheet) && side !== "after") picture(sheet, first.querySelector(".leaf"), n + "/picture");
}

// leaf draws a page: its marks first, then its words, some at a time, since laying
// out text is what takes long.
async function leaf(side, inner, after, began) {
  const box = side.querySelector(".leaf"), svg = box.querySelector("svg");
  box.classList.toggle("copy", after);
  const made = document.createElementNS(xmlns, "svg");
  made.innerHTML = inner;
  const words = made.querySelector(".words"), marks = made.querySelector(".marks");
  const old = svg.querySelector(".words"), oldMarks = svg.querySelector(".marks");
  if (marks && oldMarks && old.childElementCount === words.childElementCount) { // the words are the same
    oldMarks.replaceWith(marks);
    return;
  }
  const texts = [...words.children];
  words.replaceChildren();
  svg.replaceChildren(words, ...(marks ? [marks] : []));
  for (let i = 0, n = 0; i < texts.length; ) {
    const part = [];
    for (n = 0; i < texts.length && n < atOnce; i++) {
      part.push(texts[i]);
      n += Math.max(1, texts[i].childElementCount);
    }
    words.append(...part.flatMap((t) => [t, " "]));
    if (after) labels(part);
    else part[0].getBBox();
    await rest();
    still(began);
  }
}
const atOnce = 60; // words

// labels makes lines with labels as long as there is room for, and puts a black box
// behind each label.
function labels(texts) {
  const boxes = [];
  for (const text of texts) {
    const gone = text.querySelectorAll(".gone");
    if (gone.length === 0) continue;
    const length = text.getComputedTextLength(), room = Number(text.dataset.room), x = Number(text.getAttribute("x"));
    const turned = text.getAttribute("transform") ?? "";
    const fit = length > room && length > 0 ? `${turned} translate(${x} 0) scale(${room / length} 1) translate(${-x} 0)` : turned;
    const size = Number(text.getAttribute("font-size")), y = Number(text.getAttribute("y"));
    let from = 0;
    for (const t of text.childNodes) {
      const count = t.textContent.length;
      if (t.classList?.contains("gone")) boxes.push({ text, fit, tag: t, x: text.getStartPositionOfChar(from).x, w: text.getEndPositionOfChar(from + count - 1).x, y, size });
      from += count;
    }
  }
  for (const b of boxes) {
    const r = document.createElementNS(xmlns, "rect");
    const pad = 0.12 * b.size;
    for (const [k, v] of Object.entries({ x: b.x - pad, width: b.w - b.x + 2 * pad, y: b.y - 0.82 * b.size, height: 1.06 * b.size, class: "black" })) r.setAttribute(k, v);
    if (b.fit) { r.setAttribute("transform", b.fit); b.text.setAttribute("transform", b.fit); }
    const d = b.tag.dataset;
    if (d.id) {
      for (const k of ["start", "end", "label", "kind", "why", "text"]) r.dataset[k] = d[k];
      r.id = d.id;
      r.classList.add("mark");
      for (const [k, v] of Object.entries({ tabindex: 0, role: "button", "aria-label": d.said, "aria-pressed": "true" })) r.setAttribute(k, v);
    }
    b.text.before(r);
  }
}

// picture puts the true picture of a page beneath, where the user stays at it.
function picture(sheet, box, from) {
  if (box.querySelector("img")) return;
  setTimeout(() => {
    if (!sheet.dataset.loaded || box.querySelector("img") || box.classList.contains("copy") || distance(sheet) > innerHeight) return;
    const img = new Image();
    img.alt = "";
    img.decoding = "async";
    img.addEventListener("load", () => box.classList.add("pictured"));
    img.addEventListener("error", () => img.remove());
    img.src = document.documentElement.dataset.root + from;
    box.prepend(img);
  }, 150);
}

// empty takes away what is drawn on a sheet.
function empty(sheet) {
  if (!sheet.dataset.loaded || sheet.contains(document.activeElement)) return;
  loads.delete(sheet);
  delete sheet.dataset.loaded;
  for (const f of sheet.querySelectorAll(".flow, svg")) f.replaceChildren();
  for (const i of sheet.querySelectorAll("img")) i.remove();
  for (const l of sheet.querySelectorAll(".leaf")) l.classList.remove("pictured");
}

const near = new IntersectionObserver((entries) => {
  for (const e of entries) {
    if (e.isIntersecting) load(e.target);
    else if (waiting.has(e.target)) { waiting.get(e.target)(); waiting.delete(e.target); loads.delete(e.target); }
  }
}, { rootMargin: "600px" });
const far = new IntersectionObserver((entries) => {
  for (const e of entries) if (!e.isIntersecting && e.target.dataset.loaded === "yes" && asPage(e.target) && !getSelection().containsNode(e.target, true)) empty(e.target);
}, { rootMargin: "2500px" });
const closer = new IntersectionObserver((entries) => {
  for (const e of entries) if (e.isIntersecting && e.target.dataset.loaded && asPage(e.target) && look.side !== "after") picture(e.target, e.target.querySelector(".leaf"), at + "parts/" + e.target.dataset.part + "/picture");
}, { rootMargin: "200px" });

// The choice of the view holds for all papers of the run.
function apply() {
  sheets.classList.toggle("aspage", look.form === "page");
  sheets.classList.toggle("astext", look.form === "text");
  sheets.classList.toggle("preview", look.side === "after");
  sheets.classList.toggle("both", look.side === "both");
  document.querySelector(".two").classList.toggle("broad", look.side === "both");
}
function change() {
  const seen = [...sheets.children].find((s) => s.getBoundingClientRect().bottom > 200);
  document.activeElement?.closest?.(".sheet") && document.activeElement.blur();
  epoch++;
  loads.clear();
  for (const done of waiting.values()) done();
  waiting.clear();
  for (const s of sheets.children) { near.unobserve(s); empty(s); }
  apply();
  if (seen !== sheets.firstElementChild) seen?.scrollIntoView({ block: "start", behavior: "instant" });
  for (const s of sheets.children) near.observe(s);
  document.dispatchEvent(new Event("lookchange"));
  post("look", { Text: look.form === "text", Side: look.side }).catch(() => {});
}
for (const r of document.querySelectorAll(".views input")) {
  r.checked = look[r.name] === r.value; // a reload would keep what the browser remembers
  r.addEventListener("change", () => { look[r.name] = r.value; change(); });
}

apply();
for (const s of sheets.children) { near.observe(s); far.observe(s); closer.observe(s); }

// Small sheets, drawn when they show.
const thumbs = document.getElementById("pages");
const small = new IntersectionObserver((entries) => {
  for (const e of entries) if (e.isIntersecting && !e.target.dataset.loaded) thumb(e.target);
}, { root: null, rootMargin: "200px" });
async function thumb(a) {
  a.dataset.loaded = "yes";
  a.querySelector("svg").innerHTML = await get(at + `parts/${a.dataset.part}/thumb`).catch(() => "");
}
for (const a of thumbs?.querySelectorAll("a") ?? []) {
  small.observe(a);
  a.addEventListener("click", (e) => {
    e.preventDefault();
    const s = document.getElementById("sheet-" + a.dataset.part);
    s.scrollIntoView({ block: "start", behavior: "instant" });
    s.tabIndex = -1;
    s.focus({ preventScroll: true });
  });
}

const plural = (n) => (n === 0 ? "" : n === 1 ? "1 place" : n + " places");
// recount brings the counts of all sheets up to date, and the small sheets of those
// that changed.
export async function recount(parts) {
  const counts = JSON.parse(await get(at + "counts"));
  for (const c of counts.Sheets) {
    const set = (from, what, text) => { const e = from?.querySelector(what); if (e && e.textContent !== text) e.textContent = text; };
    set(document.querySelector(`#sheet-${c.Part} h2`), ".n", plural(c.Masks));
    const a = thumbs?.querySelector(`a[data-part="${c.Part}"]`);
    set(a, ".n", plural(c.Masks));
    set(a, ".look", c.Doubts ? c.Doubts + " to look at" : "");
    if (a?.dataset.loaded && parts.includes(c.Part)) thumb(a);
  }
  return counts.Labels;
}
