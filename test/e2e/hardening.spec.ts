import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Frame, type Page } from '@playwright/test';
import type { IpcMainInvokeEvent } from 'electron';
import { BUILT_WINDOW } from '../../electron/dev/serve.ts';
import { createCall, register } from '../../electron/ipc/register.ts';
import { isTrustedSender } from '../../electron/ipc/trusted-frame.ts';
import {
  isAllowedRequest,
  ORIGIN,
  PROXY,
  REFUSED_FEATURES,
  SWITCHES,
  WEBRTC_POLICY,
} from '../../electron/settings.ts';
import { createNetworkWatch } from '../../electron/window/network.ts';
import { createSchemeHandler, listBuiltFiles } from '../../electron/window/protocol.ts';
import { systemChromium } from '../support/chromium.ts';
import { createTestHost } from '../support/host-binding.ts';
import { makeVault } from './support/window.ts';

/**
 * The content policy, the scheme handler, the request filter and the guards of the bridge, the same code as in the
 * desktop app, in front of a real Chromium that was given the same proxy, resolver rules and WebRTC policy. Only
 * the address differs: `https://hz.test` stands in for `app://hz`, which Chromium alone does not know.
 */

const OWN = 'https://hz.test';

type Hardened = {
  /** A web server and a STUN server elsewhere on this computer, and what they heard: nothing, ever. */
  readonly stranger: { readonly url: string; readonly stun: string };
  readonly refused: () => number;
  /** Serves a folder under an address, as the desktop app serves the window. */
  readonly serve: (folder: string, origin: string) => Promise<void>;
};

const test = base.extend<{ served: Hardened }>({
  served: [
    async ({ context }, use) => {
      const heard: string[] = [];
      const server = createServer((_request, response) => response.end());
      server.on('connection', () => heard.push('connection'));
      const udp = createSocket('udp4', () => heard.push('packet'));
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      await new Promise<void>((bound) => udp.bind(0, '127.0.0.1', bound));
      const watch = createNetworkWatch(() => undefined);
      await context.route('**/*', (route) => {
        if (isAllowedRequest(asOwn(route.request().url()), true)) return route.fallback();
        watch.count();
        return route.abort();
      });
      const serve: Hardened['serve'] = async (folder, origin) => {
        const answer = createSchemeHandler(listBuiltFiles(folder));
        await context.route(`${origin}/**`, async (route) => {
          const url = route.request().url().replace(origin, ORIGIN);
          const answered = await answer({ url, method: route.request().method() });
          const body = Buffer.from(await answered.arrayBuffer());
          await route.fulfill({
            status: answered.status,
            headers: Object.fromEntries(answered.headers),
            body,
          });
        });
      };
      await serve(BUILT_WINDOW, OWN);
      const stranger = {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        stun: `stun:127.0.0.1:${udp.address().port}`,
      };
      await use({ stranger, refused: watch.attempts, serve });
      for (const page of context.pages()) await page.close();
      expect(heard).toEqual([]);
      udp.close();
      await new Promise((closed) => server.close(closed));
    },
    { auto: true },
  ],
});

const executablePath = systemChromium();
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      `--proxy-server=${PROXY.proxyRules}`,
      `--proxy-bypass-list=${PROXY.proxyBypassRules}`,
      ...SWITCHES.map(([name, value]) => `--${name}=${value}`),
      `--webrtc-ip-handling-policy=${WEBRTC_POLICY}`,
    ],
  },
});

/** The address as it would be in the desktop app. */
function asOwn(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return origin === OWN ? `${ORIGIN}${pathname}${search}` : url;
}

/** Opens the window and notes what its policy refuses. */
async function opened(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      refused.push(effectiveDirective),
    );
  });
  await page.goto(OWN);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused);
}

/** The name of what a piece of work in the page throws, or `null`. */
function thrownBy(page: Page, work: string): Promise<string | null> {
  return page.evaluate(
    `(async () => { try { ${work}; return null } catch (fault) { return fault.name } })()`,
  );
}

