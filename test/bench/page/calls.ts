import { Dexie } from 'dexie';
import { argon2id } from 'hash-wasm';
import { createHost } from '../../../renderer/app/create-host.ts';
import { BUILD, startWorker } from '../../../renderer/app/trusted-types.ts';
import { browserPorts } from '../../../renderer/vault/browser-ports.ts';
import { createVaultSession } from '../../../renderer/vault/vault-session.ts';
import type { Command } from '../../../shared/incident/commands.ts';

const CASE = 'bench-case';
const WARM = 10;

/** What the bench asks of this page. All times in milliseconds. */
export type BenchCalls = {
  readonly argon2: (kdf: { readonly m: number; readonly t: number; readonly p: number }) => Promise<number>;
  /**
   * Whole gestures on a fresh small vault, how many bytes each adds to the file, and bare strict Dexie puts of as
   * many bytes: one of each in turns, so that other work on the machine slows down both.
   */
  readonly appends: (rounds: number) => Promise<{
    readonly append: readonly number[];
    readonly bare: readonly number[];
    readonly bytes: number;
  }>;
};

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function appends(rounds: number): ReturnType<BenchCalls['appends']> {
  const host = await createHost();
  const session = createVaultSession(
    browserPorts(host, () => startWorker('crypto'), BUILD),
    null,
  );
  const passphrase = 'seven maroon kettles under the pier';
  const begun = await session.begin({
    people: [{ name: 'Mara Lindqvist', role: 'officer', passphrase }],
    folder: null,
  });
  if (!begun.ok) throw new RangeError(begun.failure.code);
  const groups = begun.value.recoveryCode.split('-');
  const [a, b] = begun.value.asked;
  const opened = await begun.value.confirm([groups[a - 1] ?? '', groups[b - 1] ?? '']);
  if (!opened.ok) throw new RangeError(opened.failure.code);
  const zone = 'Europe/Berlin';
  const execute = async (command: Command) => {
    const done = await session.execute(CASE, command);
    if (!done.ok) throw new RangeError(done.failure.code);
  };
  const sentence = 'File servers encrypted';
  await execute({
    act: 'case.open',
    reference: 'BR-2026-001',
    sentence,
    personalData: 'yes',
    zone,
    drill: false,
  });
  const note = (round: number): Command => ({
    act: 'note.add',
    text: `call with Tomas, number ${round}`,
    when: { kind: 'unknown' },
    zone,
    origin: 'typed',
    evidenceIds: [],
  });
  const size = async () => {
    const listed = await host.vaultFile.list();
    return listed.ok ? (listed.value.vaults[0]?.size ?? 0) : 0;
  };
  const before = await size();
  for (let warm = 0; warm < WARM; warm += 1) await execute(note(warm));
  const bytes = Math.round(((await size()) - before) / WARM);
  const db = new Dexie('bare', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ rows: 'id' });
  const append: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    append.push(await timed(() => execute(note(round))));
    bare.push(await timed(() => db.table('rows').put({ id: round, e: random(bytes) })));
  }
  return { append, bare, bytes };
}

const calls: BenchCalls = {
  argon2: async ({ m, t, p }) => {
    const password = random(32);
    const salt = random(16);
    const cost = { memorySize: m, iterations: t, parallelism: p, hashLength: 32 };
    const once = () => argon2id({ password, salt, ...cost, outputType: 'binary' });
    await once();
    const times = [await timed(once), await timed(once), await timed(once)].sort((x, y) => x - y);
    return times[1] ?? 0;
  },
  appends,
};

Object.assign(globalThis, { bench: calls });
