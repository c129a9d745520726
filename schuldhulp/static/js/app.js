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

// Een brede tabel past niet op een telefoon. Elke cel krijgt daarom de naam van haar kolom mee; op een smal scherm zet
// app.css de cellen van een rij onder elkaar. De rollen staan erbij, want `display` haalt ze in sommige browsers weg.
const naamVan = (kop) => {
  const voluit = kop.querySelector("abbr[data-kop]");
  if (voluit) {
    return voluit.dataset.kop;
  }
  const kopie = kop.cloneNode(true);
  kopie.querySelectorAll(".app-vh, [aria-hidden]").forEach((deel) => deel.remove());
  return kopie.textContent.trim();
};
const stapel = (tabel) => {
  const koppen = [...tabel.querySelectorAll("thead tr:last-child > th")];
  const namen = koppen.map(naamVan);
  if (koppen.length < 2 || koppen.some((kop) => kop.colSpan > 1)) {
    return;
  }
  tabel.setAttribute("role", "table");
  tabel.querySelectorAll("thead, tbody, tfoot").forEach((groep) => groep.setAttribute("role", "rowgroup"));
  koppen.forEach((kop) => kop.setAttribute("role", "columnheader"));
  tabel.querySelectorAll("tr").forEach((rij) => rij.setAttribute("role", "row"));
  tabel.querySelectorAll("tbody tr, tfoot tr").forEach((rij) => {
    let kolom = 0;
    for (const cel of rij.cells) {
      cel.setAttribute("role", cel.tagName === "TH" ? "rowheader" : "cell");
      cel.dataset.kop = cel.colSpan > 1 ? "" : namen[kolom] || "";
      cel.classList.toggle("app-tabel__leeg", !cel.textContent.trim() && !cel.children.length);
      const waarde = document.createElement("div");
      waarde.className = "app-tabel__waarde";
      waarde.append(...cel.childNodes);
      cel.append(waarde);
      kolom += cel.colSpan;
    }
  });
  tabel.classList.add("app-tabel--stapelt");
};
document.querySelectorAll(".app-tabelvak > .app-tabel").forEach(stapel);

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
