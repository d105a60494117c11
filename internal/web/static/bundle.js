import { root, post, get, say, tell, hold, takes, drops } from "./veil.js";

const box = document.getElementById("bundle");
let events, step = "", quarter = 0;

async function refresh() {
  const again = hold(box, "outcome");
  const open = box.querySelector("details.rest")?.open;
  box.innerHTML = await get("bundle/state");
  if (open) box.querySelector("details.rest")?.setAttribute("open", "");
  again();
  listen();
}

// progress tells those who do not see the bar when a new step begins and when
// another quarter is done, and no more often.
function progress(now) {
  const q = Math.floor(now.percent / 25);
  if (now.step === step && q === quarter) return;
  const words = now.step !== step ? now.step : "";
  step = now.step; quarter = q;
  tell([words, `${now.percent} percent done`, now.left && `about ${now.left} left`].filter(Boolean).join(", "));
}

// listen follows the work while it goes on.
function listen() {
  const running = box.querySelector("[data-state=running]");
  if (!running) { events?.close(); events = null; return; }
  if (events) return;
  events = new EventSource(root + "bundle/events");
  events.onmessage = async (e) => {
    const now = JSON.parse(e.data);
    if (now.state !== "running") {
      events?.close(); events = null; step = ""; quarter = 0;
      await refresh();
      tell(box.querySelector("#outcome")?.textContent ?? (now.state === "failed" ? "It did not work." : ""));
      return;
    }
    progress(now);
    const bar = document.getElementById("progress");
    if (!bar) return;
    bar.value = now.percent;
    document.getElementById("step").textContent = `${now.step}: ${now.files} of ${now.of} files` + (now.pages ? `, ${now.pages} pages` : "") + (now.left ? `, about ${now.left} left` : "");
  };
  events.onerror = () => { events?.close(); events = null; setTimeout(refresh, 1000); };
}

async function take(files) {
  let n = 0;
  for (const file of files) {
    if (n++ % 50 === 0) say(`Taking ${files.length} files`);
    await post("bundle/files?path=" + encodeURIComponent(file.webkitRelativePath || file.name), file).catch(() => {});
  }
  await refresh();
  say("");
  tell(box.querySelector("p")?.textContent ?? "");
}
for (const id of ["folder", "files"]) takes(document.getElementById(id), take);
drops(document.getElementById("drop"), take);

box.addEventListener("click", async (e) => {
  const keep = e.target.closest("button.keep");
  if (keep) {
    await post("bundle/keep", { Label: keep.dataset.label, Stays: keep.dataset.stays === "true" }).catch(() => {});
    say(keep.dataset.stays === "true" ? "It will stay in all files." : "It will be taken out of all files.");
    return refresh();
  }
  const does = { start: "start", pause: "pause", clear: "clear" }[e.target.id];
  if (!does) return;
  await post("bundle/" + does).catch(() => {});
  setTimeout(refresh, does === "pause" ? 700 : 0);
});
box.addEventListener("submit", async (e) => {
  if (e.target.id !== "also") return;
  e.preventDefault();
  const done = await post("bundle/also", { Text: document.getElementById("words").value }).then(() => true, () => false);
  if (!done) return;
  say("It will be taken out of all files.");
  document.getElementById("words").value = "";
  refresh();
});
listen();
