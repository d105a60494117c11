// Words are looked for in the whole paper, by Veil itself: most of its pages are
// not drawn.
import { post, say } from "./veil.js";
import { load } from "./sheet.js";

const at = `papers/${document.getElementById("bar").dataset.id}/`;
const field = document.getElementById("find");
let hits = [], hit = -1, more = false, words = "";

field.addEventListener("keydown", async (e) => {
  if (e.key !== "Enter") return;
  e.preventDefault();
  const now = field.value.trim();
  if (now !== words || hits.length === 0) {
    const found = await post(at + "find", { Words: now }).catch(() => ({ hits: [] }));
    ({ hits, more } = found);
    hit = -1;
    words = now;
  }
  if (hits.length === 0) { say("It is not in this paper."); return; }
  hit = (hit + (e.shiftKey ? hits.length - 1 : 1)) % hits.length;
  if (hit < 0) hit = hits.length - 1;
  await to(hits[hit]);
  say(`${hit + 1} of ${hits.length}${more ? " or more" : ""}`);
});

// to brings a place into view and selects it.
async function to(h) {
  const sheet = document.getElementById("sheet-" + h.Part);
  if (!sheet) return;
  sheet.scrollIntoView({ block: "nearest", behavior: "instant" });
  await load(sheet);
  const r = new Range();
  const [from, i] = place(sheet, h.Start, false), [end, k] = place(sheet, h.End, true);
  if (!from || !end) return;
  r.setStart(from, i);
  r.setEnd(end, k);
  from.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  getSelection().removeAllRanges();
  getSelection().addRange(r);
}

const utf8 = new TextEncoder();
// place is where a byte of the part's text stands on the sheet: the node and how far
// into it. last asks for the end of what comes before it.
function place(sheet, byte, last) {
  let best = [null, 0];
  for (const e of sheet.querySelector(".side").querySelectorAll("[data-start]:not(g, rect)")) {
    const start = Number(e.dataset.start);
    if (last ? start >= byte : start > byte) break;
    const node = (e.querySelector(".orig") ?? e).firstChild;
    if (node) best = [node, units(node.data, byte - start)];
  }
  return best;
}
// units is how many of a string's units its first bytes take.
function units(s, bytes) {
  let n = 0;
  for (const c of s) {
    bytes -= utf8.encode(c).length;
    if (bytes < 0) break;
    n += c.length;
  }
  return n;
}
