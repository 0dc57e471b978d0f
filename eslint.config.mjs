import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a sentence is what it is for; anything else would print "[object Object]".
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // House style: no casts to silence the compiler. `as const` stays allowed.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      // One import line for each module, its types included.
      'no-duplicate-imports': 'error',
      'no-console': 'error',
      // One noun per file, and no file over 300 lines.
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    // One way to run work to its end, and one to wait. Tests may also cut work off.
    files: ['src/**', 'screens/**'],
    ignores: ['src/model/work/**'],
    rules: {
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
  { files: ['test/**'], rules: { '@typescript-eslint/no-floating-promises': 'error' } },
);
