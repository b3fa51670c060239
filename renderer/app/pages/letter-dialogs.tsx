import { Button, Group, Modal, Stack, Table } from '@mantine/core';
import type { LetterKind } from '../../../shared/letters/wording.ts';
import type { kindsOf } from '../../cases/letter-draft.ts';
import { useText } from '../../i18n/use-text.ts';

type NewLetterProps = {
  readonly kinds: ReturnType<typeof kindsOf>;
  readonly onClose: () => void;
  readonly onChoose: (kind: LetterKind) => void;
};

/** The letters that the case calls for, those that may be written, and why others may not. */
export function NewLetterDialog({ kinds, onClose, onChoose }: NewLetterProps) {
  const text = useText();
  const choice = (kind: LetterKind, why: string) => (
    <Button key={kind} variant="default" justify="start" onClick={() => onChoose(kind)}>
      {text(`letterText.kind.${kind}`)}, {why}
    </Button>
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('letterText.new.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <Stack gap="sm">
        {kinds.called.map((kind) => choice(kind, text('letterText.new.called')))}
        {kinds.others.map((kind) => choice(kind, text('letterText.new.other')))}
        {kinds.refused.map(({ kind, why }) => (
          <p key={kind}>
            {text(`letterText.kind.${kind}`)}: {why}
          </p>
        ))}
      </Stack>
    </Modal>
  );
}

type CompareProps = {
  readonly rows: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** The version that would be recorded. */
  readonly version: number;
  readonly onClose: () => void;
  readonly onDraft: () => void;
};

/** What changed since the text was drafted, side by side. */
export function CompareDialog({ rows, version, onClose, onDraft }: CompareProps) {
  const text = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={text('letterText.compare.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <Stack gap="sm">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{text('letterText.compare.fact')}</Table.Th>
              <Table.Th scope="col">{text('letterText.compare.then')}</Table.Th>
              <Table.Th scope="col">{text('letterText.compare.now')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.label}>
                <Table.Th scope="row">{row.label}</Table.Th>
                <Table.Td>{row.before}</Table.Td>
                <Table.Td>{row.after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {text('dialog.close')}
          </Button>
          <Button onClick={onDraft}>{text('letterText.compare.again', { version })}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
