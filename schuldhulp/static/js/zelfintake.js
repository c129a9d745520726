// Zelfintake: de code staat in de link achter een # en komt zo nooit bij de server in een adres. En vragen voorlezen.
"use strict";

const codevak = document.querySelector("[data-code]");
if (codevak && window.location.hash.length > 1) {
  codevak.value = decodeURIComponent(window.location.hash.slice(1));
  // De code blijft niet in de adresbalk of de geschiedenis staan.
  window.history.replaceState(null, "", window.location.pathname);
  const geboren = document.querySelector("[name=geboortedatum]");
  if (geboren && !document.querySelector("[data-foutsamenvatting]")) {
    geboren.focus();
  }
}

// Voorlezen met de stem van het apparaat zelf; er gaat niets naar elders.
const voorlezen = document.querySelector("[data-voorlezen]");
if (voorlezen && "speechSynthesis" in window) {
  const knop = voorlezen.querySelector("button");
  const stem = window.speechSynthesis;
  const tekst = () => {
    const delen = document.querySelectorAll(
      "main h1, main [data-lees], main legend, main form label, main .utrecht-form-field-description",
    );
    return Array.from(delen, (deel) => deel.textContent.trim().replace(/[.:?!]?$/, (eind) => eind || ".")).join(" ");
  };
  const zet = (bezig) => {
    knop.textContent = bezig ? "Stop met voorlezen" : "Lees voor";
  };
  voorlezen.hidden = false;
  knop.addEventListener("click", () => {
    if (stem.speaking) {
      stem.cancel();
      zet(false);
      return;
    }
    const uiting = new SpeechSynthesisUtterance(tekst());
    uiting.lang = "nl-NL";
    uiting.rate = 0.9;
    uiting.onend = () => zet(false);
    stem.speak(uiting);
    zet(true);
  });
  window.addEventListener("pagehide", () => stem.cancel());
}
