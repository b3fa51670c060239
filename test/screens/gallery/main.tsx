import '../../../renderer/ui/styles.ts';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { isLanguage, startTexts } from '../../../renderer/i18n/i18n.ts';
import { Providers } from '../../../renderer/ui/providers.tsx';
import { screens } from './screens.tsx';

const query = new URLSearchParams(location.search);
const language = query.get('lang') ?? 'en';
const name = query.get('screen') ?? 'board';
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);
const root = document.getElementById('root');
if (root === null) throw new TypeError('no root element');
const texts = await startTexts(isLanguage(language) ? language : 'en');
const scheme = query.get('scheme') === 'dark' ? 'dark' : 'light';
createRoot(root).render(
  <Providers texts={texts} nonce={nonce} scheme={scheme}>
    {screens[name] ?? <p>{`No screen "${name}". There are: ${Object.keys(screens).join(', ')}`}</p>}
  </Providers>,
);
