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
      to: { path: '^(electron|test)/' },
    },
    {
      name: 'renderer-is-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-stay-apart',
      comment: 'Features meet in shared/, ui/ or app/.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-is-plain',
      comment: 'The parts of the screen know nothing of incidents, vault or host.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(features|platform|vault|app|cases|law)/' },
    },
    {
      name: 'dexie-in-vault-only',
      severity: 'error',
      from: { path: '^renderer/(?!vault/)' },
      to: { path: 'node_modules/dexie/' },
    },
    {
      name: 'crypto-in-workers',
      comment: 'WebAssembly and key derivation block the thread that calls them.',
      severity: 'error',
      from: { path: '^renderer/(?!vault/crypto-worker|workers/)' },
      to: { path: 'node_modules/(hash-wasm|@noble)/' },
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
      from: { path: '^electron/(?!dev/)' },
      to: {
        path: '(^(node:)?(http|https|http2|net|tls|dgram|dns(/promises)?|child_process|worker_threads|cluster|vm)$)|node_modules/undici/',
      },
    },
    {
      name: 'dev-stays-out',
      comment: 'What only developers run is never bundled.',
      severity: 'error',
      from: { path: '^(electron/(?!dev/)|renderer/|shared/)' },
      to: { path: '^electron/dev/' },
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
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.module\\.css$',
          '^renderer/(main\\.tsx|vault/crypto-worker\\.ts|workers/)',
          '^electron/(main|preload)\\.ts$',
          '^electron/(dev|package)/',
          '\\.config\\.ts$',
          '(^|/)README',
          '^test/',
        ],
      },
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
