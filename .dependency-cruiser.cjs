/** Who may import whom. The table with reasons is in ARCHITECTURE.md. */

/** Packages that compute and reach for no clock, disk or network by themselves. */
const PURE_PACKAGES = 'node_modules/(zod|temporal-polyfill|fastest-levenshtein|papaparse)/';
const LETTER_PACKAGES =
  'node_modules/(mustache|@types/mustache|yaml|mdast-util-[^/]+|micromark-[^/]+|@types/mdast|pdfmake|docx|fflate)/';

module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'The core runs everywhere and does no I/O: only itself and packages named here.',
      severity: 'error',
      from: { path: '^shared/(?!letters/)' },
      to: { pathNot: ['^shared/', PURE_PACKAGES] },
    },
    {
      name: 'letters-are-pure',
      comment: 'The letters also use the template and document libraries.',
      severity: 'error',
      from: { path: '^shared/letters/' },
      to: { pathNot: ['^shared/', PURE_PACKAGES, LETTER_PACKAGES] },
    },
    {
      name: 'rules-know-no-transport',
      severity: 'error',
      from: { path: '^shared/(?!ipc/)' },
      to: { path: '^shared/ipc/' },
    },
    {
      name: 'renderer-sees-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shell-sees-shared-only',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'no-network-in-shell',
      comment: 'No request ever leaves. See docs/decisions/0001-layers-and-purity.md.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns|child_process)$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.config\\.ts$', '(^|/)README', '^test/'] },
      to: {},
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
