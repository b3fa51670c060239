import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  contentSecurityPolicy,
  FORBIDDEN_ARGUMENTS,
  FUSES,
  HOST_RESOLVER,
  isAllowedRequest,
  isOwnUrl,
  ORIGIN,
  PROXY,
  SCHEME_PRIVILEGES,
  START_URL,
  SWITCHES,
  securityHeaders,
  webPreferences,
} from '../../../electron/settings.ts';
import { forbiddenArguments } from '../../../electron/start/arguments.ts';
import { chromiumMajor, isTooOld } from '../../../electron/start/chromium-version.ts';
import { linkHosts } from '../../../electron/start/link-hosts.ts';
import { ROOT } from '../../support/resources.ts';

describe('window', () => {
  it('is shut in, to the letter', () => {
    expect(webPreferences(true)).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('has developer tools only while it is not packaged', () => {
    expect(webPreferences(false).devTools).toBe(true);
  });
});

describe('origin', () => {
  it('is never renamed: its IndexedDB would be gone', () => {
    expect(ORIGIN).toBe('app://hz');
    expect(START_URL).toBe('app://hz/index.html');
    expect(SCHEME_PRIVILEGES).toEqual({ standard: true, secure: true, supportFetchAPI: true });
  });

  it.each(['app://hz', 'app://hz/', 'app://hz/index.html', 'APP://hz/x', 'app://hz/%2e%2e/x?a#b'])(
    'is that of %s',
    (url) => expect(isOwnUrl(url)).toBe(true),
  );

  it.each([
    '',
    'hz',
    'app:hz',
    'app:///hz',
    'app://hz.evil.example/',
    'app://hz@evil.example/',
    'app://user@hz/',
    'app://:pw@hz/',
    'app://hz:8080/',
    'app://hzz/',
    'app://HZ./',
    'app2://hz/',
    'https://evil.example/?app://hz/',
    'https://hz/',
    'file:///app://hz/',
    'blob:app://hz/1',
    'null',
    'javascript:app://hz/',
  ])('is not that of %j', (url) => expect(isOwnUrl(url)).toBe(false));
});

describe('content security policy', () => {
  it('is the one of the specification', () => {
    expect(contentSecurityPolicy('N0nce')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-N0nce'; " +
        "img-src 'self' blob: data:; font-src 'self'; worker-src 'self'; connect-src 'self'; frame-src 'none'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types hz-worker default",
    );
  });

  it('never allows inline or evaluated scripts, or another origin', () => {
    const policy = contentSecurityPolicy('x');
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});

describe('headers', () => {
  it('name every one of the specification', () => {
    expect(securityHeaders('x')).toEqual({
      'Content-Security-Policy': contentSecurityPolicy('x'),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': expect.stringMatching(/^(?:[a-z-]+=\(\), ){50,}[a-z-]+=\(\)$/),
      'Cache-Control': 'no-store',
    });
  });
});

describe('network', () => {
  it('has a proxy where nobody listens, for loopback too, and no names', () => {
    expect(PROXY).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://127.0.0.1:9',
      proxyBypassRules: '<-loopback>',
    });
    expect(SWITCHES).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']]);
    expect(HOST_RESOLVER).toEqual({ secureDnsMode: 'off' });
  });

  it.each(['app://hz/index.html', 'app://hz/assets/x.js', 'blob:app://hz/7b', 'data:text/plain,x'])(
    'lets %s pass',
    (url) => expect(isAllowedRequest(url, true)).toBe(true),
  );

  it.each([
    'http://127.0.0.1:9/',
    'https://example.com/',
    'ws://localhost/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'app://other/index.html',
    'app://hz.example/',
    'chrome://version/',
    'chrome-extension://abc/x.js',
    'devtools://devtools/bundled/x.js',
    'about:blank',
    'view-source:app://hz/',
    'filesystem:app://hz/x',
    '',
    'nonsense',
  ])('cancels %j when packaged', (url) => expect(isAllowedRequest(url, true)).toBe(false));

  it('has four layers as long as Electron has no switch for all of it: then `networkAccess` is to be used', () => {
    const declared = readFileSync(join(ROOT, 'node_modules/electron/electron.d.ts'), 'utf8');
    expect(declared).not.toMatch(/\bnetworkAccess\??:/);
  });

  it('lets the developer tools load themselves while not packaged, and nothing else', () => {
    expect(isAllowedRequest('devtools://devtools/bundled/x.js', false)).toBe(true);
    expect(isAllowedRequest('http://localhost:5173/', false)).toBe(false);
  });
});

describe('start arguments', () => {
  it('are the ones of the specification', () => {
    expect(FORBIDDEN_ARGUMENTS).toEqual([
      'inspect*',
      'remote-debugging-*',
      'no-sandbox',
      'disable-web-security',
      'js-flags',
      'load-extension',
      'proxy-*',
      'host-*',
    ]);
  });

  it.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect_brk',
    '--inspect-port=1',
    '--inspect-publish-uid=http',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--no-sandbox',
    '-no-sandbox',
    '--No-Sandbox',
    '--disable-web-security',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--proxy-server=http://x',
    '--proxy-bypass-list=*',
    '--proxy-pac-url=data:x',
    '--host-rules=MAP * x',
    '--host-resolver-rules=MAP * 1.2.3.4',
  ])('%s is refused', (argument) => {
    expect(forbiddenArguments(['/opt/app', argument], 'linux')).toEqual([argument]);
  });

  it('/inspect is refused on Windows, where Chromium reads it, and is a path elsewhere', () => {
    expect(forbiddenArguments(['/inspect'], 'win32')).toEqual(['/inspect']);
    expect(forbiddenArguments(['/inspect'], 'linux')).toEqual([]);
  });

  it.each([
    '.',
    '/home/x/a.hzv',
    '--lang=de',
    '--hidden',
    '--no-sandboxes',
    'no-sandbox',
    '--',
    '--enable-logging',
  ])('%s is not', (argument) => expect(forbiddenArguments([argument], 'linux')).toEqual([]));
});

describe('Chromium', () => {
  it.each([
    ['146.0.7680.65', 146],
    ['', 0],
    ['x', 0],
  ])('%j is %i', (version, major) => expect(chromiumMajor(version)).toBe(major));

  it('is too old only below what a vault asks for', () => {
    expect([isTooOld(145, 146), isTooOld(146, 146), isTooOld(147, 146), isTooOld(146, 0)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('links', () => {
  const directory: unknown = JSON.parse(
    readFileSync(join(ROOT, 'resources/authorities/eea-uk-ch.json'), 'utf8'),
  );

  it('lead to hosts of the directory of authorities', () => {
    const hosts = linkHosts(directory);
    expect(hosts.has('www.cnil.fr')).toBe(true);
    expect(hosts.has('notifications.cnil.fr')).toBe(true);
    expect(hosts.has('github.com')).toBe(false);
    expect(hosts.size).toBeGreaterThan(40);
  });

  it('cannot be read from a damaged directory', () => {
    expect(() => linkHosts({ authorities: 'none' })).toThrow(RangeError);
  });
});

describe('fuses', () => {
  it('are all decided, and electron-builder.yml says the same of those it knows', () => {
    const { wasmTrapHandlers, ...known } = FUSES;
    const config = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;
    expect(config['electronFuses']).toEqual(known);
    expect(config['afterPack']).toBe('./electron/package/flip-fuses.ts');
    expect(wasmTrapHandlers).toBe(true);
    expect(FUSES).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});
