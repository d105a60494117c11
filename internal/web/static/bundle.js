import { root, post, get, say, drops } from "./veil.js";

const box = document.getElementById("bundle");
let events;

async function refresh() {
  box.innerHTML = await get("bundle/state");
  listen();
}

// listen follows the work while it goes on.
function listen() {
  const running = box.querySelector("[data-state=running]");
  if (!running) { events?.close(); events = null; return; }
  if (events) return;
  events = new EventSource(root + "bundle/events");
  events.onmessage = (e) => {
    const now = JSON.parse(e.data);
    if (now.state !== "running") { events.close(); events = null; refresh(); return; }
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
    say(`Taking ${++n} of ${files.length} files`);
    await post("bundle/files?path=" + encodeURIComponent(file.webkitRelativePath || file.name), file).catch(() => {});
  }
  await refresh();
}
for (const id of ["folder", "files"]) {
  const input = document.getElementById(id);
  input.addEventListener("change", () => take([...input.files]).then(() => { input.value = ""; }));
}
drops(document.getElementById("drop"), take);

box.addEventListener("click", async (e) => {
  const does = { start: "start", pause: "pause", clear: "clear" }[e.target.id];
  if (!does) return;
  e.target.disabled = true;
  await post("bundle/" + does).catch(() => {});
  setTimeout(refresh, does === "pause" ? 700 : 0);
});
listen();
