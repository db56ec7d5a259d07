import { html, nothing } from 'lit';

import t from '../teksten.nl.json' with { type: 'json' };

/**
 * @typedef {import('../element.js').GemeenteHelpdesk} Element
 * @typedef {import('../verloop.js').Knop} Knop
 */

const MEESTE_KNOPPEN = 6;

/** What can be done with the latest answer. It stands under the log and not in it: a log announces everything in it. @param {Element} el */
export function acties(el) {
  const { knoppen, antwoord, beoordeling } = el.gesprek.verloop;
  return html`<div class="acties">
    ${knoppen.length ? keuzes(el, knoppen, t.keuzes) : nothing}
    ${antwoord
      ? html`<div class="rij">
          ${antwoord.brief ? html`<button class="klein" @click=${() => el.doe.kopieer(antwoord)}>${t.kopieer}</button>` : nothing}
          ${el.doe.kanVoorlezen
            ? html`<button class="klein" @click=${() => el.doe.leesVoor(antwoord)}>
                ${el.doe.leest ? t.stop_voorlezen : t.voorlezen}
              </button>`
            : nothing}
        </div>`
      : nothing}
    ${beoordeling ? feedback(el, beoordeling.id) : nothing}
  </div>`;
}

/** @param {Element} el @param {Knop[]} knoppen @param {string} kop */
export const keuzes = (el, knoppen, kop) => html`
  <div role="group" aria-labelledby="keuzes">
    <p id="keuzes" class="kopje">${kop}</p>
    <div class="rij">
      ${knoppen.slice(0, MEESTE_KNOPPEN).map(
        (k) => html`<button aria-disabled=${el.gesprek.verzendt} @click=${() => el.doe.kies(k.waarde)}>${k.titel}</button>`,
      )}
    </div>
  </div>`;

/** @param {string} tekst @param {() => void} doe */
const knop = (tekst, doe) => html`<button class="klein" @click=${doe}>${tekst}</button>`;

/** Whether a person was of help, asked after the talk. @param {Element} el @param {'vraag' | 'waarom'} stap */
export const oordeel = (el, stap) => html`
  <div role="group" aria-labelledby="geholpen-kop" id="geholpen" tabindex="-1">
    <p id="geholpen-kop" class="kopje">${stap === 'vraag' ? t.oordeel.vraag : t.oordeel.waarom}</p>
    <div class="rij">
      ${stap === 'vraag'
        ? html`${knop(t.oordeel.ja, () => el.doe.beoordeelMens(true))}${knop(t.oordeel.nee, () => el.doe.beoordeelMens(false))}
            ${knop(t.oordeel.sluit, () => el.doe.beoordeelMens(null))}`
        : Object.entries(t.oordeel.redenen).map(([reden, tekst]) => knop(tekst, () => el.doe.beoordeelMens(false, reden)))}
    </div>
  </div>`;

/** @param {Element} el @param {number} id */
function feedback(el, id) {
  const stap = el.doe.feedback.get(id) ?? 'vraag';
  if (stap === 'klaar') return nothing;
  const waarom = stap === 'waarom';
  return html`<div role="group" aria-labelledby="oordeel" id="feedback" tabindex="-1">
    <p id="oordeel" class="kopje">${waarom ? t.feedback.waarom : t.feedback.vraag}</p>
    <div class="rij">
      ${waarom
        ? html`${Object.entries(t.feedback.redenen).map(([reden, tekst]) => knop(tekst, () => el.doe.geefReden(id, reden)))}
            ${knop(t.feedback.geen_reden, () => el.doe.feedbackKlaar(id))}`
        : html`${knop(t.feedback.ja, () => el.doe.beoordeel(id, true))}${knop(t.feedback.nee, () => el.doe.beoordeel(id, false))}`}
    </div>
  </div>`;
}
