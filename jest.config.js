/** The JavaScript tests: TypeScript as ES modules, against the sources in js/ and the engine in dist/. */
export default {
  roots: ['<rootDir>/tests/js'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^presend$': '<rootDir>/js/index.ts',
    '^presend/worker$': '<rootDir>/js/worker/index.ts',
    '^presend/server$': '<rootDir>/js/server/index.ts',
    '^presend/server/fastify$': '<rootDir>/js/server/fastify.ts',
    '^#loader$': '<rootDir>/js/loader.node.ts',
    '^#worker$': '<rootDir>/js/spawn.node.ts',
    '^\\./presend\\.mjs$': '<rootDir>/dist/presend.mjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 30_000,
};
