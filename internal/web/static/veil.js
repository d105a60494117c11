// What all pages share; each page's own script is loaded beside it.
export const root = document.documentElement.dataset.root;
const page = document.documentElement.dataset.page;

// say tells what happened, also to screen readers.
let silence;
export function say(text) {
  const box = document.getElementById("said");
  box.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { box.textContent = ""; }, 6000);
}

// tell tells only those who do not see the page, once they pause, and not what
// they know.
let told = "", telling;
export function tell(text) {
  clearTimeout(telling);
  if (text === told) return;
  telling = setTimeout(() => { document.getElementById("told").textContent = told = text; }, 1000);
}

// post sends something and returns the answer. What went wrong is said, and
// thrown.
export async function post(path, body) {
  const raw = body instanceof Blob || typeof body === "string";
  let answer, data = null;
  try {
    answer = await fetch(root + path, { method: "POST", body: raw ? body : JSON.stringify(body ?? {}) });
    data = await answer.json();
  } catch {
    say(answer ? "Veil's answer could not be read." : "Veil has stopped. Start it again.");
    throw new Error("no answer");
  }
  if (!answer.ok) {
    say(data?.error ?? "That did not work.");
    throw new Error("refused");
  }
  return data;
}

// get fetches a piece of a page.
export async function get(path) {
  const answer = await fetch(root + path);
  if (!answer.ok) throw new Error("refused");
  return answer.text();
}

// hold remembers what has the focus inside an element whose content is about to be
// replaced. The function that it returns gives the focus to the same thing again,
// or, where it is gone, to the one of that id: who uses a keyboard is not thrown
// back to the top of the page.
export function hold(element, otherwise) {
  const at = document.activeElement;
  if (!at || !element.contains(at)) return () => {};
  const id = at.id, near = at.closest("[data-near]")?.dataset.near;
  return () => {
    for (const next of [id, near, otherwise]) {
      const to = next && document.getElementById(next);
      if (to) { to.focus(); return; }
    }
  };
}

// takes takes the files that are chosen in a field, those before this script was
// there too.
export function takes(input, take) {
  const all = () => { if (input.files.length) take([...input.files]).then(() => { input.value = ""; }); };
  input.addEventListener("change", all);
  all();
}

// drops lets files be dropped on an element.
export function drops(element, take) {
  for (const name of ["dragenter", "dragover"]) element.addEventListener(name, (e) => { e.preventDefault(); element.classList.add("over"); });
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  element.addEventListener("drop", (e) => { e.preventDefault(); element.classList.remove("over"); take([...e.dataTransfer.files]); });
}

document.getElementById("copy")?.addEventListener("click", async (e) => {
  const from = document.getElementById(e.target.dataset.from);
  try {
    await navigator.clipboard.writeText(from.value);
  } catch {
    from.select();
    document.execCommand("copy");
  }
  say("Copied.");
});

// Without this script "Close and clear" closes at once.
document.querySelector("form.close").addEventListener("submit", (e) => {
  e.preventDefault();
  document.getElementById("leave").showModal();
});

if (["redact", "people", "review", "check", "bundle"].includes(page)) import("./" + page + ".js");
