import type { LetterDocument } from '../../../../../shared/letters/document-model.ts';
import type { View } from '../../../../../shared/letters/slot-values.ts';
import { filled } from './specimen.ts';

/** Strings that have broken other programs. Each must come out as it went in. */
export const HOSTILE: readonly string[] = [
  '{{officer.name}} {{#rows}}x{{/rows}} {{{raw}}}',
  '<script>alert(1)</script> & <b>bold</b> &amp; "quoted" \'single\'',
  '# not a heading, * not a list, 1. nor a number, --- nor a rule, ``` nor a fence',
  '| a | b | with `code`, **stars**, _lines_, ~~waves~~, [link](https://example.com), ![image](x.png)',
  '\uE000\uE010\uE001 private use \uE002\uF8FF',
  'https://example.com/?a=1&b=2 www.example.com someone@example.com',
  'C:\\temp\\new\\file %PDF-1.7 endobj ]]> <!-- x --> <?xml?> $$ {x} $1 $& \\u0041',
];

const TEMPLATE = `---
id: rich.en
version: 1
kind: test
lang: en
title: "Rich letter on {{subject}}"
subject: "Everything at once: {{subject}}"
marking: Strictly confidential
rule: none
source: fixture
approval: draft
required: []
---
\`\`\`letterhead
{{sender}}
\`\`\`
\`\`\`recipient
{{name}}
{{address}}
\`\`\`
\`\`\`details
Our reference: {{reference}}
Date: {{date}}
\`\`\`

# Notification about {{subject}}

Dear {{name}}, this line has **bold**, *italic*, ***both***, a box {{yes}}, another {{no}} and a fact that is {{later}}.\\
After a break.

{{story}}

## 1. Scripts

{{#scripts}}
- {{label}}: {{text}}
{{/scripts}}

## 2. Hostile values

{{#hostile}}
{{.}}

{{/hostile}}

{{long}}

## 3. Lists

1. First
   1. Nested first with {{yes}}
   2. Nested second
      - A dash within
      - Another one
2. Second

   Its second paragraph.
3. Third

- [x] Ticked in the template
- [ ] Open in the template

### 3.1 Right to left

{{hebrew}}

{{arabic}}

---

## 4. Table over pages

| No. | Measure | Owner | Done | Cost |
|----:|---------|-------|:----:|-----:|
{{#measures}}
| {{no}} | {{what}} | {{who}} | {{done}} | {{cost}} |
{{/measures}}

Small one:

| Key | Value |
|-----|-------|
| a | {{pipe}} |

\`\`\`notice
### Do not miss

Within **72 hours**:

- {{name}}
- {{hebrewName}}
\`\`\`

\`\`\`details
Kind of notice: {{yes}} first   {{no}} later
Known since: {{later}}
Long value: {{story}}
\`\`\`

Yours sincerely,

\`\`\`signature
{{signer}}
Data protection officer
\`\`\`
`;

export const HEBREW_NAME = 'משה כהן';
export const ARABIC_NAME = 'فاطمة الزهراء';
export const HEBREW =
  'שלום לכולם, זהו מכתב על פרצת אבטחה שאירעה ביום 27 במרץ 2027 אצל Halvor Logistik (החברה).';
export const ARABIC =
  'السلام عليكم، هذه رسالة عن اختراق البيانات الشخصية الذي وقع في 27 مارس 2027 وأثر على عدد كبير من الأشخاص في الشركة.';

/** Values for the rich letter. `rightToLeft` adds Hebrew and Arabic, which PDF readers give back line by line. */
function richView(rightToLeft: boolean): View {
  const script = (text: string): string => (rightToLeft ? text : 'a name in Latin letters');
  return {
    sender: 'Halvor Logistik SE, Speicherufer 12, 20457 Hamburg',
    name: 'Żaneta Łęcka-Müller',
    address: 'ul. Świętokrzyska 5\n00-010 Warszawa\nPolska',
    reference: 'BR-2027-001',
    date: '29 March 2027',
    subject: 'a breach | of “data”',
    yes: { box: true },
    no: { box: false },
    later: { toFollow: 'not yet known, expected by 9 April 2027' },
    story:
      'First paragraph of the story.\nSecond line of it.\n\nSecond paragraph, after a blank line.\r\n\r\nThird, from Windows.',
    scripts: [
      { label: 'Greek', text: 'Παπαδοπούλου, Ξένια — ΰψιλον και Άγνωστος' },
      { label: 'Cyrillic', text: 'Щербакова Юлия, Българска народна банка, Їжак' },
      { label: 'Polish', text: 'Zażółć gęślą jaźń' },
      { label: 'Ticks', text: '☐ ☑ ☒ ✔ ✗ → ≥ € № ½ …' },
      { label: 'Ligatures', text: 'office affine flow fjord ﬁ ĳ ß ẞ' },
      { label: 'Combining', text: 'e\u0301 Z\u030C a\u0328' },
      { label: 'Emoji', text: 'fine 😀 family 👨‍👩‍👧 flag 🇪🇺 heart ❤️ end' },
      { label: 'Chinese', text: '个人数据泄露' },
      { label: 'Hebrew name', text: `Mr ${script(HEBREW_NAME)} of Haifa` },
      { label: 'Arabic name', text: `Ms ${script(ARABIC_NAME)} of Tunis` },
    ],
    hostile: [...HOSTILE],
    long: `${'Donaudampfschifffahrtsgesellschaft'.repeat(8)} end of the long word`,
    hebrew: script(HEBREW),
    arabic: script(ARABIC),
    hebrewName: script(HEBREW_NAME),
    pipe: 'x | y `z` \\| w',
    measures: Array.from({ length: 48 }, (_, index) => ({
      no: index + 1,
      what:
        index % 5 === 0
          ? 'All passwords of administrators reset, sign-ins checked back to 1 March 2027'
          : 'Share restored',
      who: index % 3 === 0 ? 'Ξένια' : 'Юлия',
      done: { box: index % 2 === 0 },
      cost: `${(index + 1) * 137}.00 €`,
    })),
    signer: 'Mara Lindqvist',
  };
}

/** All blocks, many scripts, all traps. */
export function richLetter(rightToLeft = false): LetterDocument {
  return filled(TEMPLATE, richView(rightToLeft));
}
