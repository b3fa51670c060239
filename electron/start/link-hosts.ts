import { type Authority, parseAuthorities } from '../../shared/law/authorities.ts';
import { parsedUrl } from '../settings.ts';

/**
 * Hosts of the pages of authorities in the directory that ships with the app: the only ones that a link may
 * lead to. @throws RangeError if the directory is damaged: a fault of our installation
 */
export function linkHosts(directory: unknown): ReadonlySet<string> {
  const parsed = parseAuthorities(directory, 'en');
  if (!parsed.ok) throw new RangeError('the directory of authorities cannot be read');
  const urls = parsed.value.authorities.flatMap(addressesOf).map((url) => parsedUrl(url));
  return new Set(urls.filter((url) => url?.protocol === 'https:').map((url) => url?.hostname ?? ''));
}

function addressesOf({ website, breach }: Authority): readonly string[] {
  return [website, breach.url ?? '', ...breach.alternatives];
}
