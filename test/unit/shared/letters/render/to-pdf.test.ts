import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, LetterDocument } from '../../../../../shared/letters/document-model.ts';
import { type PdfLetter, pdfRenderer } from '../../../../../shared/letters/to-pdf.ts';
import { hasPdfToText, pdfPages, pdfWords, tokens } from '../../../../support/extract-text.ts';
import { FONTS } from './fonts.ts';
import { richLetter } from './rich-letter.ts';
import { filled, MADE_AT, SPECIMEN_TEMPLATE, specimenView } from './specimen.ts';

const QPDF = 'qpdf';
const isQpdfThere = spawnSync(QPDF, ['--version']).error === undefined;
const isPdfReadable = hasPdfToText();
const render = pdfRenderer(FONTS);
const specimen = filled(SPECIMEN_TEMPLATE, specimenView());

function letterOf(blocks: readonly Block[]): LetterDocument {
  return {
    ...specimen,
    lang: 'en',
    title: 'Running title',
    marking: 'Confidential',
    reference: 'BR-1',
    blocks,
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: [{ kind: 'text', text }] };
}

/** What a program says about the file. */
function said(command: string, args: readonly string[], { bytes }: PdfLetter): string {
  const folder = mkdtempSync(join(tmpdir(), 'letter-'));
  try {
    writeFileSync(join(folder, 'letter.pdf'), bytes);
    const { stdout, stderr } = spawnSync(command, [...args, 'letter.pdf'], { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('pdfRenderer', () => {
  it('gives the same bytes again, with fonts read anew and with fonts shared', async () => {
    // The first letter of a renderer reads its fonts as stock pdfmake does; the later ones share them.
    const anew = pdfRenderer(FONTS);
    const [first, second, third] = [
      await anew(specimen, 'A4'),
      await anew(specimen, 'A4'),
      await render(specimen, 'A4'),
    ];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(Buffer.compare(first.bytes, third.bytes)).toBe(0);
  });

  it('gives the same bytes when letters are made side by side', async () => {
    const alone = [await render(specimen, 'A4'), await render(richLetter(true), 'LETTER')];
    const together = await Promise.all([render(specimen, 'A4'), render(richLetter(true), 'LETTER')]);
    together.forEach((letter, index) => {
      expect(Buffer.compare(letter.bytes, alone[index]?.bytes ?? new Uint8Array())).toBe(0);
    });
  });

  it.skipIf(!isPdfReadable)(
    'carries title, author, subject, instant and paper, and claims no tags',
    async () => {
      const info = said('pdfinfo', ['-isodates'], await render(specimen, 'A4'));
      expect(info).toContain('Meldung einer Verletzung des Schutzes');
      expect(info).toMatch(/Author: +Halvor Logistik SE/);
      expect(info).toMatch(/Subject: +Meldung nach Art. 33 DSGVO, BR-2027-001/);
      expect(info).toMatch(/CreationDate: +2027-03-29T0[0-9]:00:00/);
      expect(info).toMatch(/Tagged: +no/);
      expect(info).toMatch(/\(A4\)/);
      expect(said('pdfinfo', [], await render(specimen, 'LETTER'))).toMatch(/\(letter\)/);
      expect(MADE_AT).toBe(Date.parse('2027-03-29T02:00:00Z'));
    },
  );

  it.skipIf(!isPdfReadable)('embeds all fonts', async () => {
    const fonts = said('pdffonts', [], await render(richLetter(true), 'A4'))
      .split('\n')
      .slice(2, -1);
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect(font).toMatch(/\+(IBMPlexSans|DejaVuSans).* yes yes yes /);
  });

  it.skipIf(!isQpdfThere)('is sound in the eyes of qpdf', async () => {
    expect(said(QPDF, ['--check'], await render(richLetter(true), 'A4'))).toContain(
      'No syntax or stream encoding errors',
    );
  });

  it('reports what no font has, and where', async () => {
    const { missing } = await render(
      letterOf([paragraph('fine'), paragraph('a 漢 b 漢'), paragraph('x\u2066y')]),
      'A4',
    );
    const seen = { codePoint: 0x6f22, notation: '[U+6F22]', where: 'blocks[1]' };
    expect(missing.filter((glyph) => glyph.codePoint === 0x6f22)).toEqual([seen, seen]);
  });

  it.skipIf(!isPdfReadable)('has page furniture in the language of the letter', async () => {
    const pages = pdfPages((await render(specimen, 'A4')).bytes);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('Vertraulich · BR-2027-001');
    expect(pages[0]).toContain('Seite 1 von 3');
    expect(pages[2]).toContain('Seite 3 von 3');
  });

  it.skipIf(!isPdfReadable)('cuts a marking that is too long for the footer, and nothing else', async () => {
    const long = { ...letterOf([paragraph('text')]), marking: 'Confidential '.repeat(40) };
    const [page = ''] = pdfPages((await render(long, 'A4')).bytes);
    expect(page).toContain('…');
    expect(page).toContain('Page 1 of 1');
  });

  it.skipIf(!isPdfReadable)(
    'leaves no heading at the foot of a page, no signature alone, no blank page',
    async () => {
      for (let lines = 36; lines <= 52; lines++) {
        const filler = Array.from({ length: lines }, (_, index) => paragraph(`Line ${index}`)).slice(
          0,
          Math.ceil(lines * 0.7),
        );
        const letter = letterOf([
          ...filler,
          { kind: 'heading', level: 2, content: [{ kind: 'text', text: 'Heading' }] },
          { kind: 'heading', level: 3, content: [{ kind: 'text', text: 'Subheading' }] },
          paragraph(
            'Here is what we did, in some words that need more than one line to be told in full. '.repeat(3),
          ),
          paragraph('We ask you to note:'),
          {
            kind: 'table',
            head: [[{ kind: 'text', text: 'Column' }]],
            rows: [[[{ kind: 'text', text: 'Cell' }]]],
          },
          paragraph('The last sentence.'),
          paragraph('Yours sincerely,'),
          {
            kind: 'signature',
            lines: [[{ kind: 'text', text: 'Signer' }], [{ kind: 'text', text: 'Office' }]],
          },
        ]);
        const pages = pdfPages((await render(letter, 'A4')).bytes).map((page) => tokens(page).join(' '));
        for (const page of pages) {
          expect(page).not.toMatch(
            /(Heading|Subheading|note:|sincerely,|sentence\.) (Running title )?Confidential/,
          );
          expect(page.replace(/(Running title )?Confidential · BR-1 Page \d of \d/, '').trim()).not.toBe('');
        }
      }
    },
  );

  it.skipIf(!isPdfReadable)(
    'prints 40,000 characters, in a paragraph, a cell and without a space',
    async () => {
      const words = 'Betroffene Person '.repeat(1_200).trim();
      const solid = 'Übermittlung'.repeat(1_600);
      const cells = [[[{ kind: 'text', text: words }], [{ kind: 'text', text: solid }]]] as const;
      const head = [[{ kind: 'text', text: 'One' }], [{ kind: 'text', text: 'Two' }]] as const;
      const letter = letterOf([paragraph(words), paragraph(solid), { kind: 'table', head, rows: cells }]);
      const found = pdfWords((await render(letter, 'A4')).bytes, letter).join('');
      const compact = words.replaceAll(' ', '');
      expect(found.startsWith(compact + solid)).toBe(true);
      expect(found.length).toBe(2 * (compact.length + solid.length) + 'OneTwo'.length);
    },
  );
});
