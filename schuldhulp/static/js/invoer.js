// Vult in wat er stond toen de sessie verliep. Verstuurt niets.
"use strict";

{
  const bewaard = JSON.parse(document.getElementById("bewaarde-invoer").textContent);
  const waarden = new Map();
  for (const [naam, waarde] of bewaard.velden) {
    waarden.set(naam, [...(waarden.get(naam) || []), waarde]);
  }

  // Op een pagina kunnen meer formulieren naar hetzelfde adres gaan: dat met de meeste van deze velden is het.
  const gaatNaar = (formulier) => new URL(formulier.getAttribute("action") || "", window.location.href).pathname;
  const velden = (formulier) => [...formulier.elements].filter((veld) => waarden.has(veld.name));
  const [formulier] = [...document.forms]
    .filter((kandidaat) => kandidaat.method === "post" && gaatNaar(kandidaat) === bewaard.actie)
    .sort((a, b) => velden(b).length - velden(a).length);

  const meld = (veld) => {
    veld.dispatchEvent(new Event("input", { bubbles: true }));
    veld.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Geeft terug of er iets zichtbaars is ingevuld.
  const zet = (veld) => {
    const rij = waarden.get(veld.name) || [];
    if (veld.type === "checkbox" || veld.type === "radio") {
      const aan = rij.includes(veld.value);
      const anders = veld.checked !== aan;
      veld.checked = aan;
      return anders;
    }
    if (veld.type === "select-multiple") {
      for (const keuze of veld.options) {
        keuze.selected = rij.includes(keuze.value);
      }
      return rij.length > 0;
    }
    if (rij.length === 0) {
      return false;
    }
    const anders = veld.value !== rij[0];
    veld.value = rij.shift();
    return anders && veld.type !== "hidden";
  };

  const STUUR = ["csrfmiddlewaretoken", "nummer", "verwacht_versie"];
  const OVERSLAAN = ["file", "submit", "button", "fieldset", "output"];
  let iets = false;
  const bekend = new Set();
  for (const veld of formulier ? [...formulier.elements] : []) {
    if (!veld.name || veld.name === "csrfmiddlewaretoken" || OVERSLAAN.includes(veld.type)) {
      continue;
    }
    bekend.add(veld.name);
    if (zet(veld)) {
      iets = true;
      meld(veld);
    }
  }

  const los = bewaard.velden.filter(
    ([naam, waarde]) => !bekend.has(naam) && !STUUR.includes(naam) && waarde.trim().length > 2,
  );
  const melding = document.getElementById("bewaarde-invoer-melding");
  melding.querySelector("[data-bewaard-terug]").hidden = !iets;
  melding.querySelector("[data-bewaard-bestand]").hidden = !(formulier && formulier.querySelector("input[type=file]"));
  if (los.length > 0) {
    const kop = melding.querySelector("[data-bewaard-los]");
    kop.hidden = false;
    for (const [, waarde] of los) {
      const regel = document.createElement("p");
      regel.className = "utrecht-paragraph";
      regel.textContent = waarde;
      kop.parentElement.append(regel);
    }
  }
  if (iets || los.length > 0) {
    melding.hidden = false;
    melding.focus();
  }
}
