import { createSHA256 } from 'hash-wasm';
import type { FromHashWorker } from '../evidence/hash-client.ts';
import { hashFile } from './hash-file.ts';

/** The part of a dedicated worker's global scope that is used here; the window's own types say otherwise. */
type WorkerScope = {
  readonly postMessage: (message: FromHashWorker) => void;
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<File>) => void) => void;
};

const scope = globalThis as unknown as WorkerScope;

scope.addEventListener('message', ({ data }) => void answer(data));

async function answer(file: File): Promise<void> {
  try {
    const digest = (await createSHA256()).init();
    const sha256 = await hashFile(file, digest, (doneBytes) => scope.postMessage({ doneBytes }));
    scope.postMessage({ sha256 });
  } catch (cause) {
    scope.postMessage({ fault: cause instanceof Error ? cause.name : 'fault' });
  }
}
