import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Block, Inline, LetterDocument } from '../../shared/letters/document-model.ts';
import { itemNumber, pageWords } from '../../shared/letters/page-style.ts';

/** The words of a letter in the order in which a file gives them back. Whitespace is not kept. */
export type Words = readonly string[];

/** True if poppler is installed; says so once if not. */
export function hasPdfToText(): boolean {
  const isThere = spawnSync('pdftotext', ['-v']).error === undefined;
  if (!isThere) process.stdout.write('skipped: no pdftotext\n');
  return isThere;
}

/** Text of a PDF in the order in which it was drawn; one string for each page. */
export function pdfPages(bytes: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'letter-'));
  try {
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, bytes);
    const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    return text.split('\f').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Words of a PDF without page furniture, list numbers and repeated table heads. */
export function pdfWords(bytes: Uint8Array, document: LetterDocument): Words {
  const pages = pdfPages(bytes);
  const words = pages.flatMap((page, index) =>
    withoutFurniture(tokens(page), document, index + 1, pages.length),
  );
  return withoutListMarks(withoutRepeatedHeads(words, document), document);
}

function withoutFurniture(words: Words, document: LetterDocument, page: number, count: number): Words {
  const [before, between, after] = pageWords(document.lang);
  const label = [document.marking, document.reference].filter((part) => part !== '').join(' · ');
  const furniture = tokens(
    `${page > 1 ? document.title : ''} ${label} ${before}${page}${between}${count}${after}`,
  );
  const end = words.slice(-furniture.length).join(' ');
  if (end !== furniture.join(' '))
    throw new Error(`page ${page} ends with "${end}", not with "${furniture.join(' ')}"`);
  return words.slice(0, -furniture.length);
}

/** Words of a DOCX, read from the body of the document. */
export function docxWords(bytes: Uint8Array): Words {
  const xml = docxPart(bytes, 'word/document.xml');
  const text = xml
    .replace(/<\/w:p>|<w:br\/>|<w:tab\/>/g, '\n')
    .replace(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<[^>]+>/g, (_tag, inner: string | undefined) => inner ?? '');
  return tokens(unescaped(text));
}

/** One file of a DOCX as text. */
export function docxPart(bytes: Uint8Array, name: string): string {
  const content = unzipSync(bytes)[name];
  if (!content) throw new Error(`no ${name} in the file`);
  return strFromU8(content);
}

/** Words of an HTML letter without its footer. */
export function htmlWords(html: string): Words {
  const body = html.slice(html.indexOf('<body>'), html.indexOf('<footer>'));
  return tokens(unescaped(body.replace(/<\/?(?:strong|em)>/g, '').replace(/<[^>]+>/g, ' ')));
}

/** Words of a letter in plain text, without underlines, rules, list numbers and repeated labels. */
export function textWords(text: string, document: LetterDocument): Words {
  const lines = text
    .slice(0, text.lastIndexOf(`\n${'-'.repeat(76)}\n`))
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => !/^(?:([=\-._])\1*[ -]*)$/.test(line));
  return withoutListMarks(tokens(uncarded(lines, document).join('\n')), document);
}

/** Puts the labels of a table written as "label: value" back where the other formats have them: on top. */
function uncarded(lines: readonly string[], document: LetterDocument): readonly string[] {
  const out = [...lines];
  let cursor = 0;
  for (const table of allBlocks(document.blocks)) {
    if (table.kind !== 'table') continue;
    const labels = table.head.map((cell) => `${plain(cell)}:`);
    const first = out.findIndex((line, index) => index >= cursor && line.startsWith(labels[0] ?? ''));
    const head = table.head.map(plain).join(' ').replace(/\s+/g, ' ');
    const aligned = out.findIndex(
      (line, index) => index >= cursor && line.replace(/\s+/g, ' ').trim() === head,
    );
    if (aligned >= 0 && (first < 0 || aligned < first)) {
      cursor = aligned + 1;
      continue;
    }
    if (first < 0) continue;
    let column = 0;
    for (let index = first; index < out.length; index++) {
      const label = labels[column % labels.length] ?? '';
      if (!out[index]?.startsWith(label)) continue;
      out[index] = (out[index] ?? '').slice(label.length);
      column += 1;
      cursor = index;
      if (column === labels.length * table.rows.length) break;
    }
    out.splice(first, 0, table.head.map(plain).join(' '));
  }
  return out;
}

/**
 * What two formats are compared by: all characters but white space, since formats break lines at
 * different places, and without the heads of tables, since pages repeat them.
 */
export function substance(words: Words, document: LetterDocument): string {
  const heads = allBlocks(document.blocks).flatMap((block) =>
    block.kind === 'table' ? [tokens(block.head.map(plain).join(' ')).join('')] : [],
  );
  return heads.reduce((text, head) => text.replaceAll(head, ''), words.join(''));
}

/** Text as words: one sign for each box, what no font has by its character, ligatures by their letters. */
export function tokens(text: string): Words {
  return text
    .replace(/\[U\+([0-9A-F]{4,6})\]/g, (_notation, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/☒|\[x\]/g, '▣')
    .replace(/☐|\[ \]/g, '▢')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+(?=\p{M})/gu, '')
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function withoutRepeatedHeads(words: Words, document: LetterDocument): Words {
  let out = [...words];
  for (const table of allBlocks(document.blocks)) {
    if (table.kind !== 'table') continue;
    const head = tokens(table.head.map(plain).join(' '));
    if (head.length < 2) continue;
    const first = indexOf(out, head, 0);
    for (
      let again = indexOf(out, head, first + 1);
      first >= 0 && again > first;
      again = indexOf(out, head, first + 1)
    ) {
      out = [...out.slice(0, again), ...out.slice(again + head.length)];
    }
  }
  return out;
}

/** Takes away list numbers and dashes, found by the words that follow them. */
function withoutListMarks(words: Words, document: LetterDocument): Words {
  const out = [...words];
  let cursor = 0;
  for (const { marks, start } of listMarks(document.blocks, 0)) {
    const found = out.findIndex(
      (word, index) =>
        index >= cursor &&
        marks.includes(word) &&
        start.every((next, place) => out[index + 1 + place] === next),
    );
    if (found < 0) continue;
    out.splice(found, 1);
    cursor = found;
  }
  return out;
}

type ListMark = { readonly marks: readonly string[]; readonly start: Words };

function listMarks(blocks: readonly Block[], depth: number): readonly ListMark[] {
  return blocks.flatMap((block): readonly ListMark[] => {
    if (block.kind === 'notice') return listMarks(block.blocks, 0);
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item, index) => {
      const marks = block.ordered ? [itemNumber((block.start ?? 1) + index, depth)] : ['–', '-'];
      const [first] = item;
      const start = first?.kind === 'paragraph' ? tokens(plain(first.content)).slice(0, 1) : [];
      return [{ marks, start }, ...listMarks(item, depth + 1)];
    });
  });
}

function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'notice') return [block, ...allBlocks(block.blocks)];
    return block.kind === 'list' ? [block, ...block.items.flatMap(allBlocks)] : [block];
  });
}

function plain(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'box') return inline.checked ? '☒' : '☐';
      return inline.kind === 'break' ? ' ' : inline.text;
    })
    .join('');
}

function indexOf(words: Words, part: Words, from: number): number {
  return words.findIndex(
    (_, index) => index >= from && part.every((word, place) => words[index + place] === word),
  );
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
