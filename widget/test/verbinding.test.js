import assert from 'node:assert/strict';
import test, { mock } from 'node:test';

import { TIJD, Verbinding, uitstel } from '../src/verbinding.js';

const sse = (id) => `id: ${id}\ndata: {"id": ${id}}\n\n`;

/** A stream that gives these pieces and then ends (`dicht`) or stays silent until it is aborted. */
const stroom = (stukken, dicht, signaal) =>
  new ReadableStream({
    start(c) {
      signaal.addEventListener('abort', () => c.error(new Error('aborted')));
      for (const stuk of stukken) c.enqueue(new TextEncoder().encode(stuk));
      if (dicht) c.close();
    },
  });

function opstelling(opties) {
  const gekregen = [];
  const toestand = [];
  const verbinding = new Verbinding({
    laatste: () => gekregen.at(-1) ?? 0,
    gebeurtenis: (g) => gekregen.push(g.id),
    verbonden: (ja) => toestand.at(-1) !== ja && toestand.push(ja),
    verlopen: () => toestand.push('verlopen'),
    toeval: () => 0,
    stroom: () => Promise.reject(new TypeError('no network')),
    peil: () => new Promise(() => {}),
    ...opties,
  });
  return { verbinding, gekregen, toestand };
}

/** Let time pass in small steps, with room for what was waiting on it. */
async function voorbij(ms) {
  for (let t = 0; t < ms; t += 250) {
    mock.timers.tick(250);
    for (let i = 0; i < 8; i++) await new Promise((klaar) => setImmediate(klaar));
  }
}

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
test.afterEach(() => mock.timers.reset());

test('a stream that is cut in the middle of an event goes on from the last whole one', async () => {
  const vanaf = [];
  const { verbinding, gekregen } = opstelling({
    stroom: async (na, signaal) => {
      vanaf.push(na);
      if (na === 0) return stroom(['retry: 2000\n\n', sse(1) + sse(2).slice(0, 9)], true, signaal);
      return stroom([sse(2), sse(3)], false, signaal);
    },
  });
  verbinding.begin();
  await voorbij(500);
  assert.deepEqual([gekregen, vanaf], [[1, 2, 3], [0, 1]]);
  verbinding.stop();
});

test('two streams that stay silent: from then on it polls, and nothing is lost', async () => {
  let stromen = 0;
  const { verbinding, gekregen } = opstelling({
    stroom: async (_na, signaal) => (stromen++, stroom([], false, signaal)),
    peil: async (na) => (na < 2 ? { gebeurtenissen: [{ id: na + 1 }] } : new Promise(() => {})),
  });
  verbinding.begin();
  await voorbij(2 * TIJD.eersteByte + 3000);
  assert.deepEqual([gekregen, stromen], [[1, 2], 2]);
  verbinding.stop();
});

test('no byte for 35 seconds, not even a heartbeat: the stream is opened again', async () => {
  let stromen = 0;
  const { verbinding } = opstelling({
    stroom: async (_na, signaal) => (stromen++, stroom(['retry: 2000\n\n', ': hartslag\n\n'], false, signaal)),
  });
  verbinding.begin();
  await voorbij(TIJD.stilte - 1000);
  assert.equal(stromen, 1);
  await voorbij(2000);
  assert.equal(stromen, 2);
  verbinding.stop();
});

test('a message that a poll brings while the stream holds it back: polling from then on', async () => {
  const { verbinding, gekregen } = opstelling({
    stroom: async (_na, signaal) => stroom(['retry: 2000\n\n'], false, signaal),
    peil: async (na, seconden) => {
      if (na < 1) return { gebeurtenissen: [{ id: 1 }] };
      return seconden ? { gebeurtenissen: na < 3 ? [{ id: na + 1 }] : await new Promise(() => {}) } : { gebeurtenissen: [] };
    },
  });
  verbinding.begin();
  await voorbij(1000);
  void verbinding.verwacht(1);
  await voorbij(TIJD.verwacht + 500);
  assert.deepEqual(gekregen, [1, 2, 3]);
  verbinding.stop();
});

test('streams that are refused while polling works: polling', async () => {
  const { verbinding, gekregen, toestand } = opstelling({
    peil: async (na) => (na < 2 ? { gebeurtenissen: [{ id: na + 1 }] } : new Promise(() => {})),
  });
  verbinding.begin();
  await voorbij(3000);
  assert.deepEqual([gekregen, toestand], [[1, 2], [false, true]]);
  verbinding.stop();
});

test('no network at all is not held against streams', async () => {
  let weg = true;
  const { verbinding, gekregen } = opstelling({
    stroom: async (_na, signaal) => {
      if (weg) throw new TypeError('no network');
      return stroom(['retry: 2000\n\n', sse(1)], false, signaal);
    },
    peil: () => Promise.reject(new TypeError('no network')),
  });
  verbinding.begin();
  await voorbij(3000);
  weg = false;
  await voorbij(40_000);
  assert.deepEqual(gekregen, [1]);
  verbinding.stop();
});

test('streams that keep ending at once do not make it hurry: a few, then polling', async () => {
  let stromen = 0;
  let peilingen = 0;
  const { verbinding } = opstelling({
    stroom: async (_na, signaal) => (stromen++, stroom(['retry: 2000\n\n', ': hartslag\n\n'], true, signaal)),
    peil: async () => (peilingen++, { gebeurtenissen: [] }),
  });
  verbinding.begin();
  await voorbij(10_000);
  verbinding.stop();
  assert.equal(stromen, 5);
  assert.ok(peilingen >= 3 && peilingen <= 20, String(peilingen));
});

test('the resident hears of it after two failures, and when it works again', async () => {
  let weg = true;
  const { verbinding, toestand } = opstelling({
    peil: () => Promise.reject(new TypeError('no network')),
    stroom: async (_na, signaal) => {
      if (weg) throw new TypeError('no network');
      return stroom(['retry: 2000\n\n', sse(1)], false, signaal);
    },
  });
  verbinding.begin();
  await voorbij(2000);
  assert.deepEqual(toestand, [false]);
  weg = false;
  await voorbij(8000);
  assert.deepEqual(toestand, [false, true]);
  verbinding.stop();
});

test('a conversation that is gone ends the reading', async () => {
  let keer = 0;
  const { verbinding, toestand } = opstelling({
    stroom: async () => {
      keer += 1;
      throw Object.assign(new Error('gone'), { weg: true });
    },
  });
  verbinding.begin();
  await voorbij(60_000);
  assert.deepEqual([toestand, keer], [['verlopen'], 1]);
});

test('waiting grows to half a minute, and differs by chance', () => {
  assert.deepEqual([1, 2, 3, 9].map((keer) => uitstel(keer, () => 1)), [1000, 2000, 4000, 30000]);
  assert.equal(uitstel(1, () => 0), 500);
});
