import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline, LetterDocument } from '../../../../../shared/letters/document-model.ts';
import { emptySections, fillTemplate } from '../../../../../shared/letters/fill-template.ts';
import { literalText } from '../../../../../shared/letters/literal-text.ts';
import { parseTemplate } from '../../../../../shared/letters/parse-template.ts';
import type { View } from '../../../../../shared/letters/slot-values.ts';
import { templatePaths } from '../../../../../shared/letters/template-schema.ts';
import { HOSTILE } from './rich-letter.ts';
import { filled, MADE_AT } from './specimen.ts';

const HEAD = `---
id: test.en
version: 1
kind: test
lang: en
title: Title
subject: Subject
marking: Confidential
rule: Art. 33(1) GDPR
source: fixture
approval: draft
required:
  - { field: discovery.awareAt, requiredBy: Art. 33(3)(a) GDPR }
---
`;
const META = { author: 'Author', reference: 'BR-1', madeAt: MADE_AT };

function failureOf(body: string, view: View = {}): unknown {
  const template = parseTemplate(HEAD + body);
  if (!template.ok) return template.failure;
  const letter = fillTemplate(template.value, view, META);
  return letter.ok ? undefined : letter.failure;
}

function blocksOf(body: string, view: View = {}): readonly Block[] {
  return filled(HEAD + body, view).blocks;
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}

describe('parseTemplate', () => {
  it.each([
    ['no front matter', '# Title', 'template.frontMatter'],
    ['front matter that is not YAML', '---\n{{\n---\n', 'template.frontMatter'],
    ['an unknown key in the front matter', HEAD.replace('rule:', 'rules:'), 'template.frontMatter'],
    [
      'a version that is not a whole number',
      HEAD.replace('version: 1', 'version: 1.5'),
      'template.frontMatter',
    ],
    ['a section left open', `${HEAD}{{#open}}text`, 'template.syntax'],
    ['a partial', `${HEAD}{{> other}}`, 'template.syntax'],
    ['three braces', `${HEAD}{{{raw}}}`, 'template.syntax'],
    ['an ampersand tag', `${HEAD}{{& raw}}`, 'template.syntax'],
    ['changed delimiters', `${HEAD}{{=<% %>=}}`, 'template.syntax'],
    ['a tag that is no path', `${HEAD}{{a b}}`, 'template.syntax'],
    ['a private-use character', `${HEAD}\uE000\uE010\uE001`, 'template.syntax'],
    ['HTML', `${HEAD}a <b>bold</b> word`, 'template.unsupported'],
    ['a link', `${HEAD}[text](https://example.com)`, 'template.unsupported'],
    ['an image', `${HEAD}![image](x.png)`, 'template.unsupported'],
    ['code', `${HEAD}a \`word\``, 'template.unsupported'],
    ['an unknown fence', `${HEAD}\`\`\`mermaid\nx\n\`\`\``, 'template.unsupported'],
    ['a fourth level', `${HEAD}#### deep`, 'template.unsupported'],
    ['a page break without a blank line above', `${HEAD}text\n---`, 'template.unsupported'],
    ['a detail without a label', `${HEAD}\`\`\`details\nno label\n\`\`\``, 'template.unsupported'],
    ['HTML inside a section', `${HEAD}{{#x}}\n<table>\n{{/x}}`, 'template.unsupported'],
  ])('refuses %s', (_case, source, code) => {
    expect(parseTemplate(source)).toMatchObject({ ok: false, failure: { code } });
  });

  it('names the line of a refused tag', () => {
    expect(parseTemplate(`${HEAD}one\n\n{{{raw}}}`)).toMatchObject({
      failure: { detail: { problem: /line 3/ } },
    });
  });

  it('lists the paths a template asks for', () => {
    const template = parseTemplate(
      `${HEAD}{{a.b}} {{#list}}{{name}} {{.}}{{/list}} {{^none}}{{a.b}}{{/none}}`,
    );
    expect(template.ok && templatePaths(template.value)).toEqual(['a.b', 'list', 'name', '.', 'none']);
  });

  it('reads files from Windows', () => {
    expect(parseTemplate(`\uFEFF${HEAD}text`.replaceAll('\n', '\r\n')).ok).toBe(true);
  });
});

