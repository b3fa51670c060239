import { Fragment, type ReactNode } from 'react';
import type { Block, Inline, LetterDocument } from '../../../shared/letters/document-model.ts';
import { useText } from '../../i18n/use-text.ts';
import { type BoundPiece, splitBound } from './bound-text.ts';
import css from './letter-paper.module.css';
import type { BoundFact } from './letters-model.ts';

type LetterPaperProps = { readonly document: LetterDocument; readonly facts: readonly BoundFact[] };

/** The page as it will be printed, drawn from the document model. Bound facts are marked and numbered. */
export function LetterPaper({ document, facts }: LetterPaperProps) {
  const text = useText();
  return (
    <article
      className={css.paper}
      lang={document.lang}
      aria-label={text('letters.page', { title: document.title })}
    >
      {document.marking !== '' && <p className={css.marking}>{document.marking}</p>}
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn anew as a whole
        <BlockView key={index} block={block} facts={facts} />
      ))}
    </article>
  );
}

type FactsProp = { readonly facts: readonly BoundFact[] };

function BlockView({ block, facts }: FactsProp & { readonly block: Block }): ReactNode {
  const line = (content: readonly Inline[]) => <Inlines content={content} facts={facts} />;
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h2 className={css.h1}>{line(block.content)}</h2>
      ) : (
        <h3 className={css.h2}>{line(block.content)}</h3>
      );
    case 'paragraph':
      return <p className={css.p}>{line(block.content)}</p>;
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          <Blocks blocks={item} facts={facts} />
        </li>
      ));
      return block.ordered ? (
        <ol className={css.ordered} start={block.start ?? 1}>
          {items}
        </ol>
      ) : (
        <ul className={css.list}>{items}</ul>
      );
    }
    case 'table':
      return <Table block={block} facts={facts} />;
    case 'details':
      return (
        <dl className={css.details}>
          {block.rows.map((row) => (
            <div key={row.label}>
              <dt>{row.label}</dt>
              <dd>{line(row.value)}</dd>
            </div>
          ))}
        </dl>
      );
    case 'letterhead':
      return <Lines className={css.letterhead} lines={block.lines} facts={facts} />;
    case 'recipient':
      return <Lines className={css.recipient} lines={block.lines} facts={facts} />;
    case 'notice':
      return (
        <div className={css.notice}>
          <Blocks blocks={block.blocks} facts={facts} />
        </div>
      );
    case 'signature':
      return <Lines className={css.signature} lines={block.lines} facts={facts} />;
    case 'pageBreak':
      return <hr className={css.break} />;
  }
}

function Blocks({ blocks, facts }: FactsProp & { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <BlockView key={index} block={block} facts={facts} />
  ));
}

type LinesProps = FactsProp & {
  readonly className: string | undefined;
  readonly lines: readonly (readonly Inline[])[];
};

function Lines({ className, lines, facts }: LinesProps) {
  return (
    <address className={className}>
      {lines.map((content, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={index}>
          <Inlines content={content} facts={facts} />
        </span>
      ))}
    </address>
  );
}

function Table({ block, facts }: FactsProp & { readonly block: Extract<Block, { kind: 'table' }> }) {
  const cell = (content: readonly Inline[], column: number, Tag: 'th' | 'td') => (
    <Tag key={column} data-align={block.align?.[column] ?? 'start'}>
      <Inlines content={content} facts={facts} />
    </Tag>
  );
  return (
    <table className={css.table}>
      <thead>
        <tr>{block.head.map((content, column) => cell(content, column, 'th'))}</tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={index}>{row.map((content, column) => cell(content, column, 'td'))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Inlines({ content, facts }: FactsProp & { readonly content: readonly Inline[] }) {
  return content.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={index}>
      <InlineView inline={inline} facts={facts} />
    </Fragment>
  ));
}

function InlineView({ inline, facts }: FactsProp & { readonly inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'break':
      return <br />;
    case 'box':
      return <span className={css.box}>{inline.checked ? '☒' : '☐'}</span>;
    case 'toFollow': {
      const fact = facts.find(({ texts }) => texts.includes(inline.text));
      return <Bound state="toFollow" number={fact?.number ?? null} words={inline.text} />;
    }
    default:
      return splitBound(inline.text, facts).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Piece key={index} piece={piece} isBold={inline.bold === true} />
      ));
  }
}

function Piece({ piece, isBold }: { readonly piece: BoundPiece; readonly isBold: boolean }): ReactNode {
  const words = isBold ? <strong>{piece.text}</strong> : piece.text;
  if (piece.fact === null) return words;
  return <Bound state={piece.fact.state} number={piece.fact.number} words={words} />;
}

type BoundProps = {
  readonly state: BoundFact['state'];
  readonly number: number | null;
  readonly words: ReactNode;
};

function Bound({ state, number, words }: BoundProps) {
  return (
    <mark className={css.bound} data-state={state}>
      {words}
      {number !== null && <sup className={css.sup}>{number}</sup>}
    </mark>
  );
}
