import './ui/styles.ts';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { languageOf } from '../shared/text/language.ts';
import { createClockWatch, keepWatching } from './app/clock-watch.ts';
import { watchConnections } from './app/connections.ts';
import { createHost } from './app/create-host.ts';
import { Looks } from './app/looks-provider.tsx';
import { Root } from './app/root.tsx';
import { BUILD, startWorker } from './app/trusted-types.ts';
import { PortsProvider } from './app/vault-context.tsx';
import { startTexts } from './i18n/i18n.ts';
import { browserPorts } from './vault/browser-ports.ts';
import { byReference } from './vault/by-reference.ts';
import { createVaultSession } from './vault/vault-session.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);
const root = document.getElementById('root');
if (root === null) throw new TypeError('no root element');
const [texts, host] = await Promise.all([startTexts(languageOf(navigator.language)), createHost()]);
const ports = browserPorts(host, () => startWorker('crypto'), BUILD);
watchConnections(host);
const session = byReference(createVaultSession(ports, wordlist));
const clocks = createClockWatch(host, sessionStorage, () => document.hidden);
keepWatching(clocks);
createRoot(root).render(
  <Looks texts={texts} nonce={nonce}>
    <PortsProvider ports={{ session, host, clocks }}>
      <Root />
    </PortsProvider>
  </Looks>,
);
