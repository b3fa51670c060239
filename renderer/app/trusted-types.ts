import cryptoWorkerUrl from '../vault/crypto-worker.ts?worker&url';
import hashWorkerUrl from '../workers/hash-worker.ts?worker&url';
import lettersWorkerUrl from '../workers/letters-worker.ts?worker&url';
import fileWorkerUrl from '../workers/vault-file-worker.ts?worker&url';

/**
 * The two Trusted Types policies of the window, made first thing. Workers start from the built files named
 * here and from no other address; strings that a library writes into style elements pass if they hold no markup;
 * all else is refused.
 */
type PolicyFactory = {
  createPolicy(
    name: string,
    rules: {
      createScriptURL?: (url: string) => string;
      createHTML?: (html: string) => string;
      createScript?: (script: string) => string;
    },
  ): { createScriptURL(url: string): URL };
};

const WORKERS = {
  crypto: cryptoWorkerUrl,
  hash: hashWorkerUrl,
  letters: lettersWorkerUrl,
  vaultFile: fileWorkerUrl,
} as const;

/** Names this build by the digest in the address of a built worker; `null` while the files are served as they are. */
export const BUILD = import.meta.env.PROD ? WORKERS.crypto : null;

const built: ReadonlySet<string> = new Set(Object.values(WORKERS));

const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;

const workers = factory?.createPolicy('hz-worker', { createScriptURL: builtWorker });

factory?.createPolicy('default', {
  createHTML: (html) => {
    if (html.includes('<')) throw new TypeError('markup is not written as text here');
    return html;
  },
});

/** The address of a built worker. @throws TypeError for any other */
function builtWorker(url: string): string {
  if (!built.has(url)) throw new TypeError('not a worker of this app');
  return url;
}

/** Starts a built module worker. */
export function startWorker(name: keyof typeof WORKERS): Worker {
  const address = workers?.createScriptURL(WORKERS[name]) ?? WORKERS[name];
  return new Worker(address, { type: 'module' });
}
