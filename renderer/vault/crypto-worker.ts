import { type FromWorker, serveKeeper, type ToWorker } from './crypto-client.ts';
import { webKeeperPort } from './crypto-worker-port.ts';
import { createKeeper } from './keeper.ts';

/** The part of a dedicated worker's global scope that is used here; the window's own types say otherwise. */
type WorkerScope = {
  readonly postMessage: (message: FromWorker) => void;
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<ToWorker>) => void) => void;
};

const scope = globalThis as unknown as WorkerScope;
const take = serveKeeper(createKeeper(webKeeperPort), (message) => scope.postMessage(message));
scope.addEventListener('message', (event) => void take(event.data));
