import Mustache from 'mustache';
import { parse as parseYaml } from 'yaml';
import { fail, ok, type Result } from '../result.ts';
import { blocksFromMarkdown } from './markdown-blocks.ts';
import { FrontMatter, type LetterTemplate, type TemplateNode } from './template-schema.ts';

const FILE = /^---\n([\s\S]*?)\n---(?:\n|$)([\s\S]*)$/;
const PRIVATE_USE = /\p{Co}/u;
const PATH = /^(?:\.|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)$/u;

/** Thrown inside this file only; becomes the failure `template.syntax`. */
class TemplateSyntax extends Error {}

/**
 * Reads a template file: YAML between `---` lines, then Markdown with mustache tags. Knows
 * `{{slot}}`, `{{#section}}`, `{{^section}}`, `{{/section}}` and `{{! comment }}`; partials, unescaped
 * tags and changed delimiters are refused, and so is Markdown that has no place in a letter.
 *
 * Failures: `template.frontMatter`, `template.syntax`, `template.unsupported`, each with `problem`.
 */
export function parseTemplate(source: string): Result<LetterTemplate> {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const file = FILE.exec(text);
  if (!file) return fail('template.frontMatter', { problem: 'no front matter between --- lines' });
  const [, head = '', body = ''] = file;
  const front = readFrontMatter(head);
  if (!front.ok) return front;
  if (PRIVATE_USE.test(text)) return fail('template.syntax', { problem: 'private-use character' });
  try {
    const template: LetterTemplate = {
      front: front.value,
      title: templateNodes(front.value.title),
      subject: templateNodes(front.value.subject),
      marking: templateNodes(front.value.marking),
      body: templateNodes(body),
    };
    const checked = blocksFromMarkdown(outline(template.body), []);
    return checked.ok ? ok(template) : checked;
  } catch (fault) {
    if (!(fault instanceof TemplateSyntax)) throw fault;
    return fail('template.syntax', { problem: fault.message });
  }
}

function readFrontMatter(head: string): Result<FrontMatter> {
  let raw: unknown;
  try {
    raw = parseYaml(head, { schema: 'core', logLevel: 'error' });
  } catch (fault) {
    return fail('template.frontMatter', { problem: fault instanceof Error ? fault.message : String(fault) });
  }
  const parsed = FrontMatter.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return fail('template.frontMatter', { problem });
}

function templateNodes(text: string): readonly TemplateNode[] {
  let tokens: readonly unknown[];
  try {
    tokens = Mustache.parse(text, ['{{', '}}']);
  } catch (fault) {
    throw new TemplateSyntax(fault instanceof Error ? fault.message : String(fault));
  }
  return toNodes(tokens, text);
}

/** A token of Mustache.parse: kind, name or text, start, end, and for a section its content. */
function toNodes(tokens: readonly unknown[], text: string): readonly TemplateNode[] {
  return tokens.flatMap((token): readonly TemplateNode[] => {
    const [kind, name, start, , content] = token as readonly [string, string, number, number, unknown];
    if (kind === 'text') return [{ kind: 'markdown', text: name }];
    if (kind === '!') return [];
    const line = text.slice(0, start).split('\n').length;
    if (kind !== 'name' && kind !== '#' && kind !== '^')
      throw new TemplateSyntax(`tag {{${kind}${name}}} is not allowed, line ${line}`);
    if (!PATH.test(name)) throw new TemplateSyntax(`not a path: {{${name}}}, line ${line}`);
    if (kind === 'name') return [{ kind: 'slot', path: name }];
    const nodes = toNodes(Array.isArray(content) ? content : [], text);
    return [{ kind: 'section', path: name, inverted: kind === '^', nodes }];
  });
}

/** The body with every section drawn once and a word in each slot: its Markdown can be checked. */
function outline(nodes: readonly TemplateNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'markdown') return node.text;
      return node.kind === 'slot' ? 'slot' : outline(node.nodes);
    })
    .join('');
}
