import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, LOG_FILE_BYTES } from '../../../electron/log/logger.ts';
import { faultFields, redact } from '../../../electron/log/redact.ts';
import { createTestHost } from '../../support/host-binding.ts';
import { recordingDisk } from './recording-disk.ts';
import { tempFolder } from './temp-host.ts';
import { frame, VAULT_ID, vaultFile } from './vault-bytes.ts';

const CANARY = 'Grauwolf Müller';

function lines(folder: string): readonly string[] {
  return readFileSync(join(folder, 'main.log'), 'utf8').trim().split('\n');
}

describe('redact', () => {
  it('keeps numbers, truth values and plain words', () => {
    const fields = { size: 7, ok: true, code: 'DISK_LOW', channel: 'vaultFile.append', place: 'x.js.1.2' };
    expect(redact(fields)).toEqual(fields);
  });

  it.each([
    '/home/anna/Breach.hzv',
    'C:\\Users\\anna',
    CANARY,
    'anna@example.org',
    'a'.repeat(49),
    '',
    'line\nbreak',
  ])('replaces %j', (text) => {
    expect(redact({ x: text })).toEqual({ x: '[redacted]' });
  });

  it('lets no text through that has a space, a slash or a letter beyond ASCII, nor such a name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(' ', '/', '\\', 'ü', '@', '\n'),
        (text, odd) => {
          const written = JSON.stringify(redact({ [`n${odd}${text}`]: `${text}${odd}` }));
          expect(written).toBe('{"[redacted]":"[redacted]"}');
        },
      ),
    );
  });
});

describe('what is said of a fault', () => {
  it('is its kind, its errno and its place, never its message', () => {
    const fault = Object.assign(new RangeError(`${CANARY} at /home/anna`), { code: 'ENOSPC' });
    const fields = redact(faultFields(fault));
    expect(fields).toMatchObject({ kind: 'RangeError', errno: 'ENOSPC' });
    expect(fields['place']).toMatch(/^log\.test\.ts\.\d+\.\d+$/);
    expect(JSON.stringify(fields)).not.toMatch(/Grauwolf|anna/);
  });

  it.each([[`text ${CANARY}`], [{ message: CANARY }], [null], [undefined], [7]])(
    'is little of %j',
    (thrown) => {
      expect(JSON.stringify(redact(faultFields(thrown)))).not.toContain('Grauwolf');
    },
  );
});

describe('the log file', () => {
  it('holds one JSON object per line, for this user only', () => {
    const folder = join(tempFolder(), 'logs');
    const log = createLogger(folder, () => Date.parse('2026-11-20T15:07:41.123Z'));
    log.note('vault.tornTailCut', { cutBytes: 9, path: `/x/${CANARY}` });
    log.fault('files.save', new TypeError(CANARY));
    const [first, second] = lines(folder).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toEqual({
      at: '2026-11-20T15:07:41.123Z',
      level: 'note',
      event: 'vault.tornTailCut',
      cutBytes: 9,
      path: '[redacted]',
    });
    expect(second).toMatchObject({ level: 'fault', event: 'files.save', kind: 'TypeError' });
    expect(statSync(join(folder, 'main.log')).mode & 0o777).toBe(0o600);
  });

  it('stays small: two files of a quarter of a megabyte', () => {
    const folder = tempFolder();
    const log = createLogger(folder, () => 0);
    for (let i = 0; i < 8_000; i += 1) log.note('network.refused', { i, filler: 'x'.repeat(40) });
    expect(readdirSync(folder).sort()).toEqual(['main.1.log', 'main.log']);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).size).toBeLessThan(LOG_FILE_BYTES + 500);
  });

  it('never becomes a second fault', () => {
    const file = join(tempFolder(), 'not-a-folder');
    writeFileSync(file, '');
    expect(() => createLogger(file, () => 0).note('x')).not.toThrow();
  });

  it('of a host in trouble holds no path and no content', async () => {
    const folder = join(tempFolder(), CANARY);
    const log = createLogger(join(folder, 'logs'), Date.now);
    const { disk } = recordingDisk({
      fault: (step) =>
        step.startsWith('datasync') ? 'EIO' : step.startsWith('rename .unlock') ? 'EWEIRD' : undefined,
    });
    const host = createTestHost({ folder, disk, world: { log } });
    const bytes = vaultFile(1);
    await host.call('vaultFile.create', { vaultId: VAULT_ID, folder: null, bytes });
    await host.call('vaultFile.append', { vaultId: VAULT_ID, at: bytes.length, bytes: frame(2, CANARY) });
    await host.call('vaultFile.backup', { vaultId: VAULT_ID, reason: 'manual' });
    await host.call('unlock.failed', { vaultId: VAULT_ID });
    const text = readFileSync(join(folder, 'logs', 'main.log'), 'utf8');
    expect(text.split('\n').length).toBeGreaterThan(3);
    expect(text).not.toMatch(/Grauwolf|ller|secret path|home/);
  });
});
