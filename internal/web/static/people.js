// Another empty row for the table of people.
const body = document.querySelector("#people tbody");
document.getElementById("more").addEventListener("click", () => {
  const row = body.lastElementChild.cloneNode(true);
  for (const field of row.querySelectorAll("input, textarea")) field.value = "";
  body.append(row);
  row.querySelector("input").focus();
});
