import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultFields, type LogFields, redact } from './redact.ts';

/** A log that never fails and never holds case data. */
export type Log = {
  /** Something worth knowing, by a name such as `vault.tornTailCut`. */
  note(event: string, fields?: LogFields): void;
  /** A fault, by where it happened and its kind. */
  fault(where: string, fault: unknown): void;
};

/** When the log file reaches this size it takes the place of the one before, in bytes. */
export const LOG_FILE_BYTES = 262_144;

/**
 * A log in a folder of the profile: `main.log`, and `main.1.log` before it. One JSON object per line. It is
 * for faults of the app, and small enough to be read before it is sent to anybody.
 */
export function createLogger(folder: string, now: () => number): Log {
  const path = join(folder, 'main.log');
  const write = (level: 'note' | 'fault', event: string, fields: LogFields) => {
    const line = { at: new Date(now()).toISOString(), level, ...redact({ event }), ...redact(fields) };
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= LOG_FILE_BYTES)
        renameSync(path, join(folder, 'main.1.log'));
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn a note into a second fault.
    }
  };
  return {
    note: (event, fields = {}) => write('note', event, fields),
    fault: (where, fault) => write('fault', where, faultFields(fault)),
  };
}
