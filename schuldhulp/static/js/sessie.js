// Waarschuwt twee minuten voordat de sessie eindigt; één klik verlengt (WCAG 2.2.1). Komt die klik niet, dan bewaart de
// server wat er getypt is: na het inloggen staat het er weer.
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

  // Een pagina die met fouten terugkwam, staat vol invoer zonder dat er al getypt is.
  let bezig = document.querySelector("[data-foutsamenvatting]") && document.querySelector("main form.app-formulier");
  document.addEventListener("input", (gebeurtenis) => {
    const formulier = gebeurtenis.target.form;
    if (formulier && formulier.method === "post") {
      bezig = formulier;
    }
  });

  const invoer = () => {
    const velden = bezig ? [...new FormData(bezig)] : [];
    return new URLSearchParams(velden.filter(([, waarde]) => typeof waarde === "string"));
  };

  // De server zegt of het echt voorbij is: in een ander tabblad kan zijn doorgewerkt.
  const vertrek = async () => {
    const antwoord = await fetch((bezig && bezig.getAttribute("action")) || window.location.href, {
      method: "POST",
      body: invoer(),
      headers: { "X-Bewaar-Invoer": "1" },
    }).catch(() => null);
    if (!antwoord) {
      return true; // geen verbinding: de pagina verlaten zou de invoer weggooien
    }
    if (antwoord.ok && !antwoord.redirected) {
      verleng(await antwoord.json());
      return true;
    }
    const terug = encodeURIComponent(window.location.pathname + window.location.search);
    window.location.assign(`${melding.dataset.uitgelogd}?next=${terug}`);
    return false;
  };

  const verleng = (stand) => {
    einde = Date.now() + stand.over * 1000;
    gezien = false;
    zetTekst(stand.verlengbaar);
    melding.close();
  };

  const tel = async () => {
    if (einde <= Date.now() && !(await vertrek())) {
      return;
    }
    const over = Math.round((einde - Date.now()) / 1000);
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
    if (antwoord && antwoord.ok) {
      verleng(await antwoord.json());
    } else {
      await vertrek();
    }
  });
  sluiten.addEventListener("click", () => melding.close());

  zetTekst(melding.dataset.verlengbaar === "ja");
  tel();
}
