// Waarschuwt twee minuten voordat de sessie eindigt; één klik verlengt (WCAG 2.2.1).
"use strict";

const melding = document.getElementById("sessiemelding");
if (melding && typeof melding.showModal === "function") {
  const waarschuw = Number(melding.dataset.waarschuw);
  const sluiten = melding.querySelector("[data-sessie-sluiten]");
  const verlengen = melding.querySelector("[data-sessie-verlengen]");
  let einde = Date.now() + Number(melding.dataset.over) * 1000;
  let gezien = false;

  const zetTekst = (verlengbaar) => {
    melding.querySelector("[data-sessie-verlengbaar]").hidden = !verlengbaar;
    melding.querySelector("[data-sessie-vast]").hidden = verlengbaar;
    verlengen.hidden = !verlengbaar;
    sluiten.hidden = verlengbaar;
  };

  const tel = () => {
    const over = Math.round((einde - Date.now()) / 1000);
    if (over <= 0) {
      const terug = encodeURIComponent(window.location.pathname + window.location.search);
      window.location.assign(`${melding.dataset.uitgelogd}?next=${terug}`);
      return;
    }
    if (over <= waarschuw) {
      const minuten = Math.ceil(over / 60);
      const tekst = over > 60 ? `${minuten} minuten` : over > 20 ? "1 minuut" : "enkele seconden";
      for (const teller of melding.querySelectorAll("[data-sessie-teller]")) {
        if (teller.textContent !== tekst) {
          teller.textContent = tekst;
        }
      }
      if (!melding.open && !gezien) {
        gezien = true;
        melding.showModal();
        melding.querySelector("h2").focus();
      }
    }
    window.setTimeout(tel, over > waarschuw + 5 ? 5000 : 1000);
  };

  melding.querySelector("form").addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const formulier = gebeurtenis.target;
    const antwoord = await fetch(formulier.action, {
      method: "POST",
      body: new FormData(formulier),
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (!antwoord || !antwoord.ok) {
      window.location.reload();
      return;
    }
    const stand = await antwoord.json();
    einde = Date.now() + stand.over * 1000;
    gezien = false;
    zetTekst(stand.verlengbaar);
    melding.close();
  });
  sluiten.addEventListener("click", () => melding.close());

  zetTekst(melding.dataset.verlengbaar === "ja");
  tel();
}
