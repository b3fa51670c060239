import type { LetterDocument } from '../../shared/letters/document-model.ts';
import type { Paper } from '../../shared/letters/page-style.ts';

export type FileFormat = 'pdf' | 'docx';

/** One file to be drawn. */
export type DrawOrder = {
  readonly document: LetterDocument;
  readonly format: FileFormat;
  readonly paper: Paper;
};

/** A file that was drawn. `missing`: characters that no font has; they are written out in the page. */
export type DrawnFile = {
  readonly format: FileFormat;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly missing: readonly string[];
};

export type ToLettersWorker =
  | { readonly id: number; readonly orders: readonly DrawOrder[] }
  | { readonly id: number; readonly cancel: true };

export type FromLettersWorker =
  | { readonly id: number; readonly file: DrawnFile; readonly done: number }
  | { readonly id: number; readonly finished: true }
  | { readonly id: number; readonly fault: string };

/** Why no file came: told to stop, or the worker failed (our fault, or no memory). */
export class LettersFault extends Error {
  override readonly name = 'LettersFault';
  readonly code: 'CANCELLED' | 'WORKER_FAULT' | 'WORKER_LOST';
  constructor(code: LettersFault['code'], message: string = code) {
    super(message);
    this.code = code;
  }
}

export type DrawOptions = {
  /** Files drawn so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

/** The letters worker as the window sees it. */
export type LettersClient = {
  /** Draws files in order. @throws LettersFault */
  readonly draw: (orders: readonly DrawOrder[], options?: DrawOptions) => Promise<readonly DrawnFile[]>;
  /** Ends the worker; the next call starts another. */
  readonly end: () => void;
};

type Job = {
  readonly files: DrawnFile[];
  readonly total: number;
  readonly resolve: (files: readonly DrawnFile[]) => void;
  readonly reject: (fault: LettersFault) => void;
  readonly onProgress: DrawOptions['onProgress'];
};

/**
 * A client that starts its worker with the first order; fonts and libraries are loaded then. A worker that
 * cannot be started fails the order as one that died does; the next order tries again.
 */
export function createLettersClient(start: () => Worker): LettersClient {
  const jobs = new Map<number, Job>();
  let worker: Worker | undefined;
  let nextId = 1;
  const lose = (code: LettersFault['code']): void => {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of jobs.values()) reject(new LettersFault(code));
    jobs.clear();
  };
  const running = (): Worker | undefined => {
    if (worker !== undefined) return worker;
    try {
      worker = start();
    } catch {
      lose('WORKER_LOST');
      return undefined;
    }
    worker.addEventListener('message', (event: MessageEvent<FromLettersWorker>) => settle(jobs, event.data));
    worker.addEventListener('error', () => lose('WORKER_LOST'));
    worker.addEventListener('messageerror', () => lose('WORKER_LOST'));
    return worker;
  };
  return {
    draw: (orders, { onProgress, signal } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new LettersFault('CANCELLED'));
        const id = nextId++;
        const post = (message: ToLettersWorker) => running()?.postMessage(message);
        jobs.set(id, { files: [], total: orders.length, resolve, reject, onProgress });
        signal?.addEventListener('abort', () => {
          if (!jobs.delete(id)) return;
          post({ id, cancel: true });
          reject(new LettersFault('CANCELLED'));
        });
        post({ id, orders });
      }),
    end: () => lose('CANCELLED'),
  };
}

function settle(jobs: Map<number, Job>, message: FromLettersWorker): void {
  const job = jobs.get(message.id);
  if (job === undefined) return; // cancelled meanwhile
  if ('file' in message) {
    job.files.push(message.file);
    job.onProgress?.(message.done, job.total);
    return;
  }
  jobs.delete(message.id);
  if ('fault' in message) job.reject(new LettersFault('WORKER_FAULT', message.fault));
  else job.resolve(job.files);
}
