/** Starts the worker that draws PDF and DOCX. The only place: a Trusted Types policy can wrap its address. */
export function startLettersWorker(): Worker {
  return new Worker(new URL('../workers/letters-worker.ts', import.meta.url), {
    type: 'module',
    name: 'letters',
  });
}
