import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const NONCE = 'gallery';

/** The policy of the product, with a fixed nonce. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' 'nonce-${NONCE}'`,
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
].join('; ');

/** Serves a built folder under the policy of the product. */
export function serve(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    // Browsers ask for it by themselves.
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    try {
      const file = join(folder, path === '/' ? 'index.html' : path);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const raw = readFileSync(file);
      const body = type.startsWith('text/html') ? raw.toString().replaceAll('__CSP_NONCE__', NONCE) : raw;
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(port, () => resolve(server)));
}
