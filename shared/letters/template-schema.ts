import { z } from 'zod';

/** A fact that the letter needs before it may go out, and the article that asks for it. */
const RequiredField = z.strictObject({
  /** Path of the fact, as in `facts/paths.ts`. */
  field: z.string().min(1),
  /** Citation, such as "Art. 33(3)(a) GDPR". */
  requiredBy: z.string().min(1),
});

/** The head of a template file, between two `---` lines. */
export const FrontMatter = z.strictObject({
  id: z.string().regex(/^\S+$/),
  version: z.int().positive(),
  kind: z.string().regex(/^\S+$/),
  /** BCP 47 tag of the whole text. */
  lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** Title in the file's properties and on top of page 2; may hold slots. The body writes its own heading. */
  title: z.string().min(1),
  /** Subject in the file's properties and of an e-mail; may hold slots. */
  subject: z.string().min(1),
  /** Classification on every page; may hold slots. */
  marking: z.string().min(1),
  /** Citation of the provision that the letter serves. */
  rule: z.string().min(1),
  /** Where the wording comes from. */
  source: z.string().min(1),
  approval: z.enum(['approved', 'draft', 'archived']),
  required: z.array(RequiredField).readonly(),
});
export type FrontMatter = Readonly<z.infer<typeof FrontMatter>>;

/** A piece of template: literal Markdown, a slot for one value, or a condition or loop. */
export type TemplateNode =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'slot'; readonly path: string }
  | {
      readonly kind: 'section';
      readonly path: string;
      /** `{{^path}}`: drawn when the value is absent, false or an empty list. */
      readonly inverted: boolean;
      readonly nodes: readonly TemplateNode[];
    };

/** A template that has been read and checked. */
export type LetterTemplate = {
  readonly front: FrontMatter;
  readonly title: readonly TemplateNode[];
  readonly subject: readonly TemplateNode[];
  readonly marking: readonly TemplateNode[];
  readonly body: readonly TemplateNode[];
};

/**
 * The paths of all slots and sections, as written in the template, each once, in order of appearance.
 * Inside a loop they are relative to the item.
 */
export function templatePaths(template: LetterTemplate): readonly string[] {
  const paths = new Set<string>();
  const visit = (nodes: readonly TemplateNode[]): void => {
    for (const node of nodes) {
      if (node.kind !== 'markdown') paths.add(node.path);
      if (node.kind === 'section') visit(node.nodes);
    }
  };
  for (const part of [template.title, template.subject, template.marking, template.body]) visit(part);
  return [...paths];
}
