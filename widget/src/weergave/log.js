import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import t from '../teksten.nl.json' with { type: 'json' };
import { blokken, contact, koppeling, lijst, vul } from './tekst.js';

/**
 * @typedef {import('../verloop.js').Regel} Regel
 * @typedef {import('../verloop.js').Gebeurtenis} Gebeurtenis
 */

/**
 * The log: the only place where messages are announced. Lines are appended and never drawn again; what changes or can be
 * pressed stands outside of it.
 * @param {Regel[]} regels
 */
export const log = (regels) => html`
  <div role="log" aria-label=${t.log}>
    <ol class="beurten">${repeat(regels, (r) => r.id, (r) => html`<li class="beurt ${r.van} ${r.soort}">${inhoud(r)}</li>`)}</ol>
  </div>`;

/** @param {Regel} r */
function inhoud(r) {
  if (r.soort === 'systeem') {
    const woorden = /** @type {Record<string, string>} */ (t.systeem)[r.tekst];
    return html`<p><span class="vh">${t.wie.systeem} </span>${vul(woorden, r.waarden)}</p>`;
  }
  return r.soort === 'kaart' ? kaart(r.gebeurtenis) : bericht(r.gebeurtenis, r.van);
}

/** @param {Gebeurtenis} g @param {string} van */
const bericht = (g, van) => html`
  <p class="wie">${/** @type {Record<string, string>} */ (t.wie)[van]}</p>
  ${blokken(g.blokken ?? [])}
  ${g.bron?.naam
    ? html`<p class="bron">
        ${t.bron} ${koppeling(g.bron.url, g.bron.naam)}, ${vul(t.gecontroleerd, { dag: g.bron.dag ?? '' })}
      </p>`
    : nothing}`;

/** @param {Gebeurtenis} g */
function kaart(g) {
  if (!g.kaart) return nothing;
  const { titel, waarom, contact: regels, lijsten } = g.kaart;
  return html`
    <p class="wie">${t.kaart}</p>
    <h3>${titel}</h3>
    <p>${waarom}</p>
    ${contact(regels)}
    ${lijsten.map((l) => html`<h4>${l.kop}</h4>${lijst(l.punten)}`)}`;
}
