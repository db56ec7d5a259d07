import assert from 'node:assert/strict';
import test from 'node:test';

import { leeg, verwerk } from '../src/verloop.js';

const OPENING = [
  { id: 1, soort: 'bericht', van: 'assistent', tekst: 'Welkom', knoppen: [{ titel: 'A', waarde: 'a/b' }] },
  { id: 2, soort: 'stand', eigenaar: 'assistent' },
];
const VRAAG = { id: 3, soort: 'bericht', van: 'inwoner', tekst: 'hoi' };
const ANTWOORD = { id: 4, soort: 'bericht', van: 'assistent', tekst: 'dag', beoordeelbaar: true, knoppen: [{ titel: 'B', waarde: 'c/d' }] };
const na = (...gebeurtenissen) => gebeurtenissen.reduce(verwerk, leeg());
const ids = (verloop) => verloop.regels.map((r) => r.id);

test('the opening is not in the log: it stands above it', () => {
  assert.deepEqual(ids(na(...OPENING)), []);
  assert.equal(na(...OPENING).laatste, 2);
});

test('an event that comes twice, or late, changes nothing', () => {
  const verloop = na(...OPENING, VRAAG, ANTWOORD);
  assert.equal(verwerk(verloop, ANTWOORD), verloop);
  assert.equal(verwerk(verloop, VRAAG), verloop);
});

test('the assistant is busy from a question to the stand that ends its turn', () => {
  const bezig = na(...OPENING, VRAAG, ANTWOORD);
  assert.equal(bezig.bezig, true);
  assert.equal(verwerk(bezig, { id: 5, soort: 'stand', eigenaar: 'assistent' }).bezig, false);
});

test('buttons and rating belong to the latest answer, and go with the next question', () => {
  const beantwoord = na(...OPENING, VRAAG, ANTWOORD);
  assert.deepEqual([beantwoord.knoppen[0].titel, beantwoord.beoordeling.id, beantwoord.antwoord.id], ['B', 4, 4]);
  const verder = verwerk(beantwoord, { ...VRAAG, id: 6 });
  assert.deepEqual([verder.knoppen, verder.beoordeling, verder.antwoord], [[], null, null]);
});

test('a person taking over and giving back are lines of the log; place in line is not', () => {
  const verloop = na(
    ...OPENING, VRAAG, ANTWOORD,
    { id: 5, soort: 'stand', eigenaar: 'wachtrij', plaats: 2 },
    { id: 6, soort: 'stand', eigenaar: 'wachtrij', plaats: 1 },
    { id: 7, soort: 'stand', eigenaar: 'medewerker', organisatie: 'de GGD' },
    { id: 8, soort: 'bericht', van: 'medewerker', tekst: 'Goedemiddag' },
    { id: 9, soort: 'stand', eigenaar: 'assistent' },
  );
  assert.deepEqual(verloop.regels.slice(2).map((r) => r.tekst ?? r.van), ['wachtrij', 'medewerker_van', 'medewerker', 'assistent']);
  assert.equal(verloop.regels[3].waarden.organisatie, 'de GGD');
  assert.equal(verloop.knoppen.length, 0);
});

test('while a person owns the conversation nobody is busy with an answer', () => {
  assert.equal(na(...OPENING, { id: 3, soort: 'stand', eigenaar: 'medewerker' }, { ...VRAAG, id: 4 }).bezig, false);
});

test('a callback can be asked where the hand-over says so, until it is', () => {
  const dicht = na(...OPENING, VRAAG, { id: 4, soort: 'overdracht', open: false, openingstijden: 'werkdagen', terugbellen: true });
  assert.equal(dicht.terugbellen, true);
  assert.equal(dicht.regels.at(-1).tekst, 'buiten_openingstijden');
  assert.equal(verwerk(dicht, { id: 5, soort: 'terugbelverzoek' }).terugbellen, false);
  assert.equal(na(...OPENING, VRAAG, { id: 4, soort: 'overdracht', reden: 'gevraagd' }).regels.length, 1);
});

test('a kind that is not known is passed over, not an error', () => {
  assert.equal(na(...OPENING, { id: 3, soort: 'iets_nieuws' }).laatste, 3);
});

test('after a talk with a person is asked whether it helped, until it is said or the resident goes on', () => {
  const gesprek = [...OPENING, VRAAG, { id: 5, soort: 'stand', eigenaar: 'medewerker' }];
  const klaar = (eigenaar) => na(...gesprek, { id: 6, soort: 'stand', eigenaar, beoordelen: true });
  assert.deepEqual([na(...gesprek).oordeel, klaar('assistent').oordeel, klaar('gesloten').oordeel], [null, 'vraag', 'vraag']);
  const nee = verwerk(klaar('assistent'), { id: 7, soort: 'oordeel', waarom: true });
  assert.equal(nee.oordeel, 'waarom');
  assert.equal(verwerk(nee, { id: 8, soort: 'oordeel', waarom: false }).oordeel, null);
  assert.equal(verwerk(klaar('assistent'), { ...VRAAG, id: 7 }).oordeel, null);
  assert.equal(verwerk(klaar('gesloten'), { id: 7, soort: 'stand', eigenaar: 'medewerker' }).oordeel, null);
  assert.equal(verwerk(klaar('assistent'), { id: 7, soort: 'stand', eigenaar: 'assistent' }).oordeel, 'vraag');
});
