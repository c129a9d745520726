// Doelen en acties erbij of weg zonder de pagina opnieuw te laden. Zonder dit script doen de knoppen hetzelfde met een
// gewone verzending.
document.addEventListener("submit", async (gebeurtenis) => {
  const form = gebeurtenis.target;
  const knop = gebeurtenis.submitter;
  if (!form.matches("[data-plan]") || !knop || !["erbij", "weg"].includes(knop.name)) return;
  gebeurtenis.preventDefault();
  const invoer = new FormData(form);
  invoer.append(knop.name, knop.value);
  try {
    const antwoord = await fetch(form.action, { method: "POST", body: invoer });
    if (!antwoord.ok || antwoord.redirected) throw new Error("geen formulier");
    const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html").querySelector("[data-planvak]");
    document.querySelector("[data-planvak]").replaceWith(nieuw);
    const eerste = nieuw.querySelector("[autofocus]") || nieuw.querySelector("button[name=erbij]");
    if (eerste) eerste.focus();
  } catch {
    const veld = document.createElement("input");
    veld.type = "hidden";
    veld.name = knop.name;
    veld.value = knop.value;
    form.append(veld);
    form.submit();
  }
});
