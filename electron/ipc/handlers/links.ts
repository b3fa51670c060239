import { fail, ok } from '../../../shared/result.ts';
import type { Desktop, Dialogs } from '../../ports/ports.ts';
import { linkQuestion } from '../../ports/texts.ts';
import { parsedUrl } from '../../settings.ts';
import type { Handlers } from '../register.ts';

type Deps = {
  /** Hosts in the directory of authorities that ships with the app. */
  readonly hosts: ReadonlySet<string>;
  readonly dialogs: Pick<Dialogs, 'ask'>;
  readonly desktop: Pick<Desktop, 'openExternal'>;
};

/** The address that may be opened, as the parser wrote it, or `undefined`. */
export function allowedLink(url: string, hosts: ReadonlySet<string>): string | undefined {
  const parsed = parsedUrl(url);
  const isPlain = parsed?.username === '' && parsed.password === '' && parsed.port === '';
  return isPlain && parsed.protocol === 'https:' && hosts.has(parsed.hostname) ? parsed.href : undefined;
}

/** Opens a page of an authority in the system's browser: the only way out, and only after a question. */
export function linkHandlers({ hosts, dialogs, desktop }: Deps): Pick<Handlers, 'link.open'> {
  return {
    'link.open': async ({ url, language }) => {
      const link = allowedLink(url, hosts);
      if (link === undefined) return fail('LINK_REFUSED');
      if (!(await dialogs.ask(linkQuestion(language, link)))) return ok({ opened: false });
      await desktop.openExternal(link);
      return ok({ opened: true });
    },
  };
}
