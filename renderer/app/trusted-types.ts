/**
 * The two Trusted Types policies of the window, made first thing. Worker files go by their built address;
 * strings that a library writes into style elements pass if they hold no markup; all else is refused.
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

const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;

const workers = factory?.createPolicy('hz-worker', { createScriptURL: ownScript });

factory?.createPolicy('default', {
  createHTML: (html) => {
    if (html.includes('<')) throw new TypeError('markup is not written as text here');
    return html;
  },
});

/** Only scripts of our own origin. @throws TypeError for any other address */
function ownScript(url: string): string {
  const parsed = new URL(url, location.href);
  if (parsed.origin !== location.origin) throw new TypeError('not a worker of this app');
  return parsed.href;
}

/** Starts a built module worker by its address. */
export function startWorker(url: string): Worker {
  const address = workers?.createScriptURL(url) ?? ownScript(url);
  return new Worker(address, { type: 'module' });
}
