import { idText } from '../../renderer/vault/base64.ts';
import { webKeeperPort } from '../../renderer/vault/crypto-worker-port.ts';
import { afterCommits, type Snapshot } from '../../renderer/vault/frame-content.ts';
import { createKeeper } from '../../renderer/vault/keeper.ts';
import type { StreamDrafts } from '../../renderer/vault/protocol.ts';
import { VAULT_STREAM, vaultDraft } from '../../renderer/vault/vault-events.ts';
import type { Command } from '../../shared/incident/commands.ts';
import { toJournal } from '../../shared/incident/events.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { concat, toHex } from '../../shared/journal/bytes.ts';
import { type EpochMs, epochMs, MS_PER_HOUR, MS_PER_MINUTE } from '../../shared/time/instant.ts';
import { act, authorityObligation, openedCase, person } from '../support/incident-builders.ts';
import { NO_DUTY } from '../support/no-duty.ts';

/** Cost of the passphrase: the weakest that the app would choose for itself. */
export const KDF = { m: 65_536, t: 3, p: 4 } as const;
export const PASSPHRASE = 'violet harbour sings at midnight 47';
export const LONG_CASE = 'BR-2026-00001';

const STREAMS_PER_COMMIT = 250;
const LONG_CASE_ENTRIES = 5_000;

/** A vault file with many cases: most are closed, some run, and one of these has 5,000 entries. */
export type LargeVault = { readonly vaultId: string; readonly bytes: Uint8Array; readonly events: number };

/**
 * Makes it with the keeper itself, so that it is what the app would have written.
 * @param running how many of the cases are still open, with a clock that runs
 */
export async function largeVault(cases: number, running: number, now: EpochMs): Promise<LargeVault> {
  const keeper = createKeeper(webKeeperPort);
  const vaultId = toHex(webKeeperPort.random(16));
  const personId = idText(webKeeperPort.random(16));
  const slot = { personId, label: 'officer', passphrase: PASSPHRASE };
  const at = instantText(now);
  const made = await keeper.makeVault({ vaultId, at, minChromium: 1, cost: KDF, slots: [slot] });
  const { header, journalKey, publicKeys } = made;
  const name = { id: person(personId), name: 'Mara Lindqvist', role: 'officer' as const };
  const first = [
    { act: 'vault.create' as const, auditPub: header.auditPub, recoveryConfirmed: true as const },
    { act: 'person.add' as const, ...name, publicKey: publicKeys[personId] ?? null },
  ];
  let snapshot: Snapshot = { n: 0, streams: {}, rows: [] };
  const rows = new Map<string, Snapshot['rows'][number]>();
  let events = 0;
  let checkpointed: Readonly<Record<string, number>> = {};
  const commit = async (streams: readonly StreamDrafts[], isFirst = false): Promise<void> => {
    const sealed = await keeper.sealCommit({
      frame: null,
      n: snapshot.n + 1,
      epoch: 1,
      context: { at, who: personId },
      heads: snapshot.streams,
      streams,
      put: isFirst ? [{ id: idText(webKeeperPort.random(16)), version: 1, object: journalKey }] : [],
      del: [],
      nameRows: true,
      checkpointed,
      checkpoint: 'all',
    });
    events += streams.reduce((sum, { drafts }) => sum + drafts.length, 0);
    checkpointed = sealed.checkpointed;
    for (const row of sealed.commit.put) rows.set(`${row.s}/${row.id}`, row);
    snapshot = afterCommits({ ...snapshot, rows: [] }, [{ ...sealed.commit, put: [] }]);
  };
  await commit([{ stream: VAULT_STREAM, drafts: first.map(vaultDraft) }], true);
  const all = Array.from({ length: cases }, (_, index) => ({
    stream: idText(webKeeperPort.random(16)),
    drafts: caseDrafts(index + 1, index < running, now),
  }));
  for (let from = 0; from < all.length; from += STREAMS_PER_COMMIT)
    await commit(all.slice(from, from + STREAMS_PER_COMMIT));
  const whole = { ...snapshot, rows: [...rows.values()] };
  const { image } = await keeper.composeFile({ header, snapshot: whole }, NO_DUTY);
  return { vaultId, bytes: concat(...image.pieces), events };
}

/** The events of one case: a false alarm, closed the same day, or a breach whose clock runs. */
function caseDrafts(number: number, isRunning: boolean, now: EpochMs): StreamDrafts['drafts'] {
  const openedAt = isRunning ? epochMs(now - (number % 48) * MS_PER_HOUR) : epochMs(now - 1e4 * MS_PER_HOUR);
  const game = openedCase(instantText(openedAt), `BR-2026-${String(number).padStart(5, '0')}`);
  game.who = person('mara');
  const commands: Command[] = isRunning
    ? [
        {
          act: 'awareness.record',
          at: instantText(openedAt),
          zone: 'Europe/Berlin',
          source: 'call of the security lead',
          certainty: 'exact',
          evidenceIds: [],
        },
        authorityObligation(instantText(epochMs(openedAt + 72 * MS_PER_HOUR))),
      ]
    : [
        { act: 'triage.record', outcome: 'falsePositive', reason: 'A test message of our own' },
        { act: 'case.close', outcome: 'No breach', adviser: null, singlePersonReason: 'Nobody else there' },
      ];
  for (const command of commands) act(game, command);
  const notes = number === 1 ? LONG_CASE_ENTRIES - game.events.length : 0;
  for (let index = 0; index < notes; index += 1) act(game, noteOf(index, openedAt));
  return game.events.map(({ event }) => toJournal(event));
}

function noteOf(index: number, openedAt: EpochMs): Command {
  return {
    act: 'note.add',
    text: `call with Tomas, number ${index}: the copy of the second server is still being read`,
    when: { kind: 'exact', at: instantText(epochMs(openedAt + index * MS_PER_MINUTE)) },
    zone: 'Europe/Berlin',
    origin: 'typed',
    evidenceIds: [],
  };
}
