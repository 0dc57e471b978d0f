import { noAddresses, type HostNetworking, type PifAddresses } from '../../../src/model/index.js';
import {
  keep,
  parseJournalEntry,
  parseTrialEntry,
  printJournalEntry,
  printTrialEntry,
  traced,
  type JournalEntry,
  type TrialEntry,
} from '../../../src/reset/index.js';
import { handmadePif } from '../../support/rebuild/host.js';
import { everything } from '../../support/rebuild/networking.js';

const at = '2026-01-02T03:04:05Z';
const withModes = (modes: Partial<PifAddresses>): HostNetworking => ({
  ...everything,
  pifs: [handmadePif('eth0', { addresses: { ...noAddresses, ...modes } })],
});
const keptLine = (networking: HostNetworking): JournalEntry => ({
  kind: 'kept',
  at,
  planId: 'p',
  kept: keep(traced(networking, { from: 'xapi' }), at),
});
const trialLine = (networking: HostNetworking): TrialEntry => ({
  id: 'one',
  at,
  trial: {
    state: 'ahead',
    seconds: 30,
    hasName: false,
    former: {
      networking,
      present: { files: 'a1', networking: 'b2' },
      names: { own: 'one', inPool: 'one' },
    },
    by: { pid: 7, start: '1', boot: 'b' },
    afterReset: '',
  },
});

/** The modes in the text of a line. */
const modesIn = (text: string): readonly string[] =>
  [...text.matchAll(/"mode6?":"(\w*)"/gu)].map(([, mode = '']) => mode);

test.each<[Partial<PifAddresses>, readonly string[]]>([
  [{ mode: 'none', mode6: 'none' }, ['None', 'None']],
  [{ mode: 'dhcp', mode6: 'dhcp' }, ['DHCP', 'DHCP']],
  [{ mode: 'static', mode6: 'static' }, ['Static', 'Static']],
  [{ mode: 'none', mode6: 'autoconf' }, ['None', 'Autoconf']],
  [{ mode: 'unknown', mode6: 'unknown' }, ['unknown', 'unknown']],
])('our files store the modes %j as %j, and read them back', (modes, stored) => {
  const networking = { ...withModes(modes), bonds: [] };
  const kept = keptLine(networking);
  expect(modesIn(printJournalEntry(kept))).toEqual(stored);
  expect(parseJournalEntry(printJournalEntry(kept))).toEqual(kept);
  const trial = trialLine(networking);
  expect(modesIn(printTrialEntry(trial))).toEqual(stored);
  expect(parseTrialEntry(printTrialEntry(trial))).toEqual(trial);
});

test('a mode that an old server did not have was stored as none, and a later one is unknown', () => {
  const networking = { ...withModes({ mode: 'none', mode6: 'none' }), bonds: [] };
  const line = printJournalEntry(keptLine(networking));
  const withWord = (word: string): JournalEntry | null =>
    parseJournalEntry(line.replaceAll('"None"', `"${word}"`));
  expect(withWord('')).toEqual(keptLine(networking));
  expect(withWord('Later')).toEqual(
    keptLine({ ...withModes({ mode: 'unknown', mode6: 'unknown' }), bonds: [] }),
  );
});
