import '../../../renderer/ui/styles.ts';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../../../renderer/i18n/i18n.ts';
import { Providers } from '../../../renderer/ui/providers.tsx';
import { languageOf } from '../../../shared/text/language.ts';
import { screens } from './screens.tsx';

const query = new URLSearchParams(location.search);
const name = query.get('screen') ?? 'board';
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);
const root = document.getElementById('root');
if (root === null) throw new TypeError('no root element');
const texts = await startTexts(languageOf(query.get('lang') ?? 'en'));
const scheme = query.get('scheme') === 'dark' ? 'dark' : 'light';
createRoot(root).render(
  <Providers texts={texts} nonce={nonce} scheme={scheme}>
    {screens[name] ?? <p>{`No screen "${name}". There are: ${Object.keys(screens).join(', ')}`}</p>}
  </Providers>,
);
