import { assertNever } from '../assert-never.ts';
import { epochMs, utcText } from '../time/instant.ts';
import { baseDirection } from './bidi-lines.ts';
import { type BlockOf, boxedItem, headBlocks, plainText, senderLine } from './block-rules.ts';
import type { Block, ColumnAlign, Inline, LetterDocument } from './document-model.ts';
import { letterCss, STYLE_HASH } from './html-style.ts';
import { BOX, type Paper } from './page-style.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const LIST_TYPE = ['1', 'a', 'i'] as const;

/**
 * A letter as one HTML file that needs nothing else: no script, no link, no image. Its content policy
 * allows only its own style sheet, by hash. Headings, lists and tables are real ones; a screen reader
 * finds its way.
 */
export function renderHtml(document: LetterDocument, paper: Paper): string {
  const head = headBlocks(document.blocks);
  const label = [document.marking, document.reference].filter((part) => part !== '').join(' · ');
  return [
    '<!DOCTYPE html>',
    `<html lang="${escaped(document.lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${STYLE_HASH[paper]}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="author" content="${escaped(document.author)}">`,
    `<meta name="description" content="${escaped(document.subject)}">`,
    `<meta name="dcterms.created" content="${utcText(epochMs(document.madeAt))}">`,
    `<title>${escaped(document.title)}</title>`,
    `<style>${letterCss(paper)}</style>`,
    '</head>',
    '<body>',
    ...(head.length > 0 ? [headHtml(head)] : []),
    `<main>\n${blocksHtml(document.blocks.slice(head.length), 0)}\n</main>`,
    `<footer>${escaped(label)}</footer>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

function headHtml(blocks: readonly Block[]): string {
  const address = blocks.filter((block) => block.kind !== 'details');
  const details = blocks.find((block) => block.kind === 'details');
  const info = details ? `\n${detailsHtml(details, '')}` : '';
  return `<header>\n<div>\n${blocksHtml(address, 0)}\n</div>${info}\n</header>`;
}

function blocksHtml(blocks: readonly Block[], depth: number): string {
  return blocks.map((block) => blockHtml(block, depth)).join('\n');
}

function blockHtml(block: Block, depth: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${direction(block.content)}>${inlineHtml(block.content)}</h${block.level}>`;
    case 'paragraph':
      return paragraphHtml(block.content);
    case 'list':
      return listHtml(block, depth);
    case 'table':
      return tableHtml(block);
    case 'details':
      return detailsHtml(block, ' class="panel"');
    case 'letterhead':
      return `<div class="letterhead">${paragraphHtml(senderLine(block))}</div>`;
    case 'recipient':
    case 'signature':
      return `<div class="${block.kind}">\n${block.lines.map(paragraphHtml).join('\n')}\n</div>`;
    case 'notice':
      return `<aside role="note">\n${blocksHtml(block.blocks, 0)}\n</aside>`;
    case 'pageBreak':
      return '<div class="page-break"></div>';
    default:
      return assertNever(block);
  }
}

function paragraphHtml(content: readonly Inline[]): string {
  return `<p${direction(content)}>${inlineHtml(content)}</p>`;
}

function listHtml(block: BlockOf<'list'>, depth: number): string {
  const items = block.items.map((item) => {
    const [only] = item;
    const isPlain = item.length === 1 && only?.kind === 'paragraph';
    const boxed = boxedItem(block, item) ? ' class="boxed"' : '';
    const inner = isPlain ? inlineHtml(only.content) : `\n${blocksHtml(item, depth + 1)}\n`;
    return `<li${boxed}${isPlain ? direction(only.content) : ''}>${inner}</li>`;
  });
  const start = block.start === undefined ? '' : ` start="${block.start}"`;
  const open = block.ordered ? `<ol type="${LIST_TYPE[Math.min(depth, 2)]}"${start}>` : '<ul>';
  return `${open}\n${items.join('\n')}\n${block.ordered ? '</ol>' : '</ul>'}`;
}

function tableHtml(block: BlockOf<'table'>): string {
  const cells = (row: readonly (readonly Inline[])[], tag: string, name: string): string =>
    row
      .map(
        (cell, column) =>
          `<${tag}${alignment(block.align?.[column])}${direction(cell)}>${inlineHtml(cell)}</${name}>`,
      )
      .join('');
  const body = block.rows.map((row) => `<tr>${cells(row, 'td', 'td')}</tr>`).join('\n');
  return `<table>\n<thead><tr>${cells(block.head, 'th scope="col"', 'th')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function alignment(align: ColumnAlign | undefined): string {
  return align === undefined || align === 'start' ? '' : ` class="${align}"`;
}

function detailsHtml(block: BlockOf<'details'>, attribute: string): string {
  const rows = block.rows.map(
    (row) => `<dt>${escaped(row.label)}</dt><dd${direction(row.value)}>${inlineHtml(row.value)}</dd>`,
  );
  return `<dl${attribute}>\n${rows.join('\n')}\n</dl>`;
}

function inlineHtml(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'break') return '<br>';
      if (inline.kind === 'box') return inline.checked ? BOX.checked : BOX.unchecked;
      const text = escaped(inline.text);
      if (inline.kind === 'toFollow') return `<em>${text}</em>`;
      const bold = inline.bold ? `<strong>${text}</strong>` : text;
      return inline.italic ? `<em>${bold}</em>` : bold;
    })
    .join('');
}

function direction(content: readonly Inline[]): string {
  return baseDirection(plainText(content)) === 'rtl' ? ' dir="rtl"' : '';
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
