import assert from 'node:assert/strict';
import test from 'node:test';

import { GROEPEN, kies } from '../src/thema.js';

const lezer = (waarden) => (naam) => waarden[naam] ?? '';

test('every background has its text colour in the same group, and every source gives all of a group', () => {
  for (const [naam, { tokens, bronnen = [], volgt }] of Object.entries(GROEPEN)) {
    const achtergronden = tokens.filter((t) => t.endsWith('achtergrond'));
    for (const a of achtergronden) assert.ok(tokens.includes(a.replace('achtergrond', 'tekst')), `${naam}: ${a}`);
    for (const bron of bronnen) assert.equal(bron.length, tokens.length, naam);
    if (volgt) assert.equal(volgt.waarden.length, tokens.length, naam);
  }
});

test('half a pair is not taken: a background of one theme with the text of another can be unreadable', () => {
  assert.deepEqual(kies(lezer({ '--nl-button-primary-background-color': 'red' }), true), {});
  const heel = kies(
    lezer({
      '--nl-button-primary-background-color': 'red',
      '--utrecht-button-primary-action-background-color': 'green',
      '--utrecht-button-primary-action-color': 'white',
    }),
    true,
  );
  assert.equal(heel['actie-achtergrond'], 'var(--utrecht-button-primary-action-background-color)');
  assert.equal(heel['actie-tekst'], 'var(--utrecht-button-primary-action-color)');
});

test('our own tokens go before those of the theme, and the header follows the buttons', () => {
  const thema = { '--nl-button-primary-background-color': 'red', '--nl-button-primary-color': 'white' };
  const eigen = { '--gh-actie-achtergrond': 'navy', '--gh-actie-tekst': 'white' };
  const gekozen = kies(lezer({ ...thema, ...eigen }), true);
  assert.equal(gekozen['actie-achtergrond'], 'var(--gh-actie-achtergrond)');
  assert.equal(gekozen['kop-achtergrond'], 'var(--_actie-achtergrond)');
});

test('with thema="geen" only our own tokens count', () => {
  const thema = { '--nl-button-primary-background-color': 'red', '--nl-button-primary-color': 'white' };
  assert.deepEqual(kies(lezer(thema), false), {});
});
