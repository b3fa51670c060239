import { type Bytes, concat, fromHex, sameBytes, toHex } from '../../shared/journal/bytes.ts';
import type { Json } from '../../shared/journal/canonical-json.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import {
  decodeFileStart,
  encodeFileStart,
  openFrame,
  type RawFrame,
  scanFrames,
  sealFrame,
} from '../../shared/vault/frames.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import { ID_BYTES, NONCE_BYTES } from '../../shared/vault/keys.ts';
import {
  BASE_BATCH_BYTES,
  type Commit,
  type FrameContent,
  FrameContentSchema,
  type Heads,
  type Row,
  rowJson,
  rowOf,
  type Snapshot,
} from './frame-content.ts';
import type { KeeperPort } from './keeper-port.ts';
import { forMany } from './keeper-rows.ts';
import type { Keyring } from './keyring.ts';
import type { ComposedFile, Duty, FileReading } from './protocol.ts';

type Damage = Failure<'FILE_DAMAGED'>;

/** What the frames said so far. */
type Story = { rows: Row[]; end: { n: number; streams: Heads } | null; commits: Commit[] };

/**
 * Reads a vault file to its end, or to the first place that is damaged. `FILE_DAMAGED` as a failure: not a
 * file of this vault at all.
 */
export async function readVaultFile(
  port: KeeperPort,
  ring: Keyring,
  bytes: Bytes,
  duty: Duty,
): Promise<Result<FileReading, Failure<'FILE_DAMAGED' | 'ENVELOPE'>>> {
  const start = decodeFileStart(bytes);
  if (!start.ok) return start;
  const { vaultId, fileId, header, framesAt } = start.value;
  if (!sameBytes(vaultId, ring.vaultId)) return fail('FILE_DAMAGED', { where: 'vaultId' });
  const { frames, tornBytes, damage: scanDamage } = wholeFrames(bytes, framesAt);
  const key = await ring.file(fileId);
  const opened = await forMany(frames, duty, (frame) => openFrame(port, key, fileId, frame));
  const story: Story = { rows: [], end: null, commits: [] };
  const read = await firstUntold(story, opened, duty);
  const good = read === -1 ? frames : frames.slice(0, read);
  const damage = read === -1 ? scanDamage : damageAt(frames[read]);
  const last = good.at(-1);
  return ok({
    fileId: toHex(fileId),
    header,
    base: { n: story.end?.n ?? 0, streams: story.end?.streams ?? {}, rows: story.rows },
    commits: story.commits,
    frames: good.length,
    end: last === undefined ? framesAt : last.offset + last.length,
    tornBytes: damage === null ? tornBytes : 0,
    damage: damage ?? (story.end === null ? fail('FILE_DAMAGED', { where: 'base' }).failure : null),
  });
}

/** Takes the frames into the story; gives the index of the first that does not belong there, or -1. */
async function firstUntold(
  story: Story,
  opened: readonly Result<unknown, Damage>[],
  duty: Duty,
): Promise<number> {
  for (const [index, content] of opened.entries()) {
    if (!content.ok || !tell(story, content.value)) return index;
    await duty.breathe();
  }
  return -1;
}

/** The whole frames, up to the damaged place if there is one. */
function wholeFrames(
  bytes: Bytes,
  framesAt: number,
): { readonly frames: readonly RawFrame[]; readonly tornBytes: number; readonly damage: Damage | null } {
  const scan = scanFrames(bytes, framesAt);
  if (scan.ok) return { ...scan.value, damage: null };
  const before = scanFrames(bytes.slice(0, Number(scan.failure.detail['offset'])), framesAt);
  return { frames: before.ok ? before.value.frames : [], tornBytes: 0, damage: scan.failure };
}

function damageAt(frame: RawFrame | undefined): Damage {
  return fail('FILE_DAMAGED', { offset: frame?.offset ?? 0, frame: frame?.seq ?? 0 }).failure;
}

/** Takes one frame into the story. False if it does not belong there. */
function tell(story: Story, content: unknown): boolean {
  const parsed = FrameContentSchema.safeParse(content);
  return parsed.success && tellParsed(story, parsed.data);
}

function tellParsed(story: Story, content: FrameContent): boolean {
  if ('base' in content) {
    if (story.end !== null) return false;
    story.rows.push(...content.base.map(rowOf));
    return true;
  }
  if ('baseEnd' in content) {
    if (story.end !== null) return false;
    story.end = content.baseEnd;
    return true;
  }
  if (story.end === null || content.c.n !== story.end.n + story.commits.length + 1) return false;
  const { n, put, del, streams } = content.c;
  story.commits.push({ n, put: put.map(rowOf), del, streams });
  return true;
}

/** A new vault file that holds a snapshot. Its id is new, so its key is new and no nonce can meet another. */
export async function composeVaultFile(
  port: KeeperPort,
  ring: Keyring,
  header: VaultHeader,
  snapshot: Snapshot,
  duty: Duty,
): Promise<ComposedFile> {
  const fileId = port.random(ID_BYTES);
  const key = await ring.file(fileId);
  const contents = [
    ...batches(snapshot.rows).map((base) => ({ base })),
    { baseEnd: { n: snapshot.n, streams: snapshot.streams } },
  ];
  const numbered = contents.map((content, index) => ({ content, seq: index + 1 }));
  const frames = await forMany(numbered, duty, ({ content, seq }) =>
    sealFrame(port, key, fileId, seq, port.random(NONCE_BYTES), content),
  );
  const pieces = [encodeFileStart(ring.vaultId, fileId, headerJson(header)), ...frames];
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const sha256 = toHex(await port.sha256(concat(...pieces)));
  return { fileId: toHex(fileId), frames: frames.length, image: { pieces, size, sha256 } };
}

/** Seals one commit as the next frame of a file. */
export async function sealCommitFrame(
  port: KeeperPort,
  ring: Keyring,
  file: { readonly fileId: string; readonly seq: number },
  content: { readonly [key: string]: Json },
): Promise<Bytes> {
  const fileId = fromHex(file.fileId);
  return sealFrame(port, await ring.file(fileId), fileId, file.seq, port.random(NONCE_BYTES), content);
}

/** Rows gathered into batches of about `BASE_BATCH_BYTES`. */
function batches(rows: readonly Row[]): readonly ReturnType<typeof rowJson>[][] {
  const gathered: ReturnType<typeof rowJson>[][] = [];
  let room = 0;
  for (const row of rows.map(rowJson)) {
    const size = row.e.length + row.id.length + 30;
    if (gathered.length === 0 || room < size) {
      gathered.push([]);
      room = BASE_BATCH_BYTES;
    }
    gathered.at(-1)?.push(row);
    room -= size;
  }
  return gathered;
}

function headerJson(header: VaultHeader): { readonly [key: string]: Json } {
  return header as unknown as { readonly [key: string]: Json };
}
