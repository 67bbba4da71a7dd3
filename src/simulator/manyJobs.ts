const PARTS = [
  ...['accounts', 'basket', 'billing', 'catalogue', 'checkout', 'delivery', 'fraud', 'identity'],
  ...['inventory', 'pricing', 'search'],
];
const KINDS = [
  'lint',
  'types',
  'unit',
  'contract',
  'integration',
  'browser',
  'accessibility',
  'load',
  'image',
];

/** The names of 100 jobs: nine for each part of a shop, and one for all of it. */
export const manyJobs: readonly [string, ...string[]] = [
  'licences',
  ...PARTS.flatMap((part) => KINDS.map((kind) => `${part}-${kind}`)),
];
