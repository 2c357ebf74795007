/**
 * Code that refuses logins from before a change of password, whatever becomes of their records: it compares a time or a number that
 * the change writes, or a hook of the data layer ends the logins whenever the password is written.
 */
import type { Place } from '../model/facts.ts'

const GUARD = new RegExp([
  // passwordChangedAt, password_updated_on, changedPasswordAfter
  String.raw`\b\w*(?:password|pwd|credential)s?_?(?:last_?)?(?:chang|updat|set|reset|modif)\w{0,4}_?(?:at|on|time|date|timestamp|ts|iat)\b`,
  String.raw`\b(?:last_?)?(?:chang|updat|reset)\w{0,2}_?(?:password|pwd)_?(?:at|on|time|date|after|since|before)\b`,
  // tokenVersion, session_version, securityStamp, tokensValidAfter
  String.raw`\b\w*(?:token|session|jwt|credential|password|pwd|\bauth)s?_?(?:version|generation|epoch|stamp)\b`,
  String.raw`\b\w*(?:token|session)s?_?(?:in)?valid\w{0,5}_?(?:after|since|from|before|at)\b|\bsecurity_?stamp\b`,
  // A key of which the password's hash is a part: jwt.sign(payload, SECRET + user.password)
  String.raw`secret\w*\W{1,6}(?:\w+\.)*(?:password|passwordHash|password_hash|hash)\b\s*[,)\x60}]`,
  // schema.pre('save', …): if (this.isModified('password')) this.tokens = []
  String.raw`(?:isModified|isDirectModified|changed|getDirty)\(\s*['"]\w*password\w*['"][^]{0,500}?(?:token|session)\w*(?:\s*=|\.(?:delete|remove|update|destroy)|\s*\))`,
].join('|'), 'i')

/** The first such place of each package. */
export function changeGuards(
  scopes: readonly string[], filesOf: (scope: string) => readonly string[], textOf: (file: string) => string,
): readonly { readonly scope: string; readonly place: Place }[] {
  return scopes.flatMap((scope) => {
    for (const file of filesOf(scope)) {
      const match = GUARD.exec(textOf(file))
      if (match !== null) return [{ scope, place: { file, start: match.index, end: match.index + match[0].length } }]
    }
    return []
  })
}
