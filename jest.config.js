/** The engine that is tested: what ships, or that of another folder (tests/js/engine.ts). */
const engine = process.env.PRESEND_ENGINE ?? 'dist';

/** The JavaScript tests: TypeScript as ES modules, against the sources in js/ and a built engine. */
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
    '^\\./presend\\.mjs$': `<rootDir>/${engine}/presend.mjs`,
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 30_000,
};
