// Boxes that are drawn on a page: with a mouse, a finger or the keys. Veil says
// which words a box touches.
import { post, say } from "./veil.js";
import { look, load } from "./sheet.js";

const at = `papers/${document.getElementById("bar").dataset.id}/`;
const sheets = document.getElementById("sheets");
const button = document.getElementById("drawbox");
const xmlns = "http://www.w3.org/2000/svg";

let take = () => {};
let on = false;
let box = null; // the rectangle that is being drawn
let svg = null, from = null;

// strokes says what to do with the words that a box touches.
export function strokes(f) { take = f; }

const can = () => button && look.form === "page" && look.side !== "after";
function set(yes) {
  on = yes && can();
  if (!button) return;
  button.setAttribute("aria-pressed", on);
  button.disabled = !can();
  sheets.classList.toggle("drawing", on);
  if (!on) clear();
}
function clear() {
  box?.remove();
  box = svg = from = null;
}

const point = (s, e) => {
  const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(s.getScreenCTM().inverse());
  return [p.x, p.y];
};
function start(s) {
  clear();
  svg = s;
  box = document.createElementNS(xmlns, "rect");
  box.setAttribute("class", "rubber");
  svg.append(box);
}
function size(x0, y0, x1, y1) {
  const view = svg.viewBox.baseVal;
  const fit = (v, most) => Math.min(Math.max(v, 0), most);
  [x0, x1] = [fit(Math.min(x0, x1), view.width), fit(Math.max(x0, x1), view.width)];
  [y0, y1] = [fit(Math.min(y0, y1), view.height), fit(Math.max(y0, y1), view.height)];
  for (const [k, v] of Object.entries({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })) box.setAttribute(k, v);
}
const edges = () => {
  const [x, y, w, h] = ["x", "y", "width", "height"].map((k) => Number(box.getAttribute(k)));
  return { X0: x, Y0: y, X1: x + w, Y1: y + h };
};
const touched = async (part, b) => (await post(at + `parts/${part}/box`, b)).places;

// done asks what the box touches and hands it on.
async function done() {
  const part = svg.closest(".sheet").dataset.part;
  const places = await touched(part, edges()).catch(() => null);
  if (!places) return;
  if (places.length === 0) { say("There are no words in the box."); clear(); return; }
  const [first, ...rest] = places;
  set(false);
  take({ Part: Number(part), Start: first.Start, End: first.End, With: rest.map((p) => [p.Start, p.End]), text: places.map((p) => p.Text).join(" \u2026 ") });
}

sheets.addEventListener("pointerdown", (e) => {
  const s = on && e.isPrimary && e.button === 0 && e.target.closest(".side:first-child .leaf")?.querySelector("svg");
  if (!s) return;
  e.preventDefault();
  start(s);
  from = point(s, e);
  size(...from, ...from);
  sheets.setPointerCapture(e.pointerId);
});
sheets.addEventListener("pointermove", (e) => { if (from) size(...from, ...point(svg, e)); });
sheets.addEventListener("pointercancel", clear);
sheets.addEventListener("pointerup", () => {
  if (!from) return;
  from = null;
  done();
});
// The click that ends a stroke is none on what lies beneath.
sheets.addEventListener("click", (e) => { if (on || box) { e.stopPropagation(); e.preventDefault(); } }, true);

// With the keys the box begins in the middle of what shows of the page.
async function keys() {
  const sheet = document.activeElement?.closest?.(".sheet.leafy") ?? [...sheets.querySelectorAll(".sheet.leafy")].find((s) => s.getBoundingClientRect().bottom > innerHeight / 3);
  if (!sheet) return;
  await load(sheet);
  start(sheet.querySelector(".leaf svg"));
  const r = svg.getBoundingClientRect();
  const middle = (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2;
  const [x, y] = point(svg, { clientX: r.left + r.width / 2, clientY: middle });
  size(x - 60, y - 10, x + 60, y + 10);
  for (const [k, v] of Object.entries({ tabindex: 0, role: "application", "aria-label": "A box. Arrow keys move it, Shift and arrow keys change its size, Enter takes out what it touches, Escape leaves." })) box.setAttribute(k, v);
  box.focus({ preventScroll: true });
}
let telling;
function tell() {
  clearTimeout(telling);
  telling = setTimeout(async () => {
    if (!box) return;
    const mine = telling;
    const places = await touched(svg.closest(".sheet").dataset.part, edges()).catch(() => []);
    if (mine !== telling) return; // the box has moved on
    say(places.length ? "In the box: " + places.map((p) => p.Text).join(", ") : "Nothing in the box");
  }, 250);
}
const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.altKey || e.metaKey || document.querySelector("dialog[open]") || e.target.matches("input, textarea, select")) return;
  if (e.key.toLowerCase() === "b" && can() && !e.repeat) {
    e.preventDefault();
    set(true);
    keys();
  } else if (e.key === "Escape" && on) {
    set(false);
    button.focus();
  } else if (box && document.activeElement === box && e.key === "Enter") {
    e.preventDefault();
    done();
  } else if (box && document.activeElement === box && moves[e.key]) {
    e.preventDefault();
    const [dx, dy] = moves[e.key].map((v) => v * (e.repeat ? 12 : 6));
    const b = edges();
    if (e.shiftKey) size(b.X0, b.Y0, Math.max(b.X1 + dx, b.X0 + 4), Math.max(b.Y1 + dy, b.Y0 + 4));
    else size(b.X0 + dx, b.Y0 + dy, b.X1 + dx, b.Y1 + dy);
    box.scrollIntoView({ block: "nearest", behavior: "instant" });
    tell();
  }
}, true);
button?.addEventListener("click", (e) => {
  set(!on);
  if (on && e.detail === 0) keys(); // pressed with a key
});
document.addEventListener("lookchange", () => set(false));
set(false);
