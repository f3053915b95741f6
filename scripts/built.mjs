// Before the tests that run on what is built: builds what is stale, under the stamp that `npm start` and `npm run package` look at,
// so that nothing builds it again beside them.
export { build as default } from "./prepare.mjs";
