import type { Failure } from '../../shared/result.ts';
import type { AppNotice } from '../features/shell/shell-model.ts';
import type { Text } from '../i18n/use-text.ts';
import type { SessionState } from '../vault/session-state.ts';
import { whyWords } from './fault-words.ts';

/** Beginning of the ids of what the vault tells; the clocks have theirs. */
export const VAULT_NOTICE = 'vault-';

const CHOICES: readonly string[] = ['DIVERGED', 'FILE_DAMAGED'];

/** What the vault has to tell: why it can only be read, and each kind of repair once. */
export function vaultNotices(
  { status, failure, notices, cases }: Pick<SessionState, 'status' | 'failure' | 'notices' | 'cases'>,
  text: Text,
): readonly AppNotice[] {
  const why = status === 'readOnly' ? failure : null;
  const told = new Map<string, AppNotice>();
  for (const notice of notices) {
    if (notice.code === why?.code) continue;
    const words = [caseWords(notice, cases, text), whyWords(notice.code, text)].join(' ').trim();
    told.set(words, { kind: 'vault', id: `${VAULT_NOTICE}${notice.code}-${told.size}`, words });
  }
  return [
    ...(why === null
      ? []
      : [
          {
            kind: 'readOnly' as const,
            id: `${VAULT_NOTICE}readOnly`,
            words: whyWords(why.code, text),
            act: CHOICES.includes(why.code) ? ('choose' as const) : ('lockAgain' as const),
          },
        ]),
    ...told.values(),
  ];
}

/** The case that a notice is about, by its number. */
function caseWords({ detail }: Failure, cases: SessionState['cases'], text: Text): string {
  const record = cases.get(String(detail['stream'] ?? ''));
  return record === undefined || record.state.status === 'none'
    ? ''
    : text('vaultStanding.case', { reference: record.state.opening.reference });
}
