import { Cancelled } from './keeper-rows.ts';
import type { Duty, KeeperOps, OpInput, OpName, OpOutput } from './protocol.ts';

/** Why the crypto worker gave no answer. */
export type CryptoFaultCode = 'WORKER_START' | 'WORKER_LOST' | 'WORKER_MEMORY' | 'WORKER_FAULT' | 'CANCELLED';

/** The worker never started, is gone, out of memory, has a fault of its own, or was told to stop. */
export class CryptoFault extends Error {
  override readonly name = 'CryptoFault';
  readonly code: CryptoFaultCode;
  constructor(code: CryptoFaultCode, message: string = code) {
    super(message);
    this.code = code;
  }
}

export type ToWorker =
  | { readonly id: number; readonly op: OpName; readonly input: unknown }
  | { readonly id: number; readonly cancel: true };

export type FromWorker =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly fault: CryptoFaultCode; readonly message: string };

/** The way to a worker: a real one, or one in this process. */
export type Channel = {
  readonly post: (message: ToWorker) => void;
  /** `onCrash` says whether the worker never began or stopped later; later, if it does not say. */
  readonly listen: (
    onMessage: (message: FromWorker) => void,
    onCrash: (code?: 'WORKER_START' | 'WORKER_LOST') => void,
  ) => void;
  readonly end: () => void;
};

export type CallOptions = {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
};

/** The crypto worker as the window sees it. Keys live behind it; `terminate` ends them. */
export type CryptoLink = {
  /** @throws CryptoFault */
  readonly call: <O extends OpName>(op: O, input: OpInput<O>, options?: CallOptions) => Promise<OpOutput<O>>;
  readonly terminate: () => void;
  readonly isLost: () => boolean;
};

type Waiting = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (fault: CryptoFault) => void;
  readonly onProgress: ((done: number) => void) | undefined;
};

/** A link over a channel. All open calls fail when the worker crashes or is terminated. */
export function createLink(channel: Channel): CryptoLink {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let lost: CryptoFaultCode | null = null;
  const lose = (code: CryptoFaultCode): void => {
    lost = code === 'CANCELLED' ? 'WORKER_LOST' : code;
    for (const { reject } of waiting.values()) reject(new CryptoFault(code));
    waiting.clear();
  };
  channel.listen(
    (message) => settle(waiting, message),
    (code = 'WORKER_LOST') => lose(code),
  );
  return {
    call: <O extends OpName>(op: O, input: OpInput<O>, { onProgress, signal }: CallOptions = {}) =>
      new Promise<OpOutput<O>>((resolve, reject) => {
        if (lost !== null) return reject(new CryptoFault(lost));
        if (signal?.aborted) return reject(new CryptoFault('CANCELLED'));
        const id = nextId++;
        waiting.set(id, { resolve: (output) => resolve(output as OpOutput<O>), reject, onProgress });
        signal?.addEventListener('abort', () => {
          if (!waiting.delete(id)) return;
          channel.post({ id, cancel: true });
          reject(new CryptoFault('CANCELLED'));
        });
        channel.post({ id, op, input });
      }),
    terminate: () => {
      if (lost === null) lose('CANCELLED');
      channel.end();
    },
    isLost: () => lost !== null,
  };
}

function settle(waiting: Map<number, Waiting>, message: FromWorker): void {
  const call = waiting.get(message.id);
  if (call === undefined) return; // cancelled meanwhile
  if ('progress' in message) {
    call.onProgress?.(message.progress);
    return;
  }
  waiting.delete(message.id);
  if ('fault' in message) call.reject(new CryptoFault(message.fault, message.message));
  else call.resolve(message.output);
}

/** Work is broken up this often, in milliseconds: less than a person notices, and than a frame of the screen. */
const BREATH_MS = 12;

/** Makes a function that lets everything else have its turn, if the last turn was some time ago. */
export function pacer(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}

/** The worker's side: works off messages with a keeper. Gives what takes them in. */
export function serveKeeper(
  keeper: KeeperOps,
  post: (message: FromWorker) => void,
): (message: ToWorker) => Promise<void> {
  const cancelled = new Set<number>();
  return async (message) => {
    const { id } = message;
    if ('cancel' in message) {
      cancelled.add(id);
      return;
    }
    const duty: Duty = {
      progress: (progress) => post({ id, progress }),
      isCancelled: () => cancelled.has(id),
      breathe: pacer(),
    };
    try {
      post({ id, output: await run(keeper, message.op, message.input, duty) });
    } catch (cause) {
      post({ id, fault: faultOf(cause), message: cause instanceof Error ? cause.message : 'fault' });
    } finally {
      cancelled.delete(id);
    }
  };
}

/** The types of op and input were bound together by `CryptoLink.call`; they come apart in the message. */
function run(keeper: KeeperOps, op: OpName, input: unknown, duty: Duty): Promise<unknown> {
  const work = keeper[op] as (input: unknown, duty: Duty) => Promise<unknown>;
  return work(input, duty);
}

function faultOf(cause: unknown): CryptoFaultCode {
  if (cause instanceof Cancelled) return 'CANCELLED';
  const isMemory = cause instanceof RangeError && /alloc|memory|length/i.test(cause.message);
  return isMemory ? 'WORKER_MEMORY' : 'WORKER_FAULT';
}

/** A channel to a worker that is started now. One that cannot be started is lost from the beginning. */
export function startedChannel(start: () => Worker): Channel {
  try {
    return workerChannel(start());
  } catch {
    return {
      post: () => undefined,
      listen: (_, onCrash) => onCrash('WORKER_START'),
      end: () => undefined,
    };
  }
}

/** A channel to a real worker. */
function workerChannel(worker: Worker): Channel {
  let hasAnswered = false;
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage, onCrash) => {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
        hasAnswered = true;
        onMessage(event.data);
      });
      const crashed = () => onCrash(hasAnswered ? 'WORKER_LOST' : 'WORKER_START');
      worker.addEventListener('error', crashed);
      worker.addEventListener('messageerror', crashed);
    },
    end: () => worker.terminate(),
  };
}
