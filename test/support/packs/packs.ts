import authorities from '../../../resources/authorities/eea-uk-ch.json' with { type: 'json' };
import gdpr from '../../../resources/law/eu-gdpr.json' with { type: 'json' };
import playbook72h from '../../../resources/playbooks/gdpr-72h.json' with { type: 'json' };
import { parseAuthorities } from '../../../shared/law/authorities.ts';
import { parseRulePack } from '../../../shared/law/pack-schema.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { parsePlaybook } from '../../../shared/time/phases.ts';
import gdpr96h from './eu-gdpr-96h.json' with { type: 'json' };

function expectOk<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new TypeError(`${result.failure.code}: ${JSON.stringify(result.failure.detail)}`);
  return result.value;
}

/** The GDPR as shipped. */
export const gdprPack = expectOk(parseRulePack(gdpr, 'en'));

/** Test only: the GDPR as the proposed Digital Omnibus would change it, from an invented day. */
export const gdpr96hPack = expectOk(parseRulePack(gdpr96h, 'en'));

/** The directory of authorities as shipped. */
export const directory = expectOk(parseAuthorities(authorities, 'en'));

/** The same as they stand in the files, in every language. */
export const raw = { gdpr, playbook: playbook72h };

/** The playbook of the first 96 hours as shipped. */
export const playbook = expectOk(parsePlaybook(playbook72h, 'en'));
