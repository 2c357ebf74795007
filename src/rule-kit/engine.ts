/** What the plugin needs of the analysis. All of it is heavy: only `load-engine.ts` may import this module. */
export { analyseProject, createSources } from '../project/analyse.ts'
export { findProjectRoot } from '../project/host.ts'
export { createRepairingView } from '../repair/repairs.ts'
