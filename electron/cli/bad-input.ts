/** Bad input or usage: one clear sentence for the person, exit code 2, never a stack trace. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Exit codes of the command line. */
export const EXIT = { done: 0, finding: 1, badInput: 2 } as const;
