import tseslint from 'typescript-eslint';
import { ignoredResult } from './scripts/lint/ignored-result.mjs';

/** What all files are held to, those of the programs and those that build and test them. */
const house = {
  eqeqeq: 'error',
  // One import line for each module, its types included.
  'no-duplicate-imports': 'error',
  // One noun per file, and no file over 300 lines.
  'max-lines': ['error', { max: 300 }],
};

const scripts = ['**/*.mjs', '**/*.cjs'];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...house,
      // A number in a sentence is what it is for; anything else would print "[object Object]".
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // House style: no casts to silence the compiler. `as const` stays allowed.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
    },
  },
  {
    // Scripts are plain JavaScript without types, so the rules that need none hold.
    files: scripts,
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: {
      globals: Object.fromEntries(
        Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      ...house,
      'no-undef': 'error',
      'no-unreachable': 'error',
      'no-self-compare': 'error',
      'no-fallthrough': 'error',
      'no-unsafe-finally': 'error',
      'no-promise-executor-return': 'error',
      'no-throw-literal': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    // One way to run work to its end, and one to wait. Tests may also cut work off.
    files: ['src/**', 'screens/**'],
    ignores: ['src/model/work/**'],
    plugins: { house: { rules: { 'ignored-result': ignoredResult } } },
    rules: {
      'house/ignored-result': 'error',
      'no-restricted-imports': [
        'error',
        { name: 'node:timers/promises', message: 'pause (src/model/work/pause.ts) waits.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(ForStatement, WhileStatement, DoWhileStatement) ' +
            'AwaitExpression > CallExpression[arguments.length=0][callee.property.name="next"]',
          message: 'finish and retell (src/model/work/finish.ts) run work to its end.',
        },
        {
          selector:
            ':matches(NewExpression[callee.name="Promise"] > ArrowFunctionExpression, ' +
            'NewExpression[callee.name="Promise"] > * > BlockStatement > ExpressionStatement) > ' +
            'CallExpression[callee.name="setTimeout"]',
          message: 'pause (src/model/work/pause.ts) waits.',
        },
        {
          // XenAPI's MTU, MAC and SR are names of fields.
          selector: 'VariableDeclarator > Identifier.id[name=/^[A-Z][A-Z0-9_]{3,}$/]',
          message: 'Constants are named like everything else: inCamelCase.',
        },
      ],
    },
  },
  {
    // The declaration of a package's module cannot import a file of ours in another way.
    files: ['**/*.d.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    // Node loads CommonJS before a program (`--require`), and the packaged runtime runs it.
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        exports: 'writable',
        __dirname: 'readonly',
        __filename: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // A Node that is too old must understand it, to say so.
    files: ['scripts/support/too-old.cjs'],
    rules: { 'no-var': 'off', 'prefer-template': 'off' },
  },
);
