import { describe, expect, it } from 'vitest';
import {
  type Channel,
  createLink,
  type FromWorker,
  serveKeeper,
  startedChannel,
  type ToWorker,
} from '../../../../renderer/vault/crypto-client.ts';
import { Cancelled } from '../../../../renderer/vault/keeper-rows.ts';
import type { Duty, KeeperOps } from '../../../../renderer/vault/protocol.ts';

/** A link whose worker is in the hands of the test. */
function heldLink() {
  const sent: ToWorker[] = [];
  let deliver: (message: FromWorker) => void = () => undefined;
  let crash: () => void = () => undefined;
  let ended = false;
  const channel: Channel = {
    post: (message) => sent.push(message),
    listen: (onMessage, onCrash) => {
      deliver = onMessage;
      crash = onCrash;
    },
    end: () => {
      ended = true;
    },
  };
  const link = createLink(channel);
  return {
    link,
    sent,
    deliver: (message: FromWorker) => deliver(message),
    crash: () => crash(),
    hasEnded: () => ended,
  };
}

const standing = { n: 1, streams: {} };

describe('the link to the worker', () => {
  it('matches answers to calls in any order, and reports progress', async () => {
    const { link, deliver } = heldLink();
    const seen: number[] = [];
    const first = link.call('standing', standing, { onProgress: (done) => seen.push(done) });
    const second = link.call('standing', standing);
    deliver({ id: 2, output: 'b' });
    deliver({ id: 1, progress: 0.5 });
    deliver({ id: 1, output: 'a' });
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
    expect(seen).toEqual([0.5]);
  });

  it('fails all open and later calls when the worker crashes', async () => {
    const { link, crash } = heldLink();
    const open = [link.call('standing', standing), link.call('standing', standing)];
    crash();
    for (const call of open) await expect(call).rejects.toMatchObject({ code: 'WORKER_LOST' });
    await expect(link.call('standing', standing)).rejects.toMatchObject({ code: 'WORKER_LOST' });
    expect(link.isLost()).toBe(true);
  });

  it('says of a worker that cannot be started that it did not start, at once and at every call', async () => {
    const link = createLink(
      startedChannel(() => {
        throw new TypeError('blocked');
      }),
    );
    expect(link.isLost()).toBe(true);
    for (const _ of [1, 2])
      await expect(link.call('standing', standing)).rejects.toMatchObject({ code: 'WORKER_START' });
  });

  it('tells a worker whose script never ran from one that stopped later', async () => {
    const workers = [new EventTarget(), new EventTarget()];
    const [never, later] = workers.map((target) =>
      createLink(
        startedChannel(
          () => Object.assign(target, { postMessage: () => undefined, terminate: () => undefined }) as never,
        ),
      ),
    );
    workers[0]?.dispatchEvent(new Event('error'));
    await expect(never?.call('standing', standing)).rejects.toMatchObject({ code: 'WORKER_START' });
    const first = later?.call('standing', standing);
    workers[1]?.dispatchEvent(new MessageEvent('message', { data: { id: 1, output: 'a' } }));
    expect(await first).toBe('a');
    const second = later?.call('standing', standing);
    workers[1]?.dispatchEvent(new Event('error'));
    await expect(second).rejects.toMatchObject({ code: 'WORKER_LOST' });
  });

  it('cancels one call and ignores its late answer', async () => {
    const { link, sent, deliver } = heldLink();
    const giveUp = new AbortController();
    const call = link.call('standing', standing, { signal: giveUp.signal });
    giveUp.abort();
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(sent.at(-1)).toEqual({ id: 1, cancel: true });
    deliver({ id: 1, output: 'late' });
    expect(link.isLost()).toBe(false);
  });

  it('ends the worker and all calls when terminated', async () => {
    const { link, hasEnded } = heldLink();
    const call = link.call('standing', standing);
    link.terminate();
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(hasEnded()).toBe(true);
  });
});

describe('the worker', () => {
  const answers = async (work: (duty: Duty) => Promise<unknown>, before: readonly ToWorker[] = []) => {
    const posted: FromWorker[] = [];
    const keeper = { readFile: (_input: unknown, duty: Duty) => work(duty) } as unknown as KeeperOps;
    const take = serveKeeper(keeper, (message) => posted.push(message));
    const running = take({ id: 7, op: 'readFile', input: {} });
    for (const message of before) await take(message);
    await running;
    return posted;
  };

  it('names the kind of its fault', async () => {
    const thrown: readonly (readonly [Error, string])[] = [
      [new TypeError('the vault is locked'), 'WORKER_FAULT'],
      [new RangeError('Array buffer allocation failed'), 'WORKER_MEMORY'],
      [new Cancelled(), 'CANCELLED'],
    ];
    for (const [error, fault] of thrown)
      expect(await answers(() => Promise.reject(error))).toMatchObject([{ id: 7, fault }]);
  });

  it('tells a running operation that nobody waits for it', async () => {
    const posted = await answers(
      async (duty) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        duty.progress(0.1);
        return duty.isCancelled();
      },
      [{ id: 7, cancel: true }],
    );
    expect(posted).toEqual([
      { id: 7, progress: 0.1 },
      { id: 7, output: true },
    ]);
  });
});
