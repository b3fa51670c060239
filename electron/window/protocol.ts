import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Protocol } from 'electron';
import { isOwnUrl, parsedUrl, SCHEME, securityHeaders } from '../settings.ts';
import { freshNonce, withNonce } from './csp.ts';

/** What the built window consists of. A file with another ending is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};

/** The built files: decoded path as in the URL, beginning with `/`, → absolute path on the disk. */
export type BuiltFiles = ReadonlyMap<string, string>;

/** Lists a folder once, at the start. Nothing that appears later is ever served. */
export function listBuiltFiles(root: string): BuiltFiles {
  const files = new Map<string, string>();
  const add = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path);
      else if (entry.isFile() && mediaTypeOf(path) !== undefined)
        files.set(`/${relative(root, path).split(sep).join('/')}`, path);
    }
  };
  add(root);
  return files;
}

/**
 * Answers requests of the scheme: `GET` of a file in the list, else 404. The path is only ever looked up, never
 * joined to a folder, so that nothing outside can be reached by any spelling.
 */
export function createSchemeHandler(
  files: BuiltFiles,
  makeNonce: () => string = freshNonce,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const nonce = makeNonce();
    const headers = securityHeaders(nonce);
    const file = method === 'GET' ? fileOf(files, url) : undefined;
    if (file === undefined) return new Response(null, { status: 404, headers });
    const type = mediaTypeOf(file) ?? 'application/octet-stream';
    const bytes = await readFile(file);
    const body = type.startsWith('text/html')
      ? withNonce(bytes.toString('utf8'), nonce)
      : new Uint8Array(bytes);
    return new Response(body, { headers: { ...headers, 'Content-Type': type } });
  };
}

/** Serves the window. */
export function serveWindow(protocol: Pick<Protocol, 'handle'>, files: BuiltFiles): void {
  protocol.handle(SCHEME, createSchemeHandler(files));
}

function fileOf(files: BuiltFiles, url: string): string | undefined {
  const pathname = isOwnUrl(url) ? decoded(parsedUrl(url)?.pathname) : undefined;
  return pathname === undefined
    ? undefined
    : files.get(pathname === '/' || pathname === '' ? '/index.html' : pathname);
}

function decoded(pathname: string | undefined): string | undefined {
  try {
    return pathname === undefined ? undefined : decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function mediaTypeOf(path: string): string | undefined {
  return MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
}
