/**
 * Every setting that keeps the window shut in and the network out (table in docs: window, network, package).
 * Pure data and pure functions: `electron/window/` and `electron/start/` apply them, tests read them.
 */

/** Origin of the window. Never renamed: its IndexedDB would be gone. */
export const SCHEME = 'app';
export const HOST = 'hz';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_URL = `${ORIGIN}/index.html`;

/** What the scheme may do. All else stays at Electron's default, which is no. */
export const SCHEME_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true } as const;

/** True if a URL is of our own window. Compared after parsing, never by substring. */
export function isOwnUrl(url: string): boolean {
  const parsed = parsedUrl(url);
  return (
    parsed?.protocol === `${SCHEME}:` &&
    parsed.host === HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** The parsed URL, or `undefined` if it is none. */
export function parsedUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** Web preferences of the window. `preload` is added by who knows the folder; nothing else is. */
export function webPreferences(packaged: boolean) {
  return {
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
    devTools: !packaged,
  } as const;
}

/** Name of the Trusted Types policies that the window may make: one for worker files, one for style strings. */
export const TRUSTED_TYPES_POLICIES = ['hz-worker', 'default'] as const;

/** Written into index.html by the build; replaced by a fresh nonce each time the page is served. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * The content security policy. Every file is sent with it: a worker obeys that of its own file.
 * @param nonce base64url, made anew for each page
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICIES.join(' ')}`,
  ].join('; ');
}

/**
 * Features that the page gives up for itself, besides being refused them: all that Chromium 150 lists but its
 * own word to screen readers (`aria-notify`), `unload`, isolation, and hints to servers.
 */
export const REFUSED_FEATURES = [
  'accelerometer',
  'attribution-reporting',
  'autoplay',
  'browsing-topics',
  'camera',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'join-ad-interest-group',
  'keyboard-map',
  'language-detector',
  'language-model',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'magnetometer',
  'microphone',
  'midi',
  'on-device-speech-recognition',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-aggregation',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'run-ad-auction',
  'screen-wake-lock',
  'serial',
  'shared-storage',
  'shared-storage-select-url',
  'storage-access',
  'summarizer',
  'sync-xhr',
  'translator',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** Headers of every answer of the scheme. */
export function securityHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'Cache-Control': 'no-store',
  };
}

/** Sends all that gets past the other layers to a port where nobody listens; loopback included. */
export const PROXY = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** Switches of Chromium that are set before it starts. */
export const SWITCHES = [['host-resolver-rules', 'MAP * ~NOTFOUND']] as const;

/** How names are resolved, if any ever were: not over HTTPS. */
export const HOST_RESOLVER = { secureDnsMode: 'off' } as const;

/** WebRTC may not use UDP that goes round the proxy. */
export const WEBRTC_POLICY = 'disable_non_proxied_udp';

/** Dictionaries for the spelling would come from here: from ourselves, where there are none. */
export const DICTIONARY_URL = `${ORIGIN}/no-dictionaries/`;

/**
 * True if a request may go out to where it wants: our own files, and what the page made itself.
 * @param packaged if not, Chromium's own developer tools may load themselves
 */
export function isAllowedRequest(url: string, packaged: boolean): boolean {
  const { protocol } = parsedUrl(url) ?? {};
  if (protocol === 'blob:' || protocol === 'data:') return true;
  return isOwnUrl(url) || (!packaged && protocol === 'devtools:');
}

/** Start arguments that would open the app up. A trailing `*` stands for anything. */
export const FORBIDDEN_ARGUMENTS = [
  'inspect*',
  'remote-debugging-*',
  'no-sandbox',
  'disable-web-security',
  'js-flags',
  'load-extension',
  'proxy-*',
  'host-*',
] as const;

/**
 * Fuses of the packaged app. `electron/package/flip-fuses.ts` sets all of them and fails if Electron has one
 * more; `electron-builder.yml` repeats those it knows. Linux does not enforce ASAR integrity.
 */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
} as const;