describe('fillTemplate', () => {
  it.each([
    ['a slip in a name', '{{nmae}}', { name: 'x' }, 'letter.unknownSlot', 'nmae'],
    ['a slip in the last part of a path', '{{a.c}}', { a: { b: 'x' } }, 'letter.unknownSlot', 'a.c'],
    ['an unknown section', '{{#nothing}}x{{/nothing}}', {}, 'letter.unknownSlot', 'nothing'],
    ['a path into a string', '{{a.b}}', { a: 'x' }, 'letter.unknownSlot', 'a.b'],
    [
      'an inherited property',
      '{{constructor}} {{a.toString}}',
      { a: {} },
      'letter.unknownSlot',
      'constructor, a.toString',
    ],
    ['an absent value', '{{name}}', { name: undefined }, 'letter.emptySlot', 'name'],
    ['an empty string', '{{name}}', { name: '' }, 'letter.emptySlot', 'name'],
    ['a string of white space', '{{name}}', { name: ' \n\t' }, 'letter.emptySlot', 'name'],
    ['a string without anything to see', '{{name}}', { name: '\u200B\uFEFF' }, 'letter.emptySlot', 'name'],
    [
      'something to follow that says nothing',
      '{{name}}',
      { name: { toFollow: '' } },
      'letter.emptySlot',
      'name',
    ],
    ['a value below an absent group', '{{a.b}}', { a: null }, 'letter.emptySlot', 'a.b'],
    ['all empty slots at once', '{{a}} {{b}} {{c}}', { a: '', b: 'x', c: null }, 'letter.emptySlot', 'a, c'],
    [
      'an item of a list, with its place',
      '{{#p}}{{n}}{{/p}}',
      { p: [{ n: 'x' }, { n: '' }] },
      'letter.emptySlot',
      'p[1].n',
    ],
    ['a list in a slot', '{{a}}', { a: ['x'] }, 'letter.slotKind', 'a'],
    ['a truth value in a slot', '{{a}}', { a: true }, 'letter.slotKind', 'a'],
    ['a group in a slot', '{{a}}', { a: { b: 'x' } }, 'letter.slotKind', 'a'],
    ['a number that is none', '{{a}}', { a: Number.NaN }, 'letter.slotKind', 'a'],
  ])('refuses %s', (_case, body, view, code, slots) => {
    expect(failureOf(body, view as View)).toMatchObject({ code, detail: { slots } });
  });

  it('draws conditions, loops and the nearest name', () => {
    const body =
      '{{#list}}{{name}}-{{outer}}{{#last}}.{{/last}}{{^last}}, {{/last}}{{/list}}{{^none}} none{{/none}}{{#flag}}!{{/flag}}';
    const list = [
      { name: 'a', last: false },
      { name: 'b', last: true },
    ];
    expect(blocksOf(body, { name: 'wrong', outer: 'o', list, none: [], flag: true })).toEqual([
      { kind: 'paragraph', content: [text('a-o, b-o. none!')] },
    ]);
  });

  it('takes an unticked box, 0, an empty text and null for false in a section', () => {
    const view = { box: { box: false }, zero: 0, blank: ' ', nil: null, some: { toFollow: 'later' } };
    const body =
      '{{#box}}a{{/box}}{{#zero}}b{{/zero}}{{#blank}}c{{/blank}}{{#nil}}d{{/nil}}{{#some}}e {{.}}{{/some}}';
    expect(blocksOf(body, view)).toEqual([
      { kind: 'paragraph', content: [text('e '), { kind: 'toFollow', text: 'later' }] },
    ]);
  });

  it('makes paragraphs of a text that stands alone and breaks of one that does not', () => {
    const story = 'One.\nStill one.\r\n\r\nTwo.\n';
    expect(blocksOf('{{story}}\n\nSaid: {{story}}', { story })).toEqual([
      { kind: 'paragraph', content: [text('One.'), { kind: 'break' }, text('Still one.')] },
      { kind: 'paragraph', content: [text('Two.')] },
      {
        kind: 'paragraph',
        content: [
          text('Said: One.'),
          { kind: 'break' },
          text('Still one.'),
          { kind: 'break' },
          { kind: 'break' },
          text('Two.'),
        ],
      },
    ]);
  });

  it('makes the fenced blocks, and leaves out one that has lost its lines', () => {
    const body = [
      '```letterhead\n{{sender}}\n```',
      '```recipient\n{{address}}\n```',
      '```details\nOur reference: {{ref}}: a\n{{#no}}\nGone: x\n{{/no}}\n```',
      '```notice\n**Mind** this.\n```',
      '```signature\n- {{sender}}\n```',
      '```letterhead\n{{#no}}\nx\n{{/no}}\n```',
    ].join('\n');
    expect(blocksOf(body, { sender: 'S', address: 'One\nTwo', ref: 'R', no: false })).toEqual([
      { kind: 'letterhead', lines: [[text('S')]] },
      { kind: 'recipient', lines: [[text('One')], [text('Two')]] },
      { kind: 'details', rows: [{ label: 'Our reference', value: [text('R: a')] }] },
      {
        kind: 'notice',
        blocks: [
          { kind: 'paragraph', content: [{ kind: 'text', text: 'Mind', bold: true }, text(' this.')] },
        ],
      },
      { kind: 'signature', lines: [[text('- S')]] },
    ]);
  });

  it('keeps alignment, start numbers and task boxes', () => {
    const body =
      '3. three\n4. four\n\n- [x] done\n\n| A | B |\n|---|--:|\n| {{a}} | 2 |\n| 3 |\n\n---\n\nend';
    expect(blocksOf(body, { a: 'x|y' })).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [{ kind: 'paragraph', content: [text('three')] }],
          [{ kind: 'paragraph', content: [text('four')] }],
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [[{ kind: 'paragraph', content: [{ kind: 'box', checked: true }, text(' '), text('done')] }]],
      },
      {
        kind: 'table',
        head: [[text('A')], [text('B')]],
        rows: [
          [[text('x|y')], [text('2')]],
          [[text('3')], []],
        ],
        align: ['start', 'end'],
      },
      { kind: 'pageBreak' },
      { kind: 'paragraph', content: [text('end')] },
    ]);
  });

  it('fills title, subject and marking, and carries the author, reference and instant', () => {
    const source = HEAD.replace('title: Title', 'title: "To {{name}}"').replace(
      'Subject',
      '"{{name}}: {{later}}"',
    );
    const { title, subject, author, reference, madeAt, lang } = filled(`${source}x`, {
      name: 'A\nB',
      later: { toFollow: 'soon' },
    });
    expect({ title, subject, author, reference, madeAt, lang }).toEqual({
      title: 'To A B',
      subject: 'A B: soon',
      author: 'Halvor Logistik SE',
      reference: 'BR-2027-001',
      madeAt: MADE_AT,
      lang: 'en',
    });
  });

  it.each(HOSTILE)('prints as it is: %s', (value) => {
    const body = '{{v}}\n\n- {{v}}\n\n| H |\n|---|\n| {{v}} |\n\n## {{v}}\n\n**{{v}}**';
    const blocks = blocksOf(body, { v: value });
    expect(blocks).toEqual([
      { kind: 'paragraph', content: [text(value)] },
      { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', content: [text(value)] }]] },
      { kind: 'table', head: [[text('H')]], rows: [[[text(value)]]] },
      { kind: 'heading', level: 2, content: [text(value)] },
      { kind: 'paragraph', content: [{ kind: 'text', text: value, bold: true }] },
    ]);
  });

  it('prints any single line as it is, wherever it stands', () => {
    const line = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => /[^\s\p{DI}]/u.test(value));
    fc.assert(
      fc.property(line, (value) => {
        const [paragraph, list, table] = blocksOf('before {{v}}\n\n- a {{v}}\n\n| {{v}} |\n|---|\n| b |', {
          v: value,
        }) as unknown as [{ content: Inline[] }, { items: { content: Inline[] }[][] }, { head: Inline[][] }];
        const shown = literalText(value).replace(/^\s*\n|\n\s*$/g, '');
        const plain = (content: readonly Inline[]): string =>
          content
            .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? '\n' : ''))
            .join('');
        if (shown.includes('\n')) return;
        expect(plain(paragraph.content)).toBe(`before ${shown}`);
        expect(plain(list.items[0]?.[0]?.content ?? [])).toBe(`a ${shown}`);
        expect(plain(table.head[0] ?? [])).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('writes out what no file format can carry', () => {
    expect(blocksOf('{{v}}', { v: 'a\u0000b\u001B\tc\uD800d\uFFFE' })).toEqual([
      { kind: 'paragraph', content: [text('a[U+0000]b[U+001B] c[U+D800]d[U+FFFE]')] },
    ]);
  });

  it('prints 40,000 characters', () => {
    const value = 'word '.repeat(8_000).trim();
    expect(blocksOf('{{v}}', { v: value })).toEqual([{ kind: 'paragraph', content: [text(value)] }]);
  });
});

describe('emptySections', () => {
  it('finds headings whose content a condition has taken away', () => {
    const body =
      '# Title\n\n## Empty\n\n{{#no}}\nx\n{{/no}}\n\n## Full\n\n### Sub\n\ntext\n\n## Table\n\n| A |\n|---|\n{{#no}}\n| x |\n{{/no}}';
    expect(emptySections(filled(HEAD + body, { no: false }))).toEqual([
      { level: 2, heading: 'Empty' },
      { level: 2, heading: 'Table' },
    ]);
  });

  it('is content with a letter without headings', () => {
    const letter: LetterDocument = filled(`${HEAD}text`, {});
    expect(emptySections(letter)).toEqual([]);
  });
});

describe('Markdown that is read once', () => {
  const words = fc.string({ unit: fc.constantFrom(...'abc äß,;-+()0123 ') }).map((tail) => `x${tail}`);

  it('gives each letter its own values, in any order', () => {
    const body = '# On {{a}}\n\nIt is {{a}}, **{{b}}**.\n\n- {{b}}\n';
    const views = fc.array(fc.record({ a: words, b: words }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(views, (all) => {
        const first = all.map((view) => blocksOf(body, view));
        const again = [...all].reverse().map((view) => blocksOf(body, view));
        expect(again.reverse()).toEqual(first);
        const shown = JSON.stringify(first[0]);
        expect(shown).toContain(JSON.stringify(all[0]?.a.trim()).slice(1, -1));
      }),
    );
  });

  it('reads a line of details without markup as the parser reads a paragraph', () => {
    fc.assert(
      fc.property(words, (line) => {
        const [details, paragraph] = blocksOf(`\`\`\`details\nLabel: ${line}\n\`\`\`\n\n${line}\n`);
        expect(details).toEqual({
          kind: 'details',
          rows: [{ label: 'Label', value: paragraph?.kind === 'paragraph' ? paragraph.content : [] }],
        });
      }),
    );
  });
});
