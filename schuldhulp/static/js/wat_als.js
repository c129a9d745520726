// Wat als?: na elke keuze meteen de nieuwe uitkomst. Zonder script werkt de knop onder het formulier.
// In een blok: alle scripts op een pagina delen hun namen.
"use strict";

{
  const uitkomst = document.querySelector("[data-wat-als]");
  const melding = document.querySelector("[data-wat-als-melding]");
  const vragen = document.querySelector("main form[method=post]");
  if (uitkomst && vragen) {
    let beurt = 0;
    vragen.addEventListener("change", async () => {
      beurt += 1;
      const deze = beurt;
      const gegevens = new FormData(vragen);
      if (uitkomst.dataset.watAls === "vergelijk") {
        for (const keuze of vragen.querySelectorAll("input[type=radio]:checked")) {
          if (!keuze.defaultChecked) gegevens.append("anders", keuze.name);
        }
      }
      const antwoord = await fetch(window.location.href, {
        method: "POST",
        headers: { "X-Stuk": "uitkomst" },
        body: gegevens,
      }).catch(() => null);
      // Een later antwoord kan eerder binnen zijn: alleen de laatste keuze telt.
      if (antwoord && antwoord.ok && !antwoord.redirected && deze === beurt) {
        const stuk = new DOMParser().parseFromString(await antwoord.text(), "text/html");
        uitkomst.replaceChildren(...stuk.body.childNodes);
        melding.textContent = `Uitkomst: ${uitkomst.querySelector("h2").textContent}`;
      }
    });
  }
}
