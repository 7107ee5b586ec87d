/**
 * `presend` and `presend/worker` as one file, for pages without a bundler: `<script type="module">` imports it from where
 * the package's `dist` folder is served, and it fetches the engine, the pack and the worker's script from beside it.
 */
export * from './index.js';
export * from './worker/index.js';
