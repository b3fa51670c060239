import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshNonce } from '../../../electron/window/csp.ts';
import { createSchemeHandler, listBuiltFiles } from '../../../electron/window/protocol.ts';
import { tempFolder } from './temp-host.ts';

/** A built window as Vite leaves it, with a secret beside it that must never be served. */
function built() {
  const folder = tempFolder();
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
  writeFileSync(
    join(root, 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(root, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'Letter ü.ttf'), 'font');
  writeFileSync(join(root, 'assets', 'main.js.map'), 'source map');
  writeFileSync(join(root, '.hidden'), 'hidden');
  symlinkSync(join(folder, 'secret.json'), join(root, 'assets', 'link.json'));
  const files = listBuiltFiles(root);
  const handler = createSchemeHandler(files, () => 'n1');
  const get = (url: string, method = 'GET') => handler({ url, method });
  return { root, files, handler, get };
}

describe('the list of built files', () => {
  it('holds files of known kinds, and follows no links', () => {
    expect([...built().files.keys()].sort()).toEqual([
      '/assets/Letter ü.ttf',
      '/assets/main-1a2b.js',
      '/index.html',
    ]);
  });

  it('is made once: what appears later is not served', async () => {
    const { root, get } = built();
    writeFileSync(join(root, 'later.js'), 'evil');
    expect((await get('app://hz/later.js')).status).toBe(404);
  });
});

describe('the scheme', () => {
  it.each([
    ['app://hz/index.html', 'text/html; charset=utf-8'],
    ['app://hz/', 'text/html; charset=utf-8'],
    ['app://hz', 'text/html; charset=utf-8'],
    ['app://hz/index.html?x=1#y', 'text/html; charset=utf-8'],
    ['app://hz/assets/main-1a2b.js', 'text/javascript; charset=utf-8'],
    ['app://hz/assets/Letter%20%C3%BC.ttf', 'font/ttf'],
  ])('serves %s', async (url, type) => {
    const answer = await built().get(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });

  it('puts the same fresh nonce into the policy and into the page, and a new one each time', async () => {
    const { files } = built();
    const handler = createSchemeHandler(files);
    const nonces = [];
    for (let i = 0; i < 2; i += 1) {
      const answer = await handler({ url: 'app://hz/', method: 'GET' });
      const nonce =
        /'nonce-([\w-]{22})'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      expect(await answer.text()).toBe(
        `<meta property="csp-nonce" nonce="${nonce}"><style nonce="${nonce}">`,
      );
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
  });

  it('sends every security header with every answer, scripts and refusals included', async () => {
    const { get } = built();
    for (const url of ['app://hz/', 'app://hz/assets/main-1a2b.js', 'app://hz/nothing']) {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
    }
  });

  it.each([
    'app://hz/../secret.json',
    'app://hz/%2e%2e/secret.json',
    'app://hz/%2e%2e%2fsecret.json',
    'app://hz/..%5csecret.json',
    'app://hz/assets/../../secret.json',
    'app://hz//index.html',
    'app://hz/./../renderer/index.html',
    'app://hz/index.html%00.js',
    'app://hz/INDEX.HTML',
    'app://hz/index.html/',
    'app://hz/assets/',
    'app://hz/assets/link.json',
    'app://hz/assets/main.js.map',
    'app://hz/.hidden',
    'app://hz/%',
    'app://hz/%E0%A4%A',
    'app://other/index.html',
    'app://hz.evil/index.html',
    'app://user@hz/index.html',
    'file:///etc/passwd',
    'https://hz/index.html',
    'nonsense',
  ])('answers 404 to %s', async (url) => {
    const answer = await built().get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('answers 404 to %s', async (method) => {
    expect((await built().get('app://hz/index.html', method)).status).toBe(404);
  });
});

describe('a nonce', () => {
  it('has 128 random bits that a policy can hold', () => {
    const nonces = Array.from({ length: 100 }, freshNonce);
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{22}$/);
  });
});
