import { type Sha256, Sha256Schema } from '../../shared/journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';

export type FromHashWorker =
  | { readonly doneBytes: number }
  | { readonly sha256: string }
  | { readonly fault: string };

/** What identifies the bytes of a file. The file itself stays where it is. */
export type FileMark = {
  readonly name: string;
  readonly size: number;
  /** As the system tells it; empty if it does not know. */
  readonly mediaType: string;
  readonly sha256: Sha256;
};

/** `file.unreadable`: it was moved, changed or locked while it was read. */
export type HashFailure = Failure<'file.unreadable'>;

export type HashOptions = {
  readonly onProgress?: (doneBytes: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Hashes a file in a worker of its own, which ends with it. `null`: it was stopped.
 * @param start starts the worker
 */
export function markOf(
  start: () => Worker,
  file: File,
  { onProgress, signal }: HashOptions = {},
): Promise<Result<FileMark, HashFailure> | null> {
  return new Promise((resolve) => {
    const worker = start();
    const end = (result: Result<FileMark, HashFailure> | null): void => {
      worker.terminate();
      resolve(result);
    };
    const unreadable = (): void => end(fail('file.unreadable', { name: file.name }));
    signal?.addEventListener('abort', () => end(null));
    worker.addEventListener('error', unreadable);
    worker.addEventListener('message', ({ data }: MessageEvent<FromHashWorker>) => {
      if ('doneBytes' in data) onProgress?.(data.doneBytes);
      else if ('fault' in data) unreadable();
      else {
        const { name, size, type: mediaType } = file;
        end(ok({ name, size, mediaType, sha256: Sha256Schema.parse(data.sha256) }));
      }
    });
    worker.postMessage(file);
  });
}
