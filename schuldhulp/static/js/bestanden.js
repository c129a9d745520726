// Bestanden slepen en zien wat gekozen is. Zonder script werken de bestandsvakken gewoon.
"use strict";

const grootte = (bytes) => `${(Math.ceil(bytes / 100000) / 10).toLocaleString("nl-NL")} MB`;

for (const vak of document.querySelectorAll("[data-slepen]")) {
  const invoer = vak.querySelector('input[type="file"]');
  const lijst = vak.querySelector("[data-gekozen]");
  const grens = Number(vak.dataset.grens);
  vak.classList.add("app-slepen--klaar");
  vak.querySelector("[data-uitnodiging]").hidden = false;

  const toon = () => {
    const bestanden = [...vak.querySelectorAll('input[type="file"]')].flatMap((i) => [...i.files]);
    lijst.replaceChildren(
      ...bestanden.map((bestand) => {
        const regel = document.createElement("li");
        const teGroot = bestand.size > grens;
        regel.textContent = `${bestand.name} (${grootte(bestand.size)})${teGroot ? ": te groot, dit bestand wordt niet aangenomen" : ""}`;
        regel.classList.toggle("app-slepen__fout", teGroot);
        return regel;
      }),
    );
    lijst.hidden = bestanden.length === 0;
  };

  vak.addEventListener("change", toon);
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
    for (const bestand of [...invoer.files, ...gebeurtenis.dataTransfer.files]) {
      samen.items.add(bestand);
    }
    invoer.files = samen.files;
    toon();
  });
}
