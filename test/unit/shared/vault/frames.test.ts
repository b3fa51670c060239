import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { webKeeperPort as crypto } from '../../../../renderer/vault/crypto-worker-port.ts';
import { type Bytes, concat, readU32, u32 } from '../../../../shared/journal/bytes.ts';
import type { Json } from '../../../../shared/journal/canonical-json.ts';
import type { AeadKey } from '../../../../shared/journal/crypto-port.ts';
import { crc32 } from '../../../../shared/vault/crc32.ts';
import {
  decodeFileStart,
  encodeFileStart,
  openFrame,
  scanFrames,
  sealFrame,
} from '../../../../shared/vault/frames.ts';
import { deriveKey, keyInfo } from '../../../../shared/vault/keys.ts';

const vaultId = new Uint8Array(16).fill(1);
const fileId = new Uint8Array(16).fill(5);
const start = encodeFileStart(vaultId, fileId, { fmt: 'hz-vault', ver: 1 });
const contents = [{ c: 1 }, { c: 2, put: ['x'.repeat(40)] }, { c: 3 }, { c: 4 }];

let key: AeadKey;
let frames: readonly Bytes[];
let file: Bytes;
beforeAll(async () => {
  key = await deriveKey(
    crypto,
    await crypto.importRoot(new Uint8Array(32)),
    vaultId,
    keyInfo.file('vault', fileId),
  );
  frames = await Promise.all(
    contents.map((content, index) =>
      sealFrame(crypto, key, fileId, index + 1, new Uint8Array(12).fill(index), content),
    ),
  );
  file = concat(start, ...frames);
});

/** Offsets at which the file may end: after its start, and after each frame. */
const ends = () => [0, 1, 2, 3, 4].map((count) => concat(start, ...frames.slice(0, count)).length);

describe('the frames of a vault file', () => {
  it('are found and opened in order', async () => {
    const scan = scanFrames(file, start.length);
    if (!scan.ok) throw new Error(scan.failure.code);
    expect(scan.value).toMatchObject({ end: file.length, tornBytes: 0 });
    const opened = await Promise.all(scan.value.frames.map((frame) => openFrame(crypto, key, fileId, frame)));
    expect(opened).toEqual(contents.map((value) => ({ ok: true, value })));
  });

  it('are all found that were whole, at whatever byte the last write was cut', () => {
    for (let length = start.length; length <= file.length; length += 1) {
      const scan = scanFrames(file.slice(0, length), start.length);
      if (!scan.ok) throw new Error(`damaged at ${length}`);
      const whole = ends().filter((end) => end <= length);
      expect(scan.value.frames.length).toBe(whole.length - 1);
      expect(scan.value.end).toBe(whole.at(-1));
      expect(scan.value.tornBytes).toBe(length - scan.value.end);
    }
  });

  it('survive a torn write of any bytes after the last whole frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (garbage) => {
        const scan = scanFrames(concat(file, garbage), start.length);
        // Garbage that names a length ending before the file does is no torn write of ours.
        const claims = garbage.length >= 8 ? readU32(garbage, 0) : 0;
        if (claims >= 36 && claims + 8 < garbage.length) expect(scan.ok).toBe(false);
        else expect(scan).toMatchObject({ ok: true, value: { end: file.length, tornBytes: garbage.length } });
      }),
    );
  });

  it('survive a crash that left zeros at the end: an empty frame is none', () => {
    const scan = scanFrames(concat(file, new Uint8Array(4_096)), start.length);
    expect(scan).toMatchObject({ ok: true, value: { end: file.length, tornBytes: 4_096 } });
  });

  it('are FILE_DAMAGED when any byte before the last frame was changed, the bytes of a length too', () => {
    const last = ends().at(-2) ?? 0;
    for (let at = start.length; at < last; at += 1) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      const scan = scanFrames(changed, start.length);
      expect(scan.ok ? at : scan.failure.code).toBe('FILE_DAMAGED');
    }
  });

  it('take a change in the last frame for a torn write: the head kept elsewhere shows that it is missing', () => {
    const last = ends().at(-2) ?? 0;
    for (let at = last; at < file.length; at += 1) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      expect(scanFrames(changed, start.length)).toMatchObject({ ok: true, value: { end: last } });
    }
  });

  it('are FILE_DAMAGED when a frame and all after it are unreadable: a torn write spoils only the last', () => {
    const changed = file.slice();
    for (const end of ends().slice(-2)) changed[end - 1] = (changed[end - 1] ?? 0) ^ 0x41;
    expect(scanFrames(changed, start.length)).toMatchObject({
      failure: { code: 'FILE_DAMAGED', detail: { frame: 3 } },
    });
  });

  it('are FILE_DAMAGED when one is missing, doubled or out of order', () => {
    const [one, two, three] = frames;
    if (one === undefined || two === undefined || three === undefined) throw new Error('no frames');
    for (const order of [[two], [one, three], [one, one, two], [two, one]])
      expect(scanFrames(concat(start, ...order), start.length)).toMatchObject({
        failure: { code: 'FILE_DAMAGED' },
      });
  });

  it('do not open when forged with a good CRC, in another file, or under another number', async () => {
    const scan = scanFrames(file, start.length);
    if (!scan.ok) throw new Error(scan.failure.code);
    const [frame] = scan.value.frames;
    if (frame === undefined) throw new Error('no frame');
    const sealed = frame.sealed.slice();
    sealed[0] = (sealed[0] ?? 0) ^ 1;
    const damaged = { ok: false, failure: { code: 'FILE_DAMAGED' } };
    expect(await openFrame(crypto, key, fileId, { ...frame, sealed })).toMatchObject(damaged);
    expect(await openFrame(crypto, key, fileId, { ...frame, seq: 2 })).toMatchObject(damaged);
    expect(await openFrame(crypto, key, vaultId, frame)).toMatchObject(damaged);
  });
});

describe('the start of a vault file', () => {
  it('reads back, whatever its header holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (header) => {
        const bytes = encodeFileStart(vaultId, fileId, header as Readonly<Record<string, Json>>);
        expect(decodeFileStart(bytes)).toMatchObject({
          ok: true,
          value: { vaultId, fileId, framesAt: bytes.length },
        });
      }),
    );
  });

  it('is FILE_DAMAGED when cut at any byte or changed in any byte', () => {
    for (let at = 0; at < start.length; at += 1) {
      expect(decodeFileStart(start.slice(0, at))).toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
      const changed = start.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      const isVersion = at >= 4 && at < 8;
      expect(decodeFileStart(changed)).toMatchObject({
        failure: { code: isVersion ? 'ENVELOPE' : 'FILE_DAMAGED' },
      });
    }
  });

  it('is FILE_DAMAGED when its length asks for more than a header can be', () => {
    const huge = start.slice();
    huge.set(u32(0xffff_ffff), 40);
    expect(decodeFileStart(huge)).toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
  });
});

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});