test('the page and every script come with the whole policy, and a nonce that is never used twice', async ({
  page,
}) => {
  const headers = new Map<string, Record<string, string>>();
  page.on('response', (response) => headers.set(response.url(), response.headers()));
  await page.goto(OWN);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(headers.size).toBeGreaterThan(4);
  const nonces = new Set<string>();
  for (const [url, sent] of headers) {
    const policy = sent['content-security-policy'] ?? '';
    expect([url, policy.includes("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")]).toEqual([
      url,
      true,
    ]);
    expect(sent).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    nonces.add(/'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? '');
  }
  expect(nonces.size).toBe(headers.size);
});

test('the window itself breaks none of its rules', async ({ page, served }) => {
  const refused = await opened(page);
  expect(await refused()).toEqual([]);
  expect(served.refused()).toBe(0);
});

test('an inline script, an inline handler and a script from elsewhere do not run', async ({
  page,
  served,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'hour-zero-hostile-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    `<title>x</title><h1 onclick="ran('handler')" onmouseover="ran('handler')">Hostile</h1>
     <script>window.ran('inline')</script><img src="data:," onerror="ran('image')">
     <script src="${served.stranger.url}x.js"></script><base href="${served.stranger.url}">
     <style>h1 { color: rgb(1, 2, 3) }</style><script src="assets/own.js"></script>
     <object data="${served.stranger.url}o"></object><iframe src="${served.stranger.url}f"></iframe>`,
  );
  writeFileSync(
    join(folder, 'assets', 'own.js'),
    `ran('own');
     try { eval('ran("eval")') } catch { ran('no eval') }
     try { new Function('ran("function")')() } catch { ran('no function') }
     try { setTimeout('ran("timer")', 0) } catch { ran('no timer') }`,
  );
  const hostile = 'https://hostile.test';
  await served.serve(folder, hostile);
  const ran: string[] = [];
  await page.exposeFunction('ran', (what: string) => ran.push(what));
  await page.goto(hostile);
  await page.getByRole('heading').click();
  expect(ran).toEqual(['own', 'no eval', 'no function', 'no timer']);
  await expect(page.getByRole('heading')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  rmSync(folder, { recursive: true });
});

test('text never becomes markup or code', async ({ page }) => {
  await opened(page);
  for (const work of [
    `document.body.innerHTML = '<b>bold</b>'`,
    `document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')`,
    `document.write('<b>bold</b>')`,
    `document.createElement('iframe').srcdoc = '<b>bold</b>'`,
    `document.createRange().createContextualFragment('<b>bold</b>')`,
    `document.createElement('script').text = 'ran'`,
    `document.createElement('script').src = '/assets/x.js'`,
    `setTimeout('ran', 0)`,
    `document.body.setAttribute('onclick', 'ran')`,
    `trustedTypes.createPolicy('other', { createHTML: (html) => html })`,
    `trustedTypes.createPolicy('default', { createHTML: (html) => html })`,
  ])
    expect([work, await thrownBy(page, work)]).toEqual([work, 'TypeError']);
  await expect(page.locator('b')).toHaveCount(0);
  // What the app needs goes on: key derivation is WebAssembly.
  const empty = 'new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])';
  expect(await thrownBy(page, `await WebAssembly.compile(${empty})`)).toBeNull();
});

test('workers start from the built files only', async ({ page, served }) => {
  await page.addInitScript(() => {
    const factory = (window as unknown as { trustedTypes: { createPolicy: (...given: never[]) => unknown } })
      .trustedTypes;
    const create = factory.createPolicy.bind(factory);
    factory.createPolicy = (...given: never[]) => {
      const made = create(...given);
      if (given[0] === 'hz-worker') Object.assign(window, { policy: made });
      return made;
    };
  });
  await opened(page);
  const blob = `URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }))`;
  for (const url of [blob, `'/index.html'`, `'${served.stranger.url}w.js'`, `'data:text/javascript,1'`]) {
    for (const work of [
      `new Worker(${url})`,
      `new SharedWorker(${url})`,
      `new Worker(policy.createScriptURL(${url}), { type: 'module' })`,
    ])
      expect([work, await thrownBy(page, work)]).toEqual([work, 'TypeError']);
    const service = `await navigator.serviceWorker.register(${url})`;
    expect(await thrownBy(page, service)).not.toBeNull();
  }
  const own = `'${page.workers()[0]?.url()}'`;
  expect(await thrownBy(page, `new Worker(policy.createScriptURL(${own}), { type: 'module' })`)).toBeNull();
});

test('nothing fetches from elsewhere: the policy refuses, the bar at the foot counts', async ({
  page,
  served,
}) => {
  const refused = await opened(page);
  await makeVault({ page, url: OWN });
  const { url } = served.stranger;
  await expect(page.getByText('Offline, 0 connections attempted')).toBeVisible();
  expect(await thrownBy(page, `await fetch('${url}fetch')`)).toBe('TypeError');
  expect(await thrownBy(page, `await import('${url}module.js')`)).toBe('TypeError');
  await page.evaluate((stranger) => {
    const add = (tag: string, values: object) =>
      document.body.append(Object.assign(document.createElement(tag), values));
    const request = new XMLHttpRequest();
    request.open('GET', `${stranger}xhr`);
    request.send();
    navigator.sendBeacon(`${stranger}beacon`, 'x');
    new EventSource(`${stranger}events`);
    add('img', { src: `${stranger}image` });
    add('link', { rel: 'stylesheet', href: `${stranger}style` });
    add('link', { rel: 'prefetch', href: `${stranger}prefetch` });
    add('video', { src: `${stranger}video` });
    add('iframe', { src: `${stranger}frame` });
    try {
      new WebSocket(stranger.replace('http', 'ws'));
    } catch {
      // Some versions of Chromium throw, some only report.
    }
  }, url);
  await expect
    .poll(async () => [...new Set(await refused())].sort())
    .toEqual([
      'connect-src',
      'default-src',
      'frame-src',
      'img-src',
      'media-src',
      'script-src-elem',
      'style-src-elem',
    ]);
  await expect(page.getByText('Offline, 0 connections attempted')).toHaveCount(0);
});

