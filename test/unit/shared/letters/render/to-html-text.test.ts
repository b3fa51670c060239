import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LetterDocument } from '../../../../../shared/letters/document-model.ts';
import { letterCss, STYLE_HASH } from '../../../../../shared/letters/html-style.ts';
import { renderHtml } from '../../../../../shared/letters/to-html.ts';
import { renderText } from '../../../../../shared/letters/to-text.ts';
import { richLetter } from './rich-letter.ts';
import { filled, SPECIMEN_TEMPLATE, specimenView } from './specimen.ts';

const specimen = filled(SPECIMEN_TEMPLATE, specimenView());

describe('renderHtml', () => {
  it.each(['A4', 'LETTER'] as const)('allows its own style sheet only, %s', (paper) => {
    const css = letterCss(paper);
    expect(STYLE_HASH[paper]).toBe(createHash('sha256').update(css).digest('base64'));
    const html = renderHtml(specimen, paper);
    expect(html).toContain(`<style>${css}</style>`);
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${STYLE_HASH[paper]}';`);
  });

  it('holds no script, no address that opens, no attribute that runs', () => {
    const html = renderHtml(richLetter(true), 'A4');
    expect(html).not.toMatch(/<script|<img|<a |<link|<iframe|<object| on\w+=|javascript:|url\(|@import/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('is made of real headings, lists and tables', () => {
    const html = renderHtml(richLetter(true), 'A4');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<h1>Notification about a breach');
    expect(html).toContain('<th scope="col">Measure</th>');
    expect(html).toContain('<ol type="a">');
    expect(html).toContain('<dt>Known since</dt>');
    expect(html).toContain('<p dir="rtl">שלום');
  });

  it('escapes what stands in attributes', () => {
    const evil: LetterDocument = {
      ...specimen,
      lang: '"><script>',
      author: '"><img src=x>',
      title: '</title><script>',
    };
    expect(renderHtml(evil, 'A4')).not.toMatch(/<script|<img/);
  });
});

describe('renderText', () => {
  it('is the letter as agreed', async () => {
    await expect(renderText(specimen)).toMatchFileSnapshot('./specimen.txt');
  });

  it('keeps within 76 columns', () => {
    const tooLong = renderText(specimen)
      .split('\n')
      .filter((line) => [...line].length > 76);
    expect(tooLong).toEqual([]);
  });

  it('sets a narrow table in columns', () => {
    const letter: LetterDocument = {
      ...specimen,
      blocks: [
        {
          kind: 'table',
          head: [[{ kind: 'text', text: 'Key' }], [{ kind: 'text', text: 'Amount' }]],
          align: ['start', 'end'],
          rows: [
            [[{ kind: 'text', text: 'Łódź' }], [{ kind: 'text', text: '7' }]],
            [[{ kind: 'box', checked: true }], []],
          ],
        },
      ],
    };
    expect(renderText(letter).split('\n').slice(0, 4)).toEqual([
      'Key   Amount',
      '----  ------',
      'Łódź       7',
      '[x]',
    ]);
  });
});
