// Kleine hulp bovenop pagina's die zonder script ook werken.
"use strict";

// De foutsamenvatting krijgt de focus, zodat een schermlezer haar meteen voorleest.
const samenvatting = document.querySelector("[data-foutsamenvatting]");
if (samenvatting) {
  samenvatting.focus();
}

// “Naar de inhoud” en de links van de samenvatting laten een # achter in het adres. Een formulier neemt dat mee, en dan
// zet de browser de focus op de volgende pagina daarheen in plaats van op de samenvatting.
document.addEventListener("submit", (gebeurtenis) => {
  if (window.location.hash && !gebeurtenis.target.getAttribute("action")) {
    gebeurtenis.target.setAttribute("action", window.location.pathname + window.location.search);
  }
});

// Op een smal scherm klapt het hoofdmenu in achter een knop.
const menu = document.querySelector("[data-menu]");
if (menu) {
  const knop = menu.querySelector(".app-menuknop");
  const lijst = menu.querySelector("ul");
  const smal = window.matchMedia("(max-width: 40rem)");
  const zet = (open) => {
    lijst.hidden = smal.matches && !open;
    knop.setAttribute("aria-expanded", String(open));
  };
  knop.hidden = false;
  menu.classList.add("app-menu--klaar");
  knop.addEventListener("click", () => zet(lijst.hidden));
  smal.addEventListener("change", () => zet(false));
  zet(false);
}

// Een voortgangsbalk haalt zijn eigen stand op tot het werk klaar is.
const ververs = () => {
  const balk = document.querySelector("[data-ververs]");
  if (!balk) {
    return;
  }
  window.setTimeout(async () => {
    const antwoord = await fetch(window.location.href, { headers: { "X-Ververs": "1" } }).catch(() => null);
    if (antwoord && antwoord.ok) {
      const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      const nieuw = pagina.querySelector(".app-voortgang");
      if (!nieuw) {
        window.location.reload();
        return;
      }
      balk.replaceWith(nieuw);
    }
    ververs();
  }, Number(balk.dataset.ververs) * 1000);
};
ververs();
