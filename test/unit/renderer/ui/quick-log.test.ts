import { describe, expect, it } from 'vitest';
import { parseQuickLog } from '../../../../renderer/features/incident/quick-log.ts';
import { at, BERLIN } from '../../../../renderer/ui/case.fixtures.ts';

const SATURDAY = at('2027-03-27T02:20Z'); // 03:20 CET
const read = (line: string, now = SATURDAY) => parseQuickLog(line, now, BERLIN);

describe('parseQuickLog', () => {
  it.each([
    ['03:15 call with Tomas', '2027-03-27T02:15Z', 'call with Tomas'],
    ['3.15 call with Tomas', '2027-03-27T02:15Z', 'call with Tomas'],
    ['3:15 am call with Tomas', '2027-03-27T02:15Z', 'call with Tomas'],
    ['12:30 am: note found', '2027-03-26T23:30Z', 'note found'],
    ['03:15 Uhr Anruf von Tomas', '2027-03-27T02:15Z', 'Anruf von Tomas'],
    ['at 03:15, servers off', '2027-03-27T02:15Z', 'servers off'],
    ['yesterday 23:40 odd log-ins', '2027-03-26T22:40Z', 'odd log-ins'],
    ['gestern 23:40 auffällige Anmeldungen', '2027-03-26T22:40Z', 'auffällige Anmeldungen'],
  ])('reads "%s"', (line, expected, text) => {
    expect(read(line)).toMatchObject({ kind: 'at', at: at(expected), text });
  });

  it('takes a time later than now as yesterday', () => {
    expect(read('11:55 pm last backup')).toMatchObject({ kind: 'at', at: at('2027-03-26T22:55Z') });
  });

  it('keeps a time a few minutes ahead today: clocks differ', () => {
    expect(read('03:22 call')).toMatchObject({ kind: 'at', at: at('2027-03-27T02:22Z') });
  });

  it('notes that a time is only about right', () => {
    expect(read('about 21:00 first guess')).toMatchObject({
      kind: 'at',
      isApproximate: true,
      text: 'first guess',
    });
  });

  it.each([
    '14 systems down',
    '4500 people',
    '25:00 nonsense',
    '13:05 pm nonsense',
    'call with Tomas',
    '10.2.3.4 scanned',
    '',
  ])('reads no time in "%s"', (line) => {
    expect(read(line)).toEqual({ kind: 'noTime', text: line });
  });

  it('asks back for a time that does not exist in the night of the change', () => {
    expect(read('02:58 Tomas: restored', at('2027-03-28T01:00Z'))).toMatchObject({
      kind: 'ask',
      reason: 'gap',
      options: [at('2027-03-28T00:58Z'), at('2027-03-28T01:58Z')],
      text: 'Tomas: restored',
    });
  });

  it('asks back for a time that comes twice', () => {
    expect(read('02:30 call', at('2027-10-31T05:00Z'))).toMatchObject({
      kind: 'ask',
      reason: 'overlap',
      options: [at('2027-10-31T00:30Z'), at('2027-10-31T01:30Z')],
    });
  });
});
