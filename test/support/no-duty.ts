import type { Duty } from '../../renderer/vault/protocol.ts';

/** Nobody waits, nobody gives up, and nothing else wants its turn. */
export const NO_DUTY: Duty = {
  progress: () => undefined,
  isCancelled: () => false,
  breathe: async () => undefined,
};