test('leaving by navigation, form or window meets the request filter, which counts it', async ({
  page,
  served,
}) => {
  await opened(page);
  const { url } = served.stranger;
  await page.evaluate((stranger) => {
    const form = Object.assign(document.createElement('form'), { action: `${stranger}form`, method: 'post' });
    document.body.append(form);
    form.submit();
    window.open(`${stranger}window`);
  }, url);
  await page.evaluate((stranger) => location.assign(`${stranger}away`), url);
  await expect.poll(served.refused).toBeGreaterThan(0);
});

test('WebRTC asks nobody for its address and sends no packet', async ({ page, served }) => {
  await opened(page);
  const candidates = await page.evaluate(async (urls) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls }] });
    connection.createDataChannel('x');
    const found: string[] = [];
    const done = new Promise<void>((gathered) => {
      connection.onicecandidate = ({ candidate }) =>
        candidate === null ? gathered() : found.push(candidate.candidate);
    });
    await connection.setLocalDescription();
    await Promise.race([done, new Promise((late) => setTimeout(late, 3_000))]);
    return found.filter((candidate) => candidate !== '');
  }, served.stranger.stun);
  expect(candidates).toEqual([]);
});

test('of all that Chromium could give a page, only what is harmless is left', async ({ page }) => {
  await opened(page);
  const allowed = await page.evaluate(() => {
    const policy = (document as unknown as { featurePolicy: { allowedFeatures(): string[] } }).featurePolicy;
    return policy.allowedFeatures();
  });
  expect(allowed.filter((feature) => (REFUSED_FEATURES as readonly string[]).includes(feature))).toEqual([]);
  const harmless = /^(ch-.*|aria-notify|unload|cross-origin-isolated|client-hints-.*)$/;
  expect(allowed.filter((feature) => !harmless.test(feature))).toEqual([]);
});

test('the bridge answers the main frame of our page and nobody else', async ({ page, context }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hour-zero-bridge-'));
  const { handlers } = createTestHost({ folder });
  const answers = new Map<string, (event: IpcMainInvokeEvent, raw: unknown) => Promise<unknown>>();
  const log = { note: () => undefined, fault: () => undefined };
  const own = { id: 1, mainFrame: { frameTreeNodeId: 1 } };
  register(
    { handle: (channel: string, answer: never) => answers.set(channel, answer) } as never,
    createCall(handlers, log),
    (event) => isTrustedSender(event, own as never),
    log,
  );
  await context.exposeBinding('call', async (source, channel: string, raw: unknown) =>
    answers.get(channel)?.(eventOf(source, page), raw),
  );
  const call = (frame: Frame | Page, channel: string, raw: unknown) =>
    frame.evaluate(
      ([name, input]) =>
        (window as unknown as { call: (name: unknown, input: unknown) => Promise<unknown> }).call(
          name,
          input,
        ),
      [channel, raw] as const,
    );
  await opened(page);
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  expect(await call(page, 'app.info', { more: 1 })).toMatchObject({ failure: { code: 'ipc.invalid-input' } });
  const path = { vaultId: '../../etc/passwd', offset: 0, length: 1 };
  expect(await call(page, 'vaultFile.read', path)).toMatchObject({ failure: { code: 'ipc.invalid-input' } });
  expect(await call(page, 'shell.openExternal', 'https://example.com/')).toBeUndefined();
  const untrusted = { ok: false, failure: { code: 'ipc.untrusted-sender', detail: {} } };
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const [inner] = page.mainFrame().childFrames();
  if (inner === undefined) throw new Error('no frame');
  expect(await call(inner, 'app.info', {})).toEqual(untrusted);
  const other = await context.newPage();
  await other.goto(OWN);
  expect(await call(other, 'app.info', {})).toEqual(untrusted);
  await page.goto('about:blank');
  expect(await call(page, 'app.info', {})).toEqual(untrusted);
  rmSync(folder, { recursive: true });
});

/** A call from a frame of Playwright in the words of Electron. */
function eventOf({ page, frame }: { page: Page; frame: Frame }, ours: Page) {
  const url = frame.url() === '' ? 'about:blank' : asOwn(frame.url());
  return {
    sender: { id: page === ours ? 1 : 2 },
    senderFrame: {
      url,
      origin: URL.canParse(url) && url.startsWith(ORIGIN) ? ORIGIN : 'null',
      parent: frame.parentFrame(),
      frameTreeNodeId: frame === page.mainFrame() ? 1 : 2,
    },
  } as unknown as IpcMainInvokeEvent;
}
