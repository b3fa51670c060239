import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeFileStart, scanFrames } from '../../../shared/vault/frames.ts';
import { ROOT } from '../../support/resources.ts';
import { contentOf } from './append-child.ts';
import { hostWithVault } from './temp-host.ts';
import { frame } from './vault-bytes.ts';

const KILLS = 200;
/** A fresh file after so many kills, so that reading it back stays quick. */
const KILLS_PER_FILE = 10;
/** Writers at a time, each with a file of its own: most of a life is the start of the process. */
const WRITERS = 4;
const LONGEST_LIFE_MS = 60;

let bundle = '';

beforeAll(async () => {
  bundle = mkdtempSync(join(tmpdir(), 'hz-append-child-'));
  chmodSync(bundle, 0o755);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: bundle,
      emptyOutDir: true,
      rolldownOptions: {
        input: { child: join(import.meta.dirname, 'append-child.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
});

afterAll(() => rmSync(bundle, { recursive: true, force: true }));

function startChild(folder: string, path: string, uid?: number): ChildProcess {
  return spawn(process.execPath, [join(bundle, 'child.mjs'), folder, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HZ_APPEND_CHILD: '1' },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** Lets a child append for a random moment after its first acknowledgement, then kills it. */
async function appendUntilKilled(folder: string, path: string): Promise<readonly string[]> {
  const child = startChild(folder, path);
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (/^\d+$/m.test(said))
      timer ??= setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_LIFE_MS);
  });
  await once(child, 'close');
  clearTimeout(timer);
  return said.trim().split('\n');
}

/** The frames that the core finds in a file, by number. @throws RangeError if it is damaged before its end */
function framesOf(path: string) {
  const file = new Uint8Array(readFileSync(path));
  const start = decodeFileStart(file);
  if (!start.ok) throw new RangeError(start.failure.code);
  const scan = scanFrames(file, start.value.framesAt);
  if (!scan.ok) throw new RangeError(`${scan.failure.code} ${JSON.stringify(scan.failure.detail)}`);
  const bySeq = new Map(
    scan.value.frames.map(({ seq, offset, length }) => [seq, file.subarray(offset, offset + length)]),
  );
  return { bySeq, tornBytes: scan.value.tornBytes };
}

/** Compared natively: a deep comparison of megabytes would take longer than the kills. */
function isSame(found: Uint8Array | undefined, expected: Uint8Array): boolean {
  return found !== undefined && Buffer.compare(found, expected) === 0;
}

/** Kills a writer of one file several times; after each kill all that was acknowledged is in the file. */
async function oneFile(seen: { kills: number; acknowledged: number; torn: number }): Promise<void> {
  const { folder, path } = await hostWithVault(0);
  for (let kill = 0; kill < KILLS_PER_FILE; kill += 1) {
    const said = await appendUntilKilled(folder, path);
    const numbers = said.filter((line) => line !== 'cut').map(Number);
    expect(numbers.length).toBeGreaterThan(0);
    const { bySeq, tornBytes } = framesOf(path);
    const lost = numbers.filter((seq) => !isSame(bySeq.get(seq), frame(seq, contentOf(seq))));
    expect(lost).toEqual([]);
    seen.kills += 1;
    seen.acknowledged += numbers.length;
    if (tornBytes > 0) seen.torn += 1;
  }
}

describe('a process that is killed while it appends', () => {
  it(
    `loses no acknowledged frame in ${KILLS} kills`,
    async () => {
      const seen = { kills: 0, acknowledged: 0, torn: 0 };
      const runs = Array.from({ length: KILLS / KILLS_PER_FILE }, () => () => oneFile(seen));
      const writer = async () => {
        for (let run = runs.pop(); run !== undefined; run = runs.pop()) await run();
      };
      await Promise.all(Array.from({ length: WRITERS }, writer));
      const { kills, acknowledged, torn } = seen;
      process.stdout.write(
        `kill test: ${kills} kills, ${acknowledged} acknowledged frames, ${torn} torn tails\n`,
      );
      expect(kills).toBe(KILLS);
      expect(acknowledged).toBeGreaterThan(KILLS);
    },
    KILLS * 1_500,
  );
});

describe('a user without the right to write', () => {
  // Root may write anywhere: the child runs as nobody.
  it.skipIf(process.getuid?.() !== 0)('is told READ_ONLY, and the file stays as it was', async () => {
    const { folder, path } = await hostWithVault(2);
    const before = readFileSync(path);
    for (const shut of [folder, join(folder, 'profile'), dirname(path)]) chmodSync(shut, 0o555);
    for (const name of readdirSync(join(folder, 'profile'))) chmodSync(join(folder, 'profile', name), 0o444);
    chmodSync(path, 0o444);
    const child = startChild(folder, path, 65_534);
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    await once(child, 'close');
    expect(said).toBe('READ_ONLY\n');
    expect(readFileSync(path)).toEqual(before);
  });
});
