/**
 * The plugin: rules and flat configs. Nothing heavy is loaded before a file with a logout in it is linted.
 * The default export is the plugin; `meta`, `rules` and `configs` are exported by the build for `import { … }`.
 */
import type { ESLint, Linter } from 'eslint'
import manifest from '../package.json' with { type: 'json' }
import { rules } from '../rules/index.ts'
import type { Recommended } from './rule-kit/define-rule.ts'

const NAMESPACE = 'secure-logout'

const meta = { name: manifest.name, version: manifest.version, namespace: NAMESPACE }

export interface SecureLogoutPlugin extends ESLint.Plugin {
  readonly meta: typeof meta
  readonly rules: typeof rules
  readonly configs: {
    /** What holds in nearly every application. */
    readonly recommended: Linter.Config
    /** Every rule that is not off by default, at `error`. */
    readonly strict: Linter.Config
  }
}

const plugin: SecureLogoutPlugin = {
  meta,
  rules,
  configs: {
    recommended: configOf('recommended', (recommended) => (recommended === 'strict' ? 'off' : recommended)),
    strict: configOf('strict', (recommended) => (recommended === 'off' ? 'off' : 'error')),
  },
}

function configOf(name: string, severityOf: (recommended: Recommended) => Linter.StringSeverity): Linter.Config {
  const severities = Object.entries(rules).map(([id, rule]) => [`${NAMESPACE}/${id}`, severityOf(rule.meta.docs.recommended)] as const)
  return {
    name: `${NAMESPACE}/${name}`,
    plugins: {
      // The config holds the plugin that holds the config.
      get [NAMESPACE]() {
        return plugin
      },
    },
    rules: Object.fromEntries(severities.filter(([, severity]) => severity !== 'off')),
  }
}

export default plugin
