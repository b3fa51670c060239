import type { Text } from '../i18n/use-text.ts';
import { specOf } from './fact-table.ts';

/** A task that follows from an open fact carries its path; people read its name. */
export function taskTitle(title: string, text: Text): string {
  const spec = specOf(title);
  return spec === undefined ? title : text('nextAction.findOut', { fact: text(`factLabel.${spec.path}`) });
}
