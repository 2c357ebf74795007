import { describe, expect, it } from 'vitest'
import { isDisabled } from '../../src/cli/disable-comments.ts'

const RULE = 'secure-logout/no-get-logout'

/** Is the rule off at the mark `@`? */
function isOff(text: string): boolean {
  return isDisabled(text.replace('@', ''), RULE, text.indexOf('@'))
}

describe('comments that switch rules off', () => {
  it.each([
    ['the line itself', `@get('/logout') // eslint-disable-line ${RULE}`],
    ['the line itself, in a block comment', `/* eslint-disable-line ${RULE} */ @get('/logout')`],
    ['the next line', `// eslint-disable-next-line ${RULE}\n@get('/logout')`],
    ['the next line, all rules', `// eslint-disable-next-line\n@get('/logout')`],
    ['the next line, with a reason', `// eslint-disable-next-line ${RULE} -- an old client\n@get('/logout')`],
    ['the next line, one of several', `// eslint-disable-next-line no-console, ${RULE}\n@get('/logout')`],
    ['the line after a comment of several lines', `/* eslint-disable-next-line\n ${RULE} */\n@get('/logout')`],
    ['the rest of the file', `/* eslint-disable ${RULE} */\nfirst()\n@get('/logout')`],
    ['the rest of the file, all rules', `/* eslint-disable */\n@get('/logout')`],
    ['the file, by configuration', `/* eslint ${RULE}: "off" */\n@get('/logout')`],
    ['the file, by configuration with quotes and a number', `/* eslint "no-console": 2, "${RULE}": 0 */\n@get('/logout')`],
    ['a template', `<!-- eslint-disable ${RULE} -->\n@get('/logout')`],
    ['Windows line ends', `// eslint-disable-next-line ${RULE}\r\n@get('/logout')`],
  ])('%s', (_, text) => {
    expect(isOff(text)).toBe(true)
  })

  it.each([
    ['no comment', `@get('/logout')`],
    ['another rule', `// eslint-disable-next-line secure-logout/require-clear-site-data\n@get('/logout')`],
    ['the line after the next', `// eslint-disable-next-line ${RULE}\nfirst()\n@get('/logout')`],
    ['the line before', `@get('/logout')\n// eslint-disable-line ${RULE}`],
    ['the last line, which has no next', `@get('/logout') // eslint-disable-next-line ${RULE}`],
    ['what comes later', `@get('/logout')\n/* eslint-disable ${RULE} */`],
    ['switched on again', `/* eslint-disable ${RULE} */\n/* eslint-enable ${RULE} */\n@get('/logout')`],
    ['all switched on again', `/* eslint-disable ${RULE} */\n/* eslint-enable */\n@get('/logout')`],
    ['configured on', `/* eslint ${RULE}: "error" */\n@get('/logout')`],
    ['a line comment with a block directive', `// eslint-disable ${RULE}\n@get('/logout')`],
    ['the rule named in the reason only', `// eslint-disable-next-line no-console -- not ${RULE}\n@get('/logout')`],
  ])('not: %s', (_, text) => {
    expect(isOff(text)).toBe(false)
  })
})
