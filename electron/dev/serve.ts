import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ORIGIN } from '../settings.ts';
import { createSchemeHandler, listBuiltFiles } from '../window/protocol.ts';

/**
 * Serves the built window on this computer only, with the headers of the desktop app. For work without the
 * Electron binary and for tests; never part of the packaged app.
 */

const LOOPBACK = '127.0.0.1';

/** A running server and its address. */
export type Served = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Serves a folder of built files.
 * @param port 0 for any free one
 */
export async function serveBuilt(folder: string, port: number): Promise<Served> {
  const answer = createSchemeHandler(listBuiltFiles(folder));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    void answer({ url: `${ORIGIN}${url.pathname}`, method: request.method ?? 'GET' }).then(
      async (answered) => {
        response.writeHead(answered.status, Object.fromEntries(answered.headers));
        response.end(Buffer.from(await answered.arrayBuffer()));
      },
    );
  });
  await listening(server, port);
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${LOOPBACK}:${bound}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, LOOPBACK, done);
  });
}

/** Folder that the window is built into. */
export const BUILT_WINDOW = join(import.meta.dirname, '..', '..', 'out', 'renderer');
