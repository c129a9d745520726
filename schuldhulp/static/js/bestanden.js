// Bestanden kiezen, slepen of fotograferen, en zien wat gekozen is. Zonder script werken de bestandsvakken gewoon.
"use strict";

{
  const grootte = (bytes) => `${(Math.ceil(bytes / 100000) / 10).toLocaleString("nl-NL")} MB`;
  const teGroot = (grens) => `te groot, het mag hoogstens ${grootte(grens)} zijn. Dit bestand komt niet mee.`;

  const maakKlaar = (vak) => {
    const vakken = [...vak.querySelectorAll('input[type="file"]')];
    const keuze = vakken.find((invoer) => !invoer.hasAttribute("capture"));
    const lijst = vak.querySelector("[data-gekozen]");
    const bezig = vak.querySelector("[data-bezig]");
    const grens = Number(vak.dataset.grens);
    vak.classList.add("app-slepen--klaar");

    const toon = () => {
      const bestanden = vakken.flatMap((invoer) => [...invoer.files]);
      lijst.replaceChildren(
        ...bestanden.map((bestand) => {
          const regel = document.createElement("li");
          const fout = bestand.size > grens;
          regel.textContent = `${bestand.name} (${grootte(bestand.size)})${fout ? `: ${teGroot(grens)}` : ""}`;
          regel.classList.toggle("app-slepen__fout", fout);
          return regel;
        }),
      );
      lijst.hidden = bestanden.length === 0;
    };

    vak.addEventListener("change", (gebeurtenis) => {
      if (!keuze.multiple) {
        // Eén bestand: wat het laatst is gekozen, telt.
        for (const invoer of vakken.filter((ander) => ander !== gebeurtenis.target)) {
          invoer.value = "";
        }
      }
      toon();
    });
    vak.addEventListener("dragover", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      vak.classList.add("app-slepen--boven");
    });
    vak.addEventListener("dragleave", () => vak.classList.remove("app-slepen--boven"));
    vak.addEventListener("drop", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      vak.classList.remove("app-slepen--boven");
      // Wat er al gekozen was, blijft; slepen voegt toe.
      const samen = new DataTransfer();
      const erbij = [...gebeurtenis.dataTransfer.files];
      for (const bestand of keuze.multiple ? [...keuze.files, ...erbij] : erbij.slice(0, 1)) {
        samen.items.add(bestand);
      }
      keuze.files = samen.files;
      toon();
    });
    // Een foto over een mobiel netwerk duurt even; zonder teken dat er iets gebeurt, drukt men nog eens.
    vak.closest("form").addEventListener("submit", () => {
      bezig.textContent = lijst.hidden ? "" : "Even geduld, wij ontvangen uw bestanden.";
    });
    window.addEventListener("pageshow", () => {
      bezig.textContent = "";
      toon();
    });
  };

  document.querySelectorAll("[data-slepen]").forEach(maakKlaar);
}
