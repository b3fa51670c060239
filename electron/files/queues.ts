/** Runs work under a key one after the other, in the order of the calls. Different keys do not wait. */
export type Queues = <T>(key: string, run: () => Promise<T>) => Promise<T>;

/** Makes a set of queues: appends, backups and replacements of one vault file must never overlap. */
export function createQueues(): Queues {
  const tails = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const before = tails.get(key) ?? Promise.resolve();
    const work = before.then(run, run);
    const tail = work.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return work;
  };
}
