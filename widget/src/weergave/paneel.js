import { html, nothing } from 'lit';

import t from '../teksten.nl.json' with { type: 'json' };
import { acties, keuzes, oordeel } from './acties.js';
import { log } from './log.js';
import { beheer, contact, invoer, terugbellen, toestand, voet } from './onderkant.js';
import { blokken, koppeling, vul } from './tekst.js';

/** @typedef {import('../element.js').GemeenteHelpdesk} Element */

/** Everything in the panel. Who is spoken with stands on top and the way to a person at the bottom, in every state. @param {Element} el */
export const paneel = (el) => html`
  <header class="kop">
    <div>
      <h2 id="titel" tabindex="-1">${titel(el)}</h2>
      <p class="partner">${partner(el)}</p>
    </div>
    ${el.inline ? nothing : html`<button class="sluit" @click=${el.sluit}>${t.sluiten}</button>`}
  </header>
  ${midden(el)}
  <div class="onder">${contact(el)} ${el.gesprek.verloop.begonnen ? beheer(el) : nothing}</div>`;

/** @param {Element} el */
const titel = (el) => {
  const naam = el.gesprek.inrichting?.gemeente?.naam;
  return naam ? `${t.naam} – ${naam}` : t.naam;
};

/** @param {Element} el */
const partner = (el) => {
  const { eigenaar, organisatie } = el.gesprek.verloop;
  const wie = /** @type {Record<string, string>} */ (t.gesprekspartner);
  return eigenaar === 'medewerker' && organisatie ? vul(wie.medewerker_van, { organisatie }) : wie[eigenaar];
};

/** @param {Element} el */
function midden(el) {
  const { fase, inrichting, fout, verloop } = el.gesprek;
  if (fase === 'mislukt') return nietGeladen(el);
  if (fase !== 'open' || !inrichting) return html`<p class="midden" role="status">${t.laden}</p>`;
  if (!inrichting.aan) return html`<p class="midden">${t.uit}</p>`;
  return html`
    ${inrichting.melding ? html`<div class="melding">${blokken(inrichting.melding.blokken)}</div>` : nothing}
    <div class="rol" role="region" aria-label=${t.log} tabindex="0" @scroll=${el.schil.meelezen.gescrold}>
      ${begin(el)} ${log(verloop.regels)} ${verloop.oordeel ? oordeel(el, verloop.oordeel) : nothing}
      ${verloop.terugbellen ? terugbellen(el) : acties(el)}
    </div>
    ${el.schil.meelezen.eronder ? html`<button class="nieuw" @click=${el.schil.naarNieuw}>${t.nieuw_bericht}</button>` : nothing}
    <p role="status" class="toestand">${toestand(el)}</p>
    <p role="alert" class="fout" id="fout">${fout}</p>
    ${verloop.eigenaar === 'gesloten'
      ? html`<p class="invoer"><button class="hoofd" @click=${el.doe.opnieuw}>${t.beheer.opnieuw}</button></p>`
      : invoer(el)}`;
}

/** @param {Element} el */
function begin(el) {
  const { inrichting, verloop } = el.gesprek;
  if (!inrichting) return nothing;
  const { gemeente } = inrichting;
  return html`<div class="begin">
    ${gemeente?.voorbeeld ? html`<p><strong>${vul(t.voorbeeld, { naam: gemeente.naam })}</strong></p>` : nothing}
    ${blokken(inrichting.opening.blokken ?? [])}
    <p>${vul(t.privacy, { dagen: inrichting.bewaartermijn_dagen })}</p>
    <p class="stand">${inrichting.stand}</p>
    ${voet(el)}
    ${verloop.begonnen ? nothing : keuzes(el, inrichting.opening.knoppen ?? [], t.vragen)}
  </div>`;
}

/** @param {Element} el */
const nietGeladen = (el) => html`
  <div class="midden">
    <p role="alert">${t.niet_geladen}</p>
    <button @click=${() => el.gesprek.open()}>${t.opnieuw}</button>
    <p>${koppeling(`${el.basis}/${el.gemeente ? `?gemeente=${encodeURIComponent(el.gemeente)}` : ''}`, t.naar_pagina)}</p>
  </div>`;
