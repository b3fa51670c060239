import { describe, expect, it } from 'vitest';
import { createLettersClient, type DrawOrder } from '../../../../renderer/letters/letters-client.ts';

const order = { format: 'pdf', paper: 'A4', document: { blocks: [] } } as unknown as DrawOrder;

/** A worker in the hands of the test. */
class HeldWorker extends EventTarget {
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  terminate(): void {}
}

describe('the letters worker', () => {
  it('that cannot be started fails the order, and the next order tries again', async () => {
    let tries = 0;
    const held = new HeldWorker();
    const client = createLettersClient(() => {
      tries += 1;
      if (tries === 1) throw new TypeError('blocked');
      return held as never;
    });
    await expect(client.draw([order])).rejects.toMatchObject({ name: 'LettersFault', code: 'WORKER_LOST' });
    const again = client.draw([order]);
    held.dispatchEvent(new MessageEvent('message', { data: { id: 2, finished: true } }));
    expect(await again).toEqual([]);
  });

  it('whose script does not load fails the order instead of leaving it open', async () => {
    const held = new HeldWorker();
    const client = createLettersClient(() => held as never);
    const drawn = client.draw([order]);
    held.dispatchEvent(new Event('error'));
    await expect(drawn).rejects.toMatchObject({ code: 'WORKER_LOST' });
  });
});
