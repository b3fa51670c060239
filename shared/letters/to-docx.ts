import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { epochMs, utcText } from '../time/instant.ts';
import type { LetterDocument } from './document-model.ts';
import { docxContent } from './docx-blocks.ts';
import { type DocxParagraph, docx } from './docx-library.js';
import { docxStyles, STYLE, twips } from './docx-styles.ts';
import { MARGIN, PAPER, type Paper, pageWords } from './page-style.ts';

/** Written as local time by the ZIP library, so that it is the same in every zone. */
const ZIP_TIME = '1980-01-01T00:00:00';
const CONTENT_TYPES = '[Content_Types].xml';

/**
 * Writes a letter for Word: real styles, real numbering, repeated table heads, fields for the page
 * numbers, the language of the text. Fonts are named, not embedded: where IBM Plex Sans is missing,
 * Arial stands in. The same document gives the same bytes.
 */
export async function renderDocx(letter: LetterDocument, paper: Paper): Promise<Uint8Array> {
  const page = PAPER[paper];
  const width = page.width - MARGIN.left - MARGIN.right;
  const { children, lists } = docxContent(letter.blocks, width);
  const foot = new docx.Footer({ children: [footer(letter, width)] });
  const document = new docx.Document({
    title: letter.title,
    subject: letter.subject,
    creator: letter.author,
    lastModifiedBy: letter.author,
    revision: 1,
    styles: docxStyles(letter.lang),
    numbering: { config: lists },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(MARGIN.top),
              right: twips(MARGIN.right),
              bottom: twips(MARGIN.bottom),
              left: twips(MARGIN.left),
              header: twips(38),
              footer: twips(36),
            },
          },
        },
        headers: {
          default: new docx.Header({ children: [furniture(letter.title)] }),
          first: new docx.Header({ children: [furniture('')] }),
        },
        footers: { default: foot, first: foot },
        children,
      },
    ],
  });
  return repacked(await docx.Packer.pack(document, 'uint8array'), letter);
}

function furniture(text: string): DocxParagraph {
  return new docx.Paragraph({ style: STYLE.furniture, children: [new docx.TextRun({ text })] });
}

function footer(letter: LetterDocument, width: number): DocxParagraph {
  const [before, between, after] = pageWords(letter.lang);
  const label = [letter.marking, letter.reference].filter((part) => part !== '').join(' · ');
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  return new docx.Paragraph({
    style: STYLE.furniture,
    tabStops: [{ type: 'right', position: twips(width) }],
    children: [
      new docx.TextRun({ children: [label, new docx.Tab(), before, CURRENT, between, TOTAL_PAGES, after] }),
    ],
  });
}

/** The same archive without a trace of when it was made: fixed entry times, `madeAt` as its dates. */
function repacked(bytes: Uint8Array, letter: LetterDocument): Uint8Array {
  const files = unzipSync(bytes);
  const names = Object.keys(files).sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  const entries: Zippable = {};
  for (const name of names) {
    const content = files[name];
    if (content) entries[name] = [edited(name, content, letter), { mtime: ZIP_TIME, level: 6 }];
  }
  return zipSync(entries);
}

/** Word expects the list of content types first. */
function rank(name: string): number {
  return name === CONTENT_TYPES ? 0 : 1;
}

function edited(name: string, content: Uint8Array, letter: LetterDocument): Uint8Array {
  if (name === 'docProps/core.xml') {
    const madeAt = `${utcText(epochMs(letter.madeAt)).slice(0, 19)}Z`;
    const dated = strFromU8(content).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${madeAt}`);
    return strToU8(
      dated.replace('</cp:coreProperties>', `<dc:language>${letter.lang}</dc:language></cp:coreProperties>`),
    );
  }
  if (name === 'word/fontTable.xml') {
    return strToU8(
      strFromU8(content).replace(/<w:fonts([^>]*?)\/>/, `<w:fonts$1>${FALLBACK_FONT}</w:fonts>`),
    );
  }
  return content;
}

/** Tells Word what to use where the font is not installed. @source ECMA-376 part 1, 17.8.3.1 */
const FALLBACK_FONT =
  '<w:font w:name="IBM Plex Sans"><w:altName w:val="Arial"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>';
